import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import { surveyResultsFixture } from "../survey-report/survey-results.fixture.ts";
import { keptMapping } from "./kept-mapping.ts";
import { surveyMeasures, surveyObservations, surveyUnits } from "./survey-measures.ts";

const column = (given: Partial<UnderstoodColumn>): UnderstoodColumn => ({
  position: 0,
  option: null,
  name: "age",
  label: "Age",
  kind: "number",
  by: "file",
  because: "numbers from 18 to 97",
  ends: null,
  reversed: false,
  values: [],
  missing: [],
  filled: 41,
  distinct: 30,
  examples: ["18", "97"],
  question: null,
  ...given,
});

test("the next wave is read as this one was, with its own layout and answers of choices", () => {
  const layout = { encoding: "windows-1252", separator: ";", sheet: null, headerRows: 2 };
  const values = [{ cell: "a", value: 0, label: "A" }];
  const found = {
    layout,
    outcome: "q",
    columns: { team: { kind: "choice", values }, q: { kind: "rating", values, ends: { low: 1, high: 5 } } },
  } as const;
  assert.deepEqual(keptMapping({ ...found, columns: structuredClone(found.columns) as never }, {}), {
    outcome: "q",
    columns: { team: { kind: "choice" }, q: { kind: "rating", values, ends: { low: 1, high: 5 } } },
  });
  const corrected = { layout: { headerRows: 2 }, columns: { team: { values } } };
  const kept = keptMapping({ ...found, columns: structuredClone(found.columns) as never }, corrected);
  assert.deepEqual([kept.layout, kept.columns?.["team"]?.values], [{ headerRows: 2 }, values]);
});

describe("observations of a wave", () => {
  const results = surveyResultsFixture();
  const columns = results.items.map(({ name, label, kind, ends }) => column({ name, label, kind, ends }));
  const measures = surveyMeasures(results, columns);
  const observed = [...surveyObservations(results, measures)];

  test("are the results' figures, of everyone and of the groups that are shown", () => {
    assert.equal(
      measures.filter(({ definition }) => definition.answer !== "nps").length,
      measures.length - 1,
    );
    for (const { name, mean, n } of results.items.filter(({ kind }) => kind !== "choice")) {
      const whole = observed.find(({ unit, code }) => unit === 0 && code === `survey.item.${name}`);
      assert.deepEqual([whole?.figure?.estimate ?? null, whole?.figure ? whole.n : n], [mean, n]);
    }
    const units = surveyUnits(results);
    assert.equal(units.length, results.groups.length + 1);
    for (const [index, group] of results.groups.entries()) {
      const own = observed.filter(({ unit }) => unit === index + 1);
      assert.equal(own.length > 0, !group.suppressed, group.name);
      assert.equal(units[index + 1]?.withheld === null, !group.suppressed);
      assert.equal(units[index + 1]?.n === null, group.suppressed);
    }
  });

  test("each is a figure or says why there is none", () => {
    for (const { figure, withheld, n } of observed)
      assert.deepEqual([figure === null, n === null], [withheld !== null, withheld !== null]);
  });

  test("a gap is the group's less everyone else's, whichever stands first", () => {
    const gap = results.gaps[0] ?? assert.fail("no gaps");
    const place = 1 + results.groups.findIndex(({ name }) => name === gap.between[0]);
    const one = observed.find(({ unit, code }) => unit === place && code === `survey.item.${gap.item}`);
    assert.deepEqual(one?.comparison, { difference: gap.difference, q: gap.q });
  });

  test("a group's name is no path", () => {
    const groups = results.groups.map((group) => ({ ...group, name: "R/D" }));
    assert.ok(surveyUnits({ ...results, groups }).every(({ path }) => !path.includes("/")));
  });
});
