import assert from "node:assert/strict";
import { test } from "node:test";
import type { ReleasedTheme } from "../comments/released-themes.ts";
import { campaignSourceFixture } from "./campaign-source.fixture.ts";
import { voicesChapter } from "./voices.ts";

function chapter(change: (theme: ReleasedTheme) => ReleasedTheme, commenting = 180) {
  const { themes: found } = campaignSourceFixture();
  assert.ok(found);
  const told = voicesChapter({ ...found, commenting, themes: found.themes.map(change) });
  assert.ok(told);
  return { answer: told.answer, said: JSON.stringify(told.parts) };
}

test("a share is of those whose comments were read", () => {
  const same = (theme: ReleasedTheme) => theme;
  assert.match(chapter(same).answer, /of 180 people who wrote something mention it/);
  assert.match(chapter(same, 900).answer, /of 180 people whose comments were read mention it/);
});

test("groups are told apart only where there was a test", () => {
  assert.match(chapter((theme) => theme).said, /Themes that differ by Segment/);
  const untested = chapter((theme) => ({
    ...theme,
    byBreakdown: theme.byBreakdown.map((table) => ({ ...table, test: null })),
  }));
  assert.doesNotMatch(untested.said, /Who writes about what|none is mentioned/);
});
