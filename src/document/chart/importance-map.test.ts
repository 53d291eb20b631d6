import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { estimatedMeasure } from "./estimated-measure.ts";
import { type ImportanceMap, layoutImportanceMap, type MapMark } from "./importance-map.ts";
import { mapData } from "./importance-map-data.ts";
import { overlap, type Place } from "./label-places.ts";
import { neighbour } from "./moves.ts";
import { type Scene, type Shape, typefaces } from "./scene.ts";
import { axisOfPercents, axisOfShares } from "./value-axes.ts";

const mark = (key: string, importance: number, level: number, label = `Question ${key}`): MapMark => ({
  key,
  label,
  importance: { estimate: importance, low: importance / 2, high: importance * 1.5 },
  performance: { estimate: level, low: level - 3, high: level + 3 },
  isUrgent: level < 60 && importance > 0.1,
});

const mapOf = (marks: MapMark[]): ImportanceMap => ({
  marks,
  across: {
    name: "Level",
    axis: axisOfPercents(marks.map(({ performance }) => performance.estimate)),
    middle: 60,
    print: (value) => value.toFixed(0),
    printTick: (value) => value.toFixed(0),
  },
  upward: {
    name: "Importance",
    axis: axisOfShares(marks.map(({ importance }) => importance.high ?? 0)),
    middle: 0.1,
    print: (value) => value.toFixed(3),
    printTick: (value) => value.toFixed(2),
  },
  fields: ["Act first", "Keep it up", "Watch", "Doing well, matters less"],
});

type Text = Extract<Shape, { kind: "text" }>;

/** The room that a text takes, a little less than its line. */
function placeOf({ x, y, text, face, anchor }: Text): Place {
  const width = estimatedMeasure(text, face);
  const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
  const size = typefaces[face].size;
  return { x: left, y: y - 0.8 * size, width, height: 0.9 * size };
}

const textsOf = ({ shapes }: Scene) => shapes.filter((shape): shape is Text => shape.kind === "text");

function clashes(scene: Scene): string[] {
  const texts = textsOf(scene).map((shape) => ({ text: shape.text, place: placeOf(shape) }));
  const overlapping = texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter((other) => overlap(one.place, other.place))
      .map((other) => `${one.text} / ${other.text}`),
  );
  const outside = texts.filter(
    ({ place }) =>
      place.x < -1 || place.x + place.width > scene.width + 1 || place.y + place.height > scene.height,
  );
  return [...overlapping, ...outside.map(({ text }) => `outside: ${text}`)];
}

describe("the map of importance and performance", () => {
  const few = [mark("a", 0.2, 55), mark("b", 0.12, 80), mark("c", 0.05, 50), mark("d", 0.02, 75)];
  const crowded = Array.from({ length: 40 }, (_, index) =>
    mark(String(index), 0.01 + 0.004 * ((index * 7) % 11), 50 + ((index * 13) % 29)),
  );
  const same = Array.from({ length: 8 }, (_, index) => mark(String(index), 0.1, 60));
  const long = [
    mark("a", 0.2, 55, "Abteilungsleiterkonferenz".repeat(20)),
    mark("b", 0.1, 60, "word ".repeat(100)),
  ];

  for (const [name, marks] of Object.entries({ few, crowded, same, long }))
    test(`${name}: no text covers another, none lies outside, at any width`, () => {
      for (const width of [240, 330, 560, 840])
        assert.deepEqual(clashes(layoutImportanceMap(mapOf(marks))(width, estimatedMeasure)), [], `${width}`);
    });

  test("a label that finds no room is a number with its label in the key", () => {
    const scene = layoutImportanceMap(mapOf(crowded))(840, estimatedMeasure);
    const texts = textsOf(scene).map(({ text }) => text);
    for (const [index, { label }] of crowded.entries()) {
      assert.ok(texts.includes(label), label);
      assert.ok(texts.filter((text) => text === String(index + 1)).length >= 1, `${index + 1}`);
    }
    const direct = textsOf(layoutImportanceMap(mapOf(few))(840, estimatedMeasure)).map(({ text }) => text);
    assert.ok(direct.includes("Question a") && !direct.includes("1"));
  });

  test("marks stand where their figures are, and show both intervals while they are looked at", () => {
    const chart = mapOf(few);
    const { points } = layoutImportanceMap(chart)(840, estimatedMeasure);
    const [a, b, c] = points;
    assert.ok(a && b && c && a.y < b.y && b.y < c.y && c.x < a.x && a.x < b.x);
    assert.equal(a.also?.length, 2);
    assert.equal(
      a.words,
      "Question a: Importance 0.200, interval 0.100 to 0.300; Level 55, interval 52 to 58",
    );
    assert.equal(neighbour(points, 0, "down"), 1);
    assert.equal(neighbour(points, 1, "left"), 0);
    assert.equal(neighbour(points, 3, "right"), 3);
    assert.deepEqual(mapData(chart).rows[0], ["Question a", 0.2, 0.1, 0.2 * 1.5, 55, 52, 58]);
  });

  test("without marks there is still a frame", () => {
    const { points, height } = layoutImportanceMap(mapOf([]))(400, estimatedMeasure);
    assert.deepEqual(points, []);
    assert.ok(height > 100);
  });
});
