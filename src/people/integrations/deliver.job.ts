import type { Context } from "#people/access/context.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { AppError } from "#platform/errors.ts";
import { type OutgoingSettings, postOutside } from "#platform/http/outgoing/post-outside.ts";
import { deliverNews } from "./deliver.job-kind.ts";
import { nextAttempt } from "./webhook-events.ts";
import { signatureHeaders } from "./webhook-signature.service.ts";
import {
  cancelWaiting,
  type DeliveryRow,
  findDelivery,
  findWebhook,
  forgetDeliveries,
  updateDelivery,
  updateWebhook,
  type WebhookRow,
  workspaceKey,
} from "./webhooks.store.ts";

const days = 86_400_000;

/** How long deliveries are kept. */
export const keptDays = 30;

interface Tried {
  status: number | null;
  problem: string | null;
}

/**
 * Delivers news to webhooks. An attempt counts as arrived with any status from 200 to 299; others, and none at all, are tried
 * again for about three days, after which the webhook is disabled. Nothing is locked while the other side thinks.
 */
export function workOnDeliveries({ jobs, transaction, log, outgoing }: Context): void {
  jobs.work(
    deliverNews,
    async ({ workspaceId, webhookId, deliveryId }, signal) => {
      const due = await transaction(workspaceId, async (tx) => {
        const webhook = await findWebhook(tx, workspaceId, webhookId);
        const delivery = await findDelivery(tx, workspaceId, webhookId, deliveryId);
        const key = await workspaceKey(tx, workspaceId);
        return webhook && delivery && { webhook, delivery, key };
      });
      if (due?.delivery.state !== "waiting" || due.delivery.body === null) return;
      const { webhook, delivery, key } = due;
      if (webhook.state !== "active") return;
      const tried = await attempt(webhook, { ...delivery, body: due.delivery.body }, key, outgoing, signal);
      const again = await transaction(workspaceId, async (tx) => {
        const next = await note(tx, webhook, delivery, tried, new Date());
        if (next)
          await jobs.add(
            tx,
            deliverNews,
            { workspaceId, webhookId, deliveryId },
            { startAfter: next, key: deliveryId },
          );
        return next;
      });
      if (again) log.info({ webhook: webhookId, status: tried.status }, "a delivery is tried again later");
    },
    { concurrency: 4 },
  );
}

async function attempt(
  webhook: WebhookRow,
  { delivery_id: deliveryId, body }: DeliveryRow & { body: string },
  key: Buffer,
  settings: OutgoingSettings,
  signal: AbortSignal,
): Promise<Tried> {
  const now = new Date();
  const versions = [webhook.secret_version];
  if (webhook.old_secret_until !== null && webhook.old_secret_until > now)
    versions.push(webhook.secret_version - 1);
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "user-agent": "Serviceloop",
    ...signatureHeaders(key, webhook.webhook_id, versions, { deliveryId, body, now }),
  };
  try {
    const { status } = await postOutside({ url: new URL(webhook.url), headers, body, signal }, settings);
    const arrived = status >= 200 && status <= 299;
    return { status, problem: arrived ? null : `The address answered ${status}.` };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AppError) return { status: null, problem: error.message };
    throw error;
  }
}

/** @returns when it is to be tried again; null where it is settled */
async function note(
  tx: Transaction,
  webhook: WebhookRow,
  delivery: DeliveryRow,
  { status, problem }: Tried,
  now: Date,
): Promise<Date | null> {
  const attempts = delivery.attempts + 1;
  const next = problem === null ? null : nextAttempt(attempts, now);
  if (next !== null) {
    await updateDelivery(tx, delivery, { attempts, status, problem, next_attempt_at: next });
    return next;
  }
  const state = problem === null ? "delivered" : "failed";
  await updateDelivery(tx, delivery, {
    attempts,
    status,
    problem,
    state,
    body: null,
    next_attempt_at: null,
    finished_at: now,
  });
  await forgetDeliveries(tx, webhook, new Date(now.getTime() - keptDays * days));
  if (state === "delivered") return null;
  await updateWebhook(tx, webhook, { state: "disabled" });
  await cancelWaiting(tx, webhook, now);
  await audit(tx, null, {
    action: "webhook.disabled",
    subject: new URL(webhook.url).host,
    details: { webhook: webhook.webhook_id },
  });
  return null;
}
