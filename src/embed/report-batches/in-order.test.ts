import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inOrder } from "./in-order.ts";

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe("work in order", () => {
  test("is done several at once, and told in the order of the things", async () => {
    let [atOnce, most] = [0, 0];
    const gates = Array.from({ length: 6 }, () => Promise.withResolvers<void>());
    const results = inOrder(gates.keys(), 3, async (index) => {
      most = Math.max(most, ++atOnce);
      await gates[index]?.promise;
      atOnce--;
      return index;
    });
    for (const { resolve } of gates.toReversed()) resolve();
    assert.deepEqual(await all(results), [0, 1, 2, 3, 4, 5]);
    assert.equal(most, 3);
  });

  test("ends when all that was begun has ended, also where something fails", async () => {
    const ended: number[] = [];
    const slow = Promise.withResolvers<void>();
    const failing = all(
      inOrder([1, 2, 3], 2, async (number) => {
        if (number === 1) throw new Error("one");
        await slow.promise;
        ended.push(number);
      }),
    );
    const settled = failing.then(
      () => "done",
      (error: Error) => error.message,
    );
    slow.resolve();
    assert.equal(await settled, "one");
    assert.deepEqual(ended, [2]);
  });
});
