import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { PlaneChart } from "./deck.ts";
import { planeLabels } from "./plane-labels.ts";

const direction = { name: "Level", minimum: 0, maximum: 100, middle: 50, format: "0" };
const size = { width: 12, height: 5 };
const plane = (points: readonly (readonly [string, number, number])[]): PlaneChart => ({
  kind: "plane",
  points: points.map(([label, across, upward]) => ({ label, across, upward, isUrgent: false })),
  across: direction,
  upward: direction,
});

describe("names in a plane", () => {
  test("stand at points that lie far from each other, inside of the plane", () => {
    const { labels, key } = planeLabels(
      plane([
        ["Speed", 20, 80],
        ["Care", 99, 20],
      ]),
      size,
    );
    assert.equal(key, null);
    assert.deepEqual(labels, [
      { text: "Speed", side: "r" },
      { text: "Care", side: "l" },
    ]);
  });

  test("are numbers with a key of whole names where points lie close", () => {
    const names = ["How well we understand what you need", "How well we understand your business", "Care"];
    const { labels, key } = planeLabels(
      plane([
        [names[0] ?? "", 70, 40],
        [names[1] ?? "", 72, 41],
        [names[2] ?? "", 71, 44],
      ]),
      size,
    );
    assert.deepEqual(key?.lines, names);
    assert.deepEqual(
      labels.map(({ text }) => text),
      ["1", "2", "3"],
    );
  });

  test("are cut in the key only where the smallest size is too large", () => {
    const long = "everything that you have experienced with us ".repeat(8);
    const { key } = planeLabels(plane(Array.from({ length: 25 }, (_, at) => [long, at * 4, at * 4])), size);
    assert.ok(key?.lines.every((line) => line.endsWith("…")));
    assert.equal(key?.points, 9);
  });
});
