import { Type } from "typebox";
import { Uuid } from "#people/access/contract.ts";
import type { JobKind } from "#platform/jobs/jobs.ts";

const Payload = Type.Object({ workspaceId: Uuid, userId: Uuid });

/** Removes an account that belongs nowhere any more. */
export const removeAccount: JobKind<typeof Payload> = { name: "remove-account", payload: Payload };
