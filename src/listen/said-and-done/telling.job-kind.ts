import { Type } from "typebox";
import type { JobKind } from "#platform/jobs/jobs.ts";

const Id = Type.String({ format: "uuid" });
const Payload = Type.Object({ workspaceId: Id, campaignId: Id });

/** Tells everybody who was invited to a campaign what was done. */
export const tellInvited: JobKind<typeof Payload> = { name: "tell-said-and-done", payload: Payload };
