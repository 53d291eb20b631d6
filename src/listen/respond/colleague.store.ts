import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import { answerLock } from "../campaigns/answer-lock.service.ts";
import type { Answers } from "../questionnaires/answer.ts";
import type { Ballot, InvitationRow } from "./respond.store.ts";

/** What a request says besides what an invitation would. */
export interface RequestPart {
  subject: string;
  state: "asked" | "accepted" | "declined";
  about_person: boolean;
  agrees_person: boolean;
  agrees_name: boolean;
  revision: number;
  operator: string;
  retention_months: number;
  /** Codes of the profile's statements. */
  statements: string[];
}

export type RequestRow = InvitationRow & { request: RequestPart };

/**
 * Reads a colleague's request in the place of an invitation. It is withdrawn, too, where whoever asked was taken out of the
 * campaign or has left.
 */
export async function readRequest(
  transaction: Transaction,
  { workspaceId, invitationId }: { workspaceId: string; invitationId: string },
  { forSaving }: { forSaving: boolean },
): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`
    SELECT w.link_key, w.workspace_id, w.organisation, w.time_zone, r.campaign_id, r.name,
      NULL AS account, NULL AS account_manager, r.language, false AS pilot, r.link_version,
      r.state = 'withdrawn' OR i.withdrawn_at IS NOT NULL OR coalesce(subject.left_at IS NOT NULL, true)
        OR coalesce(colleague.left_at IS NOT NULL, true) AS withdrawn,
      c.anonymity, c.link_salt, NULL AS cell, c.state, c.revision AS campaign_revision, c.closes_at, c.closed_at,
      coalesce(c.closes_at <= now(), false) AS over, c.questionnaire_id, c.questionnaire_version, b.completed_at,
      (SELECT json_object_agg(p.page_id, json_build_object('answers', p.answers, 'revision', p.revision))
        FROM listen.answer_page p
        WHERE p.workspace_id = r.workspace_id AND p.campaign_id = r.campaign_id AND p.ballot_id = r.request_id) AS pages,
      json_build_object('subject', r.subject_name, 'state', r.state, 'about_person', r.about_person,
        'agrees_person', r.agrees_person, 'agrees_name', r.agrees_name, 'revision', r.revision,
        'operator', w.operator, 'retention_months', c.retention_months,
        'statements', jsonb_path_query_array(v.profile, '$.competencies[*].statements[*].code')) AS request
      ${forSaving ? sql`, ${answerLock("c").shared} AS locked` : sql``}
    FROM listen.colleague_request r
    JOIN listen.campaign c ON c.workspace_id = r.workspace_id AND c.campaign_id = r.campaign_id
    JOIN listen.questionnaire_version v ON v.workspace_id = c.workspace_id
      AND v.questionnaire_id = c.questionnaire_id AND v.version = c.questionnaire_version
    JOIN listen.invitation i ON i.workspace_id = r.workspace_id AND i.campaign_id = r.campaign_id
      AND i.invitation_id = r.invitation_id
    JOIN people.workspace w ON w.workspace_id = r.workspace_id
    LEFT JOIN people.person subject ON subject.workspace_id = i.workspace_id AND subject.person_id = i.person_id
    LEFT JOIN people.person colleague ON colleague.workspace_id = r.workspace_id AND colleague.person_id = r.person_id
    LEFT JOIN listen.ballot b
      ON b.workspace_id = r.workspace_id AND b.campaign_id = r.campaign_id AND b.ballot_id = r.request_id
    WHERE r.workspace_id = ${workspaceId} AND r.request_id = ${invitationId}`.execute(transaction);
  return rows[0];
}

/** Locks a request until the transaction ends. @returns whether it is still as it was read */
export async function lockRequest(
  transaction: Transaction,
  { workspaceId, campaignId, invitationId, requestRevision }: Ballot,
): Promise<boolean> {
  const { rows } = await sql<{ revision: number }>`
    SELECT revision FROM listen.colleague_request
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND request_id = ${invitationId}
    FOR UPDATE`.execute(transaction);
  return rows[0]?.revision === requestRevision;
}

/** What a colleague replied. */
export interface Reply {
  takesPart: boolean;
  agreesPerson: boolean;
  agreesName: boolean;
}

export async function storeReply(
  transaction: Transaction,
  { workspaceId, campaignId, invitationId }: Ballot,
  { takesPart, agreesPerson, agreesName }: Reply,
): Promise<void> {
  await sql`UPDATE listen.colleague_request
    SET state = ${takesPart ? "accepted" : "declined"}, agrees_person = ${agreesPerson && takesPart} AND about_person,
      agrees_name = ${agreesName && takesPart}, replied_at = now(), revision = revision + 1
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND request_id = ${invitationId}`.execute(
    transaction,
  );
}

/** Deletes all that was answered. */
export async function deleteAnswers(
  transaction: Transaction,
  { workspaceId, campaignId, invitationId }: Ballot,
): Promise<void> {
  for (const table of ["listen.answer_page", "listen.ballot"] as const)
    await sql`DELETE FROM ${sql.table(table)} WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}
      AND ballot_id = ${invitationId}`.execute(transaction);
}

/** Writes a page anew, for a form that was made before to be known as older. */
export async function rewritePage(
  transaction: Transaction,
  { workspaceId, campaignId, invitationId }: Ballot,
  page: string,
  answers: Answers,
): Promise<void> {
  await sql`UPDATE listen.answer_page SET answers = ${JSON.stringify(answers)}, revision = revision + 1
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND ballot_id = ${invitationId}
      AND page_id = ${page}`.execute(transaction);
}
