import assert from "node:assert/strict";
import { test } from "node:test";
import { campaignSourceFixture } from "../campaign-reports/campaign-source.fixture.ts";
import { themeRows } from "./theme-rows.ts";

const { themes: found } = campaignSourceFixture();
assert.ok(found);
const lines = (themes: typeof found.themes) =>
  themeRows({ themes }).map(({ breakdown, group, figure, estimate, n, p, remark }) =>
    [breakdown, group, figure, estimate, n, p, remark].map((cell) => cell ?? "").join("|"),
  );

test("a theme's shares, those of groups, and whether they differ", () => {
  assert.deepEqual(lines(found.themes), [
    "||share of those who wrote a comment|0.34|180||",
    "||share of those who answered|0.15|412||",
    "Segment|Gold|share of those who wrote a comment|0.5|80||",
    "Segment|Silver|share of those who wrote a comment||||withheld",
    "Segment|all others together|share of those who wrote a comment|0.21|100||",
    "Segment||Cramér's V by group|0.305||0.0001|",
  ]);
});

test("what was tested together, and what not at all, is said", () => {
  const testedAs = (test: (typeof found.themes)[number]["byBreakdown"][number]["test"]) =>
    lines(
      found.themes.map((theme) => ({
        ...theme,
        byBreakdown: theme.byBreakdown.map((table) => ({ ...table, test })),
      })),
    ).at(-1);
  assert.match(testedAs(null) ?? "", /Cramér's V by group\|\|\|\|no test/);
  assert.match(
    testedAs({ p: 0.02, q: 0.04, cramersV: 0.2, together: 3 }) ?? "",
    /\|0\.2\|\|0\.02\|3 groups tested as one/,
  );
});
