import assert from "node:assert/strict";
import { test } from "node:test";
import { type Alike, cellFor, divideIntoCells } from "./cells.ts";

const people = (...all: [string, number][]): Alike[] =>
  all.map(([path, count]) => ({ values: path.split("/").filter((value) => value !== ""), people: count }));
const told = (all: Alike[], minimum: number) =>
  Object.fromEntries(divideIntoCells(all, minimum).map((cell) => [cell.values.join("/"), cell.people]));

test("groups that are large enough stand alone, the others are put together", () => {
  assert.deepEqual(told(people(["Sales", 12], ["Care", 30], ["Legal", 6], ["Press", 5]), 10), {
    "": 11,
    Care: 30,
    Sales: 12,
  });
});

test("too few for a group of their own take the smallest large one along", () => {
  assert.deepEqual(told(people(["Sales", 12], ["Care", 30], ["Legal", 3]), 10), { "": 15, Care: 30 });
  assert.deepEqual(told(people(["Sales", 12], ["", 1]), 10), { "": 13 });
});

test("a department is told as far down as enough people share it", () => {
  assert.deepEqual(
    told(
      people(["Care", 2], ["Care/North", 14], ["Care/South", 9], ["Care/South/Night", 4], ["Sales", 10]),
      10,
    ),
    { "Care/North": 14, Care: 15, Sales: 10 },
  );
});

test("fewer than the minimum in all: nothing is said of anybody", () => {
  assert.deepEqual(told(people(["Sales", 4], ["Care", 5]), 10), { "": 9 });
  assert.deepEqual(told([], 10), {});
});

test("whatever the organisation, everybody is in one cell, none is too small, and none says what is not so", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * below);
  };
  for (let round = 0; round < 500; round++) {
    const all = Array.from({ length: 1 + random(40) }, () => ({
      values: Array.from({ length: random(4) }, () => "abc"[random(3)] ?? "a"),
      people: 1 + random(15),
    }));
    const minimum = 2 + random(12);
    const cells = divideIntoCells(all, minimum);
    const total = all.reduce((sum, each) => sum + each.people, 0);
    assert.equal(
      cells.reduce((sum, cell) => sum + cell.people, 0),
      total,
    );
    if (total >= minimum)
      for (const cell of cells) assert.ok(cell.people >= minimum, JSON.stringify({ all, cells }));
    // Put into their cells one by one they are as many as the division says.
    const counts = new Map<unknown, number>();
    for (const each of all) {
      const cell = cellFor(cells, each.values);
      if (total >= minimum && cells.some(({ values }) => values.length === 0)) assert.ok(cell);
      assert.ok(!cell || cell.values.every((value, at) => value === each.values[at]));
      if (cell) counts.set(cell, (counts.get(cell) ?? 0) + each.people);
    }
    for (const cell of cells) assert.ok((counts.get(cell) ?? 0) >= Math.min(minimum, cell.people));
  }
});
