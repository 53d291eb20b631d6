import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql, type Transaction } from "kysely";
import { startTestServer, type TestServer, until } from "./database.fixture.ts";
import { connectDatabase, type Database } from "./database.ts";
import type { DatabaseLocation } from "./database-location.ts";

interface Tables {
  note: { workspace_id: string; text: string; day: string | null };
}

const ours = "01890a5d-ac96-774b-bcce-b302099a8057";
const theirs = "01890a5d-ac96-774b-bcce-b302099a8058";

const schema = `
  CREATE TABLE note (workspace_id uuid NOT NULL, text text NOT NULL, day date);
  ALTER TABLE note ENABLE ROW LEVEL SECURITY;
  CREATE POLICY workspace ON note
    USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
  GRANT SELECT, INSERT, UPDATE, DELETE ON note TO serviceloop_app;
  INSERT INTO note VALUES ('${ours}', 'our note', '2026-03-29'), ('${theirs}', 'their note', NULL)`;

describe("database", () => {
  let server: TestServer;
  let second: TestServer;
  before(async () => {
    [server, second] = await Promise.all([startTestServer(), startTestServer()]);
  });
  after(async () => {
    await server[Symbol.asyncDispose]();
    await second[Symbol.asyncDispose]();
  });

  const said: string[] = [];
  const settings = { log: (message: string) => said.push(message), poolSize: 3 };

  async function connect(location?: DatabaseLocation): Promise<Database<Tables>> {
    const database = await connectDatabase<Tables>(
      location ?? (await server.createDatabase()).location,
      settings,
    );
    await database.owner.query(schema);
    return database;
  }

  const texts = async (transaction: Transaction<Tables>) =>
    (await transaction.selectFrom("note").select("text").orderBy("text").execute()).map(({ text }) => text);

  const byAddress = async (at: TestServer) => ({ url: (await at.createDatabase()).url });
  /** On an external server all three are the same. */
  const ways: [string, () => Promise<DatabaseLocation>][] = [
    ["to the server of its own", async () => (await server.createDatabase()).location],
    ["by an address", () => byAddress(second)],
    ["by an address, with SET ROLE since the role has another password", () => byAddress(server)],
  ];
  for (const [name, locate] of ways) {
    test(`connected ${name}, shows and changes one workspace's rows`, async () => {
      await using database = await connect(await locate());
      assert.deepEqual(await database.transaction(ours, texts), ["our note"]);
      assert.deepEqual(await database.transaction(theirs.toUpperCase(), texts), ["their note"]);
      const changed = await database.transaction(ours, (transaction) =>
        transaction.updateTable("note").set({ text: "changed" }).executeTakeFirstOrThrow(),
      );
      assert.equal(changed.numUpdatedRows, 1n);
      const intrude = { workspace_id: theirs, text: "intruder", day: null };
      await assert.rejects(
        database.transaction(ours, (transaction) => transaction.insertInto("note").values(intrude).execute()),
        { code: "42501" },
      );
    });

    test(`connected ${name}, shows nothing without a workspace, nor after one`, async () => {
      await using database = await connect(await locate());
      const count = async () =>
        (await database.application.query("SELECT count(*) AS n FROM note")).rows[0].n;
      assert.equal(await count(), 0);
      await database.transaction(ours, texts);
      const counts = await Promise.all(Array.from({ length: 6 }, count));
      assert.deepEqual(counts, [0, 0, 0, 0, 0, 0]);
    });

    test(`connected ${name}, doesn't let the application out of row-level security`, async () => {
      await using database = await connect(await locate());
      for (const attempt of [
        "ALTER TABLE note DISABLE ROW LEVEL SECURITY",
        "DROP POLICY workspace ON note",
        "CREATE TABLE mine ()",
        "ALTER ROLE serviceloop_app BYPASSRLS",
        "SET row_security = off; SELECT * FROM note",
        "TRUNCATE note",
      ]) {
        await assert.rejects(database.application.query(attempt), { code: "42501" }, attempt);
      }
    });
  }

  const { TEST_DATABASE_URL: external } = process.env;
  const skip = external ? "who logs in depends on the external server" : false;
  test("logs in as the application where it can, else says so", { skip }, async () => {
    const who = "SELECT session_user AS login, current_user AS name";
    const name = "serviceloop_app";
    const logins = [name, name, "serviceloop_owner"];
    for (const [index, [, locate]] of ways.entries()) {
      said.length = 0;
      await using database = await connect(await locate());
      const { rows } = await database.application.query(who);
      assert.deepEqual(rows, [{ login: logins[index], name }]);
      assert.equal(
        said.some((line) => line.includes("SET ROLE")),
        logins[index] !== name,
      );
    }
  });

  test("commits what is done, and rolls back what throws", async () => {
    await using database = await connect();
    const add = (text: string) => (transaction: Transaction<Tables>) =>
      transaction.insertInto("note").values({ workspace_id: ours, text, day: null }).execute();
    await database.transaction(ours, add("kept"));
    const failing = database.transaction(ours, async (transaction) => {
      await add("lost")(transaction);
      throw new Error("changed my mind");
    });
    await assert.rejects(failing, /changed my mind/);
    assert.deepEqual(await database.transaction(ours, texts), ["kept", "our note"]);
  });

  test("takes nothing for a workspace that isn't a UUID", async () => {
    await using database = await connect();
    for (const id of ["", "x", `${ours}'; DROP TABLE note; --`, `${ours}\n`]) {
      await assert.rejects(database.transaction(id, texts), { code: "database.bad-workspace" });
    }
  });

  test("gives days as text and counts as numbers", async () => {
    await using database = await connect();
    const days = await database.transaction(ours, (transaction) =>
      transaction
        .selectFrom("note")
        .select(["day", sql<number>`count(*) OVER ()`.as("n")])
        .execute(),
    );
    assert.deepEqual(days, [{ day: "2026-03-29", n: 1 }]);
    await assert.rejects(database.application.query("SELECT 9007199254740993::bigint"), RangeError);
  });

  test("ends slow statements and idle transactions, of the application alone", async () => {
    const { location } = await server.createDatabase();
    await using database = await connectDatabase(location, {
      ...settings,
      applicationName: "tested",
      // Long enough for any other statement of a busy server.
      statementTimeout: 1000,
      idleInTransactionTimeout: 1000,
    });
    await assert.rejects(database.application.query("SELECT pg_sleep(20)"), { code: "57014" });
    await database.owner.query("SELECT pg_sleep(1.1)");
    const { rows } = await database.application.query(
      "SELECT current_setting('application_name') AS name, current_setting('idle_in_transaction_session_timeout') AS idle",
    );
    assert.deepEqual(rows, [{ name: "tested", idle: "1s" }]);
  });

  test("ends a transaction that asks nothing for too long, and goes on", async () => {
    const { location } = await server.createDatabase();
    await using database = await connectDatabase<Tables>(location, {
      ...settings,
      // Longer than a busy process pauses between two statements of the transaction that comes after it.
      idleInTransactionTimeout: 1000,
    });
    await database.owner.query(schema);
    const idle = database.transaction(ours, async (transaction) => {
      await transaction.insertInto("note").values({ workspace_id: ours, text: "late", day: null }).execute();
      await until("the server ended it", async () => {
        const { rows } = await database.owner.query(
          "SELECT FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = current_database()",
        );
        return rows.length === 0;
      });
      return texts(transaction);
    });
    await assert.rejects(idle);
    assert.deepEqual(await database.transaction(ours, texts), ["our note"]);
  });

  test("gets new connections after the server lost them", async () => {
    await using database = await connect();
    const { rows } = await database.application.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const lost = Promise.withResolvers<void>();
    database.application.once("error", () => lost.resolve());
    await database.owner.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
    await lost.promise;
    assert.deepEqual(await database.transaction(ours, texts), ["our note"]);
  });

  test("refuses a role that could see more", async () => {
    const { location } = await server.createDatabase();
    await using database = await connectDatabase(location, settings);
    await database.owner.query(
      "GRANT CREATE ON SCHEMA public TO serviceloop_app; CREATE TABLE theirs (); ALTER TABLE theirs OWNER TO serviceloop_app",
    );
    await assert.rejects(connectDatabase(location, settings), {
      code: "database.role-unsafe",
      message: /owns objects/,
    });
  });

  test("says what is wrong with an address, and not its password", async () => {
    for (const url of ["", "mysql://localhost/x", "postgres://[/x"]) {
      await assert.rejects(connectDatabase({ url }, settings), { code: "database.bad-url" });
    }
    const url = "postgres://someone:secret@127.0.0.1:9/nothing";
    await assert.rejects(connectDatabase({ url }, settings), (error: Error & { code: string }) => {
      assert.equal(error.code, "database.unreachable");
      assert.match(error.message, /nothing at 127\.0\.0\.1/);
      assert.doesNotMatch(error.message, /secret/);
      return true;
    });
  });
});
