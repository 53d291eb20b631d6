import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import { answerLock } from "../campaigns/answer-lock.service.ts";
import type { Promised } from "../campaigns/promise.ts";
import type { Answers } from "../questionnaires/answer.ts";
import type { Definition } from "../questionnaires/definition.ts";
import "./respond.tables.ts";

/** One page's answers as they are stored. */
interface StoredPage {
  answers: Answers;
  /** Counts saves, from 1 on. */
  revision: number;
}

/** An invitation with all that decides what its link shows. */
export interface InvitationRow {
  link_key: Buffer;
  organisation: string;
  time_zone: string;
  campaign_id: string;
  name: string;
  language: string;
  pilot: boolean;
  link_version: number;
  /** Taken out of the audience, or left the organisation, where somebody else may read their mail now. */
  withdrawn: boolean;
  state: "draft" | "opening" | "open" | "closed";
  campaign_revision: number;
  closes_at: Date | null;
  closed_at: Date | null;
  /** Whether the time to answer has passed. */
  over: boolean;
  questionnaire_id: string | null;
  questionnaire_version: number | null;
  completed_at: Date | null;
  /** By page id; null where nothing was saved. */
  pages: Record<string, StoredPage> | null;
}

interface InvitationKey {
  workspaceId: string;
  invitationId: string;
}

/** A respondent's ballot, whose id is the invitation's, with the state of things that decided how it may be answered. */
export interface Ballot extends InvitationKey {
  campaignId: string;
  linkVersion: number;
  campaignRevision: number;
  /** Of a colleague's request, whose id stands for an invitation's; null for invitations. */
  requestRevision: number | null;
}

/**
 * Reads what a link leads to, and all that was answered with it.
 *
 * @param forSaving keeps the campaign from changing, and the invitation from being withdrawn, until the transaction ends.
 * What is read may be older than that; storing looks again
 */
export async function readInvitation(
  transaction: Transaction,
  { workspaceId, invitationId }: InvitationKey,
  { forSaving }: { forSaving: boolean },
): Promise<InvitationRow | undefined> {
  const { rows } = await sql<InvitationRow>`
    SELECT w.link_key, w.organisation, w.time_zone, i.campaign_id, i.name, i.language, i.pilot,
      i.link_version, i.withdrawn_at IS NOT NULL OR person.left_at IS NOT NULL AS withdrawn,
      c.state, c.revision AS campaign_revision, c.closes_at, c.closed_at,
      coalesce(c.closes_at <= now(), false) AS over, c.questionnaire_id, c.questionnaire_version, b.completed_at,
      (SELECT json_object_agg(p.page_id, json_build_object('answers', p.answers, 'revision', p.revision))
        FROM listen.answer_page p
        WHERE p.workspace_id = i.workspace_id AND p.campaign_id = i.campaign_id AND p.ballot_id = i.invitation_id) AS pages
      ${forSaving ? sql`, ${answerLock("c").shared} AS locked` : sql``}
    FROM listen.invitation i
    JOIN listen.campaign c ON c.workspace_id = i.workspace_id AND c.campaign_id = i.campaign_id
    JOIN people.workspace w ON w.workspace_id = i.workspace_id
    LEFT JOIN people.person person ON person.workspace_id = i.workspace_id AND person.person_id = i.person_id
    LEFT JOIN listen.ballot b
      ON b.workspace_id = i.workspace_id AND b.campaign_id = i.campaign_id AND b.ballot_id = i.invitation_id
    WHERE i.workspace_id = ${workspaceId} AND i.invitation_id = ${invitationId}`.execute(transaction);
  return rows[0];
}

/** What the respondents of a campaign are told, paragraphs by language; null before it opens. */
export async function readPromise(
  transaction: Transaction,
  { workspaceId, campaignId }: Ballot,
): Promise<Promised | null> {
  const { rows } = await sql<{ promise: Promised | null }>`
    SELECT promise FROM listen.campaign WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}
  `.execute(transaction);
  return rows[0]?.promise ?? null;
}

