import { randomUUID } from "node:crypto";
import type { Transaction } from "#platform/database/tables.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import { deliverNews } from "./deliver.job-kind.ts";
import type { News } from "./webhook-events.ts";
import { insertDeliveries, listeningTo, type WebhookRow } from "./webhooks.store.ts";

/** What a feature's transaction has to tell other programs. */
interface Happened {
  workspaceId: string;
  news: News;
  now: Date;
  /** Asked where somebody wants to know of it: false tells nobody. */
  mayTell?: () => Promise<boolean>;
  /** The answers of somebody in a named campaign, for those that want them with the news. Never of a confidential one. */
  answers?: Readonly<Record<string, unknown>>;
}

/**
 * Tells those webhooks that want to know of it, once the transaction commits. Call it for answers and follow-ups of named
 * campaigns only: of a confidential one even the moment would tell who answered.
 */
export async function tell(
  tx: Transaction,
  jobs: Jobs,
  { workspaceId, news, now, mayTell, answers }: Happened,
): Promise<void> {
  const webhooks = await listeningTo(tx, workspaceId, news.event);
  if (webhooks.length === 0 || (mayTell && !(await mayTell()))) return;
  await queueDeliveries(
    tx,
    jobs,
    webhooks.map((webhook) => ({
      webhook,
      event: news.event,
      data: { ...news.data, ...(webhook.with_answers && answers && { answers }) },
    })),
    now,
  );
}

/** @returns ids in the same order */
export async function queueDeliveries(
  tx: Transaction,
  jobs: Jobs,
  deliveries: readonly { webhook: WebhookRow; event: string; data: object }[],
  now: Date,
): Promise<string[]> {
  const rows = deliveries.map(({ webhook, event, data }) => ({
    workspace_id: webhook.workspace_id,
    webhook_id: webhook.webhook_id,
    delivery_id: randomUUID(),
    event,
    body: JSON.stringify({
      type: event,
      timestamp: now.toISOString(),
      data: { programme: webhook.workspace_id, ...data },
    }),
    next_attempt_at: now,
    status: null,
    problem: null,
    made_at: now,
    finished_at: null,
  }));
  await insertDeliveries(tx, rows);
  for (const row of rows) {
    const payload = { workspaceId: row.workspace_id, webhookId: row.webhook_id, deliveryId: row.delivery_id };
    await jobs.add(tx, deliverNews, payload, { key: row.delivery_id });
  }
  return rows.map(({ delivery_id }) => delivery_id);
}
