import type { Pool } from "pg";
import { PgBoss, type QueueOptions } from "pg-boss";
import { applicationRole } from "../database/application-role.ts";
import type { Log } from "../log.ts";

/** Where pg-boss keeps its tables. */
export const jobSchema = "pgboss";

/** Seconds between looking for work of a kind that isn't used here: jobs that wait for others. */
export const unusedInterval = 60 * 60;

/** The lock's number means nothing; it is this project's. Grants made by two processes at once fail. */
const lock = 7_341_902_156;

const day = 24 * 60 * 60;

const queueOptions: QueueOptions = {
  retryLimit: 300,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 300,
  // The shortest that pg-boss allows: so long after a kill, at most, its jobs start again.
  heartbeatSeconds: 10,
  expireInSeconds: 6 * 60 * 60,
  deleteAfterSeconds: day,
  // A server that was switched off for a long time still does what was asked of it.
  retentionSeconds: 3650 * day,
};

/** What the owner of the tables does for jobs. */
interface JobQueues extends AsyncDisposable {
  /** Makes a kind's queue where it isn't there. */
  ensure(kind: string): Promise<void>;
}

/** Installs or upgrades pg-boss's tables, as their owner, and lets the application use them. */
export async function installJobQueues(owner: Pool, log: Log): Promise<JobQueues> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => owner.query(text, values) },
    schema: jobSchema,
    migrate: true,
    supervise: false,
    schedule: false,
    flowIntervalSeconds: unusedInterval,
  });
  boss.on("error", (error) => log.error({ err: error }, "jobs could not be prepared"));
  await boss.start();
  await owner.query(`
    SELECT pg_advisory_xact_lock(${lock});
    GRANT USAGE ON SCHEMA ${jobSchema} TO ${applicationRole};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${jobSchema} TO ${applicationRole};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${jobSchema} TO ${applicationRole};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${jobSchema} TO ${applicationRole}`);
  const made = new Map<string, Promise<void>>();
  return {
    ensure(kind) {
      const queue =
        made.get(kind) ?? boss.createQueue(kind, { ...queueOptions, policy: "short", notify: true });
      made.set(kind, queue);
      queue.catch(() => made.delete(kind));
      return queue;
    },
    async [Symbol.asyncDispose]() {
      await Promise.allSettled(made.values());
      await boss.stop({ graceful: false });
    },
  };
}
