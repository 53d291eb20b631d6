import type { Answer, Answers } from "#listen/questionnaires/answer.ts";
import type { Definition, Option, Question, Texts } from "#listen/questionnaires/definition.ts";
import type { Meaning } from "#listen/questionnaires/meaning.ts";
import { pointsOf } from "#listen/questionnaires/meaning-check.ts";
import { withoutValues } from "#listen/questionnaires/piping.ts";
import type { AnswerValue, ScaleEnds, UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import { missingReasons } from "#listen/survey-files/survey-file.ts";

/** An item of a questionnaire: one column of numbers. */
export interface SurveyItem {
  column: UnderstoodColumn;
  /** The question's id. */
  question: string;
  /** The row or option it is about; null where the question is the item. */
  part: string | null;
  meaning: Meaning | null;
  /** What a person's answer to the question counts as. */
  read(answer: Answer): Read;
}

/** A value, or why there is none: the code of `CodedBatch.missing`. */
type Read = { value: number } | { missing: number };

const codeOf = (reason: (typeof missingReasons)[number]) => 1 + missingReasons.indexOf(reason);
const blank: Read = { missing: codeOf("blank") };
const notApplicable: Read = { missing: codeOf("not applicable") };
const specials = {
  "not-applicable": notApplicable,
  "dont-know": { missing: codeOf("don't know") },
  refused: { missing: codeOf("refused") },
} as const satisfies Record<string, Read>;
/** The code of questions that somebody was not asked. */
const notShown = codeOf("not shown");

/** A text in the questionnaire's first language, in the words for everybody where something is put in. */
export const plainText = (texts: Texts | undefined, language: string): string =>
  withoutValues(texts?.[language] ?? "").trim();

/** Meanings of ratings that explain nothing: they ask for something else than how a part of the service is. */
const noDrivers: ReadonlySet<Meaning | undefined> = new Set([
  "importance",
  "expectation",
  "against-expectation",
  "providers",
  "effort",
  "recommend",
  "satisfaction",
]);

/**
 * The items of a questionnaire in its order. A question is an item under its id; rows, options, ranks and amounts are items
 * under `<question>.<row or option>`. Texts, dates and statements are none.
 */
export function itemsOf({ pages, languages: [language] }: Definition): SurveyItem[] {
  const questions = pages.flatMap((page) => page.questions);
  const partsAreRated = questions.some(({ meaning }) => meaning === "performance");
  return questions.flatMap((question) =>
    itemsOfQuestion(question, language).map(({ column, ...item }): SurveyItem => {
      const isDriver = partsAreRated
        ? question.meaning === "performance"
        : !noDrivers.has(question.meaning) && column.kind === "rating";
      return { ...item, column: isDriver ? column : { ...column, driver: false } };
    }),
  );
}

interface Told {
  part?: Option;
  kind: UnderstoodColumn["kind"];
  ends?: ScaleEnds;
  values?: AnswerValue[];
  label?: string;
  read: (answer: Answer) => Read;
}

/** Characters of a question that stand behind a row or option. */
const longestQuestion = 60;

/** What a row or option is about: "Penny Post (Which companies do you also buy from?)". */
function labelOfPart(part: string, question: string): string {
  if (question.length <= longestQuestion) return `${part} (${question})`;
  const words = question.slice(0, longestQuestion).replace(/\s+\S*$/u, "");
  return `${part} (${words.replace(/[\s,;:–-]+$/u, "")}…)`;
}

function itemsOfQuestion(question: Question, language: string): SurveyItem[] {
  const text = plainText(question.text, language) || question.id;
  const item = ({ part, kind, ends, values = [], label, read }: Told): SurveyItem => ({
    question: question.id,
    part: part?.id ?? null,
    meaning: question.meaning ?? null,
    read: (answer) => ("special" in answer ? specials[answer.special] : read(answer)),
    column: {
      position: 0,
      option: null,
      name: part ? `${question.id}.${part.id}` : question.id,
      label: label ?? (part ? labelOfPart(plainText(part.text, language) || part.id, text) : text),
      kind,
      by: "definition",
      because: "",
      ends: ends ?? null,
      reversed: false,
      values,
      missing: [],
      filled: 0,
      distinct: values.length || (ends ? ends.high - ends.low + 1 : 2),
      examples: [],
      question: part ? question.id : null,
    },
  });
  switch (question.type) {
    case "single-choice":
    case "dropdown": {
      const options = withOther(question.options, question.other);
      const places = placesOf(options);
      const read = (answer: Answer) => given("choice" in answer ? places.get(answer.choice) : undefined);
      return [item({ kind: "choice", values: named(options, language), read })];
    }
    case "multiple-choice":
      return withOther(question.options, question.other).map((part) =>
        item({
          part,
          kind: "multiple",
          ends: { low: 0, high: 1 },
          read: (answer) =>
            "choices" in answer ? { value: answer.choices.includes(part.id) ? 1 : 0 } : blank,
        }),
      );
    case "rating":
    case "zero-to-ten": {
      const { ends, values } = scaleOf(question, language);
      const read = (answer: Answer) => given("rating" in answer ? answer.rating : undefined);
      return [item({ kind: "rating", ends, values, read })];
    }
    case "number":
      return [
        item({ kind: "number", read: (answer) => given("number" in answer ? answer.number : undefined) }),
      ];
    case "matrix":
      return matrixItems(question, language).map(item);
    case "paired-rating": {
      const { ends, values } = scaleOf(question, language);
      return question.rows.flatMap((row) =>
        question.perspectives.map(({ id, name }) =>
          item({
            part: { id: `${row.id}.${id}`, text: row.text },
            label: `${plainText(row.text, language)} (${plainText(name, language)})`,
            kind: "rating",
            ends,
            values,
            read: (answer) => pairRead(question, row.id, id, answer),
          }),
        ),
      );
    }
    case "ranking": {
      const count = question.options.length;
      return question.options.map((part) =>
        item({
          part,
          kind: "number",
          read: (answer) => ("ranking" in answer ? { value: rankOf(answer.ranking, part.id, count) } : blank),
        }),
      );
    }
    case "constant-sum":
      return question.options.map((part) =>
        item({
          part,
          kind: "number",
          ends: { low: 0, high: question.total },
          read: (answer) => ("amounts" in answer ? { value: answer.amounts[part.id] ?? 0 } : blank),
        }),
      );
    default:
      return [];
  }
}

const given = (value: number | undefined): Read => (value === undefined ? blank : { value });
const withOther = (options: readonly Option[], other: Texts | undefined): readonly Option[] =>
  other ? [...options, { id: "other", text: other }] : options;
const placesOf = (options: readonly Option[]) => new Map(options.map(({ id }, place) => [id, place]));
const named = (options: readonly Option[], language: string): AnswerValue[] =>
  options.map(({ id, text }, value) => ({ cell: id, value, label: plainText(text, language) || id }));

function scaleOf(
  question: Extract<Question, { type: "rating" | "paired-rating" | "zero-to-ten" }>,
  language: string,
): { ends: ScaleEnds; values: AnswerValue[] } {
  const [low, high] = question.type === "zero-to-ten" ? [0, 10] : [question.minimum, question.maximum];
  const anchors = question.type === "zero-to-ten" ? [question.low, question.high] : question.anchors;
  const last = high - low;
  const textAt = (place: number) => {
    if (anchors.length === last + 1) return anchors[place];
    return place === 0 ? anchors[0] : place === last ? anchors.at(-1) : undefined;
  };
  const values = Array.from({ length: last + 1 }, (_, place): AnswerValue => {
    const [value, word] = [low + place, plainText(textAt(place), language)];
    return { cell: String(value), value, label: word === "" ? String(value) : `${value} – ${word}` };
  });
  return { ends: { low, high }, values };
}

/** Rows are ratings where columns are named by whole numbers, any other column meaning "not applicable"; else choices. */
function matrixItems(question: Extract<Question, { type: "matrix" }>, language: string): Told[] {
  const points = pointsOf(question);
  // Parts of the service need no question behind them.
  const isPart = question.meaning === "performance";
  const labelled = (part: Option) => (isPart ? { label: plainText(part.text, language) || part.id } : {});
  const chosen = (answer: Answer, row: string) => ("rows" in answer ? answer.rows[row] : undefined);
  if (points.length < 2) {
    const places = placesOf(question.columns);
    const values = named(question.columns, language);
    return question.rows.map((part) => ({
      part,
      ...labelled(part),
      kind: "choice",
      values,
      read: (answer) => given(places.get(chosen(answer, part.id) ?? "")),
    }));
  }
  const ends = { low: points[0] ?? 0, high: points.at(-1) ?? 0 };
  const values = question.columns
    .filter(({ id }) => points.includes(Number(id)))
    .map(({ id, text }): AnswerValue => {
      const word = plainText(text, language);
      return { cell: id, value: Number(id), label: word === "" || word === id ? id : `${id} – ${word}` };
    });
  const valueAt = new Map(
    question.columns.map(({ id }): [string, Read] => [
      id,
      /^\d+$/.test(id) ? { value: Number(id) } : notApplicable,
    ]),
  );
  return question.rows.map((part) => ({
    part,
    ...labelled(part),
    kind: "rating",
    ends,
    values,
    read: (answer) => valueAt.get(chosen(answer, part.id) ?? "") ?? blank,
  }));
}

/** A row counts where it is rated from every point of view, so that all its figures are about the same people. */
function pairRead(
  { perspectives }: Extract<Question, { type: "paired-rating" }>,
  row: string,
  perspective: string,
  answer: Answer,
): Read {
  if (!("pairs" in answer)) return blank;
  const ratings = answer.pairs[row];
  if (!ratings || perspectives.some(({ id }) => ratings[id] === undefined)) return blank;
  if (perspectives.some(({ id }) => ratings[id] === null)) return notApplicable;
  return given(ratings[perspective] ?? undefined);
}

/** Options without a rank share the ranks that are left over, each at their mean. */
function rankOf(ranking: readonly string[], option: string, count: number): number {
  const rank = ranking.indexOf(option);
  return rank < 0 ? (ranking.length + 1 + count) / 2 : rank + 1;
}

/** What one person's answers are for these items. */
export function readItem(item: SurveyItem, answers: Answers, shown: ReadonlySet<string>): Read {
  if (!shown.has(item.question)) return { missing: notShown };
  const answer = answers[item.question];
  return answer === undefined ? blank : item.read(answer);
}

/** The item that a meaning stands for, where the question is the item. */
export const itemMeaning = (items: readonly SurveyItem[], meaning: Meaning): SurveyItem | undefined =>
  items.find((item) => item.meaning === meaning);
