import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axisAroundZero, axisBetween } from "#document/axis.ts";
import { axisAround, partWords } from "#document/chart/axis.ts";
import type { ChartData } from "#document/chart/chart-data.ts";
import { csvFile } from "#document/chart/csv-file.ts";
import { fileName } from "#document/chart/file-name.ts";
import { type HeatCells, layoutHeatCells } from "#document/chart/heat-cells.ts";
import { type IntervalRows, layoutIntervalRows } from "#document/chart/interval-rows.ts";
import { neighbour, within } from "#document/chart/moves.ts";
import { picture } from "#document/chart/picture.ts";
import { type Layout, type Measure, type Shape, typefaces } from "#document/chart/scene.ts";
import { hatchLines } from "#document/chart/shapes.ts";
import { fillOf, layoutSpreadRows } from "#document/chart/spread-rows.ts";
import { svgFile } from "#document/chart/svg-file.ts";
import { wrapped } from "#document/chart/text.ts";
import { layoutTrend } from "#document/chart/trend.ts";
import { csvCell } from "#platform/csv-cell.ts";
import { levelOf } from "../web/pages/understand/results/heat-rows.ts";

const measure: Measure = (text, face) => [...text].length * typefaces[face].size * 0.5;
const print = (value: number) => value.toFixed(2);
const hostile = `<script>alert(1)</script> & "quoted"`;
const endless = "Abteilungsleiterkonferenz".repeat(8);

const estimate = (value: number) => ({ estimate: value, low: value - 1, high: value + 1 });
const chart = (rows: IntervalRows["rows"]): IntervalRows => ({
  label: "Department",
  axis: axisBetween(0, 24),
  series: [
    { name: "Myself", look: "self" },
    { name: "My organisation", look: "organisation" },
  ],
  headers: ["n"],
  print,
  rows,
});
const rows = [
  { key: "a", label: "Sales", values: [estimate(14), estimate(9)], cells: ["23"], said: "n 23" },
  { key: "b", label: hostile, values: [estimate(3), null], cells: ["7"] },
  { key: "c", label: endless, values: [null, null], withheld: "withheld: too few answers" },
  {
    key: "d",
    label: "مبيعات",
    values: [{ estimate: 24, low: null, high: null }, estimate(0.5)],
    cells: ["5"],
  },
];

/** Texts and marks that lie outside of a drawing. */
function outside(layout: Layout, width: number): Shape[] {
  const scene = layout(width, measure);
  return scene.shapes.filter((shape) => {
    if (shape.kind === "mark") return shape.x < 0 || shape.x > width || shape.y > scene.height;
    if (shape.kind !== "text") return false;
    const size = measure(shape.text, shape.face);
    const left =
      shape.anchor === "end" ? shape.x - size : shape.anchor === "middle" ? shape.x - size / 2 : shape.x;
    return left < -1 || left + size > width + 1 || shape.y > scene.height;
  });
}

const layouts: Record<string, Layout> = {
  intervals: layoutIntervalRows(chart(rows)),
  "then and now": layoutIntervalRows({ ...chart(rows), isConnected: true }),
  distributions: layoutSpreadRows({
    categories: ["not at all", "a little", "largely", "fully"],
    below: 2,
    rows: [
      { key: "a", label: hostile, shares: [0.1, 0.2, 0.3, 0.4], n: 40 },
      { key: "b", label: endless, shares: null, n: null, withheld: "withheld: too few answers" },
      { key: "c", label: "One sort only", shares: [0, 0, 0, 1], n: 12 },
    ],
  }),
};

