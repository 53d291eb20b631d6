import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import type { Anonymity } from "../campaigns/anonymity.ts";
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

/** Who publishes, as it is stored. */
interface StoredBrand {
  name: string;
  type: "image/png" | "image/jpeg" | null;
  width: number | null;
  height: number | null;
  /** Milliseconds. */
  changed: number;
}

/** An invitation with all that decides what its link shows. */
export interface InvitationRow {
  workspace_id: string;
  link_key: Buffer;
  organisation: string;
  time_zone: string;
  campaign_id: string;
  /** Null where nobody knows whose it is. */
  name: string | null;
  /** Of a customer: the account's name, and who looked after it when they were invited. */
  account: string | null;
  account_manager: string | null;
  /** Whether the invitation is a customer's; absent where colleagues are asked. */
  of_customer?: boolean;
  language: string;
  pilot: boolean;
  link_version: number;
  /** Taken out of the audience, or left the organisation, where somebody else may read their mail now. */
  withdrawn: boolean;
  anonymity: Anonymity;
  /** Of an anonymous campaign that has not closed. */
  link_salt: Buffer | null;
  /** What may be known of the ballot; null also where it is not stored yet and nothing but its id is at hand. */
  cell: number | null;
  state: "draft" | "opening" | "open" | "closed";
  campaign_revision: number;
  closes_at: Date | null;
  closed_at: Date | null;
  /** Whether the time to answer has passed. */
  over: boolean;
  questionnaire_id: string | null;
  questionnaire_version: number | null;
  completed_at: Date | null;
  /** Who publishes; absent where colleagues are asked, null where nobody has said. */
  brand?: StoredBrand | null;
  /** Part of the address of what was done with the answers; null where nothing is published. */
  news_version?: number | null;
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
  /** Of an anonymous campaign, whose ballot's id stands for an invitation's: what it is stored with; null elsewhere. */
  unlinked: Unlinked | null;
}

