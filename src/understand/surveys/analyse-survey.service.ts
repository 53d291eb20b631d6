import type { Understanding } from "#listen/survey-files/survey-file.ts";
import type { DriverIntervals } from "#stats/driver-bootstrap.ts";
import { carelessResult } from "./careless-result.ts";
import { bootstrapDrivers } from "./driver-bootstrap.pool.ts";
import { driverModel, sameTopThree } from "./driver-model.ts";
import { gapResults, groupTests } from "./gap-results.ts";
import { gatherSurvey } from "./gather-survey.reader.ts";
import { groupResults } from "./group-results.ts";
import { itemResult } from "./item-results.ts";
import { npsResult } from "./nps-result.ts";
import { outcomeResult } from "./outcome-result.ts";
import { coarse, published } from "./published.ts";
import { reliabilityResults } from "./reliability-results.ts";
import { areWeighted, effectiveNumber } from "./sums.ts";
import type { SurveyChoice } from "./survey-choice.ts";
import type { SurveyEvidence } from "./survey-evidence.ts";
import { surveyMethods } from "./survey-methods.ts";
import { surveyNotes } from "./survey-notes.ts";
import { planOf, type SurveyPlan } from "./survey-plan.ts";
import type { SurveyResults } from "./survey-results.ts";
import type { SurveySource } from "./survey-source.ts";
import { minimumTooSmall, unusableColumn } from "./surveys.errors.ts";

/** Part of the work that is reading, where drivers are ranked as well. */
const reading = 0.6;

/**
 * All figures of a survey that may be shown. The file is read once (twice where it says how long people took), with memory
 * that doesn't grow with its rows. The same file, choice and seed give the same results, whatever the machine's cores.
 *
 * @param run.onProgress is told the share done, 0 to 1, and what is being done
 * @throws AppError survey.unusable-column, survey.minimum-too-small, and those of reading the file; the signal's reason
 */
export async function analyseSurvey(
  file: SurveySource,
  choice: SurveyChoice,
  run: { signal: AbortSignal; onProgress?: (share: number, doing: string) => void },
): Promise<SurveyResults> {
  const { signal, onProgress = () => {} } = run;
  const { understanding } = file;
  checkChoice(understanding, choice);
  const plan = planOf(understanding, choice);
  const rows = Math.max(1, understanding.rows);
  const evidence = await gatherSurvey(file, plan, {
    signal,
    onRows: (read) =>
      onProgress(Math.min(1, read / rows) * (plan.outcome === null ? 1 : reading), "reading answers"),
  });
  const { minimum } = choice;
  const shown = <Of>(record: Of): Of => (areWeighted(evidence) ? coarse(record) : record);
  const items = plan.items.flatMap((item, place) => {
    const tally = evidence.items[place];
    return tally ? [shown(itemResult(item, tally, minimum, choice.isProtected))] : [];
  });
  const model = driverModel(plan, evidence, items);
  let intervals: DriverIntervals | null = null;
  if (typeof model !== "string" && choice.draws > 0) {
    intervals = await bootstrapDrivers(model.products, {
      draws: choice.draws,
      seed: choice.drawSeed ?? choice.seed,
      top: 3,
      signal,
      onProgress: (share) => onProgress(reading + (1 - reading) * share, "ranking drivers"),
    });
  }
  const groups = groupResults(plan, evidence);
  const results = {
    n: evidence.n,
    minimum,
    weights: choice.weights === null ? null : { name: choice.weights, effectiveN: effectiveRows(evidence) },
    items,
    nps: shown(npsResult(plan, evidence.items, items)),
    outcome: outcomeResult(plan, evidence, items, model, intervals),
    grouping: groups.results.length > 0 ? groupingOf(plan) : null,
    groups: shown(groups.results),
    gaps: shown(gapResults(plan, evidence, groups)),
    groupTests: groupTests(plan, evidence, groups),
    reliability: reliabilityResults(plan, evidence),
    careless: carelessResult(evidence, typeof model === "string" ? null : sameTopThree(model, choice.seed)),
  };
  onProgress(1, "done");
  return {
    ...results,
    methods: surveyMethods(results, choice),
    notes: surveyNotes(results, plan, evidence),
  };
}

const effectiveRows = ({ weight, weightSquares }: SurveyEvidence): number =>
  published(effectiveNumber({ weight, weightSquares }));

function checkChoice({ columns }: Understanding, { outcome, group, weights, minimum }: SurveyChoice): void {
  if (!(minimum >= 3)) throw minimumTooSmall(minimum);
  const check = (use: string, name: string | null, kinds: readonly string[], what: string) => {
    if (name === null) return;
    const kind = columns.find((column) => column.name === name)?.kind;
    if (kind === undefined)
      throw unusableColumn(`There is no column “${name}” to use as ${use}. Check its name.`);
    if (!kinds.includes(kind))
      throw unusableColumn(
        `“${name}” was read as “${kind}”; ${use} must be ${what}. Correct the column or choose another.`,
      );
  };
  check("the outcome", outcome, ["rating", "number"], "a rating or a number");
  check("the group", group, ["choice", "rating", "number", "multiple"], "a choice, a rating or a number");
  check("weights", weights, ["number", "rating", "technical"], "a number");
  const chosen = [outcome, group, weights].filter((name) => name !== null);
  if (new Set(chosen).size < chosen.length)
    throw unusableColumn(
      "Outcome, group and weights must be different columns. Choose another for one of them.",
    );
}

const groupingOf = ({ groupColumn }: SurveyPlan): SurveyResults["grouping"] =>
  groupColumn && { name: groupColumn.name, label: groupColumn.label };
