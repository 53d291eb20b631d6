import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { openTemporaryFolder, removeLeftFolders } from "./temporary-folder.service.ts";

test("a folder is ours alone, and gone with everything in it", async () => {
  let path = "";
  {
    await using folder = await openTemporaryFolder();
    path = folder.path;
    assert.equal((await stat(path)).mode & 0o777, 0o700);
    await writeFile(join(path, "file"), "answers");
    await removeLeftFolders();
    assert.ok(existsSync(path), "a folder in use was removed");
  }
  assert.ok(!existsSync(path));
});

test("what killed processes left is removed, also of one with our own number", async () => {
  await using folder = await openTemporaryFolder();
  const before = folder.path.slice(0, folder.path.lastIndexOf(`${process.pid}-`));
  const running = `${before}${process.ppid}-running`;
  const left = [`${before}4194305-gone`, `${before}${process.pid}-before`];
  for (const path of [...left, running]) {
    await mkdir(path, { recursive: true });
    await writeFile(join(path, "file"), "answers");
  }
  try {
    await removeLeftFolders();
    assert.deepEqual([...left, running].map(existsSync), [false, false, true]);
  } finally {
    await rm(running, { recursive: true });
  }
});

test("folders that are made while others are removed stay", async () => {
  const [folders] = await Promise.all([
    Promise.all(Array.from({ length: 200 }, openTemporaryFolder)),
    ...Array.from({ length: 200 }, removeLeftFolders),
  ]);
  try {
    assert.equal(folders.filter(({ path }) => !existsSync(path)).length, 0);
  } finally {
    await Promise.all(folders.map((folder) => folder[Symbol.asyncDispose]()));
  }
});
