import type { Anonymity } from "#listen/campaigns/anonymity.ts";
import type { AudienceOf } from "#listen/campaigns/breakdowns.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { accountManager } from "./breakdown-values.ts";
import type { CampaignSurvey, CampaignSurveyGroup } from "./campaign-survey.ts";
import "./campaign-surveys.tables.ts";

/** A release with a survey's figures. */
export interface SurveyRelease {
  campaign: string;
  release: string;
  releasedAt: Date;
  kind: "close" | "snapshot";
}

const releases = (tx: Transaction, workspaceId: string) =>
  tx
    .selectFrom("understand.survey_release as survey")
    .innerJoin("listen.release as release", (join) =>
      join
        .onRef("release.workspace_id", "=", "survey.workspace_id")
        .onRef("release.campaign_id", "=", "survey.campaign_id")
        .onRef("release.release_id", "=", "survey.release_id"),
    )
    .where("survey.workspace_id", "=", workspaceId)
    .select([
      "survey.campaign_id as campaign",
      "survey.release_id as release",
      "release.released_at as releasedAt",
      "release.kind",
    ]);

/** The release asked for, or the newest. */
export async function findSurveyRelease(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  releaseId?: string,
): Promise<SurveyRelease | undefined> {
  let found = releases(tx, workspaceId).where("survey.campaign_id", "=", campaignId);
  if (releaseId) found = found.where("survey.release_id", "=", releaseId);
  return await found
    .orderBy("release.released_at", "desc")
    .orderBy("survey.release_id")
    .limit(1)
    .executeTakeFirst();
}

export async function readSurveyRecord(
  tx: Transaction,
  workspaceId: string,
  releaseId: string,
): Promise<CampaignSurvey | undefined> {
  const row = await tx
    .selectFrom("understand.survey_release")
    .select("record")
    .where("workspace_id", "=", workspaceId)
    .where("release_id", "=", releaseId)
    .executeTakeFirst();
  return row?.record;
}

export async function readSurveyGroup(
  tx: Transaction,
  workspaceId: string,
  releaseId: string,
  breakdown: string,
  value: string,
): Promise<CampaignSurveyGroup | undefined> {
  const row = await tx
    .selectFrom("understand.survey_group")
    .select("record")
    .where("workspace_id", "=", workspaceId)
    .where("release_id", "=", releaseId)
    .where("breakdown", "=", breakdown)
    .where("value", "=", value)
    .executeTakeFirst();
  return row?.record;
}

/** Account managers whose groups are shown, with the people in each; by id. */
export async function readAccountPersons(
  tx: Transaction,
  workspaceId: string,
  releaseId: string,
): Promise<{ person: string; n: number }[]> {
  const rows = await tx
    .selectFrom("understand.survey_group")
    .select(["value", "record"])
    .where("workspace_id", "=", workspaceId)
    .where("release_id", "=", releaseId)
    .where("breakdown", "=", accountManager)
    .orderBy("value")
    .execute();
  return rows.map(({ value, record }) => ({ person: value, n: record.n }));
}

/** A survey campaign in the list. */
export interface ListedSurvey extends SurveyRelease {
  name: string;
  questionnaire: string;
  questionnaireId: string;
  audience: AudienceOf;
  anonymity: Anonymity;
  answers: number;
}

/** Each campaign's newest release, the newest first; at most 500. */
export async function listSurveyReleases(tx: Transaction, workspaceId: string): Promise<ListedSurvey[]> {
  const rows = await releases(tx, workspaceId)
    .innerJoin("listen.campaign as campaign", (join) =>
      join
        .onRef("campaign.workspace_id", "=", "survey.workspace_id")
        .onRef("campaign.campaign_id", "=", "survey.campaign_id"),
    )
    .innerJoin("listen.questionnaire_version as version", (join) =>
      join
        .onRef("version.workspace_id", "=", "campaign.workspace_id")
        .onRef("version.questionnaire_id", "=", "campaign.questionnaire_id")
        .onRef("version.version", "=", "campaign.questionnaire_version"),
    )
    .select([
      "campaign.name",
      "version.questionnaire_id as questionnaireId",
      "version.definition",
      "survey.audience",
      "campaign.anonymity",
      "survey.answers",
    ])
    .orderBy("release.released_at", "desc")
    .orderBy("survey.release_id")
    .limit(1000)
    .execute();
  const seen = new Set<string>();
  return rows.flatMap(({ definition: { title, languages }, ...row }) => {
    if (seen.has(row.campaign)) return [];
    seen.add(row.campaign);
    return [{ ...row, questionnaire: title[languages[0]] ?? "" }];
  });
}

const groupsPerStatement = 50;

export async function insertSurveyRecord(
  tx: Transaction,
  { workspaceId, campaignId, releaseId }: { workspaceId: string; campaignId: string; releaseId: string },
  survey: CampaignSurvey,
  groups: readonly CampaignSurveyGroup[],
): Promise<void> {
  await tx
    .insertInto("understand.survey_release")
    .values({
      workspace_id: workspaceId,
      campaign_id: campaignId,
      release_id: releaseId,
      audience: survey.campaign.audience,
      answers: survey.response.started,
      record: JSON.stringify(survey),
    })
    .execute();
  for (let from = 0; from < groups.length; from += groupsPerStatement)
    await tx
      .insertInto("understand.survey_group")
      .values(
        groups.slice(from, from + groupsPerStatement).map((group) => ({
          workspace_id: workspaceId,
          release_id: releaseId,
          breakdown: group.breakdown,
          value: group.value,
          record: JSON.stringify(group),
        })),
      )
      .execute();
}
