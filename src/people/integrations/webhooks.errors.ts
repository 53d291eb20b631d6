import { errorKind } from "#platform/errors.ts";

export const webhookNotFound = errorKind(
  "webhook.not-found",
  () => "There is no such webhook. It may have been deleted; look at the list.",
  404,
);

export const deliveryNotFound = errorKind(
  "webhook.delivery-not-found",
  () => "There is no such delivery any more: they are kept for 30 days. Send a trial instead.",
  404,
);

export const deliverySpent = errorKind(
  "webhook.delivery-spent",
  () => "This delivery has arrived, or its content is no longer kept. Send a trial instead.",
  409,
);

export const tooManyWebhooks = errorKind(
  "webhook.too-many",
  (most: number) =>
    `A programme has at most ${most} webhooks. Delete one that nobody needs, then add this one.`,
  409,
);

export const webhookNotActive = errorKind(
  "webhook.not-active",
  () => "This webhook is paused or disabled. Switch it on, then send again.",
  409,
);
