/**
 * The attacker: reads the results alone, knows who is in which group and who left what out, and solves for people.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { seededRandom } from "#stats/random.ts";
import { attack, type Equation } from "../../../test/disclosure-attack.ts";
import { analyseColumns } from "./analysed.fixture.ts";
import type { TestColumn } from "./survey-file.fixture.ts";
import type { SurveyResults } from "./survey-results.ts";

interface Case {
  columns: TestColumn[];
  /** By person; null without one. */
  groups: (number | null)[];
}

const kinds = ["rating", "number", "multiple", "rating"] as const;

/** Some teams, with people who left things out, and teams that agree. */
function randomCase(seed: number): Case {
  const random = seededRandom(seed);
  const teams = 2 + random.integer(4);
  const sizes = Array.from({ length: teams }, () => 1 + random.integer(random.integer(3) === 0 ? 5 : 18));
  const groups = sizes.flatMap((size, team) => new Array<number | null>(size).fill(team));
  if (random.integer(2) === 0) groups.push(...new Array<null>(1 + random.integer(6)).fill(null));
  const agreeing = random.integer(3) === 0 ? random.integer(teams) : -1;
  const blanks = random.integer(3) * 0.08;
  const columns = kinds.map((kind, index): TestColumn => {
    const shared = kind === "multiple" ? 1 : 4;
    const answers = groups.map((team) => {
      if (random.uniform() < blanks) return "blank";
      if (team === agreeing && random.integer(40) > 0) return shared;
      if (kind === "multiple") return random.integer(2);
      return kind === "number" ? random.integer(30) / 4 : 1 + random.integer(5);
    });
    return { name: `item ${index}`, kind, answers, ends: kind === "rating" ? { low: 1, high: 5 } : null };
  });
  const team: TestColumn = {
    name: "team",
    kind: "choice",
    answers: groups.map((one) => one ?? "blank"),
    values: sizes.map((_, value) => ({ cell: String(value), value, label: `Team ${value}` })),
  };
  return { columns: [...columns, team], groups };
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const varianceOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + (value - meanOf(values)) ** 2, 0) / (values.length - 1);

/** What the results say about one item: sums of answers and of their squares, each over some people. */
function knowledgeOf(results: SurveyResults, { columns, groups }: Case, item: string) {
  const answers = columns.find(({ name }) => name === item)?.answers ?? [];
  const values = answers.map((one) => (typeof one === "number" ? one : Number.NaN));
  const isIn = (name: string) => (person: number) =>
    !Number.isNaN(values[person]) && (name === "all" || `Team ${groups[person]}` === name);
  const people = (test: (person: number) => boolean) => values.map((_, person) => (test(person) ? 1 : 0));
  const answersOf = (equation: Equation) => values.filter((_, person) => equation[person] !== 0);
  const sums: Equation[] = [];
  const squares: Equation[] = [];
  const all = people(isIn("all"));
  const learnMean = (equation: Equation, mean: number) => {
    assert.ok(Math.abs(meanOf(answersOf(equation)) - mean) < 1e-6, `${item}: ${mean} is of other people`);
    sums.push(equation);
  };
  const learnInterval = (equation: Equation, low: number, high: number) => {
    const own = answersOf(equation);
    const variance = ((high - low) / 2 / tQuantile(0.975, own.length - 1)) ** 2 * own.length;
    if (Math.abs(variance - varianceOf(own)) < 1e-6) squares.push(equation);
  };
  const whole = results.items.find(({ name }) => name === item);
  if (whole && whole.mean !== null) learnMean(all, whole.mean);
  if (whole && (whole.standardDeviation ?? whole.low ?? whole.topTwo ?? whole.distribution) !== null)
    squares.push(all);
  for (const group of results.groups) {
    const cell = group.items.find(({ name }) => name === item);
    if (!cell || cell.mean === null) continue;
    const equation = people(isIn(group.name));
    learnMean(equation, cell.mean);
    if (cell.low !== null && cell.high !== null) learnInterval(equation, cell.low, cell.high);
  }
  for (const gap of results.gaps.filter((one) => one.item === item)) {
    const [first, second] = gap.between;
    const one = people(isIn(first));
    const other =
      second === "everyone else"
        ? people((person) => isIn("all")(person) && !isIn(first)(person))
        : people(isIn(second));
    assert.ok(Math.abs(meanOf(answersOf(one)) - meanOf(answersOf(other)) - gap.difference) < 1e-6);
    assert.deepEqual(gap.n, [answersOf(one).length, answersOf(other).length]);
    sums.push(one.map((value, person) => value * gap.n[1] - (other[person] ?? 0) * gap.n[0]));
    // Interval and effect have a variance each to solve for.
    squares.push(one, other);
  }
  return { sums, squares, values };
}

/** Everybody whom the results give away. */
function givenAway(results: SurveyResults, given: Case, minimum: number): string[] {
  const { groups } = given;
  const numbers = results.groups.flatMap(({ name, n }) =>
    n === null ? [] : [groups.map((group) => (`Team ${group}` === name ? 1 : 0))],
  );
  // How many answers there are in all is no secret, however few.
  const counts = groups.length < minimum ? numbers : [groups.map(() => 1), ...numbers];
  const found = attack(counts, [], minimum).map((person) => `number: ${person}`);
  kinds.forEach((kind, index) => {
    const item = `item ${index}`;
    const { sums, squares, values } = knowledgeOf(results, given, item);
    // Not to have ticked an option is nothing that people share.
    const shared =
      kind === "multiple" ? values.map((value, person) => (value === 1 ? 1 : 100 + person)) : values;
    found.push(...attack(sums, [shared], minimum).map((person) => `${item}: ${person}`));
    if (kind !== "multiple")
      found.push(...attack(squares, [], 10).map((person) => `${item} squared: ${person}`));
  });
  for (const { item, df } of results.groupTests) {
    const compared = results.groups.flatMap((group) =>
      group.items.filter(({ name, mean, n }) => name === item && mean !== null && (n ?? 0) >= 10),
    );
    assert.ok(df < compared.length, "only groups of ten are compared");
  }
  return found;
}

