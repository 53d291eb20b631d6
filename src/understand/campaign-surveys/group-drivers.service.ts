import type { CodedBatch, Understanding } from "#listen/survey-files/survey-file.ts";
import { analyseSurvey } from "../surveys/analyse-survey.service.ts";
import type { OutcomeResult } from "../surveys/survey-results.ts";
import type { SurveySource } from "../surveys/survey-source.ts";
import { answersSource, choiceOf } from "./answers-source.ts";
import type { CampaignSurveyGroup } from "./campaign-survey.ts";
import type { SurveyAnswers } from "./survey-answers.ts";
import type { SurveyRules } from "./survey-classes.ts";

/** Fewest complete answers of a group whose drivers are ranked. */
const fewestComplete = 100;
/** Samples of a group's bootstrap, at most. */
const mostDraws = 200;

/** Drivers of one group; null where there is no ranking, or too few complete answers for it. */
export async function groupDrivers(
  answers: SurveyAnswers,
  { breakdown, value, n }: CampaignSurveyGroup,
  rules: SurveyRules,
  run: { signal: AbortSignal; draws: number },
): Promise<OutcomeResult | null> {
  const at = answers.breakdowns.findIndex(({ id }) => id === breakdown);
  const place = 1 + (answers.breakdowns[at]?.values.findIndex((one) => one.value === value) ?? -1);
  const groups = answers.groups[at];
  if (n < fewestComplete || place === 0 || !groups) return null;
  const choice = choiceOf(answers.items, rules, Math.min(mostDraws, run.draws));
  const asked = answers.items.filter(
    ({ column }) => column.driver !== false || column.name === choice.outcome,
  );
  const source = onlyRows(
    answersSource({ ...answers, items: asked, columns: columnsOf(answers, asked) }),
    (row) => groups[row] === place,
  );
  const { outcome } = await analyseSurvey(source, choice, { signal: run.signal });
  return outcome && outcome.problem === null && outcome.n >= fewestComplete ? outcome : null;
}

const columnsOf = ({ items, columns }: SurveyAnswers, wanted: SurveyAnswers["items"]) =>
  wanted.flatMap((item) => columns[items.indexOf(item)] ?? []);

/** The same source, some of its rows. */
function onlyRows({ understanding, read }: SurveySource, isIn: (row: number) => boolean): SurveySource {
  return {
    understanding: { ...understanding, scales: [] } satisfies Understanding,
    async *read(columns, signal) {
      let from = 0;
      for await (const { rows, values, missing } of read(columns, signal)) {
        const chosen: number[] = [];
        for (let row = 0; row < rows; row++) if (isIn(from + row)) chosen.push(row);
        from += rows;
        const batch: CodedBatch = {
          rows: chosen.length,
          values: values.map((column) => Float64Array.from(chosen, (row) => column[row] as number)),
          missing: missing.map((column) => Uint8Array.from(chosen, (row) => column[row] as number)),
        };
        yield batch;
      }
    },
  };
}