describe("charts", () => {
  for (const [name, layout] of Object.entries(layouts))
    test(`${name}: every text and mark has its place at 240, 320, 700 and 1,200 pixels`, () => {
      for (const width of [240, 320, 700, 1200]) assert.deepEqual(outside(layout, width), [], `${width}`);
    });

  test("names are wrapped, never cut off", () => {
    for (const width of [40, 90, 300])
      for (const text of ["Feedback and the voice of the customer", endless, hostile, "👩‍👩‍👧‍👦".repeat(9)]) {
        const lines = wrapped(text, width, "strong", measure);
        assert.equal(lines.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
      }
    assert.deepEqual(wrapped("", 50, "body", measure), []);
  });

  test("marks say what they show, withheld rows why", () => {
    const { points } = layoutIntervalRows(chart(rows))(900, measure);
    assert.deepEqual(
      points.slice(0, 2).map(({ words }) => words),
      [
        "Sales, Myself: 14.00, interval 13.00 to 15.00, n 23",
        "Sales, My organisation: 9.00, interval 8.00 to 10.00, n 23",
      ],
    );
    assert.ok(points.some(({ words }) => words === `${endless}: withheld: too few answers`));
  });

  test("an axis around values says so where it leaves out a part of the scale", () => {
    assert.equal(
      partWords(axisAround([14, 16], 6, 24)),
      "The scale runs from 6 to 24; the chart shows a part of it.",
    );
    for (const whole of [axisAround([6, 24], 6, 24), axisAround([], 6, 24), axisBetween(0, 24)])
      assert.equal(partWords(whole), "");
  });

  test("without rows, and with one value, a chart is still a chart", () => {
    for (const own of [[], rows.slice(3)]) {
      const { height, shapes } = layoutIntervalRows(chart(own))(600, measure);
      assert.ok(height > 0 && shapes.every((shape) => !JSON.stringify(shape).includes("null")));
    }
    const trend = layoutTrend({
      axis: axisAroundZero([0.4]),
      series: [{ name: "Gap", look: "single" }],
      periods: [{ key: "1", label: "Spring", values: [null], version: 1, n: null }],
      print,
    })(300, measure);
    assert.deepEqual(trend.points, []);
  });

  test("a trend's line breaks where the version changes", () => {
    const period = (version: number, value: number) => ({
      key: `${version} ${value}`,
      label: "Wave",
      values: [estimate(value)],
      version,
      n: 9,
    });
    const lines = (versions: number[]) =>
      layoutTrend({
        axis: axisBetween(0, 24),
        series: [{ name: "Mean", look: "single" }],
        periods: versions.map((version, index) => period(version, 10 + index)),
        print,
      })(600, measure).shapes.filter(({ kind }) => kind === "path").length;
    assert.equal(lines([1, 1, 1]), 1);
    assert.equal(lines([1, 1, 2, 2]), 2);
    assert.equal(lines([1, 2]), 0);
  });

  test("arrow keys reach every mark, and stop at the edges", () => {
    const { points } = layoutIntervalRows(chart(rows))(900, measure);
    const reached = new Set<number>();
    let at = neighbour(points, null, "down") ?? 0;
    for (let row = 0; row < rows.length; row++) {
      reached.add(at);
      const right = neighbour(points, at, "right") ?? 0;
      reached.add(right);
      assert.equal(neighbour(points, right, "right"), right);
      at = neighbour(points, neighbour(points, right, "left"), "down") ?? 0;
    }
    assert.equal(reached.size, points.length);
    assert.equal(neighbour(points, 3, "first"), 0);
    assert.equal(neighbour(points, 0, "last"), points.length - 1);
    assert.equal(neighbour([], null, "right"), null);
  });

  test("a pointer finds the nearest mark within reach", () => {
    const at = (x: number) => ({ row: 0, column: 0, x, y: 0, width: 10, height: 10, words: "" });
    assert.equal(within([at(0), at(60)], 48, 5), 1);
    assert.equal(within([at(0)], 200, 5), null);
  });

  test("hatching stays inside its box", () => {
    const box = { x: 10, y: 20, width: 33, height: 9 };
    const lines = hatchLines(box, 4);
    assert.ok(lines.length > 5);
    for (const [x1, y1, x2, y2] of lines) {
      assert.ok(Math.min(x1, x2) >= 10 && Math.max(x1, x2) <= 43);
      assert.ok(Math.min(y1, y2) >= 20 && Math.max(y1, y2) <= 29);
    }
  });

  test("neighbouring categories differ by pattern or darkness, whatever their number", () => {
    for (const count of [2, 3, 4, 5, 7])
      assert.notDeepEqual(fillOf(0, count), fillOf(count - 1, count), `${count}`);
    const four = [0, 1, 2, 3].map((index) => JSON.stringify(fillOf(index, 4)));
    assert.equal(new Set(four).size, 4);
  });

  test("cells are shaded by their distance from the first row; of gaps, wider is worse on both sides", () => {
    assert.equal(levelOf(12, 12.5, 24, "organisation"), 0);
    assert.equal(levelOf(11, 12.5, 24, "organisation"), -1);
    assert.equal(levelOf(15, 12.5, 24, "self"), 2);
    assert.equal(levelOf(4, 1, 24, "gap"), -2);
    assert.equal(levelOf(-4, 1, 24, "gap"), -2);
    assert.equal(levelOf(0.1, 1, 24, "gap"), 1);
  });
});

describe("files made in the browser", () => {
  const surroundings = { title: hostile, caption: "n = 9", source: "Programme", legend: chart([]).series };
  const heat: HeatCells = {
    label: "Department",
    columns: [{ key: "SL", name: "Leadership" }],
    print,
    rows: [
      { key: "a", label: hostile, n: "9 of 12", cells: [{ value: 12, level: -2, sign: "▼" }] },
      { key: "b", label: "Small", n: "", cells: [], withheld: "withheld: too few answers" },
    ],
  };

  test("an SVG holds every figure, its own colours, and no markup from names", () => {
    for (const layout of [layoutIntervalRows(chart(rows)), layoutHeatCells(heat)]) {
      const scene = picture(layout, surroundings, 860, measure);
      const svg = svgFile(scene, hostile, "Description\u0000", () => "rgb(1, 2, 3)");
      assert.match(svg, /^<\?xml[^>]*>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="860"/);
      assert.doesNotMatch(svg, /<script|var\(|style=|href|undefined|NaN/);
      assert.ok(!svg.includes("\u0000"));
      assert.match(svg, /&#60;script&#62;/);
      assert.equal(svg.split("<text").length, svg.split("</text>").length);
    }
  });

  test("a CSV holds figures as they are, and texts that are no formulas", () => {
    const data: ChartData = {
      print,
      columns: [
        { header: "=Department", kind: "text" },
        { header: "Mean", kind: "figure" },
        { header: "n", kind: "count" },
      ],
      rows: [
        ["+cmd|' /C calc'!A0", -1.23, 7],
        ["@x", null, null],
        ["\tz", 13.58, 1200],
        ['a "b", c', 0, 0],
      ],
    };
    assert.equal(
      csvFile(data, csvCell),
      `\ufeff'=Department,Mean,n\r\n'+cmd|' /C calc'!A0,-1.23,7\r\n'@x,,\r\n"'\tz",13.58,1200\r\n"a ""b"", c",0,0\r\n`,
    );
  });

  test("file names are what every system takes", () => {
    assert.equal(fileName('../a:b/"c"?', "svg"), "a b c.svg");
    assert.equal(fileName("???", "csv"), "chart.csv");
    assert.ok(fileName("x".repeat(500), "png").length < 110);
  });
});
