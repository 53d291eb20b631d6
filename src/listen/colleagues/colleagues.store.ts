import { type Insertable, sql } from "kysely";
import type { Row, Tables, Transaction } from "#platform/database/tables.ts";
import "./colleagues.tables.ts";
import "../respond/respond.tables.ts";

export interface Within {
  transaction: Transaction;
  workspaceId: string;
}

export type RequestRow = Row<"listen.colleague_request">;

/** Somebody's own place in a campaign that asks a profile. */
export interface OwnInvitation {
  campaign_id: string;
  invitation_id: string;
  person_id: string;
  campaign: string;
  /** As it was when they were invited. */
  name: string;
  language: string;
  closes_at: Date;
  open: boolean;
}

/**
 * The opened campaigns with a profile that somebody was invited to at this address, newest first; but for anonymous ones, in
 * which nobody has a view of their own that colleagues' could stand beside.
 */
export async function findOwn(
  { transaction, workspaceId }: Within,
  person: { personId: string; email: string },
  now: Date,
  invitationId?: string,
): Promise<OwnInvitation[]> {
  const { rows } = await sql<OwnInvitation>`
    SELECT i.campaign_id, i.invitation_id, i.person_id, c.name AS campaign, i.name, i.language, c.closes_at,
      c.state = 'open' AND c.closes_at > ${now} AS open
    FROM listen.invitation i
    JOIN listen.campaign c ON c.workspace_id = i.workspace_id AND c.campaign_id = i.campaign_id
    JOIN listen.questionnaire_version v ON v.workspace_id = c.workspace_id
      AND v.questionnaire_id = c.questionnaire_id AND v.version = c.questionnaire_version
    JOIN people.person p ON p.workspace_id = i.workspace_id AND p.person_id = i.person_id
    WHERE i.workspace_id = ${workspaceId} AND i.person_id = ${person.personId}
      AND lower(i.email) = ${person.email} AND NOT i.pilot AND i.withdrawn_at IS NULL AND p.left_at IS NULL
      AND c.state IN ('open', 'closed') AND c.anonymity <> 'anonymous' AND v.profile IS NOT NULL
      ${invitationId === undefined ? sql`` : sql`AND i.invitation_id = ${invitationId}`}
    ORDER BY i.invited_at DESC, i.invitation_id LIMIT 100`.execute(transaction);
  return rows;
}

/** Has whoever asks colleagues of the same person wait. */
export async function lockInvitation(
  { transaction, workspaceId }: Within,
  { campaign_id, invitation_id }: Pick<OwnInvitation, "campaign_id" | "invitation_id">,
): Promise<void> {
  await transaction
    .selectFrom("listen.invitation")
    .select("invitation_id")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaign_id)
    .where("invitation_id", "=", invitation_id)
    .forNoKeyUpdate()
    .execute();
}

/** A person's department, its units joined by "/". */
const department = (workspaceId: string) => sql<string>`coalesce((
  WITH RECURSIVE above AS (
    SELECT u.parent_id, u.name, 1 AS height FROM people.unit u
    WHERE u.workspace_id = ${workspaceId} AND u.unit_id = p.unit_id
    UNION ALL
    SELECT u.parent_id, u.name, above.height + 1 FROM people.unit u JOIN above ON u.unit_id = above.parent_id
    WHERE u.workspace_id = ${workspaceId}
  ) SELECT string_agg(name, '/' ORDER BY height DESC) FROM above), '')`;

export interface Askable {
  person: string;
  name: string;
  department: string;
}

/** People with an address who have not left, by name; not the one who asks, nor whom they have asked. */
export async function searchPeople(
  { transaction, workspaceId }: Within,
  own: Pick<OwnInvitation, "campaign_id" | "invitation_id" | "person_id">,
  search: string,
  limit: number,
): Promise<Askable[]> {
  const words = search.split(/\s+/).filter(Boolean).slice(0, 6);
  const fits = words.map((word) => sql`AND p.name ILIKE ${`%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`}`);
  const { rows } = await sql<Askable>`
    SELECT p.person_id AS person, p.name, ${department(workspaceId)} AS department
    FROM people.person p
    WHERE p.workspace_id = ${workspaceId} AND p.email IS NOT NULL AND p.left_at IS NULL
      AND p.person_id <> ${own.person_id} ${sql.join(fits, sql` `)}
      AND NOT EXISTS (SELECT FROM listen.colleague_request r
        WHERE r.workspace_id = ${workspaceId} AND r.campaign_id = ${own.campaign_id}
          AND r.invitation_id = ${own.invitation_id} AND r.person_id = p.person_id)
    ORDER BY p.name, p.person_id LIMIT ${limit}`.execute(transaction);
  return rows;
}

/** Somebody who can be asked; undefined where they have left or have no address. */
export async function findAskable(
  { transaction, workspaceId }: Within,
  personId: string,
): Promise<(Askable & { email: string }) | undefined> {
  const { rows } = await sql<Askable & { email: string }>`
    SELECT p.person_id AS person, p.name, p.email, ${department(workspaceId)} AS department
    FROM people.person p
    WHERE p.workspace_id = ${workspaceId} AND p.person_id = ${personId}
      AND p.email IS NOT NULL AND p.left_at IS NULL`.execute(transaction);
  return rows[0];
}

export async function insertRequest(
  { transaction }: Within,
  request: Insertable<Tables["listen.colleague_request"]>,
): Promise<void> {
  await transaction.insertInto("listen.colleague_request").values(request).execute();
}

/** A request as its sender's list needs it. */
export interface Sent extends RequestRow {
  /** Whether the colleague said that they are done. */
  completed: boolean;
  /** Whether the colleague has left. */
  gone: boolean;
}

