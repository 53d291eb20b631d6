import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { openWorkspace, testApplication } from "../src/application.fixture.ts";

/** Schemas that hold no workspace's data: the libraries' and the installation's own. */
const elsewhere = ["auth", "pgboss", "platform", "information_schema"];

interface Table {
  name: string;
  secured: boolean;
  forApplication: boolean;
  keyBegins: string | null;
}

async function ourTables(): Promise<Table[]> {
  const { database } = await testApplication();
  const { rows } = await database.owner.query<Table>(
    `SELECT format('%I.%I', nspname, relname) AS name, relrowsecurity AS secured,
            EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid) AS "forApplication",
            (SELECT attname FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
             WHERE indrelid = c.oid AND indisprimary) AS "keyBegins"
     FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relkind IN ('r', 'p') AND nspname <> ALL($1) AND nspname NOT LIKE 'pg\\_%'
     ORDER BY 1`,
    [elsewhere],
  );
  return rows;
}

test("every table of ours has row-level security, and a key that begins with the workspace", async () => {
  const tables = await ourTables();
  assert.ok(tables.length >= 12, `${tables.length} tables`);
  for (const { name, secured, forApplication, keyBegins } of tables) {
    assert.ok(secured, `${name}: ALTER TABLE … ENABLE ROW LEVEL SECURITY`);
    assert.ok(forApplication, `${name}: CREATE POLICY … TO serviceloop_app`);
    assert.equal(keyBegins, "workspace_id", name);
  }
});

test("inside one workspace nothing of another can be seen, and outside of all nothing at all", async () => {
  const { workspaceId: other } = await openWorkspace();
  const { transaction } = await openWorkspace();
  const { database } = await testApplication();
  for (const { name } of await ourTables()) {
    const seen = await transaction((tx) =>
      sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.raw(name)} WHERE workspace_id = ${other}`.execute(
        tx,
      ),
    );
    assert.equal(seen.rows[0]?.n, 0, name);
    const outside = await database.application.query(`SELECT count(*) AS n FROM ${name}`);
    assert.equal(outside.rows[0].n, 0, name);
  }
  await assert.rejects(
    transaction((tx) =>
      tx.updateTable("people.workspace").set({ workspace_id: other }).where("name", "<>", "").execute(),
    ),
    /row-level security|duplicate key/,
  );
});
