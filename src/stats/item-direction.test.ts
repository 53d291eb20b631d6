import assert from "node:assert/strict";
import { test } from "node:test";
import { referenceTable, withoutReference } from "../../test/reference-data.ts";
import { covarianceMatrix } from "./covariance.ts";
import { opposedItems } from "./item-direction.ts";

const path = "data/reliability/bfi.csv";

test("finds bfi's items that are asked the other way round", { skip: withoutReference(path) }, () => {
  const rows = referenceTable(path);
  const opposed = (letter: string) => {
    const items = [1, 2, 3, 4, 5].map((number) => `${letter}${number}`);
    const complete = rows.filter((row) => items.every((item) => !Number.isNaN(row.get(item))));
    const columns = items.map((item) => complete.map((row) => row.get(item) ?? 0));
    return opposedItems(covarianceMatrix(columns)).map((item) => items[item]);
  };
  assert.deepEqual(opposed("A"), ["A1"]);
  assert.deepEqual(opposed("C"), ["C4", "C5"]);
  assert.deepEqual(opposed("E"), ["E1", "E2"]);
  assert.deepEqual(opposed("N"), []);
  assert.deepEqual(opposed("O"), ["O2", "O5"]);
});

test("an item that does not vary, or hardly goes with the others, points nowhere", () => {
  const covariance = [
    [1, 0.5, 0, -0.02],
    [0.5, 1, 0, 0.02],
    [0, 0, 0, 0],
    [-0.02, 0.02, 0, 1],
  ];
  assert.deepEqual(opposedItems(covariance), []);
});

test("of two items against one another it is the second", () => {
  assert.deepEqual(
    opposedItems([
      [2, -1],
      [-1, 2],
    ]),
    [1],
  );
});
