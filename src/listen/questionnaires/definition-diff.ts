import type { Definition, Option, Page, Question, Texts } from "./definition.ts";
import { textIn } from "./texts.ts";

/** One difference between two states of a questionnaire. */
export interface Change {
  kind: "added" | "removed" | "changed";
  subject: "questionnaire" | "page" | "question";
  /** Empty for the questionnaire. */
  id: string;
  /** What it is called, in the first language. */
  text: string;
  /** Of a change: what changed, a phrase each. */
  details: string[];
}

/** What changed from one state of a questionnaire to another, in words and in the later one's order, removals last. */
export function compareDefinitions(before: Definition, after: Definition): Change[] {
  return [...wholeChanges(before, after), ...pageChanges(before, after), ...questionChanges(before, after)];
}

function wholeChanges(before: Definition, after: Definition): Change[] {
  const added = after.languages.filter((language) => !before.languages.includes(language));
  const removed = before.languages.filter((language) => !after.languages.includes(language));
  const details = [
    ...textChange("title", before.title, after.title),
    ...textChange("introduction", before.introduction, after.introduction),
    ...textChange("closing words", before.thanks, after.thanks),
    ...(added.length > 0 ? [`languages added: ${added.join(", ")}`] : []),
    ...(removed.length > 0 ? [`languages removed: ${removed.join(", ")}`] : []),
    ...(before.languages[0] === after.languages[0] ? [] : [`first language is now ${after.languages[0]}`]),
  ];
  return changed("questionnaire", "", labelOf(after, after.title), details);
}

function pageChanges(before: Definition, after: Definition): Change[] {
  const old = new Map(before.pages.map((page) => [page.id, page]));
  const kept = new Set(after.pages.map(({ id }) => id));
  const moved = movedIds(before.pages, after.pages);
  const name = (definition: Definition, { title, id }: Page) => (title && labelOf(definition, title)) || id;
  return [
    ...after.pages.flatMap((page): Change[] => {
      const { id, title, introduction, showIf } = page;
      const text = name(after, page);
      const earlier = old.get(id);
      if (!earlier) return [{ kind: "added", subject: "page", id, text, details: [] }];
      return changed("page", id, text, [
        ...textChange("title", earlier.title, title),
        ...textChange("introduction", earlier.introduction, introduction),
        ...conditionChange(earlier.showIf, showIf),
        ...(moved.has(id) ? ["moved to another place"] : []),
      ]);
    }),
    ...before.pages
      .filter(({ id }) => !kept.has(id))
      .map(
        (page): Change => ({
          kind: "removed",
          subject: "page",
          id: page.id,
          text: name(before, page),
          details: [],
        }),
      ),
  ];
}

interface Placed {
  question: Question;
  page: Page;
}

function questionChanges(before: Definition, after: Definition): Change[] {
  const old = placedQuestions(before);
  const now = placedQuestions(after);
  const moved = new Set(
    after.pages.flatMap((page) => {
      const earlier = before.pages.find(({ id }) => id === page.id);
      return earlier ? [...movedIds(earlier.questions, page.questions)] : [];
    }),
  );
  return [
    ...Array.from(now.values(), ({ question, page }): Change[] => {
      const { id } = question;
      const text = labelOf(after, question.text);
      const earlier = old.get(id);
      if (!earlier) return [{ kind: "added", subject: "question", id, text, details: [] }];
      return changed("question", id, text, [
        ...(earlier.page.id === page.id
          ? moved.has(id)
            ? ["moved to another place"]
            : []
          : [`moved to page ${page.id}`]),
        ...differences(earlier.question, question),
      ]);
    }).flat(),
    ...Array.from(old.values())
      .filter(({ question }) => !now.has(question.id))
      .map(
        ({ question: { id, text } }): Change => ({
          kind: "removed",
          subject: "question",
          id,
          text: labelOf(before, text),
          details: [],
        }),
      ),
  ];
}

const placedQuestions = ({ pages }: Definition): Map<string, Placed> =>
  new Map(pages.flatMap((page) => page.questions.map((question) => [question.id, { question, page }])));

