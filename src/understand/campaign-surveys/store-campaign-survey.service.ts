import type { Definition } from "#listen/questionnaires/definition.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { surveyMeasures, surveyObservations, surveyUnits } from "../imported-surveys/survey-measures.ts";
import { writeReleaseObservations } from "../measures/observe.service.ts";
import { keepWeightingBasis } from "../weighting/weighting-kept.service.ts";
import { insertSurveyRecord } from "./campaign-surveys.store.ts";
import type { ComputedSurvey } from "./compute-campaign-survey.service.ts";
import { itemsOf } from "./survey-items.ts";
import { observedResults } from "./survey-observations.ts";

/** Stores the figures of a release that was just made, with what they say of each measure. */
export async function storeCampaignSurvey(
  tx: Transaction,
  {
    workspaceId,
    questionnaireId,
    definition,
    ...release
  }: {
    workspaceId: string;
    campaignId: string;
    releaseId: string;
    releasedAt: Date;
    questionnaireId: string;
    definition: Definition;
  },
  { survey, groups, weighting }: ComputedSurvey,
): Promise<void> {
  await insertSurveyRecord(tx, { workspaceId, ...release }, survey, groups);
  if (weighting) await keepWeightingBasis(tx, workspaceId, release.releaseId, weighting);
  const results = observedResults(survey);
  const measures = surveyMeasures(
    results,
    itemsOf(definition).map(({ column }) => column),
  );
  await writeReleaseObservations(
    tx,
    workspaceId,
    { ...release, questionnaireId },
    { measures, units: surveyUnits(results), observations: surveyObservations(results, measures) },
  );
}
