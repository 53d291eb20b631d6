import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { coverageFilter, coverageSummary, usualWanted } from "./coverage.ts";
import { stepOf, steppedCount } from "./quota.ts";
import { type SharedPeople, safeGroups } from "./safe-groups.ts";

describe("how far a quota is", () => {
  test("is told in three steps", () => {
    assert.deepEqual(
      [0, 4, 5, 9, 10, 12].map((answers) => stepOf(answers, 10)),
      ["below half", "below half", "above half", "above half", "reached", "reached"],
    );
    assert.equal(stepOf(0, 1), "below half");
  });

  test("moves only where at least the minimum has come since it moved last", () => {
    assert.equal(steppedCount([], 5), 0);
    assert.equal(steppedCount([4], 5), 0);
    assert.equal(steppedCount([4, 1], 5), 5);
    assert.equal(steppedCount([4, 1, 4], 5), 5);
    assert.equal(steppedCount([4, 1, 4, 3, 2], 5), 12);
  });

  test("on no day differs by one to four people from the day before", () => {
    const days = Array.from({ length: 60 }, (_, day) => (day * 7) % 4);
    let before = 0;
    for (let day = 0; day <= days.length; day++) {
      const counted = steppedCount(days.slice(0, day), 5);
      assert.ok(counted === before || counted - before >= 5);
      before = counted;
    }
    assert.ok(before > 0);
  });
});

const people = (shown: string, group: string, invited: number, steady = invited): SharedPeople => ({
  shown,
  group,
  invited,
  steady,
});

describe("groups that are safe beside what is shown", () => {
  test("are those that leave nobody alone in what both share", () => {
    const all = [people("Gold", "North", 20), people("Gold", "South", 20), people("Silver", "North", 20)];
    assert.deepEqual(safeGroups(all, 5), new Set(["North", "South"]));
    // All but one of Gold are from the North: beside “Gold” and “North” that one could be watched.
    const one = [people("Gold", "North", 20), people("Gold", "South", 1), people("Silver", "South", 20)];
    assert.deepEqual(safeGroups(one, 5), new Set());
  });

  test("take a partner along where the rest would be too few", () => {
    const all = [people("", "A", 30), people("", "B", 9), people("", "C", 3)];
    assert.deepEqual(safeGroups(all, 5), new Set(["A"]));
    assert.deepEqual(safeGroups([...all, people("", "D", 2)], 5), new Set(["A", "B"]));
  });

  test("are looked at once more without those who were taken out", () => {
    assert.deepEqual(safeGroups([people("", "A", 30, 1), people("", "B", 30)], 5), new Set());
  });

  test("leave no part of fewer than the minimum in any two partitions", () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    for (let round = 0; round < 300; round++) {
      const all = Array.from({ length: 1 + random(12) }, () =>
        people(`g${random(3)}`, `v${random(4)}`, 1 + random(12)),
      );
      const safe = safeGroups(all, 5);
      const parts = Map.groupBy(all, ({ shown, group }) =>
        JSON.stringify([shown, safe.has(group) ? group : null]),
      );
      for (const [key, some] of parts) {
        const [shown, group] = JSON.parse(key) as [string, string | null];
        const isWhole = group === null && all.every((one) => one.shown !== shown || !safe.has(one.group));
        const size = some.reduce((sum, { steady }) => sum + steady, 0);
        assert.ok(isWhole || size >= 5, `${key} has ${size}`);
      }
    }
  });
});

describe("coverage", () => {
  const accounts = [
    { roles: ["invited", "reachable"] as const },
    { roles: ["answered", "missing"] as const },
    { roles: ["limited", "unreachable"] as const },
  ].map(({ roles }) => ({ roles: [...roles] }));

  test("counts accounts by the roles through which they are reached", () => {
    assert.deepEqual(coverageSummary(accounts, 2), {
      accounts: 3,
      complete: 1,
      several: 1,
      none: 1,
      byRole: [2, 1],
    });
  });

  test("is filtered by what is missing", () => {
    const found = (show: "all" | "missing" | "nobody", role: number | null = null) =>
      accounts.filter(coverageFilter(show, role)).map((account) => accounts.indexOf(account));
    assert.deepEqual(found("all"), [0, 1, 2]);
    assert.deepEqual(found("missing"), [1, 2]);
    assert.deepEqual(found("missing", 0), [2]);
    assert.deepEqual(found("nobody"), [2]);
  });

  test("wants the roles that most accounts have, unless told", () => {
    const known = [
      { role: "User", accounts: 3 },
      { role: "Buyer", accounts: 9 },
      { role: "Payer", accounts: 3 },
      { role: "Influencer", accounts: 1 },
    ];
    assert.deepEqual(usualWanted(known), ["Buyer", "Payer", "User"]);
  });
});
