import { Type } from "typebox";
import type { JobKind } from "#platform/jobs/jobs.ts";

const Id = Type.String({ format: "uuid" });

const Payload = Type.Object({
  workspaceId: Id,
  campaignId: Id,
  /** The id of a snapshot of a named campaign; without one the results of a closed campaign are released. */
  snapshotId: Type.Optional(Id),
});

/** Computes and releases a campaign's results. Asked for in the transaction that closes the campaign. */
export const releaseResults: JobKind<typeof Payload> = { name: "release-results", payload: Payload };
