import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { isKind } from "#platform/errors.ts";
import { readMapping } from "./mapping.reader.ts";
import { mappingMalformed, unknownColumn } from "./survey-file.errors.ts";
import { codedColumn, columnOf, csvOf, withSurvey } from "./survey-file.fixture.ts";
import type { Mapping } from "./survey-file.ts";

const repeat = <Value>(values: readonly Value[], times: number): Value[] =>
  Array.from({ length: times }, () => values).flat();
const content = csvOf({
  stress: repeat([1, 2, 3, 4, 5, 9], 3),
  mood: repeat(["blue", "grey", "golden"], 6),
  code: repeat([1, 2], 9),
  note: repeat(["x1", "y2", "z3"], 6),
});

test("a mapping corrects kinds, orders, ends, codes and direction", async () => {
  const mapping: Mapping = {
    columns: {
      stress: { reversed: true, missing: [], ends: { low: 1, high: 9 } },
      mood: {
        kind: "rating",
        label: "Mood today",
        values: [
          { cell: "grey", value: 1, label: "grey" },
          { cell: "blue", value: 2, label: "blue" },
          { cell: "golden", value: 3, label: "golden" },
        ],
      },
      code: { kind: "choice" },
      note: { kind: "text" },
      gone: { kind: "number" },
    },
    scales: [{ name: "Strain", items: ["stress", "gone"] }],
    outcome: "mood",
    group: "code",
    weights: null,
  };
  await withSurvey(content, { mapping }, async (survey) => {
    assert.deepEqual((await codedColumn(survey, "stress")).slice(0, 6), [9, 8, 7, 6, 5, 1]);
    assert.deepEqual((await codedColumn(survey, "mood")).slice(0, 3), [2, 1, 3]);
    assert.deepEqual(columnOf(survey, "mood").ends, { low: 1, high: 3 });
    assert.equal(columnOf(survey, "mood").label, "Mood today");
    assert.equal(columnOf(survey, "mood").by, "mapping");
    assert.equal(columnOf(survey, "note").kind, "text");
    const { understanding } = survey;
    assert.equal(understanding.outcome, "mood");
    assert.equal(understanding.group, "code");
    assert.deepEqual(understanding.scales, [{ name: "Strain", items: ["stress"] }]);
    const codes = understanding.notes.map(({ code }) => code);
    assert.ok(codes.includes("mapping.absent") && codes.includes("scale.items"));
  });
});

test("what a reading hands back reads the next file in the same way", async () => {
  await withSurvey(content, { flags: { group: "code", missing: ["7"] } }, async (first) => {
    const { mapping } = first.fidelity;
    const later = csvOf({
      code: [2, 1, 2],
      mood: ["golden", "blue", "silver"],
      stress: [9, 2, 4],
      note: ["a", "b", "c"],
    });
    await withSurvey(later, { mapping }, async (second) => {
      assert.equal(second.understanding.group, "code");
      assert.deepEqual(await codedColumn(second, "stress"), ["missing code", 2, 4]);
      assert.deepEqual(columnOf(second, "stress").ends, { low: 1, high: 5 });
      const labels = columnOf(second, "mood").values.map(({ label }) => label);
      assert.deepEqual(labels, ["blue", "golden", "grey", "silver"]);
      assert.deepEqual(await codedColumn(second, "code"), [1, 0, 1]);
    });
  });
});

test("columns are left out of the drivers by flag or mapping, and stay figures", async () => {
  const rate = [1, 2, 3, 4, 5, 4, 3, 2];
  const content = csvOf({ overall: rate, price: rate, "on time, always": rate, staff: rate });
  const flags = { leaveOut: ["Price", "on time, always"] };
  await withSurvey(content, { flags }, async (survey) => {
    assert.equal(columnOf(survey, "price").driver, false);
    assert.equal(columnOf(survey, "on time, always").driver, false);
    assert.equal(columnOf(survey, "staff").driver, undefined);
    assert.equal(columnOf(survey, "price").kind, "rating");
    const line = survey.fidelity.lines.find(({ where }) => where === "price");
    assert.match(line?.text ?? "", /left out of the drivers/);
    await withSurvey(content, { mapping: survey.fidelity.mapping }, (again) =>
      assert.deepEqual(
        again.understanding.columns.map(({ driver }) => driver),
        [undefined, false, false, undefined],
      ),
    );
  });
  await withSurvey(content, { flags: { leaveOut: ["price, staff"] } }, (survey) =>
    assert.equal(columnOf(survey, "staff").driver, false),
  );
  await assert.rejects(
    withSurvey(content, { flags: { leaveOut: ["prices"] } }, () => {}),
    (error) => isKind(error, unknownColumn) && /“price”/.test(error.message),
  );
});

test("a mapping is read from YAML, and JSON, and refused with its places", async () => {
  const folder = await mkdtemp(join(tmpdir(), "mapping-"));
  const read = async (text: string): Promise<Mapping> => {
    await writeFile(join(folder, "m"), text);
    return readMapping({ path: join(folder, "m"), name: "m" });
  };
  try {
    assert.deepEqual(await read("outcome: q1\nmissing: ['9']\n"), { outcome: "q1", missing: ["9"] });
    assert.deepEqual(await read('{"columns":{"q":{"kind":"text"}}}'), { columns: { q: { kind: "text" } } });
    await assert.rejects(read('{"lines":[],"counts":{}}'), /mapping\.yaml/);
    assert.deepEqual(await read("# nothing\n"), {});
    for (const wrong of ["columns: [1]", "columns: {q: {kind: colour}}", "other: 1", "a: [", "missing: 9"]) {
      await assert.rejects(read(wrong), (error) => isKind(error, mappingMalformed), wrong);
    }
    await assert.rejects(
      read("columns: {a/b: {kind: banana}}"),
      /mapping.*\n {2}columns › a\/b › kind: "banana" is none .*rating, number, choice, .*empty\.$/,
    );
    await assert.rejects(
      read("columns: {q: {missing: [{cell: '1', reason: none}]}}"),
      /columns › q › missing › 0 › reason: "none" is none .*refused/,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
