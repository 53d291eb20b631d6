import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { startTestServer, type TestServer } from "./database.fixture.ts";
import { connectDatabase, type Database } from "./database.ts";
import { statementNames } from "./statement-names.ts";

const workspace = "01890a5d-ac96-774b-bcce-b302099a8057";

test("statements that come again are named, but for long ones and too many", () => {
  const names = statementNames();
  const repeated = (statement: string) =>
    Array.from({ length: 11 }, () => names.nameOf(statement)).filter((name) => name !== undefined);
  const first = repeated("SELECT $1");
  assert.deepEqual(new Set(first).size, 1);
  assert.equal(first.length, 2, "from the tenth time on");
  assert.notEqual(repeated("SELECT $1, $2")[0], first[0]);
  assert.deepEqual(repeated(`SELECT ${"$1, ".repeat(2000)}$1`), []);
  const named = Array.from({ length: 300 }, (_, index) => repeated(`SELECT ${index}, $1`).length > 0);
  assert.equal(named.filter(Boolean).length, 198);
  assert.equal(names.nameOf("SELECT $1"), first[0], "the first ones keep theirs");
});

describe("prepared statements", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server[Symbol.asyncDispose]());

  const open = async (options: { prepareStatements?: boolean } = {}) => {
    const { location } = await server.createDatabase();
    const database = await connectDatabase<object>(location, { log: () => {}, poolSize: 1, ...options });
    await database.owner.query(
      "CREATE TABLE note (text text); GRANT SELECT, INSERT ON note TO serviceloop_app",
    );
    return database;
  };
  const look = ({ transaction }: Database<object>) =>
    transaction(
      workspace,
      async (tx) => (await sql`SELECT * FROM note WHERE text <> ${"x"}`.execute(tx)).rows,
    );
  const kept = async ({ application }: Database<object>) =>
    (await application.query("SELECT FROM pg_prepared_statements")).rowCount;

  test("are kept by the connection, unless that is switched off", async () => {
    await using database = await open();
    await using without = await open({ prepareStatements: false });
    for (let times = 0; times < 12; times++) {
      await look(database);
      await look(without);
    }
    assert.equal(await kept(database), 1);
    assert.equal(await kept(without), 0);
  });

  test("are made anew after a table changed under them", async () => {
    await using database = await open();
    for (let times = 0; times < 12; times++) await look(database);
    await database.owner.query("ALTER TABLE note ADD COLUMN day date; INSERT INTO note VALUES ('new')");
    await assert.rejects(look(database), { code: "0A000" });
    for (let times = 0; times < 12; times++)
      assert.deepEqual(await look(database), [{ text: "new", day: null }]);
    assert.equal(await kept(database), 2);
  });

  test("that fail leave the connection as it was", async () => {
    await using database = await open();
    const divide = (by: number) =>
      database.transaction(workspace, async (tx) => (await sql`SELECT 6 / ${by}::int AS n`.execute(tx)).rows);
    for (const by of [1, 2, 0, 3, 0, 0, 6]) {
      if (by === 0) await assert.rejects(divide(by), { code: "22012" });
      else assert.deepEqual(await divide(by), [{ n: 6 / by }]);
    }
  });
});
