import { randomUUID } from "node:crypto";
import { setTimeout as after } from "node:timers/promises";
import { sql } from "kysely";
import type { Pool } from "pg";
import { type ConstructorOptions, fromKysely, type JobWithMetadata, PgBoss } from "pg-boss";
import { Value } from "typebox/value";
import type { Database } from "../database/database.ts";
import type { Tables, Transaction } from "../database/tables.ts";
import type { Log } from "../log.ts";
import { installJobQueues, jobSchema, unusedInterval } from "./job-queues.ts";
import type { JobKind, Jobs } from "./jobs.ts";

interface JobsSettings {
  database: Pick<Database<Tables>, "owner" | "application">;
  log: Log;
  /** "web" adds jobs and does none; "worker" and "all" do both. "all" unless told. */
  role?: "web" | "worker" | "all";
  /** Milliseconds that running jobs have to return when the application stops; 10,000 unless told. */
  stopTime?: number;
  /** Work begins when this is fulfilled, e.g. when the server's address is known; at once unless told. */
  begin?: Promise<unknown>;
}

/** Seconds between looking for jobs whose process is gone. */
const superviseSeconds = 5;
/** Seconds between looking for jobs where a notification was missed or a start lies ahead. */
const pollSeconds = 2;

const polling = {
  pollingIntervalSeconds: pollSeconds,
  notifyPollingIntervalSeconds: pollSeconds,
  includeMetadata: true,
} as const;

/**
 * Starts work in the background, in the application's database. Closing it asks running jobs to stop and gives back
 * those that do; the database is closed after it.
 */
export async function startJobs({
  database,
  log,
  role = "all",
  stopTime = 10_000,
  begin = Promise.resolve(),
}: JobsSettings): Promise<Jobs & AsyncDisposable> {
  await using stack = new AsyncDisposableStack();
  const queues = stack.use(await installJobQueues(database.owner, log));
  const works = role !== "web";
  const boss = new PgBoss({
    ...connectionOf(database.application),
    max: 4,
    schema: jobSchema,
    migrate: false,
    schedule: false,
    flowIntervalSeconds: unusedInterval,
    supervise: works,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    // For both the application would have to own the tables, or see the server's statistics.
    reindex: false,
    monitorVacuum: false,
    useListenNotify: works,
  });
  boss.on("error", (error) => log.error({ err: error }, "background work met an error"));
  boss.on("warning", ({ message, data }) => log.warn({ data }, message));
  await boss.start();
  const stopping = new AbortController();
  const stopped = Promise.withResolvers<void>();
  stopping.signal.addEventListener("abort", () => stopped.resolve());
  const starting = new Set<Promise<void>>();
  const names = new Set<string>();
  stack.defer(async () => {
    stopping.abort();
    await Promise.allSettled(starting);
    const returned = Promise.all(Array.from(names, (name) => boss.offWork(name, { wait: true })));
    const finished = new AbortController();
    const late = after(stopTime, undefined, { signal: finished.signal }).catch(() => {});
    await Promise.race([returned, late]);
    finished.abort();
    // Jobs that still run are given back; the next process tries them again.
    await boss.stop({ graceful: false });
  });

  /** One worker of a kind; it takes the next job as soon as one is done. */
  async function startWorker(
    kind: JobKind,
    handler: (payload: never, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    let worker: string | undefined;
    worker = await boss.work(kind.name, polling, async ([job]: JobWithMetadata[]) => {
      if (!job) return;
      const signal = AbortSignal.any([job.signal, stopping.signal]);
      try {
        if (!Value.Check(kind.payload, job.data))
          throw new TypeError(`The payload of a ${kind.name} job doesn't fit.`);
        if (!signal.aborted) await handler(job.data as never, signal);
      } catch (error) {
        if (!stopping.signal.aborted) {
          log.error(
            { err: error, job: kind.name, attempt: job.retryCount + 1 },
            "a job failed and is tried again",
          );
          throw error;
        }
      }
      if (stopping.signal.aborted)
        await boss.send(kind.name, job.data, { singletonKey: job.singletonKey ?? randomUUID() });
      else if (worker) boss.notifyWorker(worker);
    });
  }

  const owned = stack.move();
  return {
    async add(transaction, kind, payload, { startAfter, key } = {}) {
      if (!Value.Check(kind.payload, payload)) {
        throw new TypeError(`The payload of a ${kind.name} job doesn't fit its schema.`);
      }
      await queues.ensure(kind.name);
      const singletonKey = key ?? randomUUID();
      const db = fromKysely(transaction);
      for (;;) {
        const options = { db, singletonKey, ...(startAfter && { startAfter }) };
        const id = await boss.send(kind.name, payload as object, options);
        if (id !== null || (await joinWaiting(transaction, kind.name, singletonKey, startAfter ?? null)))
          return;
      }
    },
    work(kind, handler, { concurrency = 1 } = {}) {
      const start = async () => {
        await queues.ensure(kind.name);
        if (!works) return;
        await Promise.race([begin, stopped.promise]);
        names.add(kind.name);
        for (let number = 0; number < concurrency && !stopping.signal.aborted; number++) {
          await startWorker(kind, handler);
        }
      };
      const started = start().catch((error) =>
        log.error({ err: error, job: kind.name }, "work can't be done"),
      );
      starting.add(started);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** How pg-boss connects: as the application does. */
function connectionOf({ options }: Pool): ConstructorOptions {
  const { password, application_name = "serviceloop" } = options;
  // The pool hides the password from copies.
  const connection = { ...options, ...(password !== undefined && { password }) };
  return { ...(connection as ConstructorOptions), application_name: `${application_name} jobs` };
}

/**
 * Keeps a waiting job from starting before the transaction ends, so that it sees what the transaction wrote, and brings
 * it forward where it is to start later.
 *
 * @returns false where the job has started meanwhile
 */
async function joinWaiting(
  transaction: Transaction,
  kind: string,
  key: string,
  startAfter: Date | null,
): Promise<boolean> {
  const waiting = sql`name = ${kind} AND singleton_key = ${key} AND state = 'created'`;
  const moment = sql`coalesce(${startAfter}::timestamptz, now())`;
  const table = sql.table(`${jobSchema}.job`);
  const wake = sql`pg_notify('pgboss_' || left(encode(sha224(${jobSchema}::text::bytea), 'hex'), 24), ${kind})`;
  const early = await sql`
    WITH held AS (SELECT id FROM ${table} WHERE ${waiting} AND start_after <= ${moment} FOR SHARE)
    SELECT ${wake} FROM held`.execute(transaction);
  if (early.rows.length > 0) return true;
  const moved = await sql`
    WITH moved AS (
      UPDATE ${table} SET start_after = ${moment} WHERE ${waiting} AND start_after > ${moment} RETURNING id
    )
    SELECT ${wake} FROM moved`.execute(transaction);
  return moved.rows.length > 0;
}
