import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import type { Anonymity } from "../campaigns/anonymity.ts";
import type { FollowUpPlan } from "./follow-up-plan.service.ts";

/** Of whom an answer is, and in what campaign. */
export interface AskedOne {
  pilot: boolean;
  managerId: string | null;
  anonymity: Anonymity;
  timeZone: string;
  /** The transaction's time. */
  now: Date;
}

export async function readAsked(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  invitationId: string,
): Promise<AskedOne | undefined> {
  const { rows } = await sql<AskedOne>`
    SELECT i.pilot, i.manager_id AS "managerId", c.anonymity, w.time_zone AS "timeZone", now() AS now
    FROM listen.invitation i
    JOIN listen.campaign c ON c.workspace_id = i.workspace_id AND c.campaign_id = i.campaign_id
    JOIN people.workspace w ON w.workspace_id = i.workspace_id
    WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId} AND i.invitation_id = ${invitationId}`.execute(
    tx,
  );
  return rows[0];
}

/** The first of account manager and chosen person who is there and has not left; null where there is neither. */
export async function ownerByPlan(
  tx: Transaction,
  workspaceId: string,
  { toAccountManager, ownerId }: FollowUpPlan,
  { managerId }: Pick<AskedOne, "managerId">,
): Promise<string | null> {
  const wanted = [toAccountManager ? managerId : null, ownerId].filter((id) => id !== null);
  for (const id of wanted) if (await worksHere(tx, workspaceId, id)) return id;
  return null;
}

/** Whether somebody is on the staff and has not left. */
export async function worksHere(tx: Transaction, workspaceId: string, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("people.person")
    .select("person_id")
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .where("left_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}
