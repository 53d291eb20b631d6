import type { Definition, Option, Page, Question, Texts } from "./definition.ts";

/** One text of a questionnaire, and where it stands. */
export interface PlacedText {
  /** JSON pointer, e.g. "/pages/0/questions/2/options/1/text". */
  path: string;
  texts: Texts;
  /** What it is: "question", "option", "title" … */
  noun: string;
  /** Index of its page; -1 before the first, the number of pages after the last. */
  page: number;
  /** Id of its question. */
  question?: string;
}

/** All texts of a questionnaire in the order in which respondents meet them. */
export function* textsOf(definition: Definition): Generator<PlacedText> {
  const { title, introduction, thanks, pages } = definition;
  yield { path: "/title", texts: title, noun: "title", page: -1 };
  if (introduction) yield { path: "/introduction", texts: introduction, noun: "introduction", page: -1 };
  for (const [index, page] of pages.entries()) yield* textsOfPage(page, index);
  if (thanks) yield { path: "/thanks", texts: thanks, noun: "closing words", page: pages.length };
}

function* textsOfPage(page: Page, index: number): Generator<PlacedText> {
  const path = `/pages/${index}`;
  if (page.title) yield { path: `${path}/title`, texts: page.title, noun: "title", page: index };
  if (page.introduction)
    yield { path: `${path}/introduction`, texts: page.introduction, noun: "introduction", page: index };
  for (const [number, question] of page.questions.entries())
    for (const text of textsOfQuestion(question))
      yield {
        ...text,
        path: `${path}/questions/${number}${text.path}`,
        page: index,
        question: question.id,
      };
}

type Inside = Pick<PlacedText, "path" | "texts" | "noun">;

function* textsOfQuestion(question: Question): Generator<Inside> {
  yield { path: "/text", texts: question.text, noun: "question" };
  if (question.help) yield { path: "/help", texts: question.help, noun: "help" };
  if ("rows" in question) yield* listed("rows", "row", question.rows);
  if ("options" in question) yield* listed("options", "option", question.options);
  if ("columns" in question) yield* listed("columns", "column", question.columns);
  if ("other" in question && question.other)
    yield { path: "/other", texts: question.other, noun: "other answer" };
  if ("perspectives" in question)
    for (const [index, { name, lead }] of question.perspectives.entries()) {
      yield { path: `/perspectives/${index}/name`, texts: name, noun: "point of view" };
      yield { path: `/perspectives/${index}/lead`, texts: lead, noun: "beginning of the sentence" };
    }
  if ("anchors" in question)
    for (const [index, texts] of question.anchors.entries())
      yield { path: `/anchors/${index}`, texts, noun: "point" };
  if ("low" in question) {
    yield { path: "/low", texts: question.low, noun: "lower end" };
    yield { path: "/high", texts: question.high, noun: "upper end" };
  }
  if ("unit" in question && question.unit) yield { path: "/unit", texts: question.unit, noun: "unit" };
}

function* listed(name: string, noun: string, options: readonly Option[]): Generator<Inside> {
  for (const [index, { text }] of options.entries())
    yield { path: `/${name}/${index}/text`, texts: text, noun };
}
