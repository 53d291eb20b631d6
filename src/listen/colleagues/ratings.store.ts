import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import type { Questionnaire } from "../profile/questionnaire.ts";
import type { Answers } from "../questionnaires/answer.ts";

/** A colleague who accepted and saved something, with all that they have saved. */
export interface Ratings {
  /** Null once their data were erased: then nothing is left of their answers. */
  person_id: string | null;
  name: string;
  agrees_person: boolean;
  agrees_name: boolean;
  pages: Answers[];
}

/** What colleagues answered who were asked with an invitation. */
export async function selectRatings(
  transaction: Transaction,
  workspaceId: string,
  { campaignId, invitationId }: { campaignId: string; invitationId: string },
): Promise<Ratings[]> {
  const { rows } = await sql<Ratings>`
    SELECT r.person_id, r.name, r.agrees_person, r.agrees_name,
      coalesce((SELECT json_agg(p.answers) FROM listen.answer_page p
        WHERE p.workspace_id = r.workspace_id AND p.campaign_id = r.campaign_id AND p.ballot_id = r.request_id), '[]') AS pages
    FROM listen.colleague_request r
    JOIN listen.ballot b ON b.workspace_id = r.workspace_id AND b.campaign_id = r.campaign_id
      AND b.ballot_id = r.request_id
    WHERE r.workspace_id = ${workspaceId} AND r.campaign_id = ${campaignId} AND r.invitation_id = ${invitationId} AND r.state = 'accepted'
    ORDER BY r.request_id`.execute(transaction);
  return rows;
}

/** The profile of a closed campaign; undefined where the campaign is open or asks none. */
export async function findClosedProfile(
  transaction: Transaction,
  workspaceId: string,
  invitationId: string,
): Promise<{ campaignId: string; profile: Questionnaire } | undefined> {
  const { rows } = await sql<{ campaignId: string; profile: Questionnaire }>`
    SELECT i.campaign_id AS "campaignId", v.profile FROM listen.invitation i
    JOIN listen.campaign c ON c.workspace_id = i.workspace_id AND c.campaign_id = i.campaign_id
    JOIN listen.questionnaire_version v ON v.workspace_id = c.workspace_id
      AND v.questionnaire_id = c.questionnaire_id AND v.version = c.questionnaire_version
    WHERE i.workspace_id = ${workspaceId} AND i.invitation_id = ${invitationId} AND NOT i.pilot
      AND c.state = 'closed' AND v.profile IS NOT NULL`.execute(transaction);
  return rows[0];
}

/** Which requests of a campaign, or of a workspace; all where nothing is said. */
export interface Chosen {
  campaignId?: string;
  /** Of those who asked. */
  invitations?: readonly string[];
  requests?: readonly string[];
}

const within = (workspaceId: string, { campaignId, invitations, requests }: Chosen) => sql`
  workspace_id = ${workspaceId}
  ${campaignId ? sql`AND campaign_id = ${campaignId}` : sql``}
  ${invitations ? sql`AND invitation_id = ANY (${[...invitations]}::uuid[])` : sql``}
  ${requests ? sql`AND request_id = ANY (${[...requests]}::uuid[])` : sql``}`;

/** Deletes what colleagues saved, and that they did. */
export async function deleteRatings(
  transaction: Transaction,
  workspaceId: string,
  chosen: Chosen,
  tables: readonly ("listen.answer_page" | "listen.ballot")[] = ["listen.answer_page", "listen.ballot"],
): Promise<void> {
  for (const table of tables) {
    await sql`DELETE FROM ${sql.table(table)} saved
      USING listen.colleague_request request
      WHERE saved.workspace_id = ${workspaceId} AND request.workspace_id = ${workspaceId}
        AND saved.campaign_id = request.campaign_id AND saved.ballot_id = request.request_id
        AND request.request_id IN (SELECT request_id FROM listen.colleague_request WHERE ${within(workspaceId, chosen)})`.execute(
      transaction,
    );
  }
}

/** Deletes the mail that told of requests: it says who asked whom. */
export async function deleteMail(
  transaction: Transaction,
  workspaceId: string,
  chosen: Chosen,
): Promise<void> {
  await sql`DELETE FROM people.message
    WHERE workspace_id = ${workspaceId} AND kind = 'personal'
      AND invitation_id IN (SELECT request_id FROM listen.colleague_request WHERE ${within(workspaceId, chosen)})`.execute(
    transaction,
  );
}

/** Deletes requests. Their ratings and their mail are gone already. */
export async function deleteRequests(
  transaction: Transaction,
  workspaceId: string,
  chosen: Chosen,
): Promise<void> {
  await sql`DELETE FROM listen.colleague_request WHERE ${within(workspaceId, chosen)}`.execute(transaction);
}
