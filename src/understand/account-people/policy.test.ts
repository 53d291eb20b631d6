import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type FirstView, openToOthersFrom, shownAccountPeople } from "./policy.ts";

const releasedAt = new Date("2026-03-02T09:00:00Z");
const at = (day: number, hour = 9) =>
  new Date(`2026-03-${String(day).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00Z`);
const group = (person: string, openedAt: Date | null = null): FirstView => ({
  person,
  releasedAt,
  days: 3,
  openedAt,
});

describe("who sees what an account person's customers say", () => {
  test("others wait for the person, and at most for the days", () => {
    assert.deepEqual(openToOthersFrom(group("a")), at(5));
    assert.deepEqual(openToOthersFrom(group("a", at(3))), at(3));
    assert.deepEqual(openToOthersFrom(group("a", at(20))), at(5));
    assert.deepEqual(openToOthersFrom(group("a", at(1))), releasedAt);
  });

  test("the person sees theirs at once, and nobody else's", () => {
    const groups = [group("a"), group("b"), group("c")];
    assert.deepEqual([...shownAccountPeople("a", groups, at(2))], ["a"]);
    assert.deepEqual([...shownAccountPeople(null, groups, at(2))], []);
    assert.deepEqual([...shownAccountPeople("director", groups, at(4))], []);
    assert.equal(shownAccountPeople("director", groups, at(5)).size, 3);
  });

  test("the last one that is held back can't be worked out from all the others", () => {
    const groups = [group("a", at(3)), group("b", at(3, 12)), group("c")];
    assert.deepEqual([...shownAccountPeople(null, groups, at(4))], ["a"]);
    assert.deepEqual([...shownAccountPeople("c", groups, at(4))].sort(), ["a", "b", "c"]);
    assert.equal(shownAccountPeople(null, groups, at(5)).size, 3);
  });

  test("nor by whoever sees their own before they have opened it", () => {
    const groups = [group("a", at(3)), group("b"), group("c")];
    assert.deepEqual([...shownAccountPeople(null, groups, at(4))], ["a"]);
    assert.deepEqual([...shownAccountPeople("b", groups, at(4))], ["b"]);
  });

  test("two account people open together, since each is everybody less the other", () => {
    const one = [group("a", at(3)), group("b")];
    assert.equal(shownAccountPeople(null, one, at(4)).size, 0);
    assert.equal(shownAccountPeople(null, [group("a", at(3)), group("b", at(4))], at(4)).size, 2);
  });
});
