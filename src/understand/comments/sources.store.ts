import type { Insertable, Updateable } from "kysely";
import { sql } from "kysely";
import type { Anonymity } from "#listen/campaigns/anonymity.ts";
import type { Row, Tables, Transaction } from "#platform/database/tables.ts";
import "./comments.tables.ts";

type SourceRow = Row<"understand.comment_source">;

/** What a source's campaign says of who may read single answers; all null in collections. */
interface OfCampaign {
  anonymity: Anonymity | null;
  confidants: string[] | null;
  campaign_name: string | null;
  campaign_minimum: number | null;
  answers_deleted_at: Date | null;
}
export type SourceWithCampaign = SourceRow & OfCampaign;

const withCampaign = (tx: Transaction, workspaceId: string) =>
  tx
    .selectFrom("understand.comment_source as source")
    .leftJoin("listen.campaign as campaign", (join) =>
      join
        .onRef("campaign.workspace_id", "=", "source.workspace_id")
        .onRef("campaign.campaign_id", "=", "source.campaign_id"),
    )
    .selectAll("source")
    .select([
      "campaign.anonymity",
      "campaign.confidants",
      "campaign.name as campaign_name",
      "campaign.minimum_group as campaign_minimum",
      "campaign.answers_deleted_at",
    ])
    .where("source.workspace_id", "=", workspaceId);

export const listSources = (tx: Transaction, workspaceId: string): Promise<SourceWithCampaign[]> =>
  withCampaign(tx, workspaceId)
    .orderBy("source.created_at", "desc")
    .orderBy("source.source_id")
    .limit(500)
    .execute();

export const findSource = (
  tx: Transaction,
  workspaceId: string,
  by: { source: string } | { campaign: string },
): Promise<SourceWithCampaign | undefined> =>
  withCampaign(tx, workspaceId)
    .where(
      "source" in by ? "source.source_id" : "source.campaign_id",
      "=",
      "source" in by ? by.source : by.campaign,
    )
    .executeTakeFirst();

/** Holds a source until the transaction ends, so that two changes of its code book, sample or release wait for each other. */
export async function lockSource(tx: Transaction, workspaceId: string, sourceId: string): Promise<void> {
  await tx
    .selectFrom("understand.comment_source")
    .select("source_id")
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .forUpdate()
    .execute();
}

export async function insertSource(
  tx: Transaction,
  row: Insertable<Tables["understand.comment_source"]>,
): Promise<void> {
  await tx.insertInto("understand.comment_source").values(row).execute();
}

export async function updateSource(
  tx: Transaction,
  workspaceId: string,
  sourceId: string,
  changes: Updateable<Tables["understand.comment_source"]>,
): Promise<void> {
  await tx
    .updateTable("understand.comment_source")
    .set(changes)
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .execute();
}

export async function deleteSource(tx: Transaction, workspaceId: string, sourceId: string): Promise<void> {
  await tx
    .deleteFrom("understand.comment_source")
    .where("workspace_id", "=", workspaceId)
    .where("source_id", "=", sourceId)
    .execute();
}

/** Comments and how many of them somebody coded, by source. */
export async function countComments(
  tx: Transaction,
  workspaceId: string,
): Promise<Map<string, { comments: number; coded: number }>> {
  const { rows } = await sql<{ source_id: string; comments: number; coded: number }>`
    SELECT source_id, count(*) AS comments, count(*) FILTER (WHERE EXISTS (
        SELECT FROM understand.comment_coding AS coding
        WHERE coding.workspace_id = comment.workspace_id AND coding.source_id = comment.source_id
          AND coding.comment_id = comment.comment_id)) AS coded
    FROM understand.comment AS comment
    WHERE workspace_id = ${workspaceId}
    GROUP BY source_id`.execute(tx);
  return new Map(rows.map(({ source_id, ...counts }) => [source_id, counts]));
}

/** When each source's themes were released last. */
export async function lastReleases(tx: Transaction, workspaceId: string): Promise<Map<string, Date>> {
  const rows = await tx
    .selectFrom("understand.theme_release")
    .select(["source_id", ({ fn }) => fn.max("released_at").as("at")])
    .where("workspace_id", "=", workspaceId)
    .groupBy("source_id")
    .execute();
  return new Map(rows.map(({ source_id, at }) => [source_id, at]));
}

/** Campaigns that were opened, are no profile and have no source yet. */
export const campaignsWithoutSource = (tx: Transaction, workspaceId: string) =>
  tx
    .selectFrom("listen.campaign as campaign")
    .innerJoin("listen.questionnaire_version as version", (join) =>
      join
        .onRef("version.workspace_id", "=", "campaign.workspace_id")
        .onRef("version.questionnaire_id", "=", "campaign.questionnaire_id")
        .onRef("version.version", "=", "campaign.questionnaire_version"),
    )
    .leftJoin("understand.comment_source as source", (join) =>
      join
        .onRef("source.workspace_id", "=", "campaign.workspace_id")
        .onRef("source.campaign_id", "=", "campaign.campaign_id"),
    )
    .select([
      "campaign.campaign_id as campaignId",
      "campaign.name",
      "campaign.anonymity",
      "campaign.confidants",
      "campaign.state",
      "campaign.closes_at as closesAt",
      "version.definition",
    ])
    .where("campaign.workspace_id", "=", workspaceId)
    .where("campaign.state", "in", ["open", "closed"])
    .where("campaign.answers_deleted_at", "is", null)
    .where("version.profile", "is", null)
    .where("source.source_id", "is", null)
    .orderBy("campaign.opened_at", "desc")
    .limit(100)
    .execute();

/** Members with a role, by name. */
export const membersWithRole = (tx: Transaction, workspaceId: string, role: string) =>
  tx
    .selectFrom("people.membership")
    .select(["user_id as id", "name"])
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`${role} = ANY (roles)`)
    .orderBy("name")
    .execute();
