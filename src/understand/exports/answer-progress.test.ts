import assert from "node:assert/strict";
import { test } from "node:test";
import { createExportsUnderWay } from "./answer-progress.ts";

async function* batches() {
  yield [[1], [2]];
  yield [[3]];
}

test("rows are counted once they are written", async () => {
  const exports = createExportsUnderWay();
  assert.deepEqual(exports.of("a"), { state: "waiting", written: 0, total: 0 });
  const rows = exports.counted("a", 3, batches());
  await rows.next();
  assert.deepEqual(exports.of("a"), { state: "writing", written: 0, total: 3 });
  await rows.next();
  assert.deepEqual(exports.of("a"), { state: "writing", written: 2, total: 3 });
  await rows.next();
  assert.deepEqual(exports.of("a"), { state: "ended", written: 3, total: 3 });
});

test("a reader that goes away ends it, and the oldest are forgotten", async () => {
  const exports = createExportsUnderWay();
  const rows = exports.counted("a", 3, batches());
  await rows.next();
  await rows.return(undefined);
  assert.deepEqual(exports.of("a"), { state: "ended", written: 0, total: 3 });
  for (let number = 0; number < 1000; number++) await exports.counted(`b${number}`, 1, batches()).next();
  assert.equal(exports.of("a").state, "waiting");
  assert.equal(exports.of("b0").state, "writing");
});

test("two files at once are counted apart", async () => {
  const exports = createExportsUnderWay();
  const [one, other] = [exports.counted("a", 3, batches()), exports.counted("b", 3, batches())];
  await one.next();
  await other.next();
  await other.next();
  assert.deepEqual([exports.of("a").written, exports.of("b").written], [0, 2]);
  await one.return(undefined);
  assert.equal(exports.of("b").state, "writing");
});