/** Ids that are in both lists but in another order: those that left the longest run that kept its order. */
function movedIds(before: readonly { id: string }[], after: readonly { id: string }[]): Set<string> {
  const place = new Map(before.map(({ id }, index) => [id, index]));
  const common = after.map(({ id }) => id).filter((id) => place.has(id));
  const best: { length: number; previous: number }[] = [];
  for (const [index, id] of common.entries()) {
    best[index] = { length: 1, previous: -1 };
    for (let other = 0; other < index; other++) {
      const length = (best[other]?.length ?? 0) + 1;
      const isAfter = (place.get(common[other] ?? "") ?? 0) < (place.get(id) ?? 0);
      if (isAfter && length > (best[index]?.length ?? 0)) best[index] = { length, previous: other };
    }
  }
  let at = best.reduce((top, { length }, index) => (length > (best[top]?.length ?? 0) ? index : top), 0);
  const moved = new Set(common);
  while (at >= 0 && at < common.length) {
    moved.delete(common[at] ?? "");
    at = best[at]?.previous ?? -1;
  }
  return moved;
}

type Fields = Readonly<Record<string, unknown>>;

/** How each property is called. What isn't in here has words of its own. */
const names: Readonly<Record<string, string>> = {
  text: "wording",
  help: "help",
  other: "answer with a text field",
  low: "lower end",
  high: "upper end",
  unit: "unit",
  options: "option",
  rows: "row",
  columns: "column",
  minimum: "lowest",
  maximum: "highest",
  anchors: "names of the points",
  perspectives: "points of view",
  exclusive: "options that exclude others",
  ranks: "number of ranks",
  total: "total",
  decimals: "decimal places",
  earliest: "earliest date",
  latest: "latest date",
  maximumLength: "greatest length",
  meaning: "what it stands for",
};
const switches: Readonly<Record<string, string>> = {
  required: "required",
  notApplicable: "“not applicable” offered",
  dontKnow: "“don't know” offered",
  refused: "“rather not say” offered",
};
const textual = ["text", "help", "other", "low", "high", "unit"];
const listed = ["options", "rows", "columns"];

function differences(before: Question, after: Question): string[] {
  if (before.type !== after.type) return [`type changed from ${before.type} to ${after.type}`];
  const [old, now] = [before, after] as unknown as [Fields, Fields];
  const properties = new Set([...Object.keys(old), ...Object.keys(now)]);
  return [...properties].flatMap((property): string[] => {
    const [one, other] = [old[property], now[property]];
    const name = names[property];
    if (property === "showIf") return conditionChange(one as string, other as string);
    const turned = switches[property];
    if (turned !== undefined)
      return Boolean(one) === Boolean(other) ? [] : [`${other ? "now" : "no longer"} ${turned}`];
    if (name === undefined || JSON.stringify(one) === JSON.stringify(other)) return [];
    if (textual.includes(property))
      return textChange(name, one as Texts | undefined, other as Texts | undefined);
    if (listed.includes(property)) return listChanges(name, one as Option[], other as Option[]);
    return typeof other === "object" || typeof one === "object"
      ? [`${name} changed`]
      : [`${name} changed from ${one ?? "none"} to ${other ?? "none"}`];
  });
}

function listChanges(name: string, before: readonly Option[] = [], after: readonly Option[] = []): string[] {
  const old = new Map(before.map((option) => [option.id, option]));
  const now = new Map(after.map((option) => [option.id, option]));
  const lists = {
    added: after.filter(({ id }) => !old.has(id)),
    removed: before.filter(({ id }) => !now.has(id)),
    reworded: after.filter(({ id, text }) => old.has(id) && !isSame(old.get(id)?.text, text)),
  };
  const found = Object.entries(lists).flatMap(([verb, options]) =>
    options.length === 0
      ? []
      : [`${name}${options.length === 1 ? "" : "s"} ${verb}: ${options.map(({ id }) => id).join(", ")}`],
  );
  return movedIds(before, after).size > 0 ? [...found, `order of the ${name}s changed`] : found;
}

function textChange(name: string, before: Texts | undefined, after: Texts | undefined): string[] {
  if (isSame(before, after)) return [];
  if (before === undefined) return [`${name} added`];
  if (after === undefined) return [`${name} removed`];
  const languages = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (language) => before[language] !== after[language],
  );
  return [`${name} changed (${languages.join(", ")})`];
}

/** Texts by language, in whichever order the languages are. */
function isSame(before: Texts | undefined, after: Texts | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  const languages = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...languages].every((language) => before[language] === after[language]);
}

function conditionChange(before = "", after = ""): string[] {
  if (before.trim() === after.trim()) return [];
  return [after.trim() === "" ? "now shown to everybody" : `now shown if ${after.trim()}`];
}

const changed = (subject: Change["subject"], id: string, text: string, details: string[]): Change[] =>
  details.length === 0 ? [] : [{ kind: "changed", subject, id, text, details }];

const labelOf = (definition: Definition, texts: Texts): string =>
  textIn(texts, definition.languages[0], definition.languages);
