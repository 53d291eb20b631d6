import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import type { Answers } from "../questionnaires/answer.ts";

interface Subject {
  workspaceId: string;
  personId: string;
}

/** A request that somebody sent. */
export interface SentRequest {
  campaignId: string;
  requestId: string;
  campaign: string;
  to: string;
  /** Where the sender was invited. */
  email: string | null;
  askedAt: Date;
}

export async function findSent(
  transaction: Transaction,
  { workspaceId, personId }: Subject,
): Promise<SentRequest[]> {
  const { rows } = await sql<SentRequest>`
    SELECT r.campaign_id AS "campaignId", r.request_id AS "requestId", c.name AS campaign, r.name AS "to", i.email,
      r.asked_at AS "askedAt"
    FROM listen.colleague_request r
    JOIN listen.campaign c ON c.workspace_id = r.workspace_id AND c.campaign_id = r.campaign_id
    JOIN listen.invitation i ON i.workspace_id = r.workspace_id AND i.campaign_id = r.campaign_id
      AND i.invitation_id = r.invitation_id
    WHERE r.workspace_id = ${workspaceId} AND i.person_id = ${personId}
    ORDER BY r.asked_at, r.request_id`.execute(transaction);
  return rows;
}

/** A request that somebody got, with what they answered. */
export interface ReceivedRequest {
  campaignId: string;
  requestId: string;
  campaign: string;
  from: string;
  /** Where the request went. */
  email: string | null;
  askedAt: Date;
  state: string;
  agreesPerson: boolean;
  agreesName: boolean;
  isOpen: boolean;
  answers: Answers[];
}

export async function findReceived(
  transaction: Transaction,
  { workspaceId, personId }: Subject,
): Promise<ReceivedRequest[]> {
  const { rows } = await sql<ReceivedRequest>`
    SELECT r.campaign_id AS "campaignId", r.request_id AS "requestId", c.name AS campaign, r.subject_name AS "from", r.email,
      r.asked_at AS "askedAt", r.state, r.agrees_person AS "agreesPerson", r.agrees_name AS "agreesName",
      c.state <> 'closed' AS "isOpen",
      coalesce((SELECT json_agg(p.answers ORDER BY p.page_id) FROM listen.answer_page p
        WHERE p.workspace_id = r.workspace_id AND p.campaign_id = r.campaign_id AND p.ballot_id = r.request_id), '[]') AS answers
    FROM listen.colleague_request r
    JOIN listen.campaign c ON c.workspace_id = r.workspace_id AND c.campaign_id = r.campaign_id
    WHERE r.workspace_id = ${workspaceId} AND r.person_id = ${personId}
    ORDER BY r.asked_at, r.request_id`.execute(transaction);
  return rows;
}

/** Takes a colleague out of requests, whose ballots stay as a sign that somebody had answered. */
export async function eraseColleague(
  transaction: Transaction,
  { workspaceId, personId }: Subject,
): Promise<void> {
  await sql`UPDATE listen.colleague_request
    SET person_id = NULL, name = '', email = NULL, department = '', link_version = link_version + 1, revision = revision + 1
    WHERE workspace_id = ${workspaceId} AND person_id = ${personId}`.execute(transaction);
}
