import { listPeriods, type Period } from "#listen/responses/responses.service.ts";
import { itemsOfWave, listKeptSurveys, listWaves } from "#listen/survey-imports/kept-surveys.service.ts";
import type { Transaction } from "#platform/database/tables.ts";

/** A campaign with results, or a wave of a kept survey: the wave stands for the campaign and its release. */
export interface MeasuredPeriod extends Period {
  isWave: boolean;
}

/** All that has results, the oldest first. @param source a questionnaire or a survey; all where nothing is said */
export async function listMeasuredPeriods(
  tx: Transaction,
  workspaceId: string,
  source?: string,
): Promise<MeasuredPeriod[]> {
  const campaigns = await listPeriods(tx, workspaceId, source);
  const names = new Map(
    (await listKeptSurveys(tx, workspaceId)).map((survey) => [survey.survey_id, survey.name]),
  );
  const waves = await listWaves(tx, workspaceId, source);
  return [
    ...campaigns.map((period) => ({ ...period, isWave: false })),
    ...waves.map(({ wave_id, survey_id, name, field_to }) => ({
      campaignId: wave_id,
      name,
      questionnaireId: survey_id,
      questionnaire: names.get(survey_id) ?? "",
      releaseId: wave_id,
      at: new Date(`${field_to}T00:00:00Z`),
      isWave: true,
    })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Names of a wave's items, in the file's order; the net promoter score, whose name is "", comes first. */
export const waveItems = async (tx: Transaction, workspaceId: string, waveId: string): Promise<string[]> => [
  "",
  ...(await itemsOfWave(tx, workspaceId, waveId)),
];
