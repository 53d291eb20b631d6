import { type Static, Type } from "typebox";
import { Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { addressRefused } from "#platform/http/outgoing/outgoing.errors.ts";
import { type WebhookEvent, webhookEventNames } from "./webhook-events.ts";
import {
  deliveryNotFound,
  deliverySpent,
  tooManyWebhooks,
  webhookNotActive,
  webhookNotFound,
} from "./webhooks.errors.ts";

const OrNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const EventName = Type.Unsafe<WebhookEvent>(Type.Union(webhookEventNames.map((name) => Type.Literal(name))));
const params = Type.Object({ workspace: Uuid, webhook: Uuid });

const fields = {
  url: Type.String({ minLength: 1, maxLength: 2000 }),
  events: Type.Array(EventName, { minItems: 1, maxItems: webhookEventNames.length, uniqueItems: true }),
  /** Whether answers of named campaigns come with the news of them. */
  withAnswers: Type.Boolean(),
};

const Webhook = Type.Object({
  webhook: Uuid,
  ...fields,
  /** "disabled": it did not answer for three days. */
  state: Type.Union([Type.Literal("active"), Type.Literal("paused"), Type.Literal("disabled")]),
  madeBy: Type.String(),
  madeAt: Moment,
  /** Until when deliveries are signed with the earlier secret, too. */
  oldSecretUntil: OrNull(Moment),
});
export type Webhook = Static<typeof Webhook>;

const Delivery = Type.Object({
  delivery: Uuid,
  event: Type.String(),
  state: Type.Union([
    Type.Literal("waiting"),
    Type.Literal("delivered"),
    Type.Literal("failed"),
    Type.Literal("cancelled"),
  ]),
  attempts: Type.Integer(),
  nextAttemptAt: OrNull(Moment),
  /** What the address answered last. */
  status: OrNull(Type.Integer()),
  problem: OrNull(Type.String()),
  madeAt: Moment,
  finishedAt: OrNull(Moment),
  canResend: Type.Boolean(),
});
export type WebhookDelivery = Static<typeof Delivery>;

const refused = { errors: [webhookNotFound] };

export const listWebhooks = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/webhooks",
  summary: "List addresses that are told of what happens",
  permission: "integrations.manage",
  params: workspaceParams,
  response: Type.Object({ webhooks: Type.Array(Webhook) }),
});

export const addWebhook = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/webhooks",
  summary: "Have an address told of what happens",
  permission: "integrations.manage",
  params: workspaceParams,
  body: Type.Object(fields),
  /** The secret that its deliveries are signed with; shown this once. */
  response: Type.Object({ webhook: Uuid, secret: Type.String() }),
  errors: [addressRefused, tooManyWebhooks],
});

export const changeWebhook = operation({
  method: "PUT",
  path: "/api/workspaces/:workspace/webhooks/:webhook",
  summary: "Change an address, what it is told of, or whether it is at all",
  permission: "integrations.manage",
  params,
  body: Type.Object({ ...fields, active: Type.Boolean() }),
  response: Type.Null(),
  errors: [webhookNotFound, addressRefused],
});

export const deleteWebhook = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/webhooks/:webhook",
  summary: "Tell an address no more, and forget its deliveries",
  permission: "integrations.manage",
  params,
  response: Type.Null(),
  ...refused,
});

export const renewWebhookSecret = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/webhooks/:webhook/secrets",
  summary: "Make a new secret; for a day deliveries are signed with both",
  permission: "integrations.manage",
  params,
  response: Type.Object({ secret: Type.String(), oldSecretUntil: Moment }),
  ...refused,
});

export const tryWebhook = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/webhooks/:webhook/trials",
  summary: "Send a trial delivery",
  permission: "integrations.manage",
  params,
  response: Type.Object({ delivery: Uuid }),
  errors: [webhookNotFound, webhookNotActive],
});

export const listDeliveries = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/webhooks/:webhook/deliveries",
  summary: "List a webhook's deliveries of the last 30 days, newest first; at most 200",
  permission: "integrations.manage",
  params,
  response: Type.Object({ deliveries: Type.Array(Delivery) }),
  ...refused,
});

export const resendDelivery = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/webhooks/:webhook/deliveries/:delivery/attempts",
  summary: "Try a delivery again that has not arrived",
  permission: "integrations.manage",
  params: Type.Object({ workspace: Uuid, webhook: Uuid, delivery: Uuid }),
  response: Type.Null(),
  errors: [webhookNotFound, deliveryNotFound, deliverySpent, webhookNotActive],
});
