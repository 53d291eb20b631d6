import { randomUUID } from "node:crypto";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { type AllowedPlaces, checkedUrl } from "#platform/http/outgoing/post-outside.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import { keptDays } from "./deliver.job.ts";
import { deliverNews } from "./deliver.job-kind.ts";
import { queueDeliveries } from "./tell.service.ts";
import type { WebhookEvent } from "./webhook-events.ts";
import { webhookSecret } from "./webhook-signature.service.ts";
import type { Webhook, WebhookDelivery } from "./webhooks.contract.ts";
import {
  deliveryNotFound,
  deliverySpent,
  tooManyWebhooks,
  webhookNotActive,
  webhookNotFound,
} from "./webhooks.errors.ts";
import {
  cancelWaiting,
  findDelivery,
  findWebhook,
  insertWebhook,
  removeWebhook,
  selectDeliveries,
  selectWebhooks,
  updateDelivery,
  updateWebhook,
  type WebhookRow,
  workspaceKey,
} from "./webhooks.store.ts";

const mostWebhooks = 20;
const day = 86_400_000;

/** What people decide about a webhook. */
interface Chosen {
  url: string;
  events: WebhookEvent[];
  withAnswers: boolean;
}

/** What administering webhooks needs. */
export interface WebhookWork {
  tx: Transaction;
  jobs: Jobs;
  actor: Actor;
  workspaceId: string;
  allowed: AllowedPlaces;
  now: Date;
}

export async function webhooksOf(tx: Transaction, workspaceId: string, now: Date): Promise<Webhook[]> {
  return (await selectWebhooks(tx, workspaceId)).map((row) => ({
    webhook: row.webhook_id,
    url: row.url,
    events: row.events as WebhookEvent[],
    withAnswers: row.with_answers,
    state: row.state,
    madeBy: row.made_by_name,
    madeAt: row.made_at.toISOString(),
    oldSecretUntil:
      row.old_secret_until !== null && row.old_secret_until > now ? row.old_secret_until.toISOString() : null,
  }));
}

async function webhookOf(tx: Transaction, workspaceId: string, webhookId: string): Promise<WebhookRow> {
  const row = await findWebhook(tx, workspaceId, webhookId);
  if (!row) throw webhookNotFound();
  return row;
}

/** @throws AppError "outgoing.refused", "webhook.too-many" */
export async function createWebhook(
  work: WebhookWork,
  chosen: Chosen,
): Promise<{ webhook: string; secret: string }> {
  const { tx, workspaceId, actor, allowed, now } = work;
  const url = checkedUrl(chosen.url.trim(), allowed).href;
  if ((await selectWebhooks(tx, workspaceId)).length >= mostWebhooks) throw tooManyWebhooks(mostWebhooks);
  const webhook = randomUUID();
  const key = await workspaceKey(tx, workspaceId);
  await insertWebhook(tx, {
    workspace_id: workspaceId,
    webhook_id: webhook,
    url,
    events: chosen.events,
    with_answers: chosen.withAnswers,
    old_secret_until: null,
    made_by_name: actor.user.name,
    made_at: now,
  });
  await note(work, "webhook.added", url, { webhook, events: chosen.events, withAnswers: chosen.withAnswers });
  return { webhook, secret: webhookSecret(key, { webhookId: webhook, version: 1 }) };
}

/** Addresses may hold secrets in their path: the log names the host alone. */
const note = ({ tx, actor }: WebhookWork, action: string, url: string, details: Record<string, unknown>) =>
  audit(tx, actor, { action, subject: new URL(url).host, details });

/** @throws AppError "webhook.not-found", "outgoing.refused" */
export async function editWebhook(
  work: WebhookWork,
  webhookId: string,
  { active, ...chosen }: Chosen & { active: boolean },
): Promise<void> {
  const { tx, workspaceId, allowed, now } = work;
  const webhook = await webhookOf(tx, workspaceId, webhookId);
  const url = checkedUrl(chosen.url.trim(), allowed).href;
  const state = active ? "active" : webhook.state === "disabled" ? "disabled" : "paused";
  await updateWebhook(tx, webhook, {
    url,
    events: chosen.events,
    with_answers: chosen.withAnswers,
    state,
  });
  if (!active) await cancelWaiting(tx, webhook, now);
  await note(work, "webhook.changed", url, { webhook: webhookId, events: chosen.events, state });
}

/** @throws AppError "webhook.not-found" */
export async function dropWebhook(work: WebhookWork, webhookId: string): Promise<void> {
  const webhook = await webhookOf(work.tx, work.workspaceId, webhookId);
  await removeWebhook(work.tx, webhook);
  await note(work, "webhook.deleted", webhook.url, { webhook: webhookId });
}

/** @throws AppError "webhook.not-found" */
export async function renewSecret(
  work: WebhookWork,
  webhookId: string,
): Promise<{ secret: string; oldSecretUntil: string }> {
  const { tx, workspaceId, now } = work;
  const webhook = await webhookOf(tx, workspaceId, webhookId);
  const key = await workspaceKey(tx, workspaceId);
  const version = webhook.secret_version + 1;
  const until = new Date(now.getTime() + day);
  await updateWebhook(tx, webhook, { secret_version: version, old_secret_until: until });
  await note(work, "webhook.secret-renewed", webhook.url, { webhook: webhookId });
  return { secret: webhookSecret(key, { webhookId, version }), oldSecretUntil: until.toISOString() };
}

/** @throws AppError "webhook.not-found", "webhook.not-active" */
export async function sendTrial(work: WebhookWork, webhookId: string): Promise<{ delivery: string }> {
  const { tx, jobs, workspaceId, now } = work;
  const webhook = await activeWebhook(tx, workspaceId, webhookId);
  const [delivery = ""] = await queueDeliveries(tx, jobs, [{ webhook, event: "trial", data: {} }], now);
  return { delivery };
}

async function activeWebhook(tx: Transaction, workspaceId: string, webhookId: string): Promise<WebhookRow> {
  const webhook = await webhookOf(tx, workspaceId, webhookId);
  if (webhook.state !== "active") throw webhookNotActive();
  return webhook;
}

/** @throws AppError "webhook.not-found" */
export async function deliveriesOf(
  tx: Transaction,
  workspaceId: string,
  webhookId: string,
  now: Date,
): Promise<WebhookDelivery[]> {
  const webhook = await webhookOf(tx, workspaceId, webhookId);
  const rows = await selectDeliveries(tx, webhook, new Date(now.getTime() - keptDays * day));
  return rows.map((row) => ({
    delivery: row.delivery_id,
    event: row.event,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
    status: row.status,
    problem: row.problem,
    madeAt: row.made_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    canResend: row.state === "waiting" && webhook.state === "active",
  }));
}

/** @throws AppError "webhook.not-found", "webhook.not-active", "webhook.delivery-not-found", "webhook.delivery-spent" */
export async function resend(work: WebhookWork, webhookId: string, deliveryId: string): Promise<void> {
  const { tx, jobs, workspaceId, now } = work;
  await activeWebhook(tx, workspaceId, webhookId);
  const delivery = await findDelivery(tx, workspaceId, webhookId, deliveryId);
  if (!delivery) throw deliveryNotFound();
  if (delivery.state !== "waiting" || delivery.body === null) throw deliverySpent();
  await updateDelivery(tx, delivery, { next_attempt_at: now });
  await jobs.add(
    tx,
    deliverNews,
    { workspaceId, webhookId, deliveryId },
    { key: deliveryId, startAfter: now },
  );
}
