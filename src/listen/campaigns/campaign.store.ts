import { sql } from "kysely";
import type { Row, Transaction } from "#platform/database/tables.ts";
import { forgetFollowUps } from "../follow-ups/follow-up-data.service.ts";
import { answerLock } from "./answer-lock.service.ts";
import type { CampaignState } from "./campaign-state.ts";
import type { DoorPromises, Promised } from "./promise.ts";
import "./campaign.tables.ts";

export type CampaignRow = Row<"listen.campaign">;
/** "change" keeps everybody else from changing the campaign and from saving answers; "keep" keeps it from being changed. */
export type Locking = "none" | "keep" | "change";

export async function findCampaign(
  transaction: Transaction,
  workspaceId: string,
  campaignId: string,
  locking: Locking,
): Promise<CampaignRow | undefined> {
  const found = transaction
    .selectFrom("listen.campaign as c")
    .where("c.workspace_id", "=", workspaceId)
    .where("c.campaign_id", "=", campaignId);
  // Before the row is read, and before its lock: who saves may come to wait for that.
  if (locking === "change") await found.select(answerLock("c").alone.as("locked")).execute();
  let query = found.selectAll();
  if (locking === "change") query = query.forUpdate();
  if (locking === "keep") query = query.forShare();
  return query.executeTakeFirst();
}

type NewCampaign = Pick<
  CampaignRow,
  | "campaign_id"
  | "name"
  | "questionnaire_id"
  | "questionnaire_version"
  | "follows_campaign_id"
  | "anonymity"
  | "minimum_group"
  | "purpose"
  | "purposes"
  | "retention_months"
  | "audience"
  | "breakdowns"
  | "texts"
  | "first_question"
  | "opens_at"
  | "closes_at"
  | "reminders"
>;

/** The parts that are kept as JSON, as the database takes them. */
const asJson = ({
  audience,
  purposes,
  breakdowns,
  texts,
  reminders,
}: Pick<NewCampaign, "audience" | "purposes" | "breakdowns" | "texts" | "reminders">) => ({
  purposes: JSON.stringify(purposes),
  audience: JSON.stringify(audience),
  breakdowns: JSON.stringify(breakdowns),
  texts: JSON.stringify(texts),
  reminders: JSON.stringify(reminders),
});

export async function insertCampaign(
  transaction: Transaction,
  workspaceId: string,
  campaign: NewCampaign,
): Promise<void> {
  await transaction
    .insertInto("listen.campaign")
    .values({ ...campaign, ...asJson(campaign), workspace_id: workspaceId })
    .execute();
}

/** Writes all settings of a draft. @returns the new revision; undefined where it is no draft any more or was changed meanwhile */
export async function updateDraft(
  transaction: Transaction,
  workspaceId: string,
  revision: number,
  { campaign_id, ...campaign }: NewCampaign,
): Promise<number | undefined> {
  const row = await transaction
    .updateTable("listen.campaign")
    .set({
      ...campaign,
      ...asJson(campaign),
      revision: revision + 1,
      opening_problem: null,
      updated_at: sql`now()`,
    })
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaign_id)
    .where("state", "=", "draft")
    .where("scheduled_at", "is", null)
    .where("revision", "=", revision)
    .returning("revision")
    .executeTakeFirst();
  return row?.revision;
}

/** Writes what may change while a campaign is open. @returns the new revision; undefined as above */
export async function updateOpen(
  transaction: Transaction,
  workspaceId: string,
  revision: number,
  campaign: Pick<NewCampaign, "campaign_id" | "name" | "texts" | "first_question" | "reminders">,
): Promise<number | undefined> {
  const row = await transaction
    .updateTable("listen.campaign")
    .set({
      name: campaign.name,
      texts: JSON.stringify(campaign.texts),
      first_question: campaign.first_question,
      reminders: JSON.stringify(campaign.reminders),
      revision: revision + 1,
      updated_at: sql`now()`,
    })
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaign.campaign_id)
    .where("state", "=", "open")
    .where("revision", "=", revision)
    .returning("revision")
    .executeTakeFirst();
  return row?.revision;
}

type Progressed = Partial<
  Pick<
    CampaignRow,
    | "state"
    | "scheduled_at"
    | "opening_problem"
    | "closes_at"
    | "opened_at"
    | "closed_at"
    | "confidants"
    | "inviting_expected"
    | "inviting_after"
    | "inviting_since"
    | "answers_deleted_at"
    | "link_salt"
  >
>;

/** Moves a campaign on in its life. The caller holds its lock and has checked its state. */
export async function moveOn(
  transaction: Transaction,
  { workspace_id, campaign_id }: Pick<CampaignRow, "workspace_id" | "campaign_id">,
  {
    promise,
    door_promises,
    ...changes
  }: Progressed & { promise?: Promised; door_promises?: DoorPromises | null },
): Promise<void> {
  await transaction
    .updateTable("listen.campaign")
    .set({
      ...changes,
      ...(promise && { promise: JSON.stringify(promise) }),
      ...(door_promises && { door_promises: JSON.stringify(door_promises) }),
      revision: sql`revision + 1`,
      updated_at: sql`now()`,
    })
    .where("workspace_id", "=", workspace_id)
    .where("campaign_id", "=", campaign_id)
    .execute();
}

/** Keeps the sample that was drawn when a campaign opened. */
export async function keepSample(
  transaction: Transaction,
  { workspace_id, campaign_id }: Pick<CampaignRow, "workspace_id" | "campaign_id">,
  cuts: Readonly<Record<string, string>>,
): Promise<void> {
  await transaction
    .updateTable("listen.campaign")
    .set({ sample_cuts: JSON.stringify(cuts) })
    .where("workspace_id", "=", workspace_id)
    .where("campaign_id", "=", campaign_id)
    .execute();
}

