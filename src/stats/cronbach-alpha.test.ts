import assert from "node:assert/strict";
import { test } from "node:test";
import { referenceJson, referenceTable, withoutReference } from "../../test/reference-data.ts";
import { cronbachAlpha } from "./cronbach-alpha.ts";

function completeRows(table: Map<string, number>[], items: string[], reversedFrom = 7): number[][] {
  return table
    .map((row) =>
      items.map((item) =>
        item.startsWith("-")
          ? reversedFrom - (row.get(item.slice(1)) ?? Number.NaN)
          : (row.get(item) ?? Number.NaN),
      ),
    )
    .filter((row) => row.every(Number.isFinite));
}

test("two parallel items: alpha is 2r / (1 + r)", () => {
  const rows = [
    [1, 2],
    [2, 1],
    [3, 4],
    [4, 3],
  ]; // equal variances 5/3, covariance 1, so r = 0.6
  const alpha = cronbachAlpha(rows);
  assert.ok(alpha);
  assert.ok(Math.abs(alpha.estimate - 1.2 / 1.6) < 1e-12);
  assert.ok(alpha.low !== null && alpha.high !== null && alpha.low < 0.75 && alpha.high > 0.75);
});

test("no alpha for one item, two people or no spread", () => {
  assert.equal(cronbachAlpha([[1], [2], [3]]), null);
  assert.equal(
    cronbachAlpha([
      [1, 2],
      [2, 2],
    ]),
    null,
  );
  assert.equal(
    cronbachAlpha([
      [2, 2],
      [2, 2],
      [2, 2],
    ]),
    null,
  );
});

test("R's attitude data: alpha .8431", { skip: withoutReference("data/drivers/attitude.csv") }, () => {
  const items = ["rating", "complaints", "privileges", "learning", "raises", "critical", "advance"];
  const alpha = cronbachAlpha(completeRows(referenceTable("data/drivers/attitude.csv"), items));
  assert.equal(alpha?.estimate.toFixed(4), "0.8431");
});

test("bfi, five scales of reversed and plain items", {
  skip: withoutReference("data/reliability/bfi.csv"),
}, () => {
  const reference = referenceJson("reference/reliability.json") as {
    bfi: Record<string, { items: string[]; alpha_listwise: number; n_complete: number }>;
  };
  const table = referenceTable("data/reliability/bfi.csv");
  const scales = Object.values(reference.bfi);
  assert.equal(scales.length, 5);
  for (const scale of scales) {
    const alpha = cronbachAlpha(completeRows(table, scale.items));
    assert.ok(alpha);
    assert.equal(alpha.n, scale.n_complete);
    assert.ok(Math.abs(alpha.estimate - scale.alpha_listwise) < 1e-12);
  }
});
