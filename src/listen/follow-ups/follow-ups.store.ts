import { type RawBuilder, sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import type { Anonymity } from "../campaigns/anonymity.ts";
import { type FollowUpReason, type FollowUpState, isWaiting, type Note, type Words } from "./follow-up.ts";
import "./follow-ups.tables.ts";

/** A follow-up with whom and what it is about. */
export interface FollowUpRow {
  id: string;
  campaignId: string;
  campaign: string;
  anonymity: Anonymity;
  confidants: string[] | null;
  reason: FollowUpReason;
  state: FollowUpState;
  name: string;
  email: string | null;
  accountId: string | null;
  account: string | null;
  managerId: string | null;
  manager: string | null;
  planOwnerId: string | null;
  planOwner: string | null;
  words: Words[];
  ownerId: string | null;
  owner: string | null;
  handedOverAt: Date | null;
  openedAt: Date;
  dueOn: string;
  outcome: string;
  notes: Note[];
  revision: number;
}

/** Who looks: what they own, and what else they may see. */
export interface Looking {
  workspaceId: string;
  personId: string | null;
  userId: string;
  /** Whether they run the programme. */
  runs: boolean;
  /** Whether they may be a confidant. */
  identifies: boolean;
}

const gone = sql`i.erased_at IS NOT NULL`;

/**
 * What somebody may see: their own; who runs the programme all of named campaigns and what was handed over; of confidential
 * campaigns the consultants whom respondents were told of everything.
 */
const visible = ({ personId, userId, runs, identifies }: Looking): RawBuilder<boolean> =>
  sql<boolean>`(f.owner_id = ${personId}::uuid OR ${runs}::boolean AND (c.anonymity = 'named' OR f.handed_over_at IS NOT NULL
    OR ${identifies}::boolean AND ${userId}::uuid = ANY (coalesce(c.confidants, '{}'))))`;

const tables = sql`listen.follow_up f
  JOIN listen.campaign c ON c.workspace_id = f.workspace_id AND c.campaign_id = f.campaign_id
  JOIN listen.invitation i ON i.workspace_id = f.workspace_id AND i.campaign_id = f.campaign_id
    AND i.invitation_id = f.invitation_id`;

export interface Wanted {
  mine: boolean;
  states: readonly FollowUpState[];
  campaign: string | null;
  /** A person's id, or "nobody". */
  owner: string | null;
}

function conditions(looking: Looking, { mine, states, campaign, owner }: Wanted): RawBuilder<unknown> {
  return sql`f.workspace_id = ${looking.workspaceId} AND f.state = ANY (${[...states]}::text[]) AND NOT (${gone})
    AND ${visible(looking)}
    ${mine ? sql`AND f.owner_id = ${looking.personId}::uuid` : sql``}
    ${campaign ? sql`AND f.campaign_id = ${campaign}` : sql``}
    ${owner === "nobody" ? sql`AND f.owner_id IS NULL` : owner ? sql`AND f.owner_id = ${owner}` : sql``}`;
}

const columns = sql`f.follow_up_id AS id, f.campaign_id AS "campaignId", c.name AS campaign, c.anonymity, c.confidants,
  f.reason, f.state, i.name, i.email, i.account_id AS "accountId", account.name AS account,
  CASE WHEN manager.left_at IS NULL THEN i.manager_id END AS "managerId", manager.name AS manager,
  CASE WHEN chosen.left_at IS NULL THEN plan.owner_id END AS "planOwnerId", chosen.name AS "planOwner",
  f.words, f.owner_id AS "ownerId", owner.name AS owner, f.handed_over_at AS "handedOverAt",
  f.opened_at AS "openedAt", f.due_on AS "dueOn", f.outcome, f.notes, f.revision`;

const joins = sql`LEFT JOIN people.account account ON account.workspace_id = i.workspace_id AND account.account_id = i.account_id
  LEFT JOIN listen.follow_up_plan plan ON plan.workspace_id = f.workspace_id AND plan.campaign_id = f.campaign_id
  LEFT JOIN people.person manager ON manager.workspace_id = i.workspace_id AND manager.person_id = i.manager_id
    AND coalesce(plan.to_account_manager, true)
  LEFT JOIN people.person chosen ON chosen.workspace_id = plan.workspace_id AND chosen.person_id = plan.owner_id
  LEFT JOIN people.person owner ON owner.workspace_id = f.workspace_id AND owner.person_id = f.owner_id`;

export async function listVisible(
  tx: Transaction,
  looking: Looking,
  wanted: Wanted,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; rows: FollowUpRow[] }> {
  const where = conditions(looking, wanted);
  const counted = await sql<{
    total: number;
  }>`SELECT count(*) AS total FROM ${tables} WHERE ${where}`.execute(tx);
  const { rows } = await sql<FollowUpRow>`SELECT ${columns} FROM ${tables} ${joins} WHERE ${where}
    ORDER BY ${wanted.states.some(isWaiting) ? sql`f.due_on` : sql`f.finished_at DESC`}, f.opened_at, f.follow_up_id
    LIMIT ${limit} OFFSET ${offset}`.execute(tx);
  return { total: counted.rows[0]?.total ?? 0, rows };
}

/** One that somebody may see; locked where told. */
export async function findVisible(
  tx: Transaction,
  looking: Looking,
  id: string,
  forChange = false,
): Promise<FollowUpRow | undefined> {
  const { rows } = await sql<FollowUpRow>`SELECT ${columns} FROM ${tables} ${joins}
    WHERE f.workspace_id = ${looking.workspaceId} AND f.follow_up_id = ${id} AND f.state <> 'cancelled' AND NOT (${gone})
      AND ${visible(looking)} ${forChange ? sql`FOR UPDATE OF f` : sql``}`.execute(tx);
  return rows[0];
}

/** Several that somebody may see, locked in the order of their ids; those that they may not see are missing. */
export async function lockVisible(
  tx: Transaction,
  looking: Looking,
  ids: readonly string[],
): Promise<FollowUpRow[]> {
  const { rows } = await sql<FollowUpRow>`SELECT ${columns} FROM ${tables} ${joins}
    WHERE f.workspace_id = ${looking.workspaceId} AND f.follow_up_id = ANY (${[...ids]}::uuid[])
      AND f.state <> 'cancelled' AND NOT (${gone}) AND ${visible(looking)}
    ORDER BY f.follow_up_id FOR UPDATE OF f`.execute(tx);
  return rows;
}

/** Gives follow-ups to somebody, who is told of them. */
export async function giveTo(
  tx: Transaction,
  workspaceId: string,
  ids: readonly string[],
  owner: string,
  now: Date,
): Promise<void> {
  await sql`UPDATE listen.follow_up SET owner_id = ${owner}, handed_over_at = coalesce(handed_over_at, ${now}),
      told_on = NULL, revision = revision + 1
    WHERE workspace_id = ${workspaceId} AND follow_up_id = ANY (${[...ids]}::uuid[])`.execute(tx);
}

/** What waits without an owner, of what somebody may see. */
export async function countUnowned(
  tx: Transaction,
  looking: Looking,
  today: string,
): Promise<{ waiting: number; overdue: number }> {
  const { rows } = await sql<{ waiting: number; overdue: number }>`SELECT count(*) AS waiting,
      count(*) FILTER (WHERE f.due_on < ${today}::date) AS overdue FROM ${tables}
    WHERE f.workspace_id = ${looking.workspaceId} AND f.state IN ('open', 'in progress') AND f.owner_id IS NULL
      AND NOT (${gone}) AND ${visible(looking)}`.execute(tx);
  return rows[0] ?? { waiting: 0, overdue: 0 };
}

/** Campaigns with follow-ups that somebody may see, by name; the newest 200. */
export async function campaignsSeen(
  tx: Transaction,
  looking: Looking,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`SELECT id, name FROM (
      SELECT f.campaign_id AS id, c.name, max(f.opened_at) AS newest FROM ${tables}
      WHERE f.workspace_id = ${looking.workspaceId} AND f.state <> 'cancelled' AND NOT (${gone}) AND ${visible(looking)}
      GROUP BY f.campaign_id, c.name ORDER BY newest DESC LIMIT 200) AS seen
    ORDER BY lower(name), id`.execute(tx);
  return rows;
}

export interface Counts {
  ownerId: string | null;
  owner: string | null;
  waiting: number;
  overdue: number;
  finished: number;
  /** Of confidential campaigns and not handed over. */
  held: number;
}

/**
 * Counts by owner, by name: of what somebody may see, and of campaigns that have closed. While one is open, one more would tell
 * who answered last.
 */
export async function countByOwner(tx: Transaction, looking: Looking, today: string): Promise<Counts[]> {
  const { rows } = await sql<Counts>`
    SELECT f.owner_id AS "ownerId", owner.name AS owner,
      count(*) FILTER (WHERE f.state IN ('open', 'in progress')) AS waiting,
      count(*) FILTER (WHERE f.state IN ('open', 'in progress') AND f.due_on < ${today}::date) AS overdue,
      count(*) FILTER (WHERE f.state IN ('done', 'not reached')) AS finished,
      count(*) FILTER (WHERE f.state IN ('open', 'in progress') AND c.anonymity <> 'named' AND f.handed_over_at IS NULL) AS held
    FROM ${tables}
    LEFT JOIN people.person owner ON owner.workspace_id = f.workspace_id AND owner.person_id = f.owner_id
    WHERE f.workspace_id = ${looking.workspaceId} AND f.state <> 'cancelled' AND NOT (${gone})
      AND (c.state = 'closed' OR ${visible(looking)})
    GROUP BY f.owner_id, owner.name ORDER BY lower(owner.name), f.owner_id`.execute(tx);
  return rows;
}

/** What is stored of a follow-up about one invitation, locked; undefined where there is none. */
export const lockOf = (tx: Transaction, workspaceId: string, campaignId: string, invitationId: string) =>
  tx
    .selectFrom("listen.follow_up")
    .select(["follow_up_id", "state", "reason", "words"])
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("invitation_id", "=", invitationId)
    .forUpdate()
    .executeTakeFirst();

export interface NewFollowUp {
  workspaceId: string;
  id: string;
  campaignId: string;
  invitationId: string;
  reason: FollowUpReason;
  ownerId: string | null;
  words: readonly Words[];
  openedAt: Date;
  dueOn: string;
}

export async function insertFollowUp(tx: Transaction, one: NewFollowUp): Promise<void> {
  await tx
    .insertInto("listen.follow_up")
    .values({
      workspace_id: one.workspaceId,
      follow_up_id: one.id,
      campaign_id: one.campaignId,
      invitation_id: one.invitationId,
      reason: one.reason,
      owner_id: one.ownerId,
      handed_over_at: one.ownerId === null ? null : one.openedAt,
      words: JSON.stringify(one.words),
      opened_at: one.openedAt,
      due_on: one.dueOn,
      told_on: null,
      finished_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What a change may set. */
export interface Changes {
  state?: FollowUpState;
  reason?: FollowUpReason;
  owner_id?: string | null;
  handed_over_at?: Date | null;
  words?: string;
  opened_at?: Date;
  due_on?: string;
  told_on?: string | null;
  finished_at?: Date | null;
  outcome?: string;
  notes?: string;
}

export async function updateFollowUp(
  tx: Transaction,
  workspaceId: string,
  id: string,
  changes: Changes,
): Promise<void> {
  await tx
    .updateTable("listen.follow_up")
    .set({ ...changes, revision: sql`revision + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("follow_up_id", "=", id)
    .execute();
}

/** What is left of one that was taken back, or whose respondent is forgotten: nothing of them. */
export const emptied = (now: Date): Changes => ({
  state: "cancelled",
  owner_id: null,
  handed_over_at: null,
  words: "[]",
  notes: "[]",
  outcome: "",
  finished_at: now,
});

/** Empties all of a campaign, or those of some invitations. */
export async function emptyAll(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  invitations: readonly string[] | null,
  now: Date,
): Promise<void> {
  let query = tx
    .updateTable("listen.follow_up")
    .set({ ...emptied(now), revision: sql`revision + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("state", "<>", "cancelled");
  if (invitations) query = query.where(sql<boolean>`invitation_id = ANY (${[...invitations]}::uuid[])`);
  await query.execute();
}
