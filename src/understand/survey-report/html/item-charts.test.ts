import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { surveyResultsFixture } from "../survey-results.fixture.ts";
import {
  gapRows,
  groupRows,
  itemRows,
  itemSpreads,
  itemsByScale,
  npsRows,
  optionRows,
} from "./item-charts.ts";
import { namesWith } from "./report-chart.ts";

const results = surveyResultsFixture();
const names = results.items.map(({ name }) => name);
const ratings = names.slice(0, 8);

describe("charts of items and groups", () => {
  test("items on one scale are in its units, others as percent of each", () => {
    assert.equal(itemRows(results, ratings).rows[0]?.values[0]?.estimate, results.items[0]?.mean);
    const mixed = itemRows(results, names);
    assert.equal(mixed.rows[8]?.values[0]?.estimate, 69);
    assert.match(mixed.label, /percent/);
    assert.deepEqual(itemsByScale(results, names), [
      { scale: "scale from 1 to 5", names: ratings },
      { scale: "scale from 0 to 10", names: ["Q2"] },
    ]);
  });

  test("a group stands beside everyone, and nothing of a suppressed one is shown", () => {
    const south = results.groups.find(({ name }) => name === "South");
    const [row] = itemRows(results, ["Q1_3"], "South").rows;
    const figures = south?.items.find(({ name }) => name === "Q1_3");
    assert.deepEqual(row?.values[0], { estimate: figures?.mean, low: figures?.low, high: figures?.high });
    assert.equal(row?.values[1]?.estimate, results.items[2]?.mean);
    assert.deepEqual(itemRows(results, ["Q1_3"], "Islands").rows[0]?.values[0], null);
    const shown = groupRows(results, "Q1_1");
    const islands = shown?.rows.find(({ key }) => key === "Islands");
    assert.deepEqual([islands?.values, islands?.withheld], [[null], "withheld: too few answers"]);
    assert.equal(shown?.reference, results.items[0]?.mean);
  });

  test("spreads share a chart only where their answers are the same", () => {
    const spreads = itemSpreads(results, names);
    assert.deepEqual(
      spreads.map(({ chart }) => [chart.categories.length, chart.rows.length, chart.below]),
      [
        [5, 8, 2],
        [11, 1, 5],
      ],
    );
    assert.match(spreads[0]?.scale ?? "", /^from “1.*” to “5.*”$/);
    assert.match(spreads[1]?.scale ?? "", /^“How likely are you to recommend us/);
    assert.deepEqual(
      spreads[0]?.chart.rows[0]?.shares,
      results.items[0]?.distribution?.map(({ share }) => share),
    );
  });

  test("withheld items say why and have no mark", () => {
    const withheld = results.items.map((item) => ({
      ...item,
      mean: null,
      low: null,
      high: null,
      distribution: null,
      withheld: "all the same" as const,
    }));
    const rows = itemRows({ ...results, items: withheld }, ratings);
    assert.ok(
      rows.rows.every(({ values, withheld: why }) => values[0] === null && why?.includes("all answered")),
    );
    assert.deepEqual(itemSpreads({ ...results, items: withheld }, ratings), []);
    assert.ok(optionRows({ ...results, items: withheld }, ratings).rows.every(({ withheld: why }) => why));
  });

  test("gaps are effects; hollow where chance may explain them", () => {
    const { rows } = gapRows(results, [0, 5]);
    assert.deepEqual(
      rows.map(({ look, values }) => [look, values[0]?.estimate]),
      [
        ["single", results.gaps[0]?.effect],
        ["before", results.gaps[5]?.effect],
      ],
    );
  });

  test("the parts of a net promoter score are shares of all who answered", () => {
    const nps = {
      item: "Q2",
      n: 20,
      promoters: 9,
      passives: 6,
      detractors: 5,
      estimate: 20,
      low: -17,
      high: 57,
    };
    const { rows, below } = npsRows(nps, "Recommend");
    assert.deepEqual([rows[0]?.shares, rows[0]?.n, below], [[0.25, 0.3, 0.45], 20, 1]);
  });

  test("questions are found by all words, whatever their case and accents", () => {
    assert.deepEqual(namesWith(results, names, "TIME  my"), ["Q1_1"]);
    assert.deepEqual(namesWith(results, names, "q1_6"), ["Q1_6"]);
    assert.deepEqual(namesWith(results, names, "  "), names);
    const accented = results.items.map((item) => ({ ...item, label: "Téléphone" }));
    assert.equal(namesWith({ ...results, items: accented }, names, "telephone").length, names.length);
  });
});
