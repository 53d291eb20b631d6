import type { Pool } from "pg";
import type { CampaignWork } from "#listen/campaigns/campaign-work.service.ts";
import type { Actor } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";

/** What the example is made with. */
export interface Making {
  context: Pick<Context, "transaction" | "jobs" | "origin" | "key" | "log">;
  workspaceId: string;
  /** The owner's connections, for the moments of the story. */
  owner: Pool;
  /** The moment that the story leads up to. */
  now: Date;
  /** Another one gives other people and answers of the same kind. */
  seed: number;
  /** Runs one stage of the story in a transaction, then moves the moments that it wrote to when it happened. */
  at<T>(moment: Date, work: (tx: Transaction) => Promise<T>): Promise<T>;
}

/**
 * Adds only the jobs that lie ahead of the story. What would run at once is done by the maker itself, in its order, so that
 * the example is the same whoever works beside it.
 */
export const jobsAhead = (jobs: Jobs, now: Date): Pick<Jobs, "add" | "work"> => ({
  ...jobs,
  add: async (tx, kind, payload, options) => {
    if (options?.startAfter && options.startAfter > now) await jobs.add(tx, kind, payload, options);
  },
});

/** Who does something at one moment of the story. */
export interface Doing {
  tx: Transaction;
  workspace: string;
  actor: Actor;
}

/** What the use cases of campaigns are given, at a moment of the story. As if mail left: none ever does. */
export const campaignWork = (
  { context: { jobs, origin, key }, workspaceId }: Making,
  transaction: Transaction,
  now: Date,
): CampaignWork => ({ transaction, workspaceId, jobs, origin: origin(), key, mailServer: true, now });
