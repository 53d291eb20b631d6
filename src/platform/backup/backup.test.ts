import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { Type } from "typebox";
import { startTestServer, type TestServer, temporaryFolder } from "../database/database.fixture.ts";
import { connectDatabase, type Database } from "../database/database.ts";
import { migrate } from "../database/migrations.ts";
import type { Tables } from "../database/tables.ts";
import { startJobs } from "../jobs/start-jobs.ts";
import { createLog } from "../log.ts";
import { restoreBackup } from "./restore-backup.ts";
import { writeBackup } from "./write-backup.ts";

const migrations = fileURLToPath(new URL("../../../migrations", import.meta.url));
const log = createLog({ level: "silent" });
const never = new AbortController().signal;
const workspace = randomUUID();
const reminders = { name: "reminders", payload: Type.Object({ campaign: Type.String() }) };
const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000);

/** People who manage each other, a department below a later one, and texts that are hard to carry. */
const people = 1200;
const strange = 'line\nfeed \\ back\\\\slash \u2028 \u0001 \'quote\' "double" {"a":null} 日本 😀 [';

async function fill(database: Database<Tables>): Promise<void> {
  const { owner } = database;
  await owner.query(
    "INSERT INTO people.workspace (workspace_id, name, organisation, operator, link_key) VALUES ($1, $2, 'O', 'P', $3)",
    [workspace, strange, Buffer.from([0, 1, 255, 10])],
  );
  const ids = Array.from({ length: people }, () => randomUUID());
  await owner.query(
    `INSERT INTO people.person (workspace_id, person_id, name, email, manager_id)
     SELECT $1, id, 'Person ' || position, 'P' || position || '@Example.org', ($2::uuid[])[1 + position % ${people}]
     FROM unnest($2::uuid[]) WITH ORDINALITY AS listed (id, position)`,
    [workspace, ids],
  );
  await owner.query(
    `INSERT INTO people.audit_entry VALUES
     ($1, 1, '2026-01-02T03:04:05.678901Z', NULL, 'Somebody', 'test', $2, $3, '\\x00', '\\xff')`,
    [workspace, strange, JSON.stringify({ text: strange, number: 0.1, none: null })],
  );
  await owner.query(
    `INSERT INTO people.membership (workspace_id, user_id, name, email, roles)
     VALUES ($1, $2, 'Dora', 'dora@example.org', ARRAY['director', 'a "b", {c}'])`,
    [workspace, randomUUID()],
  );
  // A table with a column "part", which is no row of its own.
  const file = randomUUID();
  await owner.query(
    "INSERT INTO listen.survey_file VALUES ($1, $2, 'answers.csv', 3, '\\x00', $3, '2026-01-02T03:04:05Z')",
    [workspace, file, randomUUID()],
  );
  await owner.query("INSERT INTO listen.survey_file_chunk VALUES ($1, $2, 0, $3)", [
    workspace,
    file,
    Buffer.from([0, 255, 92, 10]),
  ]);
}

