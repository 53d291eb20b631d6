import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { storySourceFixture, surveyResultsFixture } from "../survey-results.fixture.ts";
import { surveyStory } from "../survey-story.ts";
import { driverMap, driverRows, noteBy } from "./driver-charts.ts";

const results = surveyResultsFixture();
const drivers = results.outcome?.drivers ?? [];

describe("charts of drivers", () => {
  test("bars are one estimator's figures with its interval, marks the other's", () => {
    const [first] = driverRows(results).rows;
    const { lmg = 0, lmgLow, lmgHigh, relativeWeight } = drivers[0] ?? {};
    assert.deepEqual(first?.values[0], { estimate: lmg, low: lmgLow, high: lmgHigh });
    assert.equal(first?.values[1]?.estimate, relativeWeight);
    const turned = driverRows(results, { by: "relativeWeight" });
    assert.deepEqual(
      turned.rows.map(({ key }) => key),
      drivers.toSorted((one, other) => one.rankByWeight - other.rankByWeight).map(({ name }) => name),
    );
    assert.equal(turned.rows[0]?.values[0]?.estimate, drivers[0]?.relativeWeight);
    assert.ok(
      turned.axis.maximum >= Math.max(...drivers.map(({ relativeWeightHigh }) => relativeWeightHigh ?? 0)),
    );
  });

  test("only the drivers that were named are shown, in the order asked for", () => {
    const names = ["Q1_2", "Q1_8", "Q1_4"];
    const keys = (order: "importance" | "performance" | "name") =>
      driverRows(results, { order, names }).rows.map(({ key }) => key);
    assert.deepEqual(keys("importance"), ["Q1_2", "Q1_4", "Q1_8"]);
    assert.deepEqual(keys("performance"), ["Q1_4", "Q1_8", "Q1_2"]);
    assert.deepEqual(keys("name"), ["Q1_4", "Q1_8", "Q1_2"]);
  });

  test("a mark's field is the results' by LMG, and where it lies by relative weights", () => {
    const urgent = (by: "lmg" | "relativeWeight", own = results) =>
      driverMap(own, by)?.marks.flatMap(({ key, isUrgent }) => (isUrgent ? [key] : [])) ?? [];
    assert.deepEqual(
      urgent("lmg"),
      drivers.flatMap(({ name, quadrant }) => (quadrant === "act" ? [name] : [])),
    );
    const own = surveyResultsFixture();
    const last = own.outcome?.drivers.find(({ name }) => name === "Q1_6");
    if (last) last.relativeWeight = 0.4;
    assert.ok(!urgent("lmg", own).includes("Q1_6"));
    assert.ok(urgent("relativeWeight", own).includes("Q1_6"));
    for (const by of ["lmg", "relativeWeight"] as const) {
      const map = driverMap(own, by);
      for (const { isUrgent, importance, performance } of map?.marks ?? [])
        assert.equal(
          isUrgent,
          importance.estimate > (map?.upward.middle ?? 0) && performance.estimate < (map?.across.middle ?? 0),
        );
    }
  });

  test("the interval of a level is on the same scale of percents", () => {
    const mark = driverMap(results)?.marks.find(({ key }) => key === "Q1_1");
    const item = results.items.find(({ name }) => name === "Q1_1");
    assert.equal(mark?.performance.low, 25 * ((item?.low ?? 0) - 1));
    assert.equal(mark?.performance.high, 25 * ((item?.high ?? 0) - 1));
  });

  test("the story's note follows the estimator that is shown", () => {
    const story = surveyStory(storySourceFixture());
    const notes = story.chapters.flatMap(({ parts }) =>
      parts.flatMap((part) =>
        part.kind === "chart" && (part.chart === "drivers" || part.chart === "map") ? [part.note ?? ""] : [],
      ),
    );
    assert.equal(notes.length, 2);
    for (const note of notes) {
      assert.equal(noteBy(note, "lmg"), note);
      assert.match(noteBy(note, "relativeWeight"), /Bars are relative weights|\(relative weight\)/);
    }
  });

  test("without a ranking there is nothing to draw", () => {
    const none = { ...results, outcome: null };
    assert.equal(driverMap(none), null);
    assert.deepEqual(driverRows(none).rows, []);
  });
});
