import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { globSync } from "node:fs";
import { cp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { buildWebIfStale, webFolder } from "../src/web-build.ts";

const said: string[] = [];
const say = (_: object | string, message?: string) => void said.push(message ?? "");
const log = { info: say, error: say };

test("the web application is built where it is missing or stale, and only then", async (t) => {
  await buildWebIfStale({ log });
  const page = join(webFolder, "index.html");
  const { mtimeMs } = await stat(page);
  said.length = 0;
  await buildWebIfStale({ log });
  assert.equal((await stat(page)).mtimeMs, mtimeMs);
  assert.deepEqual(said, []);

  // A build of its own, beside the other: whoever else starts meanwhile would build a stale one, and serves what is built.
  const folder = `${webFolder}-${randomUUID()}`;
  t.after(() => rm(folder, { recursive: true, force: true }));
  await cp(webFolder, folder, { recursive: true });
  const sources = join(folder, "sources.json");
  const built = JSON.parse(await readFile(sources, "utf8"));
  for (const path of ["web/main.tsx", "web/ui/tokens.css", "src/people/access/sign-in.contract.ts"])
    assert.match(built[path], /^[0-9a-f]{64}$/, path);
  // As if a file had changed since.
  await writeFile(sources, JSON.stringify({ ...built, "web/main.tsx": "0".repeat(64) }));
  const build = () => Promise.reject(new Error("no space left"));
  await buildWebIfStale({ log, folder, build });
  assert.deepEqual(said.splice(0), ["the web application could not be built: the earlier one is served"]);
  assert.match(await readFile(join(folder, "index.html"), "utf8"), /<div id="root">/);
  await buildWebIfStale({ log, folder });
  assert.deepEqual(said, ["web application built"]);
  assert.deepEqual(JSON.parse(await readFile(sources, "utf8")), built);
});

test("nothing in the built files is foreign to the content security policy", async () => {
  await buildWebIfStale({ log });
  const html = await readFile(join(webFolder, "index.html"), "utf8");
  assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=|<style|https?:/);
  const styles = globSync("assets/*.css", { cwd: webFolder });
  assert.equal(styles.length, 1);
  const css = await readFile(join(webFolder, styles[0] ?? ""), "utf8");
  assert.match(css, /^@layer base,components,features;/);
  assert.doesNotMatch(css, /url\((?!\/assets\/)|@import/);
});
