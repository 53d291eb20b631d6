import { Type } from "typebox";
import type { JobKind } from "#platform/jobs/jobs.ts";

const Id = Type.String({ format: "uuid" });

const Payload = Type.Object({ workspaceId: Id, campaignId: Id, releaseId: Id });

/** Writes down what a release says of each measure, where it was stored before measures were kept. */
export const observeRelease: JobKind<typeof Payload> = { name: "observe-release", payload: Payload };
