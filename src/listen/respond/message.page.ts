import { type Html, html } from "#platform/html/html.ts";
import type { Page, Question } from "../questionnaires/definition.ts";
import { newsWords } from "../said-and-done/words.ts";
import { type Fields, fieldNames } from "./form.ts";
import { say, type View } from "./view.ts";

/** A page that has nothing to fill in. */
export const messagePage = ({ title, text }: { title: string; text: string }): Html =>
  html`<h1>${title}</h1>
<p class="lead">${text}</p>
`;

export interface Closed {
  view: View;
  /** When it closed, in words; null where that isn't known. */
  closed: string | null;
  completed: boolean;
  started: boolean;
  /** Whether it is known what was saved: an invitation to an anonymous survey doesn't tell. */
  isKnown: boolean;
  /** The page whose form came too late; what it held is in the view's fields. */
  late: Page | null;
  /** The address of what was done with the answers; null where nothing is published. */
  news: string | null;
}

/** The way to what was done with the answers. */
export const newsLink = (news: string | null, language: string): Html | false =>
  news !== null &&
  html`<p><a href="${news}?language=${language}">${newsWords(language).link}</a></p>
`;

/** Says that a campaign is closed, and shows what came too late, so that nobody loses what they wrote. */
export function closedPage({ view, closed, completed, started, late, isKnown, news }: Closed): Html {
  const { words } = view;
  const entered = late ? late.questions.map((question) => enteredIn(view, question)) : [];
  return html`<h1>${words.closed.title}</h1>
<p class="lead">${closed !== null && `${words.closed.since(closed)} `}${
    isKnown && (completed ? words.closed.complete : started ? words.closed.partly : words.closed.none)
  }</p>
${newsLink(news, view.language)}${
  entered.some((each) => each !== null) &&
  html`<section class="late"><p>${words.closed.notStored}</p>
<dl>${entered}</dl></section>
`
}`;
}

/** What was entered to a question, in words; null where nothing was. */
function enteredIn(view: View, question: Question): Html | null {
  const lines = linesOf(view, question, view.fields);
  if (lines.length === 0) return null;
  return html`<dt>${say(view, question.text)}</dt>${lines.map((line) => html`<dd>${line}</dd>`)}
`;
}

/** What stands in a question's fields, in words. */
export function linesOf(view: View, question: Question, fields: Fields): string[] {
  const values = (name: string) => (fields.get(name) ?? []).filter((value) => value.trim() !== "");
  const word = (value: string) => valueText(view, question, value);
  const { id } = question;
  const own = [
    ...values(id).map(word),
    ...values(fieldNames.other(id)),
    ...values(fieldNames.special(id)).map((value) => word(`!${value}`)),
  ];
  if (question.type === "paired-rating")
    return question.rows.flatMap((row) =>
      question.perspectives.flatMap((perspective) =>
        values(fieldNames.pair(id, row.id, perspective.id)).map(
          (value) => `${say(view, row.text)} – ${say(view, perspective.name)}: ${word(value)}`,
        ),
      ),
    );
  const rows = question.type === "matrix" ? question.rows : isListed(question) ? question.options : [];
  const listed = rows.flatMap((row) =>
    values(fieldNames.row(id, row.id)).map((value) => `${say(view, row.text)}: ${word(value)}`),
  );
  return [...own, ...listed];
}

const isListed = (question: Question) => question.type === "ranking" || question.type === "constant-sum";

/** An option's or a column's text, a special answer's, or the value itself. */
function valueText(view: View, question: Question, value: string): string {
  const special = /^!(not-applicable|dont-know|refused)$/.exec(value)?.[1];
  if (special) return view.words.question.specials[special as "refused"];
  if (question.type === "matrix") {
    const column = question.columns.find(({ id }) => id === value);
    return column ? say(view, column.text) : value;
  }
  if (!("options" in question) || isListed(question)) return value;
  const option = question.options.find(({ id }) => id === value);
  return option ? say(view, option.text) : value;
}
