import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import type { BatchKey } from "./batches.store.ts";
import type { UntoldReason } from "./report-batch.ts";
import "./report-batches.tables.ts";

/** Somebody who is told that their report is ready. */
export interface Told {
  invitationId: string;
  name: string;
  email: string;
  language: string;
  /** Whether they want it attached. */
  attached: boolean;
}

/**
 * Why no mail can tell somebody; null where it can. A report opens for whoever signs in with the address to which the
 * person was invited, so it is told to that address alone, while it is the person's own.
 */
const untold = sql<UntoldReason | null>`CASE
  WHEN person.left_at IS NOT NULL THEN 'has left'
  WHEN invitation.withdrawn_at IS NOT NULL THEN 'taken out'
  WHEN coalesce(invitation.email, '') = '' THEN 'no address'
  WHEN lower(invitation.email) IS DISTINCT FROM person.email_key THEN 'address changed'
  WHEN EXISTS (SELECT FROM people.person other WHERE other.workspace_id = person.workspace_id
    AND other.email_key = person.email_key AND other.person_id <> person.person_id AND other.left_at IS NULL)
    THEN 'address shared'
END`;

const people = (tx: Transaction, workspaceId: string, campaignId: string) =>
  tx
    .selectFrom("embed.personal_report as report")
    .innerJoin("listen.invitation as invitation", (join) =>
      join
        .onRef("invitation.workspace_id", "=", "report.workspace_id")
        .onRef("invitation.campaign_id", "=", "report.campaign_id")
        .onRef("invitation.invitation_id", "=", "report.invitation_id"),
    )
    .innerJoin("people.person as person", (join) =>
      join
        .onRef("person.workspace_id", "=", "invitation.workspace_id")
        .onRef("person.person_id", "=", "invitation.person_id"),
    )
    .where("report.workspace_id", "=", workspaceId)
    .where("report.campaign_id", "=", campaignId);

/** People of a round who are to be told and were not told before, at most `limit`. */
export const nextToTell = (
  tx: Transaction,
  { workspace_id, campaign_id, batch_id }: BatchKey,
  limit: number,
): Promise<Told[]> =>
  people(tx, workspace_id, campaign_id)
    .leftJoin("embed.report_notice as notice", (join) =>
      join
        .onRef("notice.workspace_id", "=", "report.workspace_id")
        .onRef("notice.campaign_id", "=", "report.campaign_id")
        .onRef("notice.invitation_id", "=", "report.invitation_id"),
    )
    .leftJoin("embed.report_delivery as delivery", (join) =>
      join
        .onRef("delivery.workspace_id", "=", "person.workspace_id")
        .onRef("delivery.person_id", "=", "person.person_id")
        .onRef("delivery.email", "=", "person.email_key"),
    )
    .select([
      "report.invitation_id as invitationId",
      "invitation.name",
      sql<string>`invitation.email`.as("email"),
      "invitation.language",
      sql<boolean>`delivery.person_id IS NOT NULL`.as("attached"),
    ])
    .where("report.batch_id", "=", batch_id)
    .where("notice.invitation_id", "is", null)
    .where(untold, "is", null)
    .orderBy("report.invitation_id")
    .limit(limit)
    .execute();

/** How many people have answered, and how many of them mail can still tell. */
export async function countToTell(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<{ answered: number; mails: number }> {
  const { rows } = await sql<{ answered: number; mails: number }>`
    SELECT count(*) AS answered, count(*) FILTER (WHERE ${untold} IS NULL AND NOT EXISTS (
      SELECT FROM embed.report_notice notice WHERE notice.workspace_id = invitation.workspace_id
        AND notice.campaign_id = invitation.campaign_id AND notice.invitation_id = invitation.invitation_id)) AS mails
    FROM listen.invitation invitation
    JOIN people.person person USING (workspace_id, person_id)
    WHERE invitation.workspace_id = ${workspaceId} AND invitation.campaign_id = ${campaignId} AND NOT invitation.pilot
      AND EXISTS (SELECT FROM listen.answer_page page WHERE page.workspace_id = invitation.workspace_id
        AND page.campaign_id = invitation.campaign_id AND page.ballot_id = invitation.invitation_id)`.execute(
    tx,
  );
  return rows[0] ?? { answered: 0, mails: 0 };
}

/** Writes down that people are told. @returns the invitations of those who had not been told before */
export async function insertNotices(
  tx: Transaction,
  { workspace_id, campaign_id, batch_id }: BatchKey,
  invitations: readonly string[],
): Promise<Set<string>> {
  if (invitations.length === 0) return new Set();
  const rows = await tx
    .insertInto("embed.report_notice")
    .values(invitations.map((invitation_id) => ({ workspace_id, campaign_id, batch_id, invitation_id })))
    .onConflict((conflict) => conflict.doNothing())
    .returning("invitation_id")
    .execute();
  return new Set(rows.map(({ invitation_id }) => invitation_id));
}

/** People with a stored report whom no mail can tell, by department and name. */
export async function listUntold(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  { limit, offset }: { limit: number; offset: number },
) {
  const found = people(tx, workspaceId, campaignId).where(untold, "is not", null);
  const { total } = await found
    .select(({ fn }) => fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const rows = await found
    .select(["report.invitation_id as invitation", "invitation.name", "invitation.department"])
    .select(sql<UntoldReason>`${untold}`.as("reason"))
    .orderBy("invitation.department")
    .orderBy("invitation.name")
    .orderBy("report.invitation_id")
    .limit(limit)
    .offset(offset)
    .execute();
  return { total, people: rows };
}
