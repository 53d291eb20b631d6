import { sql } from "kysely";
import type { Row, Transaction } from "#platform/database/tables.ts";
import type { Published, SaidAndDone } from "./said-and-done.ts";
import "./said-and-done.tables.ts";

/** A campaign that people were asked in, with its page. */
export interface PageRow {
  campaignId: string;
  name: string;
  /** The questionnaire's. */
  title: Readonly<Record<string, string>>;
  languages: string[];
  organisation: string;
  timeZone: string;
  linkKey: Buffer;
  page: Row<"listen.said_and_done"> | null;
}

/** @param forChange locks the page, where there is one */
export async function findPage(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  forChange = false,
): Promise<PageRow | undefined> {
  let query = tx
    .selectFrom("listen.said_and_done")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId);
  if (forChange) query = query.forUpdate();
  const { rows } = await sql<Omit<PageRow, "page">>`
    SELECT c.campaign_id AS "campaignId", c.name, v.definition->'title' AS title, v.definition->'languages' AS languages,
      w.organisation, w.time_zone AS "timeZone", w.link_key AS "linkKey"
    FROM listen.campaign c
    JOIN listen.questionnaire_version v ON v.workspace_id = c.workspace_id
      AND v.questionnaire_id = c.questionnaire_id AND v.version = c.questionnaire_version
    JOIN people.workspace w ON w.workspace_id = c.workspace_id
    WHERE c.workspace_id = ${workspaceId} AND c.campaign_id = ${campaignId} AND c.state IN ('open', 'closed')`.execute(
    tx,
  );
  const [row] = rows;
  return row && { ...row, page: (await query.executeTakeFirst()) ?? null };
}

/** @returns the new revision; undefined where it was changed meanwhile */
export async function storeDraft(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  seen: number,
  draft: SaidAndDone,
): Promise<number | undefined> {
  if (seen === 0) {
    const row = await tx
      .insertInto("listen.said_and_done")
      .values({ workspace_id: workspaceId, campaign_id: campaignId, draft: JSON.stringify(draft) })
      .onConflict((conflict) => conflict.doNothing())
      .returning("revision")
      .executeTakeFirst();
    return row?.revision;
  }
  const row = await tx
    .updateTable("listen.said_and_done")
    .set({ draft: JSON.stringify(draft), revision: seen + 1 })
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("revision", "=", seen)
    .returning("revision")
    .executeTakeFirst();
  return row?.revision;
}

/** What happens to a page. */
export interface PageChanges {
  shown_version?: number | null;
  link_version?: number;
  told_version?: number | null;
  telling_since?: Date | null;
  telling_after?: string | null;
  told?: number;
  told_at?: Date | null;
}

export async function updatePage(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  changes: PageChanges,
): Promise<void> {
  await tx
    .updateTable("listen.said_and_done")
    .set(changes)
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .execute();
}

const versions = (tx: Transaction, workspaceId: string, campaignId: string) =>
  tx
    .selectFrom("listen.said_and_done_version")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId);

/** Newest first. */
export const listVersions = (tx: Transaction, workspaceId: string, campaignId: string) =>
  versions(tx, workspaceId, campaignId)
    .select(["version", "published_at as publishedAt", "published_by as publishedBy"])
    .orderBy("version", "desc")
    .execute();

export async function findVersion(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  version: number,
): Promise<Published | undefined> {
  const row = await versions(tx, workspaceId, campaignId)
    .select("content")
    .where("version", "=", version)
    .executeTakeFirst();
  return row?.content;
}

export async function insertVersion(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  { version, content, at, by }: { version: number; content: Published; at: Date; by: string },
): Promise<void> {
  await tx
    .insertInto("listen.said_and_done_version")
    .values({
      workspace_id: workspaceId,
      campaign_id: campaignId,
      version,
      content: JSON.stringify(content),
      published_at: at,
      published_by: by,
    })
    .execute();
}

/** Pages that are published, newest first. */
export async function listShown(
  tx: Transaction,
  workspaceId: string,
): Promise<{ campaignId: string; linkVersion: number; linkKey: Buffer; title: string; publishedAt: Date }[]> {
  const { rows } = await sql<{
    campaignId: string;
    linkVersion: number;
    linkKey: Buffer;
    title: string;
    publishedAt: Date;
  }>`
    SELECT s.campaign_id AS "campaignId", s.link_version AS "linkVersion", w.link_key AS "linkKey",
      q.definition #>> array['title', q.definition #>> '{languages,0}'] AS title, v.published_at AS "publishedAt"
    FROM listen.said_and_done s
    JOIN listen.said_and_done_version v ON v.workspace_id = s.workspace_id AND v.campaign_id = s.campaign_id
      AND v.version = s.shown_version
    JOIN listen.campaign c ON c.workspace_id = s.workspace_id AND c.campaign_id = s.campaign_id
    JOIN listen.questionnaire_version q ON q.workspace_id = c.workspace_id
      AND q.questionnaire_id = c.questionnaire_id AND q.version = c.questionnaire_version
    JOIN people.workspace w ON w.workspace_id = s.workspace_id
    WHERE s.workspace_id = ${workspaceId} ORDER BY v.published_at DESC, s.campaign_id LIMIT 50`.execute(tx);
  return rows;
}
