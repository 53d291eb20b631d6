import type { Understanding } from "#listen/survey-files/survey-file.ts";
import { asksToRecommend } from "../surveys/recommending.ts";
import type { SurveyChoice } from "../surveys/survey-choice.ts";
import type { SurveySource } from "../surveys/survey-source.ts";
import { readColumns } from "./answer-columns.ts";
import type { SurveyAnswers } from "./survey-answers.ts";
import type { SurveyRules } from "./survey-classes.ts";
import { itemMeaning, type SurveyItem } from "./survey-items.ts";

/** A campaign's answers as the analysis of surveys reads them. */
export function answersSource({ items, columns, rows }: SurveyAnswers): SurveySource {
  const places = new Map(items.map(({ column }, place) => [column.name, place]));
  const understanding: Understanding = {
    file: { name: "", bytes: 0, format: "csv" },
    layout: { encoding: null, separator: null, sheet: null, headerRows: 0 },
    rows,
    rejected: { count: 0, first: [] },
    columns: items.map(({ column }) => column),
    scales: scalesOf(items),
    outcome: null,
    group: null,
    weights: null,
    duration: null,
    notes: [],
  };
  return {
    understanding,
    read: (names, signal) =>
      readColumns(
        names.flatMap((name) => columns[places.get(name) ?? -1] ?? []),
        rows,
        async () => signal.throwIfAborted(),
      ),
  };
}

/** Ratings of parts of a service that one question asks are meant to measure one thing. */
function scalesOf(items: readonly SurveyItem[]): Understanding["scales"] {
  const parts = items.filter(
    ({ meaning, part, column }) => meaning === "performance" && part && column.kind === "rating",
  );
  return [...Map.groupBy(parts, ({ question }) => question)]
    .filter(([, rows]) => rows.length > 1)
    .map(([question, rows]) => ({ name: question, items: rows.map(({ column }) => column.name) }));
}

/** The item that stands for the whole: what its meaning says, else whether somebody would recommend. */
export function outcomeOf(items: readonly SurveyItem[]): SurveyItem | undefined {
  return (
    itemMeaning(items, "satisfaction") ?? itemMeaning(items, "against-expectation") ?? recommendOf(items)
  );
}

export const recommendOf = (items: readonly SurveyItem[]): SurveyItem | undefined =>
  itemMeaning(items, "recommend") ?? items.find(({ column }) => asksToRecommend(column));

/** How a campaign's answers are analysed. */
export function choiceOf(items: readonly SurveyItem[], rules: SurveyRules, draws: number): SurveyChoice {
  return {
    outcome: outcomeOf(items)?.column.name ?? null,
    group: null,
    weights: null,
    minimum: rules.minimum,
    draws,
    seed: 1,
    recommend: recommendOf(items)?.column.name ?? null,
    isProtected: rules.isProtected,
  };
}
