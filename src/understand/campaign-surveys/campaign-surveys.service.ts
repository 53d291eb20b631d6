import { findSurvey } from "#listen/responses/responses.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { meaningsOf } from "../imported-surveys/item-meaning.ts";
import { accountManager } from "./breakdown-values.ts";
import type { CampaignSurvey, CampaignSurveyGroup, SurveyTrend } from "./campaign-survey.ts";
import type { listCampaignSurveys } from "./campaign-surveys.contract.ts";
import { surveyFiguresNotFound, surveyGroupNotFound } from "./campaign-surveys.errors.ts";
import {
  findSurveyRelease,
  listSurveyReleases,
  readSurveyGroup,
  readSurveyRecord,
  type SurveyRelease,
} from "./campaign-surveys.store.ts";
import { itemsOf } from "./survey-items.ts";
import { type TrendWave, trendOf } from "./survey-trend.ts";

/** Which release figures are of, as it is sent. */
export interface SentRelease extends Omit<SurveyRelease, "releasedAt"> {
  releasedAt: string;
}

const sent = ({ releasedAt, ...release }: SurveyRelease): SentRelease => ({
  ...release,
  releasedAt: releasedAt.toISOString(),
});

/** Survey campaigns that have figures, the newest first. */
export async function campaignSurveysOf(
  tx: Transaction,
  workspaceId: string,
): Promise<ResponseOf<typeof listCampaignSurveys>["surveys"]> {
  const listed = await listSurveyReleases(tx, workspaceId);
  return listed.map(({ questionnaireId: _, ...survey }) => ({ ...survey, ...sent(survey) }));
}

/**
 * All figures of a survey campaign but those of persons' groups.
 *
 * @throws AppError "campaign-survey.not-found" where there are none, or no such release
 */
export async function campaignSurvey(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  releaseId?: string,
): Promise<SentRelease & { survey: CampaignSurvey }> {
  const release = await surveyRelease(tx, workspaceId, campaignId, releaseId);
  const survey = await readSurveyRecord(tx, workspaceId, release.release);
  if (!survey) throw surveyFiguresNotFound();
  return { ...sent(release), survey };
}

/** @throws AppError "campaign-survey.not-found" */
async function surveyRelease(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  releaseId?: string,
): Promise<SurveyRelease> {
  const release = await findSurveyRelease(tx, workspaceId, campaignId, releaseId);
  if (!release) throw surveyFiguresNotFound();
  return release;
}

/**
 * What one group says. Groups of persons are none of them: `account-groups.service.ts` has those.
 *
 * @throws AppError "campaign-survey.not-found", "campaign-survey.group-not-found"
 */
export async function campaignSurveyGroup(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  { breakdown, value }: { breakdown: string; value: string },
  releaseId?: string,
): Promise<SentRelease & { group: CampaignSurveyGroup }> {
  const release = await surveyRelease(tx, workspaceId, campaignId, releaseId);
  if (breakdown === accountManager) throw surveyGroupNotFound();
  const group = await readSurveyGroup(tx, workspaceId, release.release, breakdown, value);
  if (!group) throw surveyGroupNotFound();
  return { ...sent(release), group };
}

/** Waves that a trend shows at most. */
const mostWaves = 12;

/**
 * How a survey campaign's figures changed since earlier campaigns that asked with the same questionnaire.
 *
 * @throws AppError "campaign-survey.not-found"
 */
export async function surveyTrend(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  releaseId?: string,
): Promise<SentRelease & { trend: SurveyTrend }> {
  const chosen = await surveyRelease(tx, workspaceId, campaignId, releaseId);
  const listed = await listSurveyReleases(tx, workspaceId);
  const questionnaire = listed.find(({ campaign }) => campaign === campaignId)?.questionnaireId;
  const earlier = listed
    .filter(
      ({ campaign, questionnaireId, releasedAt }) =>
        campaign !== campaignId && questionnaireId === questionnaire && releasedAt < chosen.releasedAt,
    )
    .slice(0, mostWaves - 1)
    .reverse();
  const waves: TrendWave[] = [];
  for (const { campaign, release, releasedAt } of [...earlier, chosen]) {
    const survey = await findSurvey(tx, workspaceId, campaign);
    const record = await readSurveyRecord(tx, workspaceId, release);
    if (!survey || !record) continue;
    waves.push({
      campaign,
      release,
      name: survey.name,
      at: survey.closedAt ?? releasedAt,
      results: record.overall,
      meanings: meaningsOf(itemsOf(survey.definition).map(({ column }) => column)),
    });
  }
  return { ...chosen, releasedAt: chosen.releasedAt.toISOString(), trend: trendOf(waves) };
}
