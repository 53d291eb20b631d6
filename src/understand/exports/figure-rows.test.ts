import assert from "node:assert/strict";
import { test } from "node:test";
import { campaignSurveyFixture } from "../campaign-reports/campaign-source.fixture.ts";
import type { CampaignSurvey } from "../campaign-surveys/campaign-survey.ts";
import { figureRows } from "./figure-rows.ts";

const found = campaignSurveyFixture();
const rowsOf = (survey: CampaignSurvey, section: string) =>
  figureRows({ survey, themes: null }).filter((row) => row.section === section);

test("people who came through doors stand among those who answered, where there are any", () => {
  const counts = (response: CampaignSurvey["response"]) =>
    rowsOf({ ...found, response }, "Response")
      .filter(({ breakdown }) => breakdown === "")
      .map(({ figure, estimate }) => [figure, estimate]);
  const withoutDoors = [
    ["invited", 1650],
    ["reached", 1612],
    ["answered", 412],
    ["completed", 398],
    ["answered of invited", 0.2497],
  ];
  assert.deepEqual(counts(found.response), withoutDoors);
  assert.deepEqual(
    counts({ ...found.response, uninvited: 25 }),
    withoutDoors.toSpliced(3, 0, ["of them without an invitation", 25]),
  );
});

test("beside a share stands how many it is a share of", () => {
  const items = found.overall.items.filter(({ distribution }) => distribution !== null);
  assert.ok(items.length > 3);
  for (const { name, n, distribution } of items) {
    const shares = rowsOf(found, "Items").filter(
      (row) => row.item === name && row.figure.startsWith("share of “"),
    );
    assert.deepEqual(
      shares.map((row) => row.n),
      distribution?.map(() => n),
    );
  }
});
