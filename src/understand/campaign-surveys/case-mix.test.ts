import assert from "node:assert/strict";
import { test } from "node:test";
import { computedSurvey } from "./campaign-survey.fixture.ts";

/** So many people of a segment and a region, half of whom rate one point, half the next one. */
interface Some {
  segment: string;
  region: string;
  n: number;
  rating: number;
}

async function breakdownsOf(people: readonly Some[]) {
  const all = people.flatMap(({ segment, region, n, rating }) =>
    Array.from({ length: n }, (_, index) => ({
      groups: { segment, region },
      bounced: false,
      completed: true,
      answers: { overall: { rating: rating + (index % 2) } },
    })),
  );
  const { survey } = await computedSurvey(all, { breakdowns: ["segment", "region"] });
  return survey.breakdowns;
}

const near = (found: number | null | undefined, expected: number) =>
  assert.ok(Math.abs((found ?? Number.NaN) - expected) < 1e-3, `${found} is not ${expected}`);

const shared: Some[] = [
  { segment: "Gold", region: "North", n: 20, rating: 4 },
  { segment: "Gold", region: "South", n: 10, rating: 1 },
  { segment: "Silver", region: "North", n: 10, rating: 3 },
  { segment: "Silver", region: "South", n: 20, rating: 2 },
];

test("raw and adjusted means are of the same people: those in regions that all segments have", async () => {
  const [segment, region] = await breakdownsOf([
    ...shared,
    { segment: "Gold", region: "West", n: 30, rating: 4 },
  ]);
  const [gold, silver] = segment?.caseMix?.groups ?? [];
  // By hand: North and South are half of everybody each. Gold (20 · 4.5 + 10 · 1.5) / 30 = 3.5, and (4.5 + 1.5) / 2 = 3;
  // Silver (10 · 3.5 + 20 · 2.5) / 30 = 2.833, and (3.5 + 2.5) / 2 = 3.
  assert.deepEqual([gold?.value, gold?.n, silver?.value, silver?.n], ["Gold", 30, "Silver", 30]);
  near(gold?.raw, 3.5);
  near(silver?.raw, 85 / 30);
  near(gold?.adjusted.estimate, 3);
  near(silver?.adjusted.estimate, 3);
  // Variances 5 / 19 of 20 people and 2.5 / 9 of 10: 1.96 · √(¼ · 5 / 380 + ¼ · 2.5 / 90) = 0.198, in both segments.
  for (const mixed of [gold, silver]) {
    near(mixed?.adjusted.low, 3 - 0.1983);
    near(mixed?.adjusted.high, 3 + 0.1983);
  }
  // In the West there is Gold alone, so regions have one segment in common, which is no mix.
  assert.equal(region?.caseMix, null);
});

test("where all segments have all regions, the raw mean is that of the group", async () => {
  const [segment] = await breakdownsOf(shared);
  for (const { value, n, raw } of segment?.caseMix?.groups ?? assert.fail("no case mix")) {
    const group = segment?.groups.find((one) => one.value === value);
    const item = group?.items.find(({ name }) => name === "overall");
    assert.deepEqual([n, raw], [item?.n, item?.mean]);
  }
});
