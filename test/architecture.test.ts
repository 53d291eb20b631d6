import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { dirname } from "node:path";
import { test } from "node:test";
import { importsOf, root, source } from "./imports.ts";

/** Floors, lowest first. Code imports its own feature, lower floors and nothing else. */
const floors = [
  ["stats"],
  ["platform"],
  ["document"],
  ["people"],
  ["listen"],
  ["understand"],
  ["embed"],
  ["example"],
  ["application", "web-build"],
  ["cli", "main"],
];
const floorOf = new Map(
  floors.flatMap((names, floor) => names.map((name): [string, number] => [name, floor])),
);

const files = globSync("src/**/*.ts", { cwd: root }).map((file) => file.replaceAll("\\", "/"));
const isTest = (file: string) => /\.(test|fixture)\.ts$/.test(file);

const imports = files.filter((file) => !isTest(file)).flatMap(importsOf);
const inside = imports.filter(({ to }) => to.startsWith("src/"));

/** The floor's name: "listen", and "cli" for src/cli.ts. */
const areaOf = (file: string) => file.split("/")[1]?.replace(/\.ts$/, "") ?? "";
/** The feature's folder: "listen/profile"; a floor without features is one. */
const featureOf = (file: string) => dirname(file).split("/").slice(1, 3).join("/") || areaOf(file);

test("the checker reads the sources and their imports", () => {
  assert.ok(files.length >= 60, `${files.length} files`);
  assert.ok(inside.length >= 100, `${inside.length} imports`);
  const unknown = files.filter((file) => !isTest(file) && !floorOf.has(areaOf(file)));
  assert.deepEqual(unknown, []);
});

test("every import inside the sources leads to a file", () => {
  const known = new Set(files);
  assert.deepEqual(
    inside.filter(({ to }) => !known.has(to)),
    [],
  );
});

test("code imports only lower floors and its own", () => {
  const upward = inside.filter(({ from, to }) => {
    const [own = -1, other = -1] = [floorOf.get(areaOf(from)), floorOf.get(areaOf(to))];
    return other > own || (other === own && areaOf(from) !== areaOf(to));
  });
  assert.deepEqual(upward, []);
});

test("between features nobody reaches for a store", () => {
  const reached = inside.filter(
    ({ from, to }) => to.endsWith(".store.ts") && featureOf(from) !== featureOf(to),
  );
  assert.deepEqual(reached, []);
});

test("models know models and statistics only", () => {
  const isModel = (file: string) =>
    /^src\/(stats|document|people|listen|understand|embed)\//.test(file) &&
    !/\.[\w-]+\.ts$|^src\/people\/access\/(contract|context)\.ts$/.test(file);
  const models = files.filter(isModel);
  assert.ok(models.length >= 25, `${models.length} models`);
  const impure = imports.filter(({ from, to }) => {
    if (!isModel(from)) return false;
    return to.startsWith("src/") ? !isModel(to) : !to.startsWith("@stdlib/");
  });
  assert.deepEqual(impure, []);
});

test("there are no cycles", () => {
  const graph = Map.groupBy(inside, ({ from }) => from);
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    assert.ok(!path.includes(file), `cycle: ${[...path, file].join(" → ")}`);
    if (done.has(file)) return;
    for (const { to } of graph.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
});

test("no file is longer than 500 lines, and the median stays below 120", () => {
  const lengths = files.map((file) => source(file).split("\n").length).sort((a, b) => a - b);
  assert.ok((lengths.at(-1) ?? 0) <= 500);
  assert.ok((lengths[Math.floor(lengths.length / 2)] ?? 0) < 120);
});
