import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { test } from "node:test";
import { importsOf, root, source } from "./imports.ts";

const files = globSync("web/**/*.{ts,tsx}", { cwd: root, exclude: (path) => path.includes("dist") }).map(
  (file) => file.replaceAll("\\", "/"),
);
const imports = files.flatMap(importsOf);

/** The few files of the platform that contracts, clients and files made in the browser are made of. */
const shared =
  /^src\/platform\/(?:errors|csv-cell|html\/html|http\/(?:contract|client|problem|outgoing\/outgoing\.errors))\.ts$/;
/**
 * Contracts with their schemas and errors, models, statistics, and respondents' pages with their styles, for previews: files
 * that need neither Node nor a database.
 */
const forBrowsers = (file: string) =>
  shared.test(file) ||
  /^src\/stats\/[\w-]+\.ts$/.test(file) ||
  (/^src\/(?:document|people|listen|understand|plan|improve|embed)\//.test(file) &&
    file !== "src/people/access/context.ts" &&
    /(?:\.(?:contract|schema|errors|page)\.ts|\/[\w-]+\.ts|\.css\?raw)$/.test(file));

/** Everything of `src/` that the web application carries, with who asks for it first. */
function reached(): Map<string, string> {
  const found = new Map<string, string>();
  const follow = (from: string) => {
    for (const { to } of importsOf(from)) {
      if (!to.startsWith("src/") || found.has(to)) continue;
      found.set(to, from);
      if (to.endsWith(".ts") && forBrowsers(to)) follow(to);
    }
  };
  for (const file of files) follow(file);
  return found;
}

test("the checker reads the web application and its imports", () => {
  assert.ok(files.length >= 80, `${files.length} files`);
  assert.ok(imports.length >= 400, `${imports.length} imports`);
  const missing = imports.filter(
    ({ to }) => to.startsWith("web/") && !to.endsWith(".css") && !files.includes(to),
  );
  assert.deepEqual(missing, []);
});

test("the web application takes contracts, models and statistics of the server, and nothing else", () => {
  const carried = reached();
  assert.ok(carried.size >= 20, `${carried.size} files`);
  const foreign = Array.from(carried, ([to, from]) => ({ from, to })).filter(({ to }) => !forBrowsers(to));
  assert.deepEqual(foreign, []);
  const withNode = [...files, ...carried.keys()]
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap(importsOf)
    .filter(({ to }) => /^(?:node:|fastify|kysely|pg$|typebox\/(?:compile|value))/.test(to));
  assert.deepEqual(withNode, []);
});

test("the kit knows no pages and no shell, the shell no pages, and pages no other phase's", () => {
  const areaOf = (file: string) => /^web\/(ui|shell|pages\/[\w-]+)\//.exec(file)?.[1] ?? "";
  const allowed = (from: string, to: string) => {
    const [own, other] = [areaOf(from), areaOf(to)];
    if (own === "") return true;
    if (own === "ui") return other === "ui";
    if (own === "shell") return !other.startsWith("pages/");
    // The first page and everybody's own page gather from all phases.
    const gathers = own === "pages/home" || from.startsWith("web/pages/embed/my/");
    return !other.startsWith("pages/") || other === own || gathers;
  };
  assert.deepEqual(
    imports.filter(({ from, to }) => to.startsWith("web/") && !allowed(from, to)),
    [],
  );
});

test("no file of the web application is longer than 400 lines, and the median stays below 100", () => {
  const lengths = files.map((file) => source(file).split("\n").length).sort((a, b) => a - b);
  assert.ok((lengths.at(-1) ?? 0) <= 400, `${lengths.at(-1)} lines`);
  assert.ok((lengths[Math.floor(lengths.length / 2)] ?? 0) < 100);
});
