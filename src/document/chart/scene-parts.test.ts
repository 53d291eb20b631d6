import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { estimatedMeasure } from "./estimated-measure.ts";
import { layoutIntervalRows } from "./interval-rows.ts";
import type { Scene, Shape } from "./scene.ts";
import { sceneParts } from "./scene-parts.ts";

const scene = (rows: number, width: number): Scene =>
  layoutIntervalRows({
    label: "Question",
    axis: { minimum: 1, maximum: 5, ticks: [1, 2, 3, 4, 5] },
    series: [{ name: "Mean", look: "single" }],
    reference: 3,
    print: (value) => `mean ${value}`,
    printTick: String,
    rows: Array.from({ length: rows }, (_, index) => ({
      key: String(index),
      label: `Question ${index} ${"with many words ".repeat(index % 4)}`,
      values: [{ estimate: 3, low: 2.5, high: 3.5 }],
    })),
  })(width, estimatedMeasure);

const texts = (shapes: readonly Shape[]) =>
  shapes.flatMap((shape) => (shape.kind === "text" ? [shape.text] : []));
const questions = (shapes: readonly Shape[]) => texts(shapes).filter((text) => /^Question \d/.test(text));

describe("a tall scene in parts", () => {
  for (const width of [900, 330])
    test(`${width} wide: every row is in one part, whole, and each part fits and has the head`, () => {
      const whole = scene(40, width);
      const parts = sceneParts(whole, 700);
      assert.ok(parts.length > 2);
      assert.deepEqual(
        parts.flatMap(({ shapes }) => questions(shapes)),
        questions(whole.shapes),
      );
      for (const { shapes, height } of parts) {
        assert.ok(height <= 702, String(height));
        assert.deepEqual(
          texts(shapes).filter((text) => /^[1-5]$/.test(text)),
          ["1", "2", "3", "4", "5"],
        );
        for (const shape of shapes) {
          const [top, bottom] =
            shape.kind === "line" ? [Math.min(shape.y1, shape.y2), Math.max(shape.y1, shape.y2)] : [0, 0];
          assert.ok(top >= 0 && bottom <= height);
        }
      }
      const marks = (shapes: readonly Shape[]) => shapes.filter(({ kind }) => kind === "mark").length;
      assert.equal(
        parts.reduce((sum, { shapes }) => sum + marks(shapes), 0),
        marks(whole.shapes),
      );
    });

  test("one that fits stays as it is", () => {
    const whole = scene(5, 900);
    assert.deepEqual(sceneParts(whole, 5000), [whole]);
  });
});
