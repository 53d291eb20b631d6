import { randomUUID } from "node:crypto";
import type { Row, Transaction } from "#platform/database/tables.ts";

export type ReminderRow = Row<"listen.reminder">;

interface Within {
  transaction: Transaction;
  workspaceId: string;
}

export async function selectReminders(
  { transaction, workspaceId }: Within,
  campaignId: string,
): Promise<ReminderRow[]> {
  return transaction
    .selectFrom("listen.reminder")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .orderBy("due_at")
    .orderBy("reminder_id")
    .execute();
}

/** One round, locked until the transaction ends. */
export async function lockReminder(
  { transaction, workspaceId }: Within,
  campaignId: string,
  reminderId: string,
): Promise<ReminderRow | undefined> {
  return transaction
    .selectFrom("listen.reminder")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("reminder_id", "=", reminderId)
    .forUpdate()
    .executeTakeFirst();
}

/** @returns the new round's id */
export async function insertReminder(
  { transaction, workspaceId }: Within,
  campaignId: string,
  { planned, due }: { planned: boolean; due: Date },
): Promise<string> {
  const reminderId = randomUUID();
  await transaction
    .insertInto("listen.reminder")
    .values({
      workspace_id: workspaceId,
      campaign_id: campaignId,
      reminder_id: reminderId,
      planned,
      due_at: due,
    })
    .execute();
  return reminderId;
}

/** Notes how far a round is. */
export async function noteReminder(
  { transaction, workspaceId }: Within,
  { campaign_id, reminder_id }: Pick<ReminderRow, "campaign_id" | "reminder_id">,
  {
    turns,
    ...changes
  }: Partial<Pick<ReminderRow, "state" | "after_invitation" | "recipients" | "turns" | "finished_at">>,
): Promise<void> {
  await transaction
    .updateTable("listen.reminder")
    .set({ ...changes, ...(turns && { turns: JSON.stringify(turns) }) })
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaign_id)
    .where("reminder_id", "=", reminder_id)
    .execute();
}

/** Takes back planned rounds that have not begun. */
export async function deletePlanned({ transaction, workspaceId }: Within, campaignId: string): Promise<void> {
  await transaction
    .deleteFrom("listen.reminder")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("planned", "=", true)
    .where("state", "=", "waiting")
    .where("after_invitation", "is", null)
    .execute();
}

/** Ends all rounds that wait, or are on their way. */
export async function cancelReminders(
  { transaction, workspaceId }: Within,
  campaignId: string,
  at: Date,
): Promise<void> {
  await transaction
    .updateTable("listen.reminder")
    .set({ state: "cancelled", finished_at: at })
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("state", "=", "waiting")
    .execute();
}
