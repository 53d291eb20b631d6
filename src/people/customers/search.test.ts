import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { before, describe, test } from "node:test";
import { sql } from "kysely";
import { openWorkspace } from "../../application.fixture.ts";
import { openCustomers } from "./customers.fixture.ts";
import { findIds } from "./customers.store.ts";

const many = 10_000;

describe("searching very many customers", () => {
  let world: Awaited<ReturnType<typeof openCustomers>>;
  before(async () => {
    world = await openCustomers();
    const needle = await world.account("Haystack & Needle 100%");
    const { owner } = world.application.database;
    await owner.query(
      `INSERT INTO people.account (workspace_id, account_id, name)
       SELECT $1, gen_random_uuid(), 'Company ' || i FROM generate_series(1, 500) AS i`,
      [world.workspaceId],
    );
    await owner.query(
      `INSERT INTO people.customer (workspace_id, customer_id, customer_number, account_id, name, email)
       SELECT $1, gen_random_uuid(), 'K-' || i, CASE WHEN i <= 3 THEN $2::uuid ELSE others.ids[1 + i % 500] END,
         'Customer ' || md5(i::text), 'c' || i || '@mail.example'
       FROM generate_series(1, $3::int) AS i,
         (SELECT array_agg(account_id) AS ids FROM people.account WHERE workspace_id = $1 AND account_id <> $2) AS others`,
      [world.workspaceId, needle, many],
    );
    await world.customer("Σωκράτης Παπαδόπουλος");
    await world.customer("50% _off");
    await owner.query("SELECT people.look_at_customers()");
  });

  const found = (search: string) =>
    world.transaction((tx) => findIds(tx, world.workspaceId, { search, state: "active" }, null, many * 2));

  /** Rows of customers that one search reads. */
  const rowsRead = (search: string) =>
    world.transaction(async (tx) => {
      const read = async () => {
        const { rows } = await sql<{ rows: number }>`
          SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS rows FROM pg_stat_xact_user_tables
          WHERE schemaname = 'people' AND relname = 'customer'`.execute(tx);
        return rows[0]?.rows ?? 0;
      };
      const before = await read();
      await findIds(tx, world.workspaceId, { search }, null, 50);
      return (await read()) - before;
    });

  test("a rare word reads few of them, wherever it stands", async () => {
    for (const [search, expected] of [
      ["haystack", 3],
      ["k-9999", 1],
      ["C777@mail", 1],
      ["eedle", 3],
      ["c2@mail haystack", 1],
      ["zzyzx", 0],
    ] as const) {
      assert.equal((await found(search)).length, expected, search);
      const rows = await rowsRead(search);
      assert.ok(rows < 200, `${search} read ${rows} of ${many}`);
    }
  });

  test("common, short and foreign words find what they found without an index", async () => {
    assert.equal((await found("customer")).length, many);
    assert.equal((await found("customer haystack")).length, 3);
    assert.equal((await found("k-")).length, many);
    assert.equal((await found("παπα")).length, 1);
    assert.equal((await found("100%")).length, 3);
    assert.equal((await found("_off")).length, 1);
    assert.equal((await found("%%%")).length, 0);
  });

  test("nobody of another workspace is found", async () => {
    const other = await openWorkspace();
    const ids = (workspace: string) =>
      other.transaction(async (tx) => {
        const { rows } = await sql<{
          ids: string[];
        }>`SELECT people.customers_holding('%haystack%', 10) AS ids`.execute(tx);
        return [rows[0]?.ids, await findIds(tx, workspace, { search: "haystack" }, null, 10)];
      });
    assert.deepEqual(await ids(other.workspaceId), [[], []]);
    assert.deepEqual(await ids(world.workspaceId), [[], []]);
    assert.deepEqual(await ids(randomUUID()), [[], []]);
  });
});
