import assert from "node:assert/strict";
import { test } from "node:test";
import { releaseProgress } from "./progress.ts";

type Own = { department: string; invited: number; steady: number; started: number; completed: number };
const own = (department: string, invited: number, completed = 1, takenOut = 0): Own => ({
  department,
  invited,
  steady: invited - takenOut,
  started: completed,
  completed,
});
const shown = (counts: Own[], minimum: number | null) =>
  releaseProgress(counts, minimum).departments.flatMap((department) =>
    department.withheld ? [] : [`${department.path} ${department.completed}/${department.invited}`],
  );

test("a named campaign shows everything, with all below", () => {
  const counts = [own("", 1), own("Sales", 1), own("Sales/North", 2)];
  assert.deepEqual(shown(counts, null), ["Sales 2/3", "Sales/North 1/2"]);
  assert.deepEqual(releaseProgress(counts, null).overall, { invited: 4, started: 3, completed: 3 });
});

test("a small department takes another with it, so that the difference tells nothing", () => {
  assert.deepEqual(shown([own("A", 4), own("B", 7), own("C", 12)], 5), ["C 1/12"]);
});

test("people who were taken out, and perhaps back in, don't hide those who were not", () => {
  assert.deepEqual(shown([own("A", 8, 1, 3), own("B", 8)], 5), ["A 1/8", "B 1/8"]);
  assert.deepEqual(shown([own("A", 8, 1, 4), own("B", 8)], 5), [], "B would give A away");
  assert.deepEqual(shown([own("A", 8, 1, 4), own("B", 8), own("C", 9)], 5), ["C 1/9"]);
  assert.deepEqual(releaseProgress([own("A", 8, 1, 4)], 5).overall, null);
  assert.deepEqual(shown([own("A", 1, 1, 1), own("B", 8)], 5), [], "nobody steady, and few");
  assert.deepEqual(shown([own("A", 8, 1, 7)], null), ["A 1/8"], "named");
});

test("a campaign smaller than the minimum shows nothing at all", () => {
  assert.deepEqual(releaseProgress([own("A", 2), own("B", 2)], 5), {
    overall: null,
    departments: [
      { path: "A", withheld: true },
      { path: "B", withheld: true },
    ],
  });
});

test("what is withheld never depends on who answered", () => {
  const at = (completed: number) =>
    releaseProgress([own("A", 6, completed), own("A/X", 3, 0), own("B", 9, completed)], 5).departments.map(
      ({ withheld }) => withheld,
    );
  for (const completed of [1, 5, 6]) assert.deepEqual(at(completed), at(0));
});

/** Unions of departments' own people that follow from released figures by adding and subtracting, as lists of indexes. */
function derivable(counts: Own[], minimum: number): number[][] {
  const { overall, departments } = releaseProgress(counts, minimum);
  const within = (path: string, department: string) =>
    path === "" || department === path || department.startsWith(`${path}/`);
  const released = departments.filter(({ withheld }) => !withheld).map(({ path }) => path);
  const rows = (overall ? ["", ...released] : released).map((path) =>
    counts.map(({ department }) => (within(path, department) ? 1 : 0)),
  );
  const sets = new Map<string, number[]>();
  for (let choice = 1; choice < 3 ** rows.length; choice++) {
    const sum = counts.map(() => 0);
    rows.forEach((row, index) => {
      const factor = (Math.floor(choice / 3 ** index) % 3) - 1;
      row.forEach((value, department) => {
        sum[department] = (sum[department] ?? 0) + factor * value;
      });
    });
    if (sum.every((value) => value === 0 || value === 1) && sum.includes(1)) sets.set(sum.join(), sum);
  }
  return [...sets.values()];
}

test("an attacker who adds and subtracts released figures never gets at fewer people than the minimum", () => {
  const paths = ["", "A", "A/X", "A/Y", "B", "B/Z", "C"];
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  let derived = 0;
  for (let round = 0; round < 300; round++) {
    const counts = paths
      .map((path) => {
        const invited = random(9);
        return own(path, invited, 0, round % 2 === 0 ? 0 : random(invited + 1));
      })
      .filter(({ invited }) => invited > 0);
    for (const set of derivable(counts, 5)) {
      const sum = (people: (one: Own) => number) =>
        counts.reduce((total, one, index) => total + people(one) * (set[index] ?? 0), 0);
      const [people, steady] = [sum(({ invited }) => invited), sum((one) => one.steady)];
      assert.ok(people >= 5, `${people} people in ${JSON.stringify(counts)}`);
      assert.ok(steady === 0 || steady >= 5, `${steady} steady people in ${JSON.stringify(counts)}`);
      derived += 1;
    }
  }
  assert.ok(derived > 300);
});
