import { randomUUID } from "node:crypto";
import type { ClientBase, Pool } from "pg";
import { type Db, PgBoss } from "pg-boss";
import type { Log } from "../log.ts";
import { installJobQueues, jobSchema } from "./job-queues.ts";

/** A job that waits or runs, without what belongs to the library that keeps it. */
export interface PendingJob {
  kind: string;
  key: string | null;
  payload: object;
  /** ISO moment. */
  startAfter: string;
}

/** All jobs that aren't done. */
export async function pendingJobs(client: ClientBase): Promise<PendingJob[]> {
  const { rows } = await client.query("SELECT to_regclass($1) AS known", [`${jobSchema}.job`]);
  if (rows[0]?.known === null) return [];
  const jobs = await client.query<PendingJob>(
    `SELECT name AS kind, singleton_key AS key, data AS payload, to_jsonb(start_after) #>> '{}' AS "startAfter"
     FROM ${jobSchema}.job WHERE state < 'completed' AND name NOT LIKE '\\_\\_pgboss%'
     ORDER BY created_on, id`,
  );
  return jobs.rows;
}

/** Adds jobs as they were, in a transaction of the tables' owner. */
export interface JobAdder extends AsyncDisposable {
  add(client: ClientBase, jobs: readonly PendingJob[]): Promise<void>;
}

export async function openJobAdder(owner: Pool, log: Log): Promise<JobAdder> {
  await using stack = new AsyncDisposableStack();
  const queues = stack.use(await installJobQueues(owner, log));
  const boss = new PgBoss({
    db: { executeSql: (text, values) => owner.query(text, values) },
    schema: jobSchema,
    migrate: false,
    supervise: false,
    schedule: false,
  });
  boss.on("error", (error) => log.error({ err: error }, "jobs could not be restored"));
  await boss.start();
  stack.defer(() => boss.stop({ graceful: false }));
  const owned = stack.move();
  return {
    async add(client, jobs) {
      const db: Db = { executeSql: (text, values) => client.query(text, values) };
      for (const { kind, key, payload, startAfter } of jobs) {
        await queues.ensure(kind);
        const options = { db, singletonKey: key ?? randomUUID(), startAfter: new Date(startAfter) };
        await boss.send(kind, payload, options);
      }
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
