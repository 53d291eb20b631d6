import assert from "node:assert/strict";
import { test } from "node:test";
import { surveyResultsFixture } from "../survey-report/survey-results.fixture.ts";
import { relationship } from "./campaign-survey.fixture.ts";
import { statedResult } from "./stated-results.ts";
import { itemsOf } from "./survey-items.ts";

const items = itemsOf(relationship);
const { items: results, outcome } = surveyResultsFixture();
const [result] = results;
const [driver] = outcome?.drivers ?? [];

/** What it comes to where people share out amounts, and drivers explain so much; null is not among the drivers. */
function statedOf(parts: Record<string, { amount: number; lmg: number | null }>) {
  assert.ok(result && outcome && driver);
  const performance = items.filter(({ meaning }) => meaning === "performance");
  return statedResult(
    items
      .filter(({ meaning }) => meaning === "importance")
      .map((item) => ({
        item,
        result: { ...result, mean: parts[item.part ?? ""]?.amount ?? null, ends: { low: 0, high: 100 } },
      })),
    performance,
    "shared out",
    {
      ...outcome,
      drivers: performance.flatMap(({ part, column: { name } }) => {
        const lmg = parts[part ?? ""]?.lmg ?? null;
        return lmg === null ? [] : [{ ...driver, name, lmg }];
      }),
    },
  );
}

test("what is usual is the mean of the parts of which both are known: the lines between the fields", () => {
  const found = statedOf({
    reach: { amount: 10, lmg: 0.1 },
    speed: { amount: 22, lmg: 0.05 },
    care: { amount: 25, lmg: 0.3 },
    price: { amount: 43, lmg: null },
  });
  assert.deepEqual(
    found?.items.map(({ stated, derived, word }) => [stated, derived, word]),
    [
      [10, 10, "matters less"],
      [22, 5, "said to matter"],
      [25, 30, "matters both ways"],
      [43, null, null],
    ],
  );
});

test("without drivers only what is said is told, and without amounts nothing", () => {
  const said = { amount: 25, lmg: null };
  const found = statedOf({ reach: said, speed: { ...said, amount: 40 } });
  assert.deepEqual(
    found?.items.map(({ stated, rankStated, derived, word }) => [stated, rankStated, derived, word]),
    [
      [25, 2, null, null],
      [40, 1, null, null],
    ],
  );
  assert.equal(found?.spearman, null);
  assert.equal(statedOf({}), null);
});
