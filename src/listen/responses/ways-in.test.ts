import assert from "node:assert/strict";
import { test } from "node:test";
import { waysThatCount } from "./responses.service.ts";

const ways = (people: number, invited: number, doors: number, minimum = 5) =>
  waysThatCount({ people, invited, doors, minimum });
const invitedAlone = { invited: true, doors: false, areBoth: false };
const doorsAlone = { invited: false, doors: true, areBoth: false };

test("answers through doors don't help a few who were invited over the minimum, nor the other way round", () => {
  assert.deepEqual(ways(30, 1, 11), doorsAlone);
  assert.deepEqual(ways(30, 9, 500), doorsAlone);
  assert.deepEqual(ways(30, 10, 9), invitedAlone);
  assert.deepEqual(ways(30, 9, 1), invitedAlone);
  assert.deepEqual(ways(30, 14, 14, 15), invitedAlone);
});

test("both count where both are enough", () => {
  assert.deepEqual(ways(30, 10, 10), { invited: true, doors: true, areBoth: true });
});

test("where one kind is all there is, the campaign's own minimum holds", () => {
  assert.deepEqual(ways(30, 6, 0), invitedAlone);
  assert.deepEqual(ways(18, 0, 6), doorsAlone);
  assert.deepEqual(ways(0, 0, 6), { invited: true, doors: true, areBoth: false });
});
