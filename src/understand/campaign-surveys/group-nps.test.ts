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
  assert.equal(breakdown.groups.filter(({ nps }) => nps !== null).length, 2);
});
