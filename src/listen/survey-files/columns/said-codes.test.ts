import assert from "node:assert/strict";
import { test } from "node:test";
import { codedColumn, columnOf, csvOf, withSurvey } from "../survey-file.fixture.ts";

const rows = Array.from({ length: 44 }, (_, row) => row);
const content = csvOf({
  speed: rows.map((row) => 1 + (row % 6)),
  friendly: rows.map((row) => 1 + ((row + 3) % 6)),
  "Would you recommend us?": rows.map((row) => row % 11),
  department: rows.map((row) => 1 + (row % 8)),
  "Price (1 = bad, 7 = good)": rows.map((row) => 1 + (row % 6)),
  age: rows.map((row) => (row % 7 === 0 ? 6 : 20 + row)),
});

test("a code for no answer is left alone where it is an answer, and that is said", async () => {
  await withSurvey(content, { flags: { missing: ["6"] } }, async (survey) => {
    for (const name of ["speed", "friendly", "age"])
      assert.ok((await codedColumn(survey, name)).includes("missing code"), name);
    assert.deepEqual(columnOf(survey, "speed").ends, { low: 1, high: 5 });
    for (const name of ["Would you recommend us?", "department", "Price (1 = bad, 7 = good)"])
      assert.ok((await codedColumn(survey, name)).includes(6), name);
    assert.deepEqual(columnOf(survey, "Would you recommend us?").ends, { low: 0, high: 10 });
    const said = survey.understanding.notes.find(({ code }) => code === "missing.said");
    assert.equal(said?.weight, "check");
    assert.match(
      said?.text ?? "",
      /no answer in “speed”, “friendly”, “age”\. .*stays an answer in “Would you recommend us\?”, “department”/,
    );
    await withSurvey(content, { mapping: survey.fidelity.mapping }, async (again) => {
      for (const { name, kind } of survey.understanding.columns)
        assert.deepEqual(
          [name, columnOf(again, name).kind, await codedColumn(again, name)],
          [name, kind, await codedColumn(survey, name)],
        );
    });
  });
});

test("a code beyond all groups is none of them, and a column's own mapping goes first", async () => {
  const groups = csvOf({
    department: rows.map((row) => (row % 9 === 8 ? 99 : 1 + (row % 8))),
    nps: rows.map((row) => row % 11),
  });
  const mapping = { columns: { nps: { missing: [{ cell: "6", reason: "refused" as const }] } } };
  const flags = { missing: ["99", "6"], group: "department" };
  await withSurvey(groups, { flags, mapping }, async (survey) => {
    assert.equal((await codedColumn(survey, "department"))[8], "missing code");
    assert.equal((await codedColumn(survey, "department"))[5], 5);
    assert.equal((await codedColumn(survey, "nps"))[6], "refused");
  });
});
