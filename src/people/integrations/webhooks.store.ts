import { type Insertable, sql, type Updateable } from "kysely";
import type { Row, Tables, Transaction } from "#platform/database/tables.ts";
import "./integrations.tables.ts";

export type WebhookRow = Row<"people.webhook">;
export type DeliveryRow = Row<"people.webhook_delivery">;

export const insertWebhook = async (
  tx: Transaction,
  row: Insertable<Tables["people.webhook"]>,
): Promise<void> => void (await tx.insertInto("people.webhook").values(row).execute());

export const selectWebhooks = (tx: Transaction, workspaceId: string): Promise<WebhookRow[]> =>
  tx
    .selectFrom("people.webhook")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("made_at", "desc")
    .orderBy("webhook_id")
    .execute();

export const findWebhook = (
  tx: Transaction,
  workspaceId: string,
  webhookId: string,
): Promise<WebhookRow | undefined> =>
  tx
    .selectFrom("people.webhook")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("webhook_id", "=", webhookId)
    .executeTakeFirst();

/** What the workspace's secrets are made of. */
export async function workspaceKey(tx: Transaction, workspaceId: string): Promise<Buffer> {
  const { link_key } = await tx
    .selectFrom("people.workspace")
    .select("link_key")
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return link_key;
}

/** The active webhooks that want to know of an event. */
export const listeningTo = (tx: Transaction, workspaceId: string, event: string): Promise<WebhookRow[]> =>
  tx
    .selectFrom("people.webhook")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("state", "=", "active")
    .where(sql<boolean>`${event} = ANY (events)`)
    .orderBy("webhook_id")
    .execute();

export async function updateWebhook(
  tx: Transaction,
  { workspace_id, webhook_id }: Pick<WebhookRow, "workspace_id" | "webhook_id">,
  change: Updateable<Tables["people.webhook"]>,
): Promise<void> {
  await tx
    .updateTable("people.webhook")
    .set(change)
    .where("workspace_id", "=", workspace_id)
    .where("webhook_id", "=", webhook_id)
    .execute();
}

export async function removeWebhook(
  tx: Transaction,
  { workspace_id, webhook_id }: WebhookRow,
): Promise<void> {
  await tx
    .deleteFrom("people.webhook")
    .where("workspace_id", "=", workspace_id)
    .where("webhook_id", "=", webhook_id)
    .execute();
}

export const insertDeliveries = async (
  tx: Transaction,
  rows: Insertable<Tables["people.webhook_delivery"]>[],
): Promise<void> => void (await tx.insertInto("people.webhook_delivery").values(rows).execute());

export const findDelivery = (
  tx: Transaction,
  workspaceId: string,
  webhookId: string,
  deliveryId: string,
): Promise<DeliveryRow | undefined> =>
  tx
    .selectFrom("people.webhook_delivery")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("webhook_id", "=", webhookId)
    .where("delivery_id", "=", deliveryId)
    .executeTakeFirst();

export const selectDeliveries = (
  tx: Transaction,
  { workspace_id, webhook_id }: WebhookRow,
  since: Date,
): Promise<DeliveryRow[]> =>
  tx
    .selectFrom("people.webhook_delivery")
    .selectAll()
    .where("workspace_id", "=", workspace_id)
    .where("webhook_id", "=", webhook_id)
    .where("made_at", ">=", since)
    .orderBy("made_at", "desc")
    .orderBy("delivery_id")
    .limit(200)
    .execute();

export async function updateDelivery(
  tx: Transaction,
  { workspace_id, webhook_id, delivery_id }: DeliveryRow,
  change: Updateable<Tables["people.webhook_delivery"]>,
): Promise<void> {
  await tx
    .updateTable("people.webhook_delivery")
    .set(change)
    .where("workspace_id", "=", workspace_id)
    .where("webhook_id", "=", webhook_id)
    .where("delivery_id", "=", delivery_id)
    .execute();
}

/** Gives up everything that still waits. */
export async function cancelWaiting(
  tx: Transaction,
  { workspace_id, webhook_id }: Pick<WebhookRow, "workspace_id" | "webhook_id">,
  now: Date,
): Promise<void> {
  await tx
    .updateTable("people.webhook_delivery")
    .set({ state: "cancelled", body: null, next_attempt_at: null, finished_at: now })
    .where("workspace_id", "=", workspace_id)
    .where("webhook_id", "=", webhook_id)
    .where("state", "=", "waiting")
    .execute();
}

export async function forgetDeliveries(
  tx: Transaction,
  { workspace_id, webhook_id }: Pick<WebhookRow, "workspace_id" | "webhook_id">,
  before: Date,
): Promise<void> {
  await tx
    .deleteFrom("people.webhook_delivery")
    .where("workspace_id", "=", workspace_id)
    .where("webhook_id", "=", webhook_id)
    .where("made_at", "<", before)
    .execute();
}
