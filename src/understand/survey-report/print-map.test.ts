import assert from "node:assert/strict";
import { test } from "node:test";
import { mapBlock, movedApart } from "./print-map.ts";
import type { StoryChart } from "./story.ts";
import { storySourceFixture, surveyResultsFixture } from "./survey-results.fixture.ts";

test("numbers never touch each other or leave the plot, wherever their points are", () => {
  const crowds = [
    Array.from({ length: 24 }, () => ({ x: 70, y: 40 })),
    Array.from({ length: 24 }, (_, index) => ({ x: index % 2 ? 0 : 150, y: index % 3 ? 0 : 82 })),
    Array.from({ length: 24 }, (_, index) => ({ x: 50 + index, y: 30 + (index % 5) })),
  ];
  for (const anchors of crowds) {
    const places = movedApart(anchors);
    places.forEach(({ x, y }, index) => {
      assert.ok(x >= 2 && x <= 148 && y >= 2 && y <= 80, `${x}, ${y}`);
      for (const other of places.slice(index + 1)) assert.ok(Math.hypot(other.x - x, other.y - y) >= 4.7);
    });
  }
});

test("a number that has room stands on its point", () => {
  const anchors = [
    { x: 20, y: 20 },
    { x: 60, y: 50 },
  ];
  assert.deepEqual(movedApart(anchors), anchors);
});

test("every driver on the map is in the field that the results put it in", () => {
  const results = surveyResultsFixture();
  const chart: StoryChart = { kind: "chart", chart: "map", title: "Map", alt: "", note: null, names: [] };
  const [map] = mapBlock(storySourceFixture(results), chart);
  assert.ok(map);
  const { across, width } = map;
  const inField = map.fields.map(({ points }) => points.map(({ number }) => number));
  const expected = (["act", "keep", "watch", "spare"] as const).map((quadrant) =>
    (results.outcome?.drivers ?? []).filter((driver) => driver.quadrant === quadrant).map(({ rank }) => rank),
  );
  assert.deepEqual(inField, expected);
  const line: number = ((across.line - across.minimum) / (across.maximum - across.minimum)) * width;
  for (const { field, anchorX } of map.points) assert.equal(anchorX < line, field === 0 || field === 2);
});
