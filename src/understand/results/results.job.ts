import { releaseResults } from "#listen/responses/release.job-kind.ts";
import type { Context } from "#people/access/context.ts";
import { release } from "./results.service.ts";

/** Computes results in the background, a campaign at a time. */
export function workOnResults({ jobs, transaction }: Context): void {
  jobs.work(releaseResults, ({ workspaceId, campaignId, snapshotId }, signal) =>
    transaction(workspaceId, (tx) => release(tx, workspaceId, campaignId, snapshotId, signal)),
  );
}
