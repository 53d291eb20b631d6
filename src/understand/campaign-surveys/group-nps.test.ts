import assert from "node:assert/strict";
import { test } from "node:test";
import { relationship, surveyed } from "./campaign-survey.fixture.ts";
import { createCampaignSurvey } from "./compute-campaign-survey.service.ts";

test("a breakdown's groups have the net promoter score of their own records, and none beside it", async () => {
  const reader = createCampaignSurvey({
    name: "Scored",
    definition: relationship,
    anonymity: "confidential",
    audience: "customers",
    breakdowns: ["segment"],
    minimumGroup: 5,
    openedAt: new Date(0),
    closedAt: new Date(0),
  });
  const groups = { segment: ["Gold", "Silver"] };
  for (const person of surveyed(200, { seed: 3, blank: 0, silent: 0, groups })) reader.add(person);
  for (const person of surveyed(2, { seed: 4, blank: 0, silent: 0, groups }))
    reader.add({ ...person, groups: { segment: "Few" } });
  const { signal } = new AbortController();
  const { survey, groups: records } = await reader.compute({ signal, draws: 0 });
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
  const reader = createCampaignSurvey({
    name: "Scored by hand",
    definition: relationship,
    anonymity: "confidential",
    audience: "customers",
    breakdowns: ["segment"],
    minimumGroup: 5,
    openedAt: new Date(0),
    closedAt: new Date(0),
  });
  /** So many who say 10, 8 and 3. */
  const scores = { Gold: [12, 10, 18], Silver: [30, 15, 15] };
  for (const [segment, counts] of Object.entries(scores))
    for (const [at, rating] of [10, 8, 3].entries())
      for (let index = 0; index < (counts[at] ?? 0); index++)
        reader.add({
          groups: { segment },
          bounced: false,
          completed: true,
          answers: { again: { rating } },
        });
  const { survey } = await reader.compute({ signal: new AbortController().signal, draws: 0 });
  // Gold (12 − 18) / 40, Silver (30 − 15) / 60.
  assert.deepEqual(
    survey.breakdowns[0]?.groups.map(({ value, nps }) => [value, nps?.n, nps?.estimate]),
    [
      ["Gold", 40, -15],
      ["Silver", 60, 25],
    ],
  );
});
