import type { Transaction } from "#platform/database/tables.ts";
import type { Anonymity } from "./anonymity.ts";
import type { CampaignRow } from "./campaign.store.ts";
import "#listen/questionnaires/questionnaire.tables.ts";
import "./campaign.tables.ts";

interface Place {
  transaction: Transaction;
  workspaceId: string;
}

/** Profiles that were opened: only their scores are compared. Drafts can't be followed, so there is never a circle. */
const followable = ({ transaction, workspaceId }: Place) =>
  transaction
    .selectFrom("listen.campaign as campaign")
    .innerJoin("listen.questionnaire_version as version", (join) =>
      join
        .onRef("version.workspace_id", "=", "campaign.workspace_id")
        .onRef("version.questionnaire_id", "=", "campaign.questionnaire_id")
        .onRef("version.version", "=", "campaign.questionnaire_version"),
    )
    .where("campaign.workspace_id", "=", workspaceId)
    .where("campaign.state", "in", ["open", "closed"])
    .where("version.profile", "is not", null);

/** Whether a campaign can be followed by one that asks this questionnaire. */
export async function canFollow(
  place: Place,
  campaignId: string,
  questionnaireId: string | undefined,
): Promise<boolean> {
  if (questionnaireId === undefined) return false;
  const row = await followable(place)
    .select("campaign.campaign_id")
    .where("campaign.campaign_id", "=", campaignId)
    .where("campaign.questionnaire_id", "=", questionnaireId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Campaigns that a draft could follow, newest first; of one that was opened the one that it follows. */
export async function listFollowable(
  place: Place,
  { campaign_id, questionnaire_id, follows_campaign_id, opened_at }: CampaignRow,
): Promise<{ id: string; name: string; closed_at: Date | null }[]> {
  if (questionnaire_id === null || (opened_at !== null && follows_campaign_id === null)) return [];
  const all = followable(place)
    .select(["campaign.campaign_id as id", "campaign.name", "campaign.closed_at"])
    .where("campaign.questionnaire_id", "=", questionnaire_id)
    .where("campaign.campaign_id", "<>", campaign_id);
  const wanted = opened_at === null ? all : all.where("campaign.campaign_id", "=", follows_campaign_id ?? "");
  return await wanted
    .orderBy("campaign.opened_at", "desc")
    .orderBy("campaign.campaign_id")
    .limit(20)
    .execute();
}

export interface FollowedCampaign {
  id: string;
  name: string;
  version: number;
  anonymity: Anonymity;
  closed: boolean;
  answersDeleted: boolean;
}

export async function findFollowed(
  { transaction, workspaceId }: Place,
  campaignId: string | null,
): Promise<FollowedCampaign | null> {
  if (campaignId === null) return null;
  const row = await transaction
    .selectFrom("listen.campaign")
    .select(["campaign_id", "name", "questionnaire_version", "anonymity", "closed_at", "answers_deleted_at"])
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.campaign_id,
    name: row.name,
    version: row.questionnaire_version ?? 0,
    anonymity: row.anonymity,
    closed: row.closed_at !== null,
    answersDeleted: row.answers_deleted_at !== null,
  };
}