/** What a ballot without an invitation is stored with. */
export interface Unlinked {
  cell: number;
  /** Its times are those of a day's beginning, here. */
  timeZone: string;
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
    SELECT ${forSaving ? sql`${answerLock("c").shared} AS locked, ` : sql``}
      w.link_key, w.workspace_id, w.organisation, w.time_zone, i.campaign_id, i.name, i.language, i.pilot,
      account.name AS account, manager.name AS account_manager, i.link_version,
      customer.customer_id IS NOT NULL AS of_customer,
      i.withdrawn_at IS NOT NULL OR coalesce(person.left_at, customer.left_at) IS NOT NULL AS withdrawn,
      c.anonymity, c.link_salt, i.cell, c.state, c.revision AS campaign_revision, c.closes_at, c.closed_at,
      coalesce(c.closes_at <= now(), false) AS over, c.questionnaire_id, c.questionnaire_version, b.completed_at,
      (SELECT json_build_object('name', brand.name, 'type', brand.logo_type, 'width', brand.logo_width,
          'height', brand.logo_height, 'changed', floor(extract(epoch FROM brand.changed_at) * 1000))
        FROM people.brand brand WHERE brand.workspace_id = i.workspace_id) AS brand,
      (SELECT said.link_version FROM listen.said_and_done said WHERE said.workspace_id = i.workspace_id
        AND said.campaign_id = i.campaign_id AND said.shown_version IS NOT NULL) AS news_version,
      (SELECT json_object_agg(p.page_id, json_build_object('answers', p.answers, 'revision', p.revision))
        FROM listen.answer_page p
        WHERE p.workspace_id = i.workspace_id AND p.campaign_id = i.campaign_id AND p.ballot_id = i.invitation_id) AS pages
    FROM listen.invitation i
    JOIN listen.campaign c ON c.workspace_id = i.workspace_id AND c.campaign_id = i.campaign_id
    JOIN people.workspace w ON w.workspace_id = i.workspace_id
    LEFT JOIN people.person person ON person.workspace_id = i.workspace_id AND person.person_id = i.person_id
    LEFT JOIN people.customer customer
      ON customer.workspace_id = i.workspace_id AND customer.customer_id = i.customer_id
    LEFT JOIN people.account account ON account.workspace_id = i.workspace_id AND account.account_id = i.account_id
    LEFT JOIN people.person manager ON manager.workspace_id = i.workspace_id AND manager.person_id = i.manager_id
    LEFT JOIN listen.ballot b
      ON b.workspace_id = i.workspace_id AND b.campaign_id = i.campaign_id AND b.ballot_id = i.invitation_id
    WHERE i.workspace_id = ${workspaceId} AND i.invitation_id = ${invitationId}`.execute(transaction);
  return rows[0];
}

/**
 * Reads a ballot of an anonymous campaign with the same facts as an invitation has, but for those of a person.
 *
 * @param ballotId of a ballot that need not be stored yet
 * @param forSaving as above
 */
export async function readUnlinked(
  transaction: Transaction,
  { workspaceId, campaignId, ballotId }: { workspaceId: string; campaignId: string; ballotId: string },
  { forSaving }: { forSaving: boolean },
): Promise<InvitationRow | undefined> {
  const { rows } = await sql<InvitationRow>`
    SELECT ${forSaving ? sql`${answerLock("c").shared} AS locked, ` : sql``}
      w.link_key, w.workspace_id, w.organisation, w.time_zone, c.campaign_id, NULL AS name, w.language,
      false AS pilot, NULL AS account, NULL AS account_manager, 0 AS link_version, false AS of_customer,
      false AS withdrawn, c.anonymity, c.link_salt, b.cell, c.state, c.revision AS campaign_revision,
      c.closes_at, c.closed_at, coalesce(c.closes_at <= now(), false) AS over, c.questionnaire_id,
      c.questionnaire_version, b.completed_at,
      (SELECT json_build_object('name', brand.name, 'type', brand.logo_type, 'width', brand.logo_width,
          'height', brand.logo_height, 'changed', floor(extract(epoch FROM brand.changed_at) * 1000))
        FROM people.brand brand WHERE brand.workspace_id = c.workspace_id) AS brand,
      (SELECT said.link_version FROM listen.said_and_done said WHERE said.workspace_id = c.workspace_id
        AND said.campaign_id = c.campaign_id AND said.shown_version IS NOT NULL) AS news_version,
      (SELECT json_object_agg(p.page_id, json_build_object('answers', p.answers, 'revision', p.revision))
        FROM listen.answer_page p
        WHERE p.workspace_id = c.workspace_id AND p.campaign_id = c.campaign_id AND p.ballot_id = ${ballotId}) AS pages
    FROM listen.campaign c
    JOIN people.workspace w ON w.workspace_id = c.workspace_id
    LEFT JOIN listen.ballot b
      ON b.workspace_id = c.workspace_id AND b.campaign_id = c.campaign_id AND b.ballot_id = ${ballotId}
    WHERE c.workspace_id = ${workspaceId} AND c.campaign_id = ${campaignId} AND c.anonymity = 'anonymous'`.execute(
    transaction,
  );
  return rows[0];
}

/** What a campaign's respondents are told who come as this one did, paragraphs by language; null before it opens. */
export async function readPromise(
  transaction: Transaction,
  { workspaceId, campaignId, unlinked }: Ballot,
): Promise<Promised | null> {
  const { rows } = await sql<{ promise: Promised | null }>`
    SELECT coalesce(c.door_promises -> door.kind, c.promise) AS promise FROM listen.campaign c
    LEFT JOIN listen.ballot_cell cell ON cell.workspace_id = c.workspace_id AND cell.campaign_id = c.campaign_id
      AND cell.cell = ${unlinked?.cell ?? null}::integer
    LEFT JOIN listen.door ON door.workspace_id = c.workspace_id AND door.door_id = cell.door_id
    WHERE c.workspace_id = ${workspaceId} AND c.campaign_id = ${campaignId}`.execute(transaction);
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
  ballot.unlinked
    ? unchangedCampaign(ballot)
    : ballot.requestRevision === null
      ? unchangedInvitation(ballot)
      : unchangedRequest(ballot);

const unchangedCampaign = ({ workspaceId, campaignId, invitationId, campaignRevision }: Ballot) => sql`
  SELECT c.workspace_id, c.campaign_id, ${invitationId}::uuid AS invitation_id FROM listen.campaign c
  WHERE c.workspace_id = ${workspaceId} AND c.campaign_id = ${campaignId} AND c.revision = ${campaignRevision}`;

/** When something is stored: a ballot without an invitation is told the day alone. */
const storedAt = ({ unlinked }: Ballot) =>
  unlinked ? sql`date_trunc('day', now(), ${unlinked.timeZone}::text)` : sql`now()`;

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
  const at = storedAt(ballot);
  const { rows } = await sql<{ revision: number }>`
    WITH unchanged AS (${unchanged(ballot)}),
    ballot AS (
      INSERT INTO listen.ballot (workspace_id, campaign_id, ballot_id, cell, started_at, changed_at)
      SELECT workspace_id, campaign_id, invitation_id, ${ballot.unlinked?.cell ?? null}::integer, ${at}, ${at}
      FROM unchanged
      ON CONFLICT (workspace_id, campaign_id, ballot_id) DO UPDATE SET changed_at = excluded.changed_at
    )
    INSERT INTO listen.answer_page AS stored (workspace_id, campaign_id, ballot_id, page_id, answers, saved_at)
    SELECT workspace_id, campaign_id, invitation_id, ${page}, ${JSON.stringify(answers)}::jsonb, ${at} FROM unchanged
    ON CONFLICT (workspace_id, campaign_id, ballot_id, page_id) DO UPDATE
      SET answers = excluded.answers, revision = stored.revision + 1, saved_at = excluded.saved_at
      WHERE stored.revision = ${seen}
    RETURNING revision`.execute(transaction);
  return rows[0]?.revision ?? null;
}

/** Notes that a respondent is done. @returns false where something has changed since it was read: then nothing is noted */
export async function storeCompletion(transaction: Transaction, ballot: Ballot): Promise<boolean> {
  const at = storedAt(ballot);
  const { rows } = await sql`
    UPDATE listen.ballot b SET completed_at = ${at}, changed_at = ${at}
    FROM (${unchanged(ballot)}) AS unchanged
    WHERE b.workspace_id = unchanged.workspace_id AND b.campaign_id = unchanged.campaign_id
      AND b.ballot_id = unchanged.invitation_id AND b.completed_at IS NULL
    RETURNING b.ballot_id`.execute(transaction);
  return rows.length > 0;
}

/** Stores a ballot without an invitation with all its pages, completed. */
export async function storeWhole(
  transaction: Transaction,
  {
    workspaceId,
    campaignId,
    ballotId,
    cell,
    timeZone,
  }: { workspaceId: string; campaignId: string; ballotId: string } & Unlinked,
  pages: readonly [string, Answers][],
): Promise<void> {
  const day = sql`date_trunc('day', now(), ${timeZone}::text)`;
  await sql`INSERT INTO listen.ballot (workspace_id, campaign_id, ballot_id, cell, started_at, changed_at, completed_at)
    VALUES (${workspaceId}, ${campaignId}, ${ballotId}, ${cell}, ${day}, ${day}, ${day})`.execute(
    transaction,
  );
  for (const [page, answers] of pages)
    await sql`INSERT INTO listen.answer_page (workspace_id, campaign_id, ballot_id, page_id, answers, saved_at)
      VALUES (${workspaceId}, ${campaignId}, ${ballotId}, ${page}, ${JSON.stringify(answers)}::jsonb, ${day})`.execute(
      transaction,
    );
}
