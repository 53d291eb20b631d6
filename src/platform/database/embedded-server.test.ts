import assert from "node:assert/strict";
import { once } from "node:events";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { startServerUser, temporaryFolder, until } from "./database.fixture.ts";
import { type EmbeddedServer, startEmbeddedServer } from "./embedded-server.ts";
import { findPostmaster } from "./postmaster.ts";
import { withClient } from "./server-connection.ts";

const log = () => {};
const clusterOf = (dataFolder: string) => join(dataFolder, "postgres", "server", "cluster");
const serverOf = (dataFolder: string) => findPostmaster(clusterOf(dataFolder));

async function query(server: EmbeddedServer, sql: string): Promise<unknown[]> {
  const { rows } = await withClient(server.connection, (client) =>
    client.query<unknown[]>({ text: sql, rowMode: "array" }),
  );
  return rows.map(([value]) => value);
}

describe("embedded server", () => {
  test("starts in an empty folder, durable, private and with a password, and keeps its data over a restart", async () => {
    await using folder = await temporaryFolder();
    {
      await using server = await startEmbeddedServer({ dataFolder: folder.path, log });
      assert.equal(server.owned, true);
      const settings = ["fsync", "listen_addresses", "data_checksums", "server_encoding", "log_statement"];
      const shown = settings.map((name) => `current_setting('${name}')`).join(" || ',' || ");
      assert.deepEqual(await query(server, `SELECT ${shown}`), ["on,,on,UTF8,none"]);
      assert.deepEqual(await query(server, "SELECT lower('ÄŻ')"), ["äż"]);
      assert.equal((await stat(join(folder.path, "postgres", "run"))).mode & 0o777, 0o700);
      assert.equal(
        (await stat(join(folder.path, "postgres", "server", "passwords.json"))).mode & 0o777,
        0o600,
      );
      const guess = { ...server.connection, password: "guess" };
      await assert.rejects(
        withClient(guess, async () => {}),
        { code: "28P01" },
      );
      await query(server, "CREATE TABLE kept AS SELECT 42 AS number");
    }
    assert.equal(await serverOf(folder.path), null);
    await using server = await startEmbeddedServer({ dataFolder: folder.path, log });
    assert.deepEqual(await query(server, "SELECT number FROM kept"), [42]);
  });

  test("is joined by others, and the last one to leave stops it", async () => {
    await using folder = await temporaryFolder();
    const first = startServerUser(folder.path);
    assert.equal((await first.ready).owned, true);
    const running = await serverOf(folder.path);
    {
      await using joined = await startEmbeddedServer({ dataFolder: folder.path, log });
      assert.equal(joined.owned, false);
    }
    assert.deepEqual(await serverOf(folder.path), running, "who joined left it running");
    const last = await startEmbeddedServer({ dataFolder: folder.path, log });
    assert.equal(await first.leave(), 0);
    assert.deepEqual(await query(last, "SELECT 1"), [1], "who started it left it to the other");
    await last[Symbol.asyncDispose]();
    await last[Symbol.asyncDispose]();
    assert.equal(await serverOf(folder.path), null);
  });

  test("is one server, however many start it at the same moment", async () => {
    await using folder = await temporaryFolder();
    const users = Array.from({ length: 4 }, () => startServerUser(folder.path));
    const ready = await Promise.all(users.map((user) => user.ready));
    assert.equal(new Set(ready.map(({ started }) => started)).size, 1);
    assert.equal(ready.filter(({ owned }) => owned).length, 1);
    assert.deepEqual(await Promise.all(users.map((user) => user.leave())), [0, 0, 0, 0]);
    assert.equal(await serverOf(folder.path), null);
  });

  test("outlives a killed process, is taken over, and has every acknowledged row", async () => {
    await using folder = await temporaryFolder();
    const user = startServerUser(folder.path);
    const { started } = await user.ready;
    user.process.stdin?.write("insert\n");
    await until("300 rows were acknowledged", async () => user.acknowledged.length >= 300);
    user.process.kill("SIGKILL");
    await once(user.process, "close");
    assert.ok(await serverOf(folder.path), "the server runs on");
    await using server = await startEmbeddedServer({ dataFolder: folder.path, log });
    assert.equal(server.owned, true);
    assert.deepEqual(await query(server, "SELECT pg_postmaster_start_time()::text"), [started]);
    const kept = await query(server, "SELECT number FROM kept");
    assert.deepEqual(
      user.acknowledged.filter((number) => !kept.includes(number)),
      [],
    );
  });

  test("that was killed itself leaves a stale pid file, and starts again with every acknowledged row", async () => {
    await using folder = await temporaryFolder();
    const user = startServerUser(folder.path);
    await user.ready;
    user.process.stdin?.write("insert\n");
    await until("300 rows were acknowledged", async () => user.acknowledged.length >= 300);
    const { pid = 0 } = (await serverOf(folder.path)) ?? {};
    process.kill(pid, "SIGKILL");
    await once(user.process, "close");
    assert.match(
      await readFile(join(clusterOf(folder.path), "postmaster.pid"), "utf8"),
      new RegExp(`^${pid}\n`),
    );
    await using server = await startEmbeddedServer({ dataFolder: folder.path, log });
    const kept = await query(server, "SELECT number FROM kept");
    assert.deepEqual(
      user.acknowledged.filter((number) => !kept.includes(number)),
      [],
    );
  });

  test("is made anew where making it was interrupted", async () => {
    await using folder = await temporaryFolder();
    const home = join(folder.path, "postgres");
    const partial = async () => {
      const names = await readdir(home).catch(() => []);
      return names.find((name) => name.includes(".partial-"));
    };
    const user = startServerUser(folder.path);
    const begun = await until("initdb began", partial);
    await until("initdb wrote", () => stat(join(home, begun, "cluster", "PG_VERSION")).catch(() => null));
    user.process.kill("SIGKILL");
    await once(user.process, "close");
    await assert.rejects(stat(join(home, "server")), { code: "ENOENT" });
    await using server = await startEmbeddedServer({ dataFolder: folder.path, log });
    assert.deepEqual(await query(server, "SELECT 1"), [1]);
  });

  test("works where the data folder's path is too long for a socket or odd", async () => {
    await using folder = await temporaryFolder();
    const linksBefore = await serviceloopLinks();
    for (const name of ["a".repeat(120), `it's a "data", folder ü`]) {
      const dataFolder = join(folder.path, name);
      await using server = await startEmbeddedServer({ dataFolder, log });
      await using joined = await startEmbeddedServer({ dataFolder, log });
      assert.deepEqual(await query(joined, "SELECT 1"), [1]);
      assert.equal((await stat(server.connection.host)).mode & 0o077, 0);
    }
    assert.deepEqual(await serviceloopLinks(), linksBefore);
  });

  test("that stopped starts beside another process with its number, and not with what isn't its own", async () => {
    await using folder = await temporaryFolder();
    const start = () => startEmbeddedServer({ dataFolder: folder.path, log });
    await (await start())[Symbol.asyncDispose]();
    const cluster = clusterOf(folder.path);

    const pidFile = [process.pid, cluster, 1, 5432, "", "", "", "ready"].join("\n");
    await writeFile(join(cluster, "postmaster.pid"), pidFile);
    await writeFile(join(folder.path, "postgres", "run", ".s.PGSQL.5432.lock"), pidFile);
    const server = await start();
    assert.deepEqual(await query(server, "SELECT 1"), [1]);
    await server[Symbol.asyncDispose]();

    await writeFile(join(cluster, "postgresql.conf"), "nonsense = 1\n");
    await assert.rejects(start(), {
      code: "database.start-failed",
      message: /last words: .*unrecognized configuration parameter "nonsense"/,
    });

    await writeFile(join(cluster, "PG_VERSION"), "17\n");
    await assert.rejects(start(), {
      code: "database.other-major",
      message: /made by PostgreSQL 17, and this release brings 18/,
    });
  });

  test("can't be made where the data folder is a file", async () => {
    await using folder = await temporaryFolder();
    const dataFolder = join(folder.path, "file");
    await writeFile(dataFolder, "");
    await assert.rejects(startEmbeddedServer({ dataFolder, log }), { code: "database.start-failed" });
  });

  test("gives up where another process holds the lock for too long", async () => {
    await using folder = await temporaryFolder();
    const user = startServerUser(folder.path);
    await until("it holds the lock", () =>
      readdir(join(folder.path, "postgres")).then(
        (names) => names.some((name) => name.includes(".partial-")),
        () => null,
      ),
    );
    const hasty = startEmbeddedServer({ dataFolder: folder.path, log, timeout: 1 });
    await assert.rejects(hasty, { code: "database.lock-timeout" });
    await user.ready;
    assert.equal(await user.leave(), 0);
  });
});

async function serviceloopLinks(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => /^serviceloop-[0-9a-f]{16}$/.test(name));
}