async function contents({ owner }: Database<Tables>): Promise<Record<string, string[]>> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'pgboss') AND (schemaname, tablename) <> ('platform', 'migration')`,
  );
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await owner.query<{ row: string }>(
      `SELECT one_row::text AS row FROM ${name} AS one_row ORDER BY 1`,
    );
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}

describe("backup", () => {
  let server: TestServer;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let source: Database<Tables>;
  let backup: string;

  const open = async () =>
    connectDatabase<Tables>((await server.createDatabase()).location, { log: () => {} });

  const restore = (into: Database<Tables>, path: string, changes: object = {}) =>
    restoreBackup(path, {
      owner: into.owner,
      migrations,
      adapt: async () => {},
      progress: () => {},
      log,
      signal: never,
      ...changes,
    });

  before(async () => {
    server = await startTestServer();
    folder = await temporaryFolder();
    source = await open();
    await migrate(source.owner, migrations);
    await fill(source);
    const jobs = await startJobs({ database: source, log, role: "web" });
    await source.transaction(workspace, (tx) =>
      jobs.add(tx, reminders, { campaign: "spring" }, { key: "spring", startAfter: tomorrow }),
    );
    await jobs[Symbol.asyncDispose]();
    backup = join(folder.path, "backup.jsonl.gz");
    await writeBackup(source.owner, backup, () => {}, never);
  });
  after(async () => {
    await source[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  });

  test("brings back every row as it was, and the jobs that were pending", async () => {
    await using target = await open();
    const counts = await restore(target, backup);
    assert.equal(counts["people.person"], people);
    assert.equal(counts["jobs"], 1);
    const [before, after] = [await contents(source), await contents(target)];
    assert.ok(Object.keys(before).length > 10);
    assert.deepEqual(after, before);
    const { rows } = await target.owner.query(
      "SELECT singleton_key AS key, data, start_after FROM pgboss.job WHERE name = 'reminders'",
    );
    assert.deepEqual(rows, [{ key: "spring", data: { campaign: "spring" }, start_after: tomorrow }]);
  });

  test("restores keys, rights and row-level security with the rows", async () => {
    await using target = await open();
    await restore(target, backup);
    const keys =
      "SELECT conrelid::regclass::text AS t, conname AS c, pg_get_constraintdef(oid) AS d FROM pg_constraint WHERE contype = 'f' AND connamespace::regnamespace::text <> 'pgboss' ORDER BY 1, 2";
    assert.deepEqual((await target.owner.query(keys)).rows, (await source.owner.query(keys)).rows);
    const seen = (id: string) =>
      target.transaction(id, (tx) => tx.selectFrom("people.person").select("name").execute());
    assert.equal((await seen(workspace)).length, people);
    assert.equal((await seen(randomUUID())).length, 0);
  });

  test("of an earlier release goes through the migrations that came since", async () => {
    await using later = await temporaryFolder();
    await cp(migrations, later.path, { recursive: true });
    await writeFile(
      join(later.path, "9999-later.sql"),
      "ALTER TABLE people.person ADD COLUMN initial text; UPDATE people.person SET initial = left(name, 1);",
    );
    await using target = await open();
    await restore(target, backup, { migrations: later.path });
    const { rows } = await target.owner.query("SELECT DISTINCT initial FROM people.person");
    assert.deepEqual(rows, [{ initial: "P" }]);
    const ofLater = join(later.path, "later.gz");
    await writeBackup(target.owner, ofLater, () => {}, never);
    await using empty = await open();
    await assert.rejects(restore(empty, ofLater), { code: "backup.made-later", message: /9999-later/ });
  });

  test("goes into no database that holds something", async () => {
    await using target = await open();
    await restore(target, backup);
    const before = await contents(target);
    await assert.rejects(restore(target, backup), { code: "backup.not-empty" });
    assert.deepEqual(await contents(target), before);
  });

  test("is restored whole or not at all, and then again", async () => {
    await using target = await open();
    const failing = restore(target, backup, {
      adapt: async () => {
        throw new Error("the disk broke");
      },
    });
    await assert.rejects(failing, /the disk broke/);
    for (const [table, rows] of Object.entries(await contents(target))) assert.deepEqual(rows, [], table);
    const { rows } = await target.owner.query("SELECT FROM pgboss.job WHERE name = 'reminders'");
    assert.equal(rows.length, 0);
    await restore(target, backup);
    assert.deepEqual(await contents(target), await contents(source));
  });

  test("that is damaged is refused before anything is written", async () => {
    const whole = await readFile(backup);
    const text = gunzipSync(whole).toString("utf8");
    const lines = text.split("\n");
    const row = lines.findIndex((line) => line.includes('Person 7"'));
    const withoutRow = lines.toSpliced(row, 1).join("\n");
    const flipped = Buffer.from(whole);
    flipped[Math.floor(whole.length / 2)] = (flipped[Math.floor(whole.length / 2)] ?? 0) ^ 1;
    const cases: [string, Buffer, string][] = [
      ["cut in the middle", whole.subarray(0, whole.length / 2), "backup.damaged"],
      ["cut by a byte", whole.subarray(0, -1), "backup.damaged"],
      ["a bit flipped", flipped, "backup.damaged"],
      ["a value changed", gzipSync(text.replace('Person 7"', 'Person 8"')), "backup.damaged"],
      ["a row missing", gzipSync(withoutRow), "backup.damaged"],
      ["the end missing", gzipSync(lines.slice(0, -2).join("\n")), "backup.damaged"],
      ["something after the end", gzipSync(`${text}{}\n`), "backup.damaged"],
      ["empty", gzipSync(""), "backup.damaged"],
      ["no bytes", Buffer.alloc(0), "backup.damaged"],
      ["another file", Buffer.from("name,email\nAda,ada@example.org\n"), "backup.not-a-backup"],
      ["another gzip file", gzipSync('{"hello":1}\n'), "backup.not-a-backup"],
    ];
    await using target = await open();
    for (const [name, content, code] of cases) {
      const path = join(folder.path, "damaged.gz");
      await writeFile(path, content);
      await assert.rejects(restore(target, path), { code }, name);
      const { rows } = await target.owner.query("SELECT to_regclass('people.person') AS known");
      assert.equal(rows[0].known, null, name);
    }
  });

  test("that is interrupted leaves no file, and doesn't overwrite one", async () => {
    const path = join(folder.path, "interrupted.gz");
    const controller = new AbortController();
    const interrupted = writeBackup(source.owner, path, () => controller.abort(), controller.signal);
    await assert.rejects(interrupted, { name: "AbortError" });
    assert.deepEqual(
      (await readdir(folder.path)).filter((name) => name.includes("interrupted")),
      [],
    );
    await assert.rejects(
      writeBackup(source.owner, backup, () => {}, never),
      { code: "backup.exists" },
    );
  });

  test("is of one moment, whatever is written meanwhile", async () => {
    await using target = await open();
    await restore(target, backup);
    const path = join(folder.path, "moment.gz");
    let adding: Promise<unknown> | undefined;
    const begun = () => {
      adding ??= target.owner.query(
        "INSERT INTO people.workspace (workspace_id, name, organisation, operator, link_key) VALUES ($1, 'late', 'O', 'P', '')",
        [randomUUID()],
      );
    };
    await writeBackup(target.owner, path, begun, never);
    await adding;
    const lines = gunzipSync(await readFile(path)).toString("utf8");
    assert.ok(lines.indexOf('"people.audit_entry"\n') < lines.indexOf('"people.workspace"\n'));
    assert.doesNotMatch(lines, /"late"/);
  });
});
