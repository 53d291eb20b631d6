import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleInterval } from "#stats/sample-interval.ts";
import { welchTest } from "#stats/welch-test.ts";
import { perceptionGaps, perceptionSentence, type SharedItem, type SideFigure } from "./perception-gaps.ts";

/** A side's figure as a release has it. */
function figure(n: number, mean: number, variance: number): SideFigure {
  return { n, mean, ...(sampleInterval({ n, mean, variance }) ?? { low: null, high: null }) };
}

function item(name: string, figures: SharedItem["figures"], importance: number | null = null): SharedItem {
  return { name, labels: {}, ends: { low: 1, high: 5 }, figures, importance };
}

const of = (items: ReturnType<typeof perceptionGaps>, name: string) => {
  const found = items.find((one) => one.name === name);
  assert.ok(found);
  return found;
};

test("moments are found again in means and their intervals", () => {
  const [managers, customers] = [
    { n: 34, mean: 4.1, variance: 0.6 },
    { n: 5200, mean: 3.4, variance: 1.3 },
  ];
  const [found] = perceptionGaps([
    item("speed", {
      managers: figure(managers.n, managers.mean, managers.variance),
      customers: figure(customers.n, customers.mean, customers.variance),
    }),
  ]);
  const [pair] = found?.pairs ?? [];
  const direct = welchTest(managers, customers);
  assert.ok(pair && direct);
  assert.deepEqual(pair.between, ["managers", "customers"]);
  assert.ok(Math.abs((pair.p ?? 0) - direct.p) < 1e-9);
  assert.ok(Math.abs((pair.low ?? 0) - direct.low) < 1e-9);
  assert.equal(pair.word, "sees it better");
  assert.ok(Math.abs((pair.ofScale ?? 0) - 0.175) < 1e-12);
  assert.equal(perceptionSentence(pair), "Managers see it better than customers do.");
});

test("size times importance decides the order, and only what there is evidence of counts", () => {
  const items = perceptionGaps([
    item("small but vital", { staff: figure(200, 4, 0.5), customers: figure(2000, 3.6, 1) }, 0.3),
    item("large but minor", { staff: figure(200, 4.4, 0.5), customers: figure(2000, 3.6, 1) }, 0.05),
    item("chance alone", { staff: figure(12, 4, 2), customers: figure(12, 3.6, 2) }, 0.9),
  ]);
  assert.deepEqual(
    items.map(({ name }) => name),
    ["small but vital", "large but minor", "chance alone"],
  );
  assert.equal(of(items, "chance alone").priority, 0);
  assert.equal(of(items, "chance alone").pairs[0]?.word, "no evidence of a difference");
});

test("without importance the largest difference comes first; with it, an unknown one comes last", () => {
  const sides = (difference: number) => ({
    staff: figure(300, 3 + difference, 0.5),
    customers: figure(3000, 3, 0.5),
  });
  const plain = perceptionGaps([item("near", sides(0.3)), item("far", sides(1))]);
  assert.deepEqual(
    plain.map(({ name }) => name),
    ["far", "near"],
  );
  const partly = perceptionGaps([
    item("the same", sides(0), 0.4),
    item("further", sides(0.6)),
    item("unknown and the same", sides(0)),
    item("far", sides(1)),
    item("near", sides(0.3), 0.2),
  ]);
  // Of those whose importance isn't known nothing is claimed but the size; who agrees comes last, as it was.
  assert.deepEqual(
    partly.map(({ name, priority }) => [name, priority === null ? null : priority > 0]),
    [
      ["near", true],
      ["far", null],
      ["further", null],
      ["the same", false],
      ["unknown and the same", false],
    ],
  );
});

test("q is adjusted over all pairs of all items", () => {
  const weak = { managers: figure(30, 3.5, 1), staff: figure(200, 3.3, 1), customers: figure(1000, 3.08, 1) };
  const [alone] = perceptionGaps([item("a", { managers: weak.managers, customers: weak.customers })]);
  assert.ok((alone?.pairs[0]?.q ?? 1) <= 0.05);
  const many = perceptionGaps([
    item("a", { managers: weak.managers, customers: weak.customers }),
    ...Array.from({ length: 20 }, (_, index) =>
      item(`same ${index}`, { managers: figure(30, 3, 1), customers: figure(1000, 3, 1) }),
    ),
  ]);
  assert.equal(of(many, "a").pairs[0]?.word, "no evidence of a difference");
  assert.equal(of(many, "a").pairs[0]?.p, alone?.pairs[0]?.p);
});

test("sides that were not asked have no pairs; those that are withheld or few have too little data", () => {
  const [found] = perceptionGaps([
    item("a", { managers: null, staff: figure(9, 3, 1), customers: figure(500, 3, 1) }),
  ]);
  assert.deepEqual(
    found?.pairs.map(({ word }) => word),
    ["too little data", "too little data", "too little data"],
  );
  const [two] = perceptionGaps([item("a", { staff: figure(50, 3, 1), customers: figure(500, 3, 1) })]);
  assert.deepEqual(
    two?.pairs.map(({ between }) => between),
    [["staff", "customers"]],
  );
});
