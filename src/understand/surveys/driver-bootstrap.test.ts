import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "#stats/random.ts";
import { createResamplingGroups } from "#stats/resampling-groups.ts";
import { bootstrapDrivers } from "./driver-bootstrap.pool.ts";

function products(drivers: number, rows = 400) {
  const random = seededRandom(drivers);
  const groups = createResamplingGroups(new Array<number>(drivers + 1).fill(0), { seed: 1 });
  for (let row = 0; row < rows; row++) {
    const values = Array.from({ length: drivers }, () => random.normal(0, 1));
    groups.add([...values, (values[0] ?? 0) + random.normal(0, 1)]);
  }
  return groups.finish();
}

const { signal: never } = new AbortController();

test("one thread and three find the same intervals", async () => {
  const run = { draws: 100, seed: 4, top: 1, signal: never };
  const one = await bootstrapDrivers(products(4), { ...run, threads: 1 });
  const three = await bootstrapDrivers(products(4), { ...run, threads: 3 });
  assert.deepEqual(three, one);
  assert.equal(one?.draws, 100);
  assert.equal(one?.among[0], 1);
  const other = await bootstrapDrivers(products(4), { ...run, seed: 5 });
  assert.notDeepEqual(other, one);
});

test("it says how far it is, and ends at once when it is stopped", async () => {
  const stop = new AbortController();
  const shares: number[] = [];
  const running = bootstrapDrivers(products(21), {
    draws: 100_000,
    seed: 1,
    top: 3,
    signal: stop.signal,
    onProgress: (share) => {
      shares.push(share);
      if (share > 0) stop.abort(new Error("enough"));
    },
  });
  await assert.rejects(running, /enough/);
  assert.ok((shares.at(-1) ?? 0) > 0 && (shares.at(-1) ?? 1) < 0.1);
  await assert.rejects(
    bootstrapDrivers(products(2), { draws: 10, seed: 1, top: 1, signal: stop.signal }),
    /enough/,
  );
});