/** Notes how far the making of invitations is. */
export async function noteInviting(
  transaction: Transaction,
  { workspace_id, campaign_id }: Pick<CampaignRow, "workspace_id" | "campaign_id">,
  after: string,
): Promise<void> {
  await transaction
    .updateTable("listen.campaign")
    .set({ inviting_after: after })
    .where("workspace_id", "=", workspace_id)
    .where("campaign_id", "=", campaign_id)
    .execute();
}

/** Deletes a draft and everything that was tried with it. */
export async function deleteDraft(
  transaction: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<void> {
  await deletePilotAnswers(transaction, workspaceId, campaignId);
  for (const table of [
    "listen.reminder",
    "listen.invitation",
    "listen.used_right",
    "listen.ballot_cell",
    "listen.campaign",
  ] as const) {
    await sql`DELETE FROM ${sql.table(table)} WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}`.execute(
      transaction,
    );
  }
}

/** Deletes what was answered before a campaign opens: trials, all of them or some. */
export async function deletePilotAnswers(
  transaction: Transaction,
  workspaceId: string,
  campaignId: string,
  ballots?: readonly string[],
): Promise<void> {
  for (const table of ["listen.answer_page", "listen.ballot"] as const) {
    await sql`DELETE FROM ${sql.table(table)} WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}
      ${ballots ? sql`AND ballot_id = ANY (${[...ballots]}::uuid[])` : sql``}`.execute(transaction);
  }
}

/** Deletes what people answered, for all or for some. */
export async function deleteAnswerPages(
  transaction: Transaction,
  workspaceId: string,
  campaignId: string,
  ballots?: readonly string[],
): Promise<void> {
  await sql`DELETE FROM listen.answer_page WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}
    ${ballots ? sql`AND ballot_id = ANY (${[...ballots]}::uuid[])` : sql``}`.execute(transaction);
  await forgetFollowUps(transaction, workspaceId, campaignId, ballots ?? null);
}

export interface ListedCampaign {
  campaign_id: string;
  name: string;
  state: CampaignRow["state"];
  anonymity: CampaignRow["anonymity"];
  audience_of: CampaignRow["audience_of"];
  minimum_group: number;
  questionnaire_id: string | null;
  questionnaire_version: number | null;
  questionnaire_name: string | null;
  scheduled_at: Date | null;
  opens_at: Date | null;
  opened_at: Date | null;
  closes_at: Date | null;
  closed_at: Date | null;
  invited: number;
  /** Those who were never taken out. */
  steady: number;
  completed: number;
}

/** One page of campaigns, newest first. */
export async function selectCampaigns(
  transaction: Transaction,
  workspaceId: string,
  {
    state,
    limit,
    offset,
    now,
  }: { state?: CampaignState | undefined; limit: number; offset: number; now: Date },
): Promise<{ total: number; campaigns: ListedCampaign[] }> {
  const seen = sql`CASE
    WHEN c.state = 'draft' AND c.scheduled_at IS NOT NULL THEN 'scheduled'
    WHEN c.state = 'open' AND c.closes_at <= ${now} THEN 'closed'
    ELSE c.state END`;
  const wanted = state ? sql`AND ${seen} = ${state}` : sql``;
  const counted = await sql<{ total: number }>`
    SELECT count(*) AS total FROM listen.campaign c WHERE c.workspace_id = ${workspaceId} ${wanted}`.execute(
    transaction,
  );
  const { rows } = await sql<ListedCampaign>`
    SELECT c.campaign_id, c.name, c.state, c.anonymity, c.audience_of, c.minimum_group, c.questionnaire_id, c.questionnaire_version,
      q.name AS questionnaire_name, c.scheduled_at, c.opens_at, c.opened_at, c.closes_at, c.closed_at,
      (SELECT count(*) FROM listen.invitation i
        WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = c.campaign_id AND NOT i.pilot) AS invited,
      (SELECT count(*) FROM listen.invitation i
        WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = c.campaign_id AND NOT i.pilot
          AND NOT i.was_withdrawn) AS steady,
      CASE WHEN c.anonymity = 'anonymous' THEN
        (SELECT coalesce(sum(least(invited.people, own.ballots)), 0)::bigint
          FROM (SELECT coalesce(i.cell, 0) AS cell, count(*) AS people FROM listen.invitation i
            WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = c.campaign_id AND NOT i.pilot GROUP BY 1) invited
          JOIN (SELECT b.cell, count(*) AS ballots FROM listen.ballot b
            WHERE b.workspace_id = ${workspaceId} AND b.campaign_id = c.campaign_id AND b.completed_at IS NOT NULL
            GROUP BY 1) own ON own.cell = invited.cell) / (CASE WHEN c.state = 'closed' THEN 1 ELSE c.minimum_group END)
          * (CASE WHEN c.state = 'closed' THEN 1 ELSE c.minimum_group END)
      ELSE
        (SELECT count(*) FROM listen.ballot b
          JOIN listen.invitation i ON i.workspace_id = b.workspace_id AND i.campaign_id = b.campaign_id
            AND i.invitation_id = b.ballot_id AND NOT i.pilot
          WHERE b.workspace_id = ${workspaceId} AND b.campaign_id = c.campaign_id
            AND b.completed_at IS NOT NULL)
      END AS completed
    FROM listen.campaign c
    LEFT JOIN listen.questionnaire q
      ON q.workspace_id = c.workspace_id AND q.questionnaire_id = c.questionnaire_id
    WHERE c.workspace_id = ${workspaceId} ${wanted}
    ORDER BY c.created_at DESC, c.campaign_id
    LIMIT ${limit} OFFSET ${offset}`.execute(transaction);
  return { total: counted.rows[0]?.total ?? 0, campaigns: rows };
}
