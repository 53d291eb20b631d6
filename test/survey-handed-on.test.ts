import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { readPdf } from "./pdf-text.ts";
import { type Run, runCli, temporaryFolder } from "./profile-run.ts";
import { plantedCells, sameThroughout, writePlantedSurvey } from "./survey-planted.ts";

const own = ["errors.csv", "mapping.yaml"];

describe("what is handed on of a survey", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let run: Run;
  const written = new Map<string, string>();

  before(async () => {
    folder = await temporaryFolder();
    await writePlantedSurvey(join(folder.path, "answers.csv"));
    const choices = ["--outcome", "overall", "--group", "site", "--draws", "100", "--out", "out"];
    run = await runCli(folder.path, "survey", "answers.csv", ...choices);
    const out = join(folder.path, "out");
    for (const name of await readdir(out)) {
      const path = join(out, name);
      const text = name.endsWith(".pdf")
        ? (await readPdf(path)).pages.join(" ").replace(/\s+/g, " ")
        : await readFile(path, "utf8");
      written.set(name, text);
    }
  });
  after(() => folder[Symbol.asyncDispose]());

  test("are reports, figures and fidelity; what is the owner's own is apart", () => {
    assert.equal(run.code, 2, run.stderr);
    const names = [
      "errors.csv",
      "fidelity.json",
      "mapping.yaml",
      "report.html",
      "report.pdf",
      "results.json",
    ];
    assert.deepEqual([...written.keys()].sort(), names);
  });

  for (const [what, cell] of Object.entries({ ...plantedCells, "the only answer": sameThroughout })) {
    test(`no file but the owner's own holds ${what}`, () => {
      for (const [name, text] of written) {
        const at = text.indexOf(cell);
        if (!own.includes(name))
          assert.equal(at, -1, `${name}: …${text.slice(Math.max(0, at - 80), at + 60)}…`);
      }
    });
  }

  test("mapping.yaml says that it isn't for others, and what to check", () => {
    const mapping = written.get("mapping.yaml") ?? "";
    assert.match(mapping, /^# .+may hold answers.+Don't hand it on/);
    assert.match(mapping, /# To check:\n(?:# - .+\n)*# - .*rather unsure/);
  });

  test("fidelity.json isn't taken for a mapping", async () => {
    const argv = ["survey", "answers.csv", "--mapping", "out/fidelity.json", "--out", "again"];
    const again = await runCli(folder.path, ...argv);
    assert.equal(again.code, 1);
    assert.match(again.stderr, /mapping\.yaml/);
  });
});

test("errors.csv has every row that can't be read, in the file's order", async () => {
  await using folder = await temporaryFolder();
  const rows = Array.from({ length: 4000 }, (_, row) =>
    row % 80 === 79 ? `${row % 5},1,2,3` : `${row % 5},${row % 4},${row % 3}`,
  );
  await writeFile(join(folder.path, "answers.csv"), `${["a,b,c", ...rows].join("\n")}\n`);
  const run = await runCli(folder.path, "survey", "answers.csv", "--out", "out", "--draws", "100");
  assert.equal(run.code, 2, run.stderr);
  const lines = (await readFile(join(folder.path, "out/errors.csv"), "utf8")).trimEnd().split("\n");
  assert.deepEqual(
    lines.slice(1).map((line) => Number(line.split(",")[1])),
    rows.flatMap((row, at) => (row.split(",").length > 3 ? [at + 2] : [])),
  );
  assert.match(run.stdout, /50 rows could not be read/);
});
