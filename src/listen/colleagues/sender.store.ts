import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";

/** What a request's mail has to know of the workspace and of the campaign. */
export interface Sender {
  organisation: string;
  time_zone: string;
  link_key: Buffer;
  /** Those of the campaign's mails, the organisation's own first. */
  languages: string[];
}

export async function readSender(
  transaction: Transaction,
  workspaceId: string,
  campaignId?: string,
): Promise<Sender> {
  const { rows } = await sql<Omit<Sender, "languages"> & { language: string; worded: string[] | null }>`
    SELECT w.organisation, w.time_zone, w.link_key, w.language,
      (SELECT array(SELECT jsonb_object_keys(c.texts)) FROM listen.campaign c
        WHERE c.workspace_id = w.workspace_id AND c.campaign_id = ${campaignId ?? null}) AS worded
    FROM people.workspace w WHERE w.workspace_id = ${workspaceId}`.execute(transaction);
  const [row] = rows;
  if (!row) throw new Error("a workspace has gone");
  const { language, worded, ...sender } = row;
  const others = (worded ?? []).filter((each) => each !== language).sort();
  const isWorded = worded === null || worded.length === 0 || worded.includes(language);
  return { ...sender, languages: isWorded ? [language, ...others] : others };
}
