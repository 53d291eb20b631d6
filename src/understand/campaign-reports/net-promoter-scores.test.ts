import assert from "node:assert/strict";
import { test } from "node:test";
import { campaignSourceFixture } from "./campaign-source.fixture.ts";
import { netPromoterScores } from "./net-promoter-scores.ts";

test("groups stand beside each other with intervals; those withheld, and a single one, don't", () => {
  const { survey } = campaignSourceFixture();
  const breakdown = survey.breakdowns.find(({ groups }) => groups.filter(({ nps }) => nps).length > 1);
  assert.ok(breakdown);
  const [plot] = netPromoterScores(survey, breakdown);
  assert.ok(plot?.figures.plot === "rows");
  const released = breakdown.groups.flatMap(({ value, nps }) => (nps ? [{ value, nps }] : []));
  assert.deepEqual(
    plot.figures.rows.map(({ key, values }) => [key, values[0]?.estimate, values[0]?.low, values[0]?.high]),
    released.map(({ value, nps }) => [value, nps.estimate, nps.low, nps.high]),
  );
  assert.ok(released.length < breakdown.groups.length);
  assert.equal(plot.figures.reference, survey.overall.nps?.estimate ?? null);
  const only = breakdown.groups.map((group, at) => (at === 0 ? group : { ...group, nps: null }));
  assert.deepEqual(netPromoterScores(survey, { ...breakdown, groups: only }), []);
});
