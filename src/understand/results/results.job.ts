import { releaseResults } from "#listen/responses/release.job-kind.ts";
import type { Context } from "#people/access/context.ts";
import { tell } from "#people/integrations/tell.service.ts";
import { release } from "./results.service.ts";

/** Computes results in the background, a campaign at a time, and tells other programs once they are there. */
export function workOnResults({ jobs, transaction }: Pick<Context, "jobs" | "transaction">): void {
  jobs.work(releaseResults, ({ workspaceId, campaignId, snapshotId }, signal) =>
    transaction(workspaceId, async (tx) => {
      const made = await release(tx, workspaceId, campaignId, snapshotId, signal);
      if (made === null) return;
      const data = { campaign: campaignId, ...made };
      await tell(tx, jobs, { workspaceId, news: { event: "results.released", data }, now: new Date() });
    }),
  );
}
