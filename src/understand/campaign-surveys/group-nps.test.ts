import assert from "node:assert/strict";
import { test } from "node:test";
import { computedSurvey, surveyed } from "./campaign-survey.fixture.ts";

test("a breakdown's groups have the net promoter score of their own records, and none beside it", async () => {
  const groups = { segment: ["Gold", "Silver"] };
  const few = surveyed(2, { seed: 4, blank: 0, silent: 0, groups }).map((person) => ({
    ...person,
    groups: { segment: "Few" },
  }));
  const { survey, groups: records } = await computedSurvey(
    [...surveyed(200, { seed: 3, blank: 0, silent: 0, groups }), ...few],
    { breakdowns: ["segment"] },
  );
  const [breakdown] = survey.breakdowns;
  assert.ok(breakdown);
  for (const { value, nps } of breakdown.groups) {
    const own = records.find((record) => record.value === value)?.nps;
    assert.deepEqual(nps, own ? { n: own.n, estimate: own.estimate, low: own.low, high: own.high } : null);
  }
  assert.deepEqual(
    breakdown.groups.map(({ value, nps }) => [value, nps !== null]),
    [
      ["Few", false],
      ["Gold", true],
      ["Silver", true],
    ],
  );
});

test("a group's score is its share of nines and tens less that of zeros to sixes", async () => {
  /** So many who say 10, 8 and 3. */
  const scores = { Gold: [12, 10, 18], Silver: [30, 15, 15] };
  const people = Object.entries(scores).flatMap(([segment, counts]) =>
    [10, 8, 3].flatMap((rating, at) =>
      Array.from({ length: counts[at] ?? 0 }, () => ({
        groups: { segment },
        bounced: false,
        completed: true,
        answers: { again: { rating } },
      })),
    ),
  );
  const { survey } = await computedSurvey(people, { breakdowns: ["segment"] });
  // Gold (12 − 18) / 40, Silver (30 − 15) / 60.
  assert.deepEqual(
    survey.breakdowns[0]?.groups.map(({ value, nps }) => [value, nps?.n, nps?.estimate]),
    [
      ["Gold", 40, -15],
      ["Silver", 60, 25],
    ],
  );
});
