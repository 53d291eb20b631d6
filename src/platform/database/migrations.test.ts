import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Pool } from "pg";
import { startTestServer, type TestServer, temporaryFolder } from "./database.fixture.ts";
import { migrate } from "./migrations.ts";

describe("migrations", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server[Symbol.asyncDispose]());

  /** A database, a folder of migrations, and a pool for each of a number of processes. */
  async function prepare(files: Record<string, string>, processes = 1) {
    const stack = new AsyncDisposableStack();
    const { url } = await server.createDatabase();
    const folder = stack.use(await temporaryFolder()).path;
    const pools = Array.from({ length: processes }, () =>
      stack.adopt(new Pool({ connectionString: url }), (pool) => pool.end()),
    );
    const [pool = new Pool()] = pools;
    const write = async (more: Record<string, string>) => {
      for (const [name, sql] of Object.entries(more)) await writeFile(join(folder, name), sql);
    };
    await write(files);
    return { folder, pools, pool, write, [Symbol.asyncDispose]: () => stack.disposeAsync() };
  }

  const people = { "0001-people.sql": "CREATE TABLE person (id int);\nCREATE TABLE unit (id int);\n" };
  const names = { "0002-names.sql": "ALTER TABLE person ADD name text;" };

  test("are applied once, in order, and what is new later", async () => {
    await using at = await prepare({ ...names, ...people, "README.md": "not SQL" });
    assert.deepEqual(await migrate(at.pool, at.folder), ["0001-people.sql", "0002-names.sql"]);
    assert.deepEqual(await migrate(at.pool, at.folder), []);
    await at.write({ "0003-mail.sql": "ALTER TABLE person ADD mail text;" });
    assert.deepEqual(await migrate(at.pool, at.folder), ["0003-mail.sql"]);
    const { rows } = await at.pool.query(
      "SELECT name, length(checksum) AS size FROM platform.migration ORDER BY 1",
    );
    assert.deepEqual(rows.at(-1), { name: "0003-mail.sql", size: 64 });
  });

  test("are applied once by processes that start together", async () => {
    await using at = await prepare({ ...people, ...names }, 6);
    const applied = await Promise.all(at.pools.map((pool) => migrate(pool, at.folder)));
    assert.deepEqual(applied.flat(), ["0001-people.sql", "0002-names.sql"]);
  });

  test("may not be changed, but Git may change their line ends", async () => {
    await using at = await prepare(people);
    await migrate(at.pool, at.folder);
    await at.write({ "0001-people.sql": `\uFEFF${people["0001-people.sql"].replaceAll("\n", "\r\n")}` });
    assert.deepEqual(await migrate(at.pool, at.folder), []);
    await at.write({ "0001-people.sql": "CREATE TABLE person (id bigint);" });
    await assert.rejects(migrate(at.pool, at.folder), {
      code: "migrations.changed",
      message: /0001-people\.sql/,
    });
  });

  test("may not vanish", async () => {
    await using at = await prepare({ ...people, ...names });
    await migrate(at.pool, at.folder);
    await rm(join(at.folder, "0002-names.sql"));
    await assert.rejects(migrate(at.pool, at.folder), { code: "migrations.missing" });
  });

  test("may not come in before one that was applied", async () => {
    await using at = await prepare({ ...people, "0003-mail.sql": "ALTER TABLE person ADD mail text;" });
    await migrate(at.pool, at.folder);
    await at.write(names);
    await assert.rejects(migrate(at.pool, at.folder), { code: "migrations.out-of-order" });
  });

  test("that fail leave nothing, keep what was applied before, and say where", async () => {
    await using at = await prepare({
      ...people,
      "0002-wrong.sql": "CREATE TABLE more ();\n\nCREATE TABEL x ();",
    });
    await assert.rejects(migrate(at.pool, at.folder), {
      code: "migrations.failed",
      message: /0002-wrong\.sql failed at line 3 \(syntax error at or near "TABEL"\)/,
    });
    await at.write({ "0002-wrong.sql": "CREATE TABLE more ();" });
    assert.deepEqual(await migrate(at.pool, at.folder), ["0002-wrong.sql"]);
  });

  test("don't hand their settings on", async () => {
    const unset = "DO $$ BEGIN ASSERT current_setting('lock_timeout') = '0'; END $$";
    await using at = await prepare({ "0001-set.sql": "SET lock_timeout = 5", "0002-ask.sql": unset });
    await migrate(at.pool, at.folder);
  });

  test("have names with different numbers", async () => {
    await using odd = await prepare({ "1-people.sql": "" });
    await assert.rejects(migrate(odd.pool, odd.folder), { code: "migrations.bad-name" });
    await using twice = await prepare({ ...people, "0001-units.sql": "" });
    await assert.rejects(migrate(twice.pool, twice.folder), { code: "migrations.same-number" });
  });
});
