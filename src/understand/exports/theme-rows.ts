import type {
  ReleasedTheme,
  ReleasedThemes,
  ThemeBreakdown,
  ThemeShare,
} from "../comments/released-themes.ts";
import { type FigureRow, figureRow } from "./figure-row.ts";

/** Released shares of themes: of everybody, then by group. */
export const themeRows = ({ themes }: Pick<ReleasedThemes, "themes">): FigureRow[] =>
  themes.flatMap((theme) => [
    ...shareRow(theme, theme.ofCommenting, { figure: "share of those who wrote a comment" }),
    ...shareRow(theme, theme.ofRespondents, { figure: "share of those who answered" }),
    ...theme.byBreakdown.flatMap(({ label: breakdown, groups, others, test }) => {
      const figure = "share of those who wrote a comment";
      return [
        ...groups.flatMap(({ label: group, share }) =>
          share === null
            ? [rowOf(theme, { breakdown, group, figure, remark: "withheld" })]
            : shareRow(theme, share, { breakdown, group, figure }),
        ),
        ...shareRow(theme, others, { breakdown, group: "all others together", figure }),
        rowOf(theme, { breakdown, figure: "Cramér's V by group", ...testCells(test) }),
      ];
    }),
  ]);

const testCells = (test: ThemeBreakdown["test"]): Partial<FigureRow> =>
  test === null
    ? { remark: "no test: too few mention it, or too few don't" }
    : {
        estimate: test.cramersV,
        p: test.p,
        q: test.q,
        ...(test.together > 0 && { remark: `${test.together} groups tested as one: few to be expected` }),
      };

const rowOf = (
  { name, definition }: ReleasedTheme,
  given: Partial<FigureRow> & Pick<FigureRow, "figure">,
): FigureRow => figureRow({ section: "Themes", item: name, label: definition, ...given });

const shareRow = (
  theme: ReleasedTheme,
  share: ThemeShare | null,
  given: Partial<FigureRow> & Pick<FigureRow, "figure">,
): FigureRow[] => {
  if (share === null) return [];
  const { estimate, low, high, n } = share;
  return [rowOf(theme, { ...given, estimate, low, high, n })];
};