const sent = ({ transaction, workspaceId }: Within) =>
  transaction
    .selectFrom("listen.colleague_request as request")
    .leftJoin("listen.ballot as ballot", (join) =>
      join
        .onRef("ballot.workspace_id", "=", "request.workspace_id")
        .onRef("ballot.campaign_id", "=", "request.campaign_id")
        .onRef("ballot.ballot_id", "=", "request.request_id"),
    )
    .leftJoin("people.person as person", (join) =>
      join
        .onRef("person.workspace_id", "=", "request.workspace_id")
        .onRef("person.person_id", "=", "request.person_id"),
    )
    .selectAll("request")
    .select([
      sql<boolean>`ballot.completed_at IS NOT NULL`.as("completed"),
      sql<boolean>`request.person_id IS NULL OR person.left_at IS NOT NULL`.as("gone"),
    ])
    .where("request.workspace_id", "=", workspaceId);

/** Requests that somebody sent, in the order of asking. */
export const selectSent = (
  within: Within,
  { campaign_id, invitation_id }: Pick<OwnInvitation, "campaign_id" | "invitation_id">,
): Promise<Sent[]> =>
  sent(within)
    .where("request.campaign_id", "=", campaign_id)
    .where("request.invitation_id", "=", invitation_id)
    .orderBy("request.asked_at")
    .orderBy("request.request_id")
    .execute();

/** The same of several of one's own places at once. */
export const selectAllSent = async (
  within: Within,
  invitations: readonly Pick<OwnInvitation, "campaign_id" | "invitation_id">[],
): Promise<Sent[]> =>
  invitations.length === 0
    ? []
    : sent(within)
        .where(
          "request.campaign_id",
          "in",
          invitations.map(({ campaign_id }) => campaign_id),
        )
        .where(
          "request.invitation_id",
          "in",
          invitations.map(({ invitation_id }) => invitation_id),
        )
        .orderBy("request.asked_at")
        .orderBy("request.request_id")
        .execute();

/** Locks a request, so that no answer is saved and no reply comes while it is decided about. */
export async function lockSent(
  within: Within,
  { campaign_id, invitation_id }: Pick<OwnInvitation, "campaign_id" | "invitation_id">,
  requestId: string,
): Promise<Sent | undefined> {
  const locked = await within.transaction
    .selectFrom("listen.colleague_request")
    .select("request_id")
    .where("workspace_id", "=", within.workspaceId)
    .where("campaign_id", "=", campaign_id)
    .where("invitation_id", "=", invitation_id)
    .where("request_id", "=", requestId)
    .forUpdate()
    .executeTakeFirst();
  if (!locked) return undefined;
  // Read behind the lock, so that what was saved meanwhile is seen.
  return sent(within)
    .where("request.campaign_id", "=", campaign_id)
    .where("request.request_id", "=", requestId)
    .executeTakeFirst();
}

export async function changeRequest(
  { transaction, workspaceId }: Within,
  { campaign_id, request_id }: Pick<RequestRow, "campaign_id" | "request_id">,
  changed: { state?: RequestRow["state"]; reminded_at?: Date },
): Promise<void> {
  await transaction
    .updateTable("listen.colleague_request")
    .set({ ...changed, revision: sql`revision + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaign_id)
    .where("request_id", "=", request_id)
    .execute();
}

/** A request as whoever got it is shown it. */
export interface Received {
  campaign_id: string;
  request_id: string;
  link_version: number;
  subject_name: string;
  campaign: string;
  closes_at: Date;
  state: "asked" | "accepted" | "declined";
  completed: boolean;
}

/** Requests that somebody got at this address and that can still be answered, newest first. */
export async function selectReceived(
  { transaction, workspaceId }: Within,
  { personId, email }: { personId: string; email: string },
  now: Date,
): Promise<Received[]> {
  const { rows } = await sql<Received>`
    SELECT r.campaign_id, r.request_id, r.link_version, r.subject_name, c.name AS campaign, c.closes_at, r.state,
      b.completed_at IS NOT NULL AS completed
    FROM listen.colleague_request r
    JOIN listen.campaign c ON c.workspace_id = r.workspace_id AND c.campaign_id = r.campaign_id
    JOIN listen.invitation i ON i.workspace_id = r.workspace_id AND i.campaign_id = r.campaign_id
      AND i.invitation_id = r.invitation_id
    JOIN people.person subject ON subject.workspace_id = i.workspace_id AND subject.person_id = i.person_id
    JOIN people.person colleague ON colleague.workspace_id = r.workspace_id AND colleague.person_id = r.person_id
    LEFT JOIN listen.ballot b ON b.workspace_id = r.workspace_id AND b.campaign_id = r.campaign_id
      AND b.ballot_id = r.request_id
    WHERE r.workspace_id = ${workspaceId} AND r.person_id = ${personId} AND lower(r.email) = ${email}
      AND r.state <> 'withdrawn' AND c.state = 'open' AND c.closes_at > ${now}
      AND i.withdrawn_at IS NULL AND subject.left_at IS NULL AND colleague.left_at IS NULL
    ORDER BY r.asked_at DESC, r.request_id LIMIT 100`.execute(transaction);
  return rows;
}

/** Keeps the mail of a request from leaving, as far as it has not. */
export async function cancelMail(
  { transaction, workspaceId }: Within,
  { campaign_id, request_id }: Pick<RequestRow, "campaign_id" | "request_id">,
): Promise<void> {
  await sql`UPDATE people.message SET state = 'cancelled', finished_at = now()
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaign_id} AND invitation_id = ${request_id}
      AND state IN ('queued', 'outbox')`.execute(transaction);
}
