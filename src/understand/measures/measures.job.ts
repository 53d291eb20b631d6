import type { Context } from "#people/access/context.ts";
import { observeStored } from "./earlier-releases.service.ts";
import { observeRelease } from "./observe-release.job-kind.ts";

/** Makes observations of earlier releases in the background, one release at a time. */
export function workOnMeasures({ jobs, transaction }: Context): void {
  jobs.work(observeRelease, ({ workspaceId, campaignId, releaseId }) =>
    transaction(workspaceId, (tx) => observeStored(tx, workspaceId, campaignId, releaseId)),
  );
}
