import assert from "node:assert/strict";
import { chmod, chown, cp, lstat, mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { startServerUser, temporaryFolder } from "./database.fixture.ts";
import { type Binaries, findBinaries } from "./embedded-binaries.ts";
import { startEmbeddedServer } from "./embedded-server.ts";
import { impassableFolder } from "./server-account.ts";
import { withClient } from "./server-connection.ts";

const log = () => {};
const nobody = { uid: 65534, gid: 65534, capability: null };
const isRoot = process.getuid?.() === 0;

/** Why a test that needs an ordinary user, and root to become one, can't run here; false if it can. */
async function whyNotAsOrdinaryUser(): Promise<string | false> {
  if (!isRoot) return "only root can become another user";
  for (const path of [import.meta.dirname, process.execPath]) {
    const blocked = await impassableFolder(path, nobody);
    if (blocked) return `an ordinary user may not pass ${blocked}`;
  }
  return false;
}

/** A package as npm leaves it where install scripts are off, and where nothing can be written. */
async function makeReadOnlyBinaries(folder: string): Promise<Binaries> {
  const { native, version } = await findBinaries();
  const copy = join(folder, "package", "native");
  await mkdir(join(folder, "package"));
  const isPacked = async (path: string) => !path.endsWith(".a") && !(await lstat(path)).isSymbolicLink();
  await cp(native, copy, { recursive: true, filter: isPacked });
  for (const path of [join(copy, "lib"), copy]) await chmod(path, 0o555);
  return { native: copy, version };
}

const skip = await whyNotAsOrdinaryUser();

describe("embedded server's account", () => {
  let programs: Awaited<ReturnType<typeof temporaryFolder>>;
  let binaries: Binaries;
  before(async () => {
    programs = await temporaryFolder();
    binaries = await makeReadOnlyBinaries(programs.path);
  });
  after(async () => {
    await chmod(join(binaries.native, "lib"), 0o755);
    await chmod(binaries.native, 0o755);
    await programs[Symbol.asyncDispose]();
  });

  test("is the data folder's owner, or nobody, where this process is root", { skip: !isRoot }, async () => {
    await using folder = await temporaryFolder();
    await using server = await startEmbeddedServer({ dataFolder: folder.path, log });
    assert.equal((await stat(server.connection.host)).uid, nobody.uid);
    const owned = join(folder.path, "owned");
    await mkdir(owned);
    await chown(owned, 1, 1);
    await using other = await startEmbeddedServer({ dataFolder: owned, log });
    assert.equal((await stat(other.connection.host)).uid, 1);
  });

  test("passes folders that are closed to it where this process is root", { skip: !isRoot }, async () => {
    await using folder = await temporaryFolder();
    const closed = join(folder.path, "closed");
    await mkdir(closed, { mode: 0o700 });
    const programsInside = await makeReadOnlyBinaries(closed);
    await using server = await startEmbeddedServer({
      dataFolder: join(closed, "data"),
      log,
      binaries: programsInside,
    });
    const names = await readdir(join(closed, "data", "postgres"));
    assert.equal(
      names.some((name) => name.startsWith("binaries")),
      false,
    );
    const count = withClient(server.connection, (client) => client.query("SELECT count(*) FROM pg_class"));
    assert.equal((await count).rowCount, 1);
    assert.equal((await stat(closed)).mode & 0o777, 0o700);
  });

  test("runs a copy of programs that it can't reach, or whose libraries can't be linked", async () => {
    await using data = await temporaryFolder();
    for (const _ of ["first start", "second start"]) {
      await using server = await startEmbeddedServer({ dataFolder: data.path, log, binaries });
      assert.equal(server.owned, true);
      const copies = (await readdir(join(data.path, "postgres"))).filter((name) =>
        name.startsWith("binaries"),
      );
      assert.deepEqual(copies, [`binaries-${binaries.version}`]);
    }
  });

  test("is an ordinary user's own", { skip }, async () => {
    await using folder = await temporaryFolder();
    await chmod(programs.path, 0o755);
    await chown(folder.path, nobody.uid, nobody.gid);
    const user = startServerUser(folder.path, { uid: nobody.uid, binaries });
    const { owned, uid } = await user.ready;
    assert.deepEqual({ owned, uid }, { owned: true, uid: nobody.uid });
    await using joined = await startEmbeddedServer({ dataFolder: folder.path, log });
    assert.equal(joined.owned, false, "root joins it");
    assert.equal(await user.leave(), 0);
  });

  test("another user's server can't be joined", { skip }, async () => {
    await using folder = await temporaryFolder();
    await using _server = await startEmbeddedServer({ dataFolder: folder.path, log });
    const user = startServerUser(folder.path, { uid: nobody.uid });
    await assert.rejects(user.ready, /database\.(start-failed|not-yours|lock-unusable)/);
  });
});

describe("embedded binaries", () => {
  test("are asked for at DATABASE_URL where there are none", async () => {
    for (const platform of ["sunos x64", "linux s390x"]) {
      await assert.rejects(findBinaries(platform), { code: "database.no-binaries", message: /DATABASE_URL/ });
    }
  });
});
