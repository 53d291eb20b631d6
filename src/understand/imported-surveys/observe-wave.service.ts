import type { UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { writeWaveObservations } from "../measures/observe.service.ts";
import type { SurveyResults } from "../surveys/survey-results.ts";
import { surveyMeasures, surveyObservations, surveyUnits } from "./survey-measures.ts";

/** Writes down what a wave that is being kept says of each measure of its survey. */
export async function observeWave(
  tx: Transaction,
  workspaceId: string,
  wave: { surveyId: string; waveId: string; at: Date },
  results: SurveyResults,
  columns: readonly UnderstoodColumn[],
): Promise<void> {
  const measures = surveyMeasures(results, columns);
  await writeWaveObservations(tx, workspaceId, wave, {
    measures,
    units: surveyUnits(results),
    observations: surveyObservations(results, measures),
  });
}
