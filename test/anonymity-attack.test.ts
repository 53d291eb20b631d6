import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gunzipSync } from "node:zlib";
import type { Client } from "pg";
import { spell } from "#listen/anonymous/ballot-code.ts";
import { ballotId, ballotKeys, readBallotAddress } from "#listen/anonymous/ballot-keys.service.ts";
import { crowd, openCampaigns } from "#listen/campaigns/campaign.fixture.ts";
import { exchange, respondent } from "#listen/respond/respond.fixture.ts";
import { writeBackup } from "#platform/backup/write-backup.ts";
import { temporaryFolder, until } from "#platform/database/database.fixture.ts";
import { type InstallationKey, installationKey } from "#platform/installation-key.ts";
import { startApplication, type TestApplication } from "../src/application.fixture.ts";

/**
 * Plays somebody who has the database's files, its backups and the server's log, and wants to know who gave which ballot.
 * Only what they lack is kept from them: the installation's key, the respondents' mail, and the traffic while it passes.
 */

type Querying = Pick<Client, "query">;

/** A row as the files have it: which transaction wrote it, where it lies, and all that it says. */
interface StoredRow {
  xmin: string;
  ctid: string;
  text: string;
}

/** All rows of all tables of ours, by table. */
async function everyRow(database: Querying): Promise<Map<string, StoredRow[]>> {
  const { rows: tables } = await database.query<{ name: string }>(`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'pgboss') ORDER BY 1`);
  const found = new Map<string, StoredRow[]>();
  for (const { name } of tables) {
    const { rows } = await database.query<StoredRow>(
      `SELECT t.xmin::text, t.ctid::text, t::text AS text FROM ${name} AS t ORDER BY t.ctid`,
    );
    found.set(name, rows);
  }
  return found;
}

/** The contents of every file of the server, by path, as its superuser reads them: tables, indexes, write-ahead log, its own log. */
async function* everyFile(
  database: Querying,
  folder = ".",
): AsyncGenerator<{ path: string; content: Buffer }> {
  const { rows } = await database.query<{ name: string; folder: boolean | null; size: string | null }>(
    `SELECT name, (pg_stat_file($1 || '/' || name, true)).isdir AS folder,
      (pg_stat_file($1 || '/' || name, true)).size::text AS size FROM pg_ls_dir($1) AS name`,
    [folder],
  );
  for (const { name, folder: isFolder, size } of rows) {
    const path = `${folder}/${name}`;
    if (isFolder) yield* everyFile(database, path);
    else if (isFolder === false && Number(size) > 0) {
      const { rows: read } = await database.query<{ content: Buffer | null }>(
        "SELECT pg_read_binary_file($1, 0, $2::bigint, true) AS content",
        [path, size],
      );
      if (read[0]?.content) yield { path, content: read[0].content };
    }
  }
}

/** Bits of a row's header: who wrote it is known to have committed; who ended it hasn't, or only locked it; it is frozen. */
const [isCommitted, isAlive, isFrozen] = [0x0100, 0x0880, 0x0200];

/** A live row as the file of its table has it, the number of its page, the bits of its header, and who last locked it. */
interface FiledRow {
  row: Buffer;
  page: number;
  bits: number;
  locked: number;
}

/** The live rows in the files of a table. */
async function liveRows(database: Querying, table: string): Promise<FiledRow[]> {
  const { rows } = await database.query<{ content: Buffer }>(
    "SELECT pg_read_binary_file(pg_relation_filepath($1)) AS content",
    [table],
  );
  const pages = rows[0]?.content ?? Buffer.alloc(0);
  const found: FiledRow[] = [];
  for (let page = 0; page < pages.length; page += 8192) {
    const end = pages.readUInt16LE(page + 12);
    for (let at = page + 24; at < page + end; at += 4) {
      const pointer = pages.readUInt32LE(at);
      const [offset, flags, length] = [pointer & 0x7fff, (pointer >> 15) & 3, pointer >>> 17];
      if (flags !== 1) continue;
      const row = pages.subarray(page + offset, page + offset + length);
      const [locked, bits] = [row.readUInt32LE(4), row.readUInt16LE(20)];
      // Whether a page was frozen depends on the server's own tidying, page by page.
      if (locked === 0 || (bits & isAlive) !== 0)
        found.push({ row, page: page / 8192, bits: bits & ~isFrozen, locked });
    }
  }
  return found;
}

/** Waits until a campaign's mails are sent, and the job that had them made is done. */
async function everythingSent(database: Querying, campaign: string): Promise<void> {
  await until("all mail is settled, and the work of sending it", async () => {
    const { rows } = await database.query<{ left: number }>(
      `SELECT (SELECT count(*) FROM people.message WHERE campaign_id = $1 AND state <> 'sent')::int
        + (SELECT count(*) FROM pgboss.job WHERE data->>'campaignId' = $1::text AND state = 'active')::int AS left`,
      [campaign],
    );
    return rows[0]?.left === 0;
  });
}

/** Holds the write-ahead log back. */
const slot = "read_later";

/** What only one respondent has, and what only they know of it. */
interface Secret {
  name: string;
  invitation: string;
  link: string;
  ballot: string;
  code: Buffer;
}

