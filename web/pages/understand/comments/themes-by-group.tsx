import { useState } from "react";
import { axisOfShares } from "#document/chart/value-axes.ts";
import type { ReleasedTheme, ReleasedThemes } from "#understand/comments/released-themes.ts";
import { IntervalChart } from "../../../ui/chart/interval-chart.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { Row } from "../../../ui/stack.tsx";
import { percent } from "./use-comments.ts";

/** Below it a theme's shares differ between groups by more than chance explains. */
const clear = 0.05;

const tableOf = ({ byBreakdown }: ReleasedTheme, breakdown: string) =>
  byBreakdown.find((table) => table.breakdown === breakdown);

/** One theme's shares by the groups of one breakdown; nothing where none may be shown. */
export function ThemesByGroup({ themes: { themes, minimum } }: { themes: ReleasedThemes }) {
  const breakdowns = [
    ...new Map(
      themes.flatMap(({ byBreakdown }) => byBreakdown.map(({ breakdown, label }) => [breakdown, label])),
    ),
  ];
  const [chosen, setChosen] = useState<{ breakdown?: string; theme?: string }>({});
  const breakdown = chosen.breakdown ?? breakdowns[0]?.[0] ?? "";
  const grouped = themes
    .flatMap((theme) => {
      const table = tableOf(theme, breakdown);
      return table ? [{ theme, table }] : [];
    })
    .toSorted((one, other) => probability(one.table) - probability(other.table));
  const shown = grouped.find(({ theme }) => theme.code === chosen.theme) ?? grouped[0];
  if (!shown) return null;
  const tested = grouped.flatMap(({ theme, table: { test } }) =>
    test ? [{ name: theme.name, ...test }] : [],
  );
  const differing = tested.filter(({ q }) => q < clear);
  const label = shown.table.label;
  return (
    <Section
      title="Who writes about what"
      lead={
        differing.length > 0
          ? `By ${label}, ${differing.length} of ${tested.length} ${tested.length === 1 ? "theme differs" : "themes differ"} between groups by more than chance explains: ${differing.map(({ name }) => name).join(", ")}.`
          : tested.length > 0
            ? `By ${label}, none of ${tested.length === 1 ? "1 theme" : `${tested.length} themes`} differs between groups by more than chance explains. That doesn't prove that groups are the same.`
            : `By ${label}, too few mention a theme to tell whether groups differ.`
      }
    >
      <Row>
        {breakdowns.length > 1 && (
          <Select
            label="By"
            value={breakdown}
            onChange={(value) => setChosen({ ...chosen, breakdown: value })}
            options={breakdowns.map(([value, name]) => ({ value, label: name }))}
          />
        )}
        <Select
          label="Theme"
          value={shown.theme.code}
          onChange={(theme) => setChosen({ ...chosen, theme })}
          options={grouped.map(({ theme }) => ({ value: theme.code, label: theme.name }))}
        />
      </Row>
      <GroupsChart theme={shown.theme} table={shown.table} minimum={minimum} />
    </Section>
  );
}

function GroupsChart({
  theme,
  table: { label, groups, others, test },
  minimum,
}: {
  theme: ReleasedTheme;
  table: ReleasedTheme["byBreakdown"][number];
  minimum: number;
}) {
  const rows = [
    ...groups.map(({ value, label: name, share }) => ({ key: value, name, share })),
    ...(others ? [{ key: " others", name: "All others together", share: others }] : []),
  ];
  const shares = rows.flatMap(({ share }) =>
    share ? [share.estimate, share.low ?? 0, share.high ?? 1] : [],
  );
  const hidden = groups.filter(({ share }) => share === null).length;
  return (
    <IntervalChart
      title={`${theme.name}, by ${label}`}
      level={3}
      caption={[
        `Share of each group's people whose comments are coded; 95 % intervals. The line is everybody: ${percent(theme.ofCommenting.estimate)}.`,
        test === null
          ? "No test: too few mention it, or too few don't, to tell groups apart."
          : `χ² test over these rows: p ${small(test.p)}, q ${small(test.q)} over the themes (Benjamini and Hochberg), Cramér's V ${test.cramersV}.`,
        test !== null &&
          test.together > 0 &&
          `For the test ${test.together} rows with few to be expected are taken as one.`,
        hidden > 0 &&
          `${hidden === 1 ? "One group is" : `${hidden} groups are`} withheld${
            others
              ? ` and among all others together: too few people wrote, fewer than ${minimum} mention the theme or don't, or another group could be worked out. It isn't a group without the theme.`
              : ": too few people wrote."
          }`,
        others &&
          "Where a few of a group's people would tell of too few, they are among all others, too: never more than a fifth of the group.",
      ]
        .filter(Boolean)
        .join(" ")}
      label={label}
      axis={axisOfShares(shares)}
      series={[{ name: "Share", look: "self" }]}
      headers={["People"]}
      rows={rows.map(({ key, name, share }) => ({
        key,
        label: name,
        values: [share],
        cells: [share ? `${share.count.toLocaleString()} of ${share.n.toLocaleString()}` : ""],
        ...(share ? { said: `${share.count} of ${share.n} people` } : { withheld: "withheld" }),
      }))}
      reference={theme.ofCommenting.estimate}
      print={percent}
      printTick={percent}
      counts={Object.fromEntries(rows.map(({ key, share }) => [key, share?.n ?? null]))}
    />
  );
}

const probability = ({ test }: ReleasedTheme["byBreakdown"][number]) => test?.p ?? 1;

const small = (p: number) => (p < 0.001 ? "below 0.001" : p.toFixed(3));
