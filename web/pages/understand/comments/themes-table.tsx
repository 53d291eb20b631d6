import { axisOfShares } from "#document/chart/value-axes.ts";
import type { ReleasedTheme, ReleasedThemes } from "#understand/comments/released-themes.ts";
import { IntervalChart } from "../../../ui/chart/interval-chart.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { ThemesByGroup } from "./themes-by-group.tsx";
import { percent } from "./use-comments.ts";

const columns: readonly Column<ReleasedTheme>[] = [
  { key: "name", header: "Theme", isRowHeader: true, cell: ({ name }) => name },
  { key: "definition", header: "Meaning", cell: ({ definition }) => definition },
  {
    key: "count",
    header: "People",
    align: "end",
    cell: ({ ofCommenting }) => ofCommenting.count.toLocaleString(),
  },
];

/** Those that stand only where a theme has them. */
const furtherColumns: readonly (Column<ReleasedTheme> & { isThere: (theme: ReleasedTheme) => boolean })[] = [
  {
    key: "all",
    header: "Of all who answered",
    align: "end",
    isThere: ({ ofRespondents }) => ofRespondents !== null,
    cell: ({ ofRespondents }) => (ofRespondents ? percent(ofRespondents.estimate) : "–"),
  },
  {
    key: "rating",
    header: "Rating of those who mention it",
    isThere: ({ rating }) => rating !== null,
    cell: ({ rating }) =>
      rating
        ? `${rating.mentioning.mean} against ${rating.others.mean} of the others (${rating.difference.low} to ${rating.difference.high} apart; ${rating.label})`
        : "–",
  },
  {
    key: "coders",
    header: "By each coder",
    isThere: ({ coding }) => coding !== null,
    cell: ({ coding }) =>
      coding
        ? `${coding.coders.map(percent).join(", ")}; decided ${percent(coding.decided)} of ${coding.n.toLocaleString()}\u00A0comments`
        : "–",
  },
];

/** Themes with their shares and intervals, and what those say who mention them. */
export function ThemesTable({ themes: found }: { themes: ReleasedThemes }) {
  const { themes, commenting, respondents, minimum, withheld, agreement, notes } = found;
  const read = Math.min(commenting, ...themes.map(({ ofCommenting }) => ofCommenting.n));
  const whose =
    read < commenting
      ? `${read.toLocaleString()} people whose comments were read, of ${commenting.toLocaleString()} who wrote one`
      : `${commenting.toLocaleString()} people who wrote a comment`;
  const shares = themes.map(({ ofCommenting: { estimate, high } }) => high ?? estimate);
  return (
    <Stack gap="large">
      <IntervalChart
        title="What people write about"
        level={3}
        caption={`Share of the ${whose}${
          respondents === null ? "" : `, of ${respondents.toLocaleString()} who answered`
        }; 95 % intervals. Themes need ${minimum} people who mention them.${
          withheld > 0 ? ` ${withheld} more ${withheld === 1 ? "is" : "are"} not shown.` : ""
        }`}
        label="Theme"
        axis={axisOfShares(shares)}
        series={[{ name: "Share", look: "self" }]}
        rows={themes.map(({ code, group, name, ofCommenting }) => ({
          key: code,
          label: name,
          ...(group && { detail: group }),
          values: [ofCommenting],
          said: `${ofCommenting.count} people`,
        }))}
        print={percent}
        printTick={percent}
        counts={Object.fromEntries(themes.map(({ code, ofCommenting }) => [code, ofCommenting.count]))}
      />
      <Table
        caption="Themes"
        rows={themes}
        rowKey={({ code }) => code}
        columns={[...columns, ...furtherColumns.filter(({ isThere }) => themes.some(isThere))]}
      />
      <ThemesByGroup themes={found} />
      <Stack>
        {agreement && (
          <p>
            {`${agreement.coders} coders, ${agreement.comments.toLocaleString()} comments coded by two or more: Krippendorff's alpha ${
              agreement.alpha ?? "not known"
            } (${agreement.word}).`}
          </p>
        )}
        {notes.map((note) => (
          <p className="comment-about" key={note}>
            {note}
          </p>
        ))}
      </Stack>
    </Stack>
  );
}