describe("whoever has files, backups and logs of an anonymous campaign", () => {
  let application: TestApplication;
  let workspace: Awaited<ReturnType<typeof openCampaigns>>;
  let owner: Querying;
  let campaign = "";
  let salt: Buffer;
  let untouched: Map<string, StoredRow[]>;
  let answered: Map<string, StoredRow[]>;
  const secrets: Secret[] = [];

  before(async () => {
    // A server of its own: nobody else's rows change meanwhile.
    application = await startApplication();
    workspace = await openCampaigns({ application });
    owner = workspace.application.database.owner;
    // The server keeps its write-ahead log from here on, whatever checkpoints there are meanwhile.
    await owner.query(`SELECT pg_create_physical_replication_slot('${slot}', true)`);
    const people = [
      ...crowd(14, "Care", "care"),
      ...crowd(12, "Sales", "sales"),
      ...crowd(3, "Legal", "legal"),
    ];
    await workspace.hire(people);
    campaign = await workspace.prepare({ anonymity: "anonymous" });
    await workspace.open(campaign);
    const links = new Map<string, string>();
    for (const { name, email } of people) {
      const { text } = await workspace.mails.to(email ?? "");
      links.set(name, /\/a\/[\w-]+/.exec(text)?.[0] ?? assert.fail(text));
    }
    await everythingSent(owner, campaign);
    const { rows } = await owner.query<{ link_salt: Buffer }>(
      "SELECT link_salt FROM listen.campaign WHERE campaign_id = $1",
      [campaign],
    );
    salt = rows[0]?.link_salt ?? assert.fail("no salt");
    const invitations = await workspace.invitations(campaign);
    untouched = await everyRow(owner);
    const order = people
      .map(({ name }) => ({ name, at: randomInt(2 ** 30) }))
      .sort((a, b) => a.at - b.at)
      .slice(0, 17);
    for (const { name } of order) {
      const link = links.get(name) ?? "";
      const { ballot } = await exchange(workspace.origin, link);
      const own = respondent(workspace.origin, ballot);
      await own.send("page-1", { q1: String(randomInt(11)) });
      assert.equal((await own.post("/complete", "")).location, "/thanks");
      const code = readBallotAddress(ballot.slice("/b/".length))?.code ?? assert.fail();
      secrets.push({ name, invitation: invitations.get(name)?.id ?? "", link, ballot, code });
    }
    answered = await everyRow(owner);
    await owner.query("CHECKPOINT");
  });

  test("finds nothing changed by answering but ballots and marks, so nothing of an invitation tells that it was used", () => {
    const changed = [...answered]
      .filter(([table, rows]) => JSON.stringify(rows) !== JSON.stringify(untouched.get(table)))
      .map(([table]) => table);
    assert.deepEqual(changed, ["listen.answer_page", "listen.ballot", "listen.used_right"]);
    assert.equal(answered.get("listen.invitation")?.length, 29);
  });

  test("finds in ballots and marks no id, name, address or time that an invitation has, too", () => {
    const words = (rows: readonly StoredRow[]) =>
      new Set(rows.flatMap(({ text }) => text.split(/[(),"\\{}: ]+/)).filter((word) => word.length >= 8));
    const ofAll = words(answered.get("listen.campaign") ?? []);
    const ofInvitations = words([
      ...(answered.get("listen.invitation") ?? []),
      ...(answered.get("people.person") ?? []),
      ...(answered.get("people.message") ?? []),
    ]);
    for (const table of ["listen.answer_page", "listen.ballot", "listen.used_right"]) {
      const shared = [...words(answered.get(table) ?? [])].filter((word) => ofInvitations.has(word));
      // What all rows of the campaign share tells nobody apart: its own id, the workspace's, and the day.
      const telling = shared.filter((word) => !ofAll.has(word) && !/^\d{4}-\d\d-\d\d$|^00:00:00/.test(word));
      assert.deepEqual(telling, [], table);
    }
  });

  test("finds the order of marks and of ballots, and can make nobody's mark: no key that is stored anywhere does", () => {
    const marks = new Set(
      (answered.get("listen.used_right") ?? []).map(
        ({ text }) => /\\\\x([0-9a-f]{64})/.exec(text)?.[1] ?? "",
      ),
    );
    assert.equal(marks.size, secrets.length);
    const stored = [...answered.values()]
      .flat()
      .flatMap(({ text }) =>
        Array.from(text.matchAll(/\\\\x((?:[0-9a-f]{2}){16,})/g), ([, hex = ""]) => Buffer.from(hex, "hex")),
      );
    assert.ok(stored.length > 20, `${stored.length} candidates`);
    const marksMadeBy = (key: InstallationKey) => {
      const keys = ballotKeys(key, { campaignId: campaign, salt });
      return secrets.filter(({ invitation }) => marks.has(keys.mark({ invitation }).toString("hex")));
    };
    // Not even whoever has somebody's code sees which mark stands beside its receipt.
    const receipts = new Set(
      (answered.get("listen.used_right") ?? []).map(
        ({ text }) => Array.from(text.matchAll(/\\\\x([0-9a-f]{64})/g), ([, hex = ""]) => hex)[1] ?? "",
      ),
    );
    assert.equal(receipts.size, secrets.length);
    const receiptsMadeBy = (key: InstallationKey) => {
      const keys = ballotKeys(key, { campaignId: campaign, salt });
      return secrets.filter(({ code }) => receipts.has(keys.receipt(code).toString("hex")));
    };
    for (const candidate of stored) {
      const key = installationKey(candidate);
      assert.deepEqual([marksMadeBy(key), receiptsMadeBy(key)], [[], []]);
    }
    // The attack would work with the key that lies elsewhere: this is what it protects.
    const { key } = workspace.application.context;
    assert.equal(marksMadeBy(key).length, secrets.length);
    assert.equal(receiptsMadeBy(key).length, secrets.length);
  });

  test("finds in no file of the server, write-ahead log and all, what a respondent held", async () => {
    const wanted = secrets.flatMap(({ link, ballot, code }) =>
      [
        link.slice("/a/".length),
        Buffer.from(link.slice("/a/".length), "base64url").subarray(32),
        ballot.slice("/b/".length),
        code,
        code.toString("hex"),
        spell(code),
      ].map((value) => (typeof value === "string" ? Buffer.from(value) : value)),
    );
    const [first] = secrets;
    assert.ok(first);
    const known = {
      invitation: Buffer.from(first.invitation.replaceAll("-", ""), "hex"),
      ballot: Buffer.from(ballotId(campaign, first.code).replaceAll("-", ""), "hex"),
    };
    const seen = { files: 0, invitation: new Set<string>(), ballot: new Set<string>() };
    for await (const { path, content } of everyFile(owner)) {
      seen.files++;
      for (const value of wanted) assert.ok(!content.includes(value), `${path} has ${value.toString("hex")}`);
      for (const name of ["invitation", "ballot"] as const)
        if (content.includes(known[name])) seen[name].add(path.split("/")[1] ?? "");
    }
    // The search sees what is there: in tables and in the write-ahead log.
    assert.ok(seen.files > 500, `${seen.files} files`);
    for (const name of ["invitation", "ballot"] as const)
      assert.ok(seen[name].has("base") && seen[name].has("pg_wal"), `${name}: ${[...seen[name]]}`);
  });

  test("can't see by the headers of the rows whose link was opened", async () => {
    const rows = await liveRows(owner, "listen.invitation");
    const used = new Set(secrets.map(({ invitation }) => invitation));
    // A page is tidied as a whole, and when depends on what else the server does: within one, nobody differs.
    const pages = new Map<number, { used: number; unused: number; headers: Set<string> }>();
    for (const { id } of (await workspace.invitations(campaign)).values()) {
      const bytes = Buffer.from(id.replaceAll("-", ""), "hex");
      const own = rows.filter(({ row }) => row.includes(bytes));
      assert.ok(own.length > 0, "a row isn't in the file");
      for (const { page, bits, locked } of own) {
        const seen = pages.get(page) ?? { used: 0, unused: 0, headers: new Set() };
        seen[used.has(id) ? "used" : "unused"]++;
        seen.headers.add(`${bits} ${locked}`);
        pages.set(page, seen);
      }
    }
    for (const [page, { headers }] of pages) assert.equal(headers.size, 1, `page ${page}: ${[...headers]}`);
    assert.ok([...pages.values()].some((page) => page.used > 0 && page.unused > 0));
  });

  test("finds in a backup no more than that there are ballots, in no order that tells", async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, "backup.gz");
    await writeBackup(workspace.application.database.owner, path, () => {}, new AbortController().signal);
    const text = gunzipSync(await readFile(path)).toString();
    for (const { link, ballot, code } of secrets)
      for (const secret of [link.slice(3), ballot.slice(3), spell(code), code.toString("hex")])
        assert.ok(!text.includes(secret));
    const at = (id: string) => text.indexOf(id);
    const ids = secrets.map(({ code }) => ballotId(campaign, code));
    assert.ok(ids.every((id) => at(id) > 0));
    const inOrder = [...ids].sort((a, b) => at(a) - at(b));
    assert.deepEqual(inOrder, [...ids].sort(), "ballots lie by their random ids, not as they came");
  });

  test("finds that everybody's row was read before anybody could open a link, which PostgreSQL notes in the row", async () => {
    const next = await workspace.prepare({ anonymity: "anonymous" });
    await workspace.open(next);
    await everythingSent(owner, next);
    await owner.query("CHECKPOINT");
    const campaignBytes = Buffer.from(next.replaceAll("-", ""), "hex");
    const rows = (await liveRows(owner, "listen.invitation")).filter(({ row }) =>
      row.includes(campaignBytes),
    );
    assert.ok(rows.length >= 29, `${rows.length} rows`);
    assert.ok(rows.every(({ bits }) => (bits & isCommitted) !== 0));
  });

  test("has looked at 17 who answered", () => assert.equal(secrets.length, 17));
  after(async () => {
    await owner?.query(
      "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = $1",
      [slot],
    );
    await application?.[Symbol.asyncDispose]();
  });
});
