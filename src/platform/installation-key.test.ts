import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { startTestServer } from "./database/database.fixture.ts";
import { connectDatabase } from "./database/database.ts";
import { migrate } from "./database/migrations.ts";
import { checkKey, installationKey, noteKeyUse, openInstallationKey } from "./installation-key.ts";
import { seal, unseal } from "./sealed-secret.ts";

const dataFolder = await mkdtemp(join(tmpdir(), "serviceloop-key-"));
after(() => rm(dataFolder, { recursive: true }));
const path = join(dataFolder, "serviceloop.key");

test("a key is made once, is its owner's alone, and stays the same", async () => {
  const [first, second] = await Promise.all([1, 2].map(() => openInstallationKey({ key: null, dataFolder })));
  assert.deepEqual(first?.print, second?.print);
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  const text = (await readFile(path, "utf8")).trim();
  const given = await openInstallationKey({ key: text.toUpperCase(), dataFolder: "/nowhere" });
  assert.deepEqual(given.derive("one"), first?.derive("one"));
  assert.notDeepEqual(given.derive("one"), given.derive("two"));
});

test("a folder that isn't there yet is made, its owner's alone", async () => {
  const folder = join(dataFolder, "not", "there");
  await openInstallationKey({ key: null, dataFolder: folder });
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  await assert.rejects(openInstallationKey({ key: null, dataFolder: join(folder, "x"), mayMake: false }), {
    code: "key.missing",
  });
});

test("a file that holds no key is told, and left as it is", async () => {
  const kept = await readFile(path);
  await writeFile(path, "half of it");
  await assert.rejects(openInstallationKey({ key: null, dataFolder }), { code: "key.bad-file" });
  assert.equal(await readFile(path, "utf8"), "half of it");
  await writeFile(path, kept);
});

test("a database keeps to its key until it is told that the key is lost", async () => {
  await using databases = await startTestServer();
  const { location } = await databases.createDatabase();
  await using database = await connectDatabase(location, { log: () => {} });
  await migrate(database.owner, join(import.meta.dirname, "../../migrations"));
  const [own, other] = [installationKey(randomBytes(32)), installationKey(randomBytes(32))];
  const check = (key: typeof own, replace = false) =>
    checkKey(database.owner, key, { replace, place: "the file" });
  const use = (key: typeof own) =>
    noteKeyUse((text, values) => database.application.query(text, [...values]), key);
  // Nothing depends on a key that nothing was made with.
  await check(own);
  await check(other);
  await use(own);
  await use(own);
  await check(own);
  await assert.rejects(use(other), { code: "key.other" });
  await assert.rejects(check(other), { code: "key.other", message: /the file is not the key/ });
  await check(other, true);
  await assert.rejects(check(own), { code: "key.other" });
  await use(other);
});

test("a sealed secret opens with its key, in its place, unchanged, and not otherwise", () => {
  const key = randomBytes(32);
  const sealed = seal(key, "gehÉim 秘密", "user 1");
  assert.equal(unseal(key, sealed, "user 1"), "gehÉim 秘密");
  assert.notDeepEqual(seal(key, "gehÉim 秘密", "user 1"), sealed);
  const refused = { code: "secret.unreadable" };
  assert.throws(() => unseal(key, sealed, "user 2"), refused);
  assert.throws(() => unseal(randomBytes(32), sealed, "user 1"), refused);
  for (const at of [0, 12, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.throws(() => unseal(key, changed, "user 1"), refused);
  }
  assert.throws(() => unseal(key, sealed.subarray(0, 20), "user 1"), refused);
});
