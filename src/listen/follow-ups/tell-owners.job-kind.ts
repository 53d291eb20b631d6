import { Type } from "typebox";
import type { JobKind } from "#platform/jobs/jobs.ts";

const Payload = Type.Object({ workspaceId: Type.String({ format: "uuid" }) });

/** Tells the owners of follow-ups, once a day, what waits for them. */
export const tellOwners: JobKind<typeof Payload> = { name: "tell-follow-up-owners", payload: Payload };
