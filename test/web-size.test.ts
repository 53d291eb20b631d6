import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { buildWebIfStale, webFolder } from "../src/web-build.ts";

const kilobyte = 1000;
const firstLoad = 250 * kilobyte;
const laterPage = 100 * kilobyte;

await buildWebIfStale({ log: { info: () => {}, error: () => {} } });

const files = new Map(
  globSync("assets/*.{js,css,ttf,svg}", { cwd: webFolder }).map((path) => {
    const file = join(webFolder, path);
    const sent = existsSync(`${file}.br`) ? `${file}.br` : file;
    return [path.replaceAll("\\", "/"), { text: readFileSync(file, "latin1"), size: statSync(sent).size }];
  }),
);
const html = readFileSync(join(webFolder, "index.html"), "utf8");

/** A script and all that it imports at once. */
function withImports(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  const { text = "" } = files.get(path) ?? {};
  for (const [, name = ""] of text.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+\.js)["'`]/g))
    withImports(`assets/${name}`, found);
  return found;
}

const sizeOf = (paths: Iterable<string>) =>
  Array.from(paths).reduce((sum, path) => sum + (files.get(path)?.size ?? Number.NaN), 0);

const scripts = Array.from(
  html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g),
  ([, path = ""]) => path,
);
const shared = new Set(scripts.flatMap((path) => [...withImports(path)]));
const fonts = [...files.keys()].filter((path) => /\/1-[^/]*\.ttf$/.test(path));
const chunk = (page: string) => [...files.keys()].find((path) => path.startsWith(`assets/${page}-`)) ?? page;

test("what the first page loads stays below 250 KB, fonts and all", () => {
  assert.equal(fonts.length, 3);
  const first = new Set([...shared, ...withImports(chunk("sign-in-page")), ...fonts]);
  const size = sizeOf(first) + html.length;
  assert.ok(size > 100 * kilobyte && size < firstLoad, `${size} bytes`);
});

test("what a later page loads besides stays below 100 KB", () => {
  const pages = [...files.keys()].filter((path) => /-page-[^/]*\.js$/.test(path));
  assert.ok(pages.length > 30, `${pages.length} pages`);
  const sizes = pages.map((path) => {
    const own = [...withImports(path)].filter((each) => !shared.has(each));
    return [path, sizeOf(own)] as const;
  });
  assert.deepEqual(
    sizes.filter(([, size]) => !(size < laterPage)),
    [],
  );
});
