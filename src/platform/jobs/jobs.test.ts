import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { Type } from "typebox";
import { startTestServer, type TestServer, until } from "../database/database.fixture.ts";
import { connectDatabase, type Database } from "../database/database.ts";
import type { Tables, Transaction } from "../database/tables.ts";
import { createLog } from "../log.ts";
import { steps } from "./job-worker.fixture.ts";
import { startJobs } from "./start-jobs.ts";

const workspaceId = "01890a5d-ac96-774b-bcce-b302099a8057";
const payload = { workspaceId };
const hour = 60 * 60 * 1000;

const schema = `
  CREATE TABLE step (workspace_id uuid NOT NULL, text text NOT NULL);
  ALTER TABLE step ENABLE ROW LEVEL SECURITY;
  CREATE POLICY workspace ON step USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
  GRANT SELECT, INSERT ON step TO serviceloop_app`;

describe("jobs", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server[Symbol.asyncDispose]());

  const logged: string[] = [];
  const log = createLog({ write: (line) => void logged.push(line) });

  async function open(): Promise<{ database: Database<Tables>; url: string } & AsyncDisposable> {
    const { location, url } = await server.createDatabase();
    const database = await connectDatabase<Tables>(location, { log: () => {}, poolSize: 4 });
    await database.owner.query(schema);
    return { database, url, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
  }

  const write = (text: string) => (transaction: Transaction) =>
    sql`INSERT INTO step VALUES (${workspaceId}, ${text})`.execute(transaction);
  const read = async (database: Database<Tables>) =>
    database.transaction(workspaceId, async (transaction) => {
      const { rows } = await sql<{ text: string }>`SELECT text FROM step ORDER BY text`.execute(transaction);
      return rows.map(({ text }) => text);
    });

  test("run when the transaction that asks for them commits, and never when it doesn't", async () => {
    await using at = await open();
    const { database } = at;
    await using jobs = await startJobs({ database, log });
    const greet = { name: "greet", payload: Type.Object({ name: Type.String() }) };
    const greeted: string[] = [];
    const all = Promise.withResolvers<void>();
    jobs.work(greet, async ({ name }) => {
      if (greeted.push(name) === 3) all.resolve();
    });
    const failing = database.transaction(workspaceId, async (transaction) => {
      await jobs.add(transaction, greet, { name: "nobody" });
      throw new Error("changed my mind");
    });
    await assert.rejects(failing, /changed my mind/);
    await database.transaction(workspaceId, async (transaction) => {
      for (const name of ["Ada", "Bo", "Cem"]) await jobs.add(transaction, greet, { name });
      assert.deepEqual(greeted, []);
    });
    await all.promise;
    assert.deepEqual(greeted.toSorted(), ["Ada", "Bo", "Cem"]);
  });

  test("take no payload that doesn't fit", async () => {
    await using at = await open();
    await using jobs = await startJobs({ database: at.database, log });
    const wrong = { workspaceId: 3 } as unknown as typeof payload;
    await assert.rejects(
      at.database.transaction(workspaceId, (transaction) => jobs.add(transaction, steps, wrong)),
      /steps job/,
    );
  });

  test("are tried again after an error", async () => {
    await using at = await open();
    await using jobs = await startJobs({ database: at.database, log });
    const second = Promise.withResolvers<void>();
    let attempts = 0;
    jobs.work(steps, async () => {
      if (++attempts === 1) throw new Error("not today");
      second.resolve();
    });
    await at.database.transaction(workspaceId, (transaction) => jobs.add(transaction, steps, payload));
    await second.promise;
    assert.ok(logged.some((line) => line.includes("not today")));
  });

  test("with a key wait once, start at the earliest moment and see what every asker wrote", async () => {
    await using at = await open();
    const { database } = at;
    await using jobs = await startJobs({ database, log });
    await database.transaction(workspaceId, async (transaction) => {
      await jobs.add(transaction, steps, payload, { key: "one", startAfter: new Date(Date.now() + hour) });
      await jobs.add(transaction, steps, payload, {
        key: "one",
        startAfter: new Date(Date.now() + 2 * hour),
      });
    });
    const seen: string[][] = [];
    const ran = Promise.withResolvers<void>();
    jobs.work(steps, async () => {
      seen.push(await read(database));
      ran.resolve();
    });
    await database.transaction(workspaceId, async (transaction) => {
      await jobs.add(transaction, steps, payload, { key: "one" });
      // Another asker joins and commits; the job is held until this one commits, too.
      const { rows } = await database.application.query("SELECT id FROM pgboss.job FOR UPDATE SKIP LOCKED");
      assert.deepEqual(rows, []);
      await write("late")(transaction);
    });
    await ran.promise;
    assert.deepEqual(seen, [["late"]]);
    const { rows } = await database.owner.query("SELECT count(*) AS n FROM pgboss.job WHERE name = 'steps'");
    assert.equal(rows[0].n, 1);
  });

  test("an asker who joins a waiting job holds it until they commit", async () => {
    await using at = await open();
    const { database } = at;
    await using adding = await startJobs({ database, log, role: "web" });
    await database.transaction(workspaceId, (transaction) =>
      adding.add(transaction, steps, payload, { key: "one" }),
    );
    const seen: string[][] = [];
    const ran = Promise.withResolvers<void>();
    const joined = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const asker = database.transaction(workspaceId, async (transaction) => {
      await adding.add(transaction, steps, payload, { key: "one" });
      joined.resolve();
      await release.promise;
      await write("joined")(transaction);
    });
    await joined.promise;
    await using working = await startJobs({ database, log, role: "worker" });
    working.work(steps, async () => {
      seen.push(await read(database));
      ran.resolve();
    });
    const marker = { name: "marker", payload: Type.Object({}) };
    const passed = Promise.withResolvers<void>();
    working.work(marker, async () => passed.resolve());
    await database.transaction(workspaceId, (transaction) => adding.add(transaction, marker, {}));
    await passed.promise;
    assert.deepEqual(seen, []);
    release.resolve();
    await asker;
    await ran.promise;
    assert.deepEqual(seen, [["joined"]]);
  });

  test("a process for the web adds jobs and does none", async () => {
    await using at = await open();
    const { database } = at;
    const did: string[] = [];
    await using web = await startJobs({ database, log, role: "web" });
    web.work(steps, async () => void did.push("web"));
    await using worker = await startJobs({ database, log, role: "worker" });
    const done = Promise.withResolvers<void>();
    worker.work(steps, async () => {
      if (did.push("worker") === 5) done.resolve();
    });
    await database.transaction(workspaceId, async (transaction) => {
      for (let number = 0; number < 5; number++) await web.add(transaction, steps, payload);
    });
    await done.promise;
    assert.deepEqual(new Set(did), new Set(["worker"]));
  });

  test("that are asked to stop start again in the next process", async () => {
    await using at = await open();
    const { database } = at;
    const begun = Promise.withResolvers<void>();
    const stopped = Promise.withResolvers<void>();
    {
      await using jobs = await startJobs({ database, log });
      jobs.work(steps, async (_, signal) => {
        begun.resolve();
        await once(signal, "abort");
        stopped.resolve();
      });
      await database.transaction(workspaceId, (transaction) => jobs.add(transaction, steps, payload));
      await begun.promise;
    }
    await stopped.promise;
    await using jobs = await startJobs({ database, log });
    const again = Promise.withResolvers<void>();
    jobs.work(steps, async () => again.resolve());
    await again.promise;
  });

  test("of a killed process start again in another", async () => {
    await using at = await open();
    const { database, url } = at;
    await using jobs = await startJobs({ database, log });
    const child = spawn(
      process.execPath,
      [fileURLToPath(import.meta.resolve("./job-worker.fixture.ts")), url],
      {
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    try {
      await database.transaction(workspaceId, (transaction) => jobs.add(transaction, steps, payload));
      await once(child.stdout, "data");
    } finally {
      child.kill("SIGKILL");
    }
    const done = Promise.withResolvers<void>();
    jobs.work(steps, async () => {
      await database.transaction(workspaceId, write("done"));
      done.resolve();
    });
    await done.promise;
    assert.deepEqual(await read(database), ["begun", "done"]);
    await until("the job is completed", async () => {
      const { rows } = await database.owner.query("SELECT FROM pgboss.job WHERE state = 'completed'");
      return rows.length === 1;
    });
  });
});
