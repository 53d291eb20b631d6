import { Type } from "typebox";
import { Uuid } from "#people/access/contract.ts";
import type { JobKind } from "#platform/jobs/jobs.ts";

const payload = Type.Object({ workspaceId: Uuid, webhookId: Uuid, deliveryId: Uuid });

/** Tries one delivery of a webhook once. */
export const deliverNews: JobKind<typeof payload> = { name: "deliver-news", payload };