/** A published version's questionnaire, which never changes. */
export async function readDefinition(
  transaction: Transaction,
  workspaceId: string,
  questionnaireId: string,
  version: number,
): Promise<Definition | undefined> {
  const { rows } = await sql<{ definition: Definition }>`
    SELECT definition FROM listen.questionnaire_version
    WHERE workspace_id = ${workspaceId} AND questionnaire_id = ${questionnaireId} AND version = ${version}
  `.execute(transaction);
  return rows[0]?.definition;
}

/** One row while campaign and invitation, or request, are as they were read, else none. */
const unchanged = (ballot: Ballot) =>
  ballot.requestRevision === null ? unchangedInvitation(ballot) : unchangedRequest(ballot);

const unchangedInvitation = ({
  workspaceId,
  campaignId,
  invitationId,
  linkVersion,
  campaignRevision,
}: Ballot) => sql`
  SELECT i.workspace_id, i.campaign_id, i.invitation_id
  FROM listen.invitation i
  JOIN listen.campaign c ON c.workspace_id = i.workspace_id AND c.campaign_id = i.campaign_id
  WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId} AND i.invitation_id = ${invitationId}
    AND i.link_version = ${linkVersion} AND i.withdrawn_at IS NULL AND c.revision = ${campaignRevision}`;

/** The lock keeps a request from being withdrawn, or what it agrees to from changing, until the answers are stored. */
const unchangedRequest = ({
  workspaceId,
  campaignId,
  invitationId,
  linkVersion,
  campaignRevision,
  requestRevision,
}: Ballot) => sql`
  SELECT r.workspace_id, r.campaign_id, r.request_id AS invitation_id
  FROM listen.colleague_request r
  JOIN listen.campaign c ON c.workspace_id = r.workspace_id AND c.campaign_id = r.campaign_id
  WHERE r.workspace_id = ${workspaceId} AND r.campaign_id = ${campaignId} AND r.request_id = ${invitationId}
    AND r.link_version = ${linkVersion} AND r.state = 'accepted' AND r.revision = ${requestRevision}
    AND c.revision = ${campaignRevision}
  FOR SHARE OF r`;

/**
 * Stores one page's answers together with the ballot, in one statement.
 *
 * @param seen the revision that the answers were made from; 0 where there was none
 * @returns the new revision, or null where something has changed since it was read: then nothing is stored
 */
export async function storePage(
  transaction: Transaction,
  ballot: Ballot,
  { page, answers, seen }: { page: string; answers: Answers; seen: number },
): Promise<number | null> {
  const { rows } = await sql<{ revision: number }>`
    WITH unchanged AS (${unchanged(ballot)}),
    ballot AS (
      INSERT INTO listen.ballot (workspace_id, campaign_id, ballot_id)
      SELECT workspace_id, campaign_id, invitation_id FROM unchanged
      ON CONFLICT (workspace_id, campaign_id, ballot_id) DO UPDATE SET changed_at = now()
    )
    INSERT INTO listen.answer_page AS stored (workspace_id, campaign_id, ballot_id, page_id, answers)
    SELECT workspace_id, campaign_id, invitation_id, ${page}, ${JSON.stringify(answers)}::jsonb FROM unchanged
    ON CONFLICT (workspace_id, campaign_id, ballot_id, page_id) DO UPDATE
      SET answers = excluded.answers, revision = stored.revision + 1, saved_at = now()
      WHERE stored.revision = ${seen}
    RETURNING revision`.execute(transaction);
  return rows[0]?.revision ?? null;
}

/** Notes that a respondent is done. @returns false where something has changed since it was read: then nothing is noted */
export async function storeCompletion(transaction: Transaction, ballot: Ballot): Promise<boolean> {
  const { rows } = await sql`
    UPDATE listen.ballot b SET completed_at = now(), changed_at = now()
    FROM (${unchanged(ballot)}) AS unchanged
    WHERE b.workspace_id = unchanged.workspace_id AND b.campaign_id = unchanged.campaign_id
      AND b.ballot_id = unchanged.invitation_id AND b.completed_at IS NULL
    RETURNING b.ballot_id`.execute(transaction);
  return rows.length > 0;
}