describe("the attacker", () => {
  for (const minimum of [3, 5, 10])
    test(`finds nobody in 1,000 surveys, minimum ${minimum}`, async () => {
      let [shown, hidden, gaps] = [0, 0, 0];
      for (let seed = 1; seed <= 1_000; seed++) {
        const given = randomCase(seed);
        const results = await analyseColumns(given.columns, { group: "team" }, { minimum });
        assert.deepEqual(givenAway(results, given, minimum), [], `survey ${seed}`);
        shown += results.groups.filter(({ suppressed }) => !suppressed).length;
        hidden += results.groups.filter(({ why }) => why === "protects another group").length;
        gaps += results.gaps.length;
      }
      assert.ok(
        shown > 400 && hidden > 40 && gaps > 200,
        `${shown} groups shown, ${hidden} hidden for others, ${gaps} gaps`,
      );
    });

  test("finds people where figures were made for a smaller minimum", async () => {
    let found = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const given = randomCase(seed);
      const results = await analyseColumns(given.columns, { group: "team" }, { minimum: 3 });
      if (givenAway(results, given, 8).length > 0) found++;
    }
    assert.ok(found > 20, `${found} of 40`);
  });

  test("finds who is left where a group's figures are put back", async () => {
    const sizes = [12, 14, 3];
    const groups = sizes.flatMap((size, team) => new Array<number>(size).fill(team));
    const random = seededRandom(5);
    const columns: TestColumn[] = [
      ...kinds.map((kind, index) => ({
        name: `item ${index}`,
        kind,
        answers: groups.map(() => (kind === "multiple" ? random.integer(2) : 1 + random.integer(5))),
      })),
      {
        name: "team",
        kind: "choice",
        answers: groups,
        values: sizes.map((_, value) => ({ cell: String(value), value, label: `Team ${value}` })),
      },
    ];
    const given = { columns, groups };
    const results = await analyseColumns(columns, { group: "team" });
    assert.deepEqual(
      results.groups.map(({ why }) => why),
      ["protects another group", null, "too few"],
    );
    assert.deepEqual(givenAway(results, given, 5), []);
    const first = columns[0]?.answers.slice(0, 12) as number[];
    const [hidden, ...others] = results.groups;
    const put = {
      ...results,
      groups: [
        {
          ...hidden,
          name: "Team 0",
          n: 12,
          suppressed: false,
          why: null,
          items: [{ name: "item 0", n: 12, mean: meanOf(first), low: null, high: null }],
        },
        ...others,
      ],
    };
    assert.deepEqual(
      givenAway({ ...put, groupTests: [] }, given, 5),
      [26, 27, 28]
        .flatMap((person) => [`number: ${person}`])
        .concat([26, 27, 28].map((person) => `item 0: ${person}`)),
    );
  });
});

test("nothing is withheld where nobody has to be protected", async () => {
  const groups = [9, 12, 20].flatMap((size, team) => new Array<number>(size).fill(team));
  const random = seededRandom(2);
  const results = await analyseColumns(
    [
      { name: "a", ends: { low: 1, high: 5 }, answers: groups.map((_, person) => 1 + (person % 5)) },
      { name: "b", ends: { low: 1, high: 5 }, answers: groups.map(() => 1 + random.integer(5)) },
      { name: "team", kind: "choice", answers: groups },
    ],
    { group: "team" },
  );
  for (const group of results.groups)
    for (const { mean, low } of group.items) assert.ok(mean !== null && low !== null, group.name);
  assert.deepEqual(
    results.items.map(({ withheld }) => withheld),
    [null, null],
  );
});

test("where a group agrees, no group's figures of the item are shown, so that nobody knows which", async () => {
  const random = seededRandom(8);
  const sizes = [24, 6, 12, 20];
  const groups = sizes.flatMap((size, team) => new Array<number>(size).fill(team));
  const columns: TestColumn[] = [
    {
      name: "agreed",
      ends: { low: 1, high: 5 },
      answers: groups.map((team) => (team === 0 ? 4 : 1 + random.integer(5))),
    },
    { name: "other", ends: { low: 1, high: 5 }, answers: groups.map(() => 1 + random.integer(5)) },
    { name: "team", kind: "choice", answers: groups },
  ];
  const results = await analyseColumns(columns, { group: "team" });
  const shown = (item: string) =>
    results.groups.flatMap((group) => group.items.filter(({ name, mean }) => name === item && mean !== null))
      .length;
  assert.deepEqual([shown("agreed"), shown("other")], [0, 4]);
  assert.ok(results.items.every(({ mean }) => mean !== null));
  assert.deepEqual([...new Set(results.gaps.map(({ item }) => item))], ["other"]);
  assert.deepEqual(
    results.groupTests.map(({ item, df }) => [item, df]),
    [["other", 1]],
  );
});

test("ranks of groups below ten are not compared", async () => {
  const random = seededRandom(9);
  const groups = [5, 6, 7].flatMap((size, team) => new Array<number>(size).fill(team));
  const results = await analyseColumns(
    [
      { name: "a", ends: { low: 1, high: 5 }, answers: groups.map(() => 1 + random.integer(5)) },
      { name: "team", kind: "choice", answers: groups },
    ],
    { group: "team" },
  );
  assert.equal(results.groups.filter(({ suppressed }) => !suppressed).length, 3);
  assert.deepEqual(results.groupTests, []);
});
