import { benjaminiHochberg } from "#stats/benjamini-hochberg.ts";
import { sharesTest } from "#stats/shares-test.ts";
import { higherMinimum, type ThemeBreakdown } from "./released-themes.ts";
import { splitSafely } from "./split-safely.ts";
import { mayShow, themeShare } from "./theme-share.ts";

/** A breakdown of the survey whose groups are no persons. */
export interface CommentBreakdown {
  id: string;
  label: string;
  /** In the order in which they are shown. */
  values: readonly { value: string; label: string }[];
}

/** People with the same values in all breakdowns. */
export interface CommentCell {
  /** By breakdown the place among its values, counted from 1; 0 where it isn't known. */
  values: readonly number[];
  /** Of each whose comments are all coded, their codes. */
  codes: readonly ReadonlySet<string>[];
  /** People who answered the survey and wrote nothing. */
  silent: number;
}

/** What shares by group are made of: everybody who answered. */
export interface GroupedComments {
  breakdowns: readonly CommentBreakdown[];
  cells: readonly CommentCell[];
}

interface Rules {
  minimum: number;
  isProtected: boolean;
}

/** Part of a group's people from which on a share stands for the group: who is left out depends on what they said. */
const leastUsed = 0.8;

/**
 * Shares of themes by the groups of each breakdown.
 *
 * A group needs `higherMinimum` people whose comments are coded. In a protected source people with the same values are put together
 * until each such part is safe, as figures of surveys are (`campaign-surveys/local-suppression.ts`): of so many people comments
 * are coded, none or at least the minimum wrote nothing, and of the coded at least the minimum mention the theme and as many don't. Every figure
 * is a sum over such parts, so whatever is added, subtracted or solved for, nothing is learnt about fewer people. Where the parts
 * of those who wrote are made first, for all themes alike, the numbers of people of two themes don't differ by few either.
 * A group of which more than a fifth would be missing isn't shown.
 *
 * @returns by theme; breakdowns with less than one group beside the others are left out
 */
export function sharesByGroup(
  { breakdowns, cells }: GroupedComments,
  codes: readonly string[],
  rules: Rules,
): Map<string, ThemeBreakdown[]> {
  const written = writtenParts(cells, rules);
  const tables = codes.flatMap((code) => {
    const counted = cells.map(({ codes: people }) => ({
      n: people.length,
      count: people.filter((own) => own.has(code)).length,
    }));
    const rows = rowsOfCells(cells, written, counted, rules);
    return breakdowns.flatMap((breakdown, at) => {
      const table = tableOf(breakdown, counted, rows[at] ?? [], rules);
      return table ? [{ code, ...table }] : [];
    });
  });
  const found = new Map<string, ThemeBreakdown[]>();
  for (const { id } of breakdowns) {
    const own = tables.filter(({ table }) => table.breakdown === id);
    const tested = own.flatMap(({ test }) => test ?? []);
    const q = benjaminiHochberg(tested.map(({ p }) => p));
    for (const { code, table, test: each } of own) {
      const test = each && {
        p: round(each.p, 4),
        q: round(q[tested.indexOf(each)] ?? 1, 4),
        cramersV: round(each.cramersV, 3),
        together: each.together,
      };
      found.set(code, [...(found.get(code) ?? []), { ...table, test }]);
    }
  }
  return found;
}

const round = (value: number, decimals: number) => Number(value.toFixed(decimals)) + 0;

const sumOf = (places: readonly number[], of: (place: number) => number) =>
  places.reduce((sum, place) => sum + of(place), 0);

/** By cell the values that are used with all themes; all of them in a named source. */
export function writtenParts(
  cells: readonly CommentCell[],
  { minimum, isProtected }: Rules,
): (readonly number[])[] {
  if (!isProtected) return cells.map(({ values }) => values);
  const sizes = cells.map(({ values, codes, silent }) => ({ values, n: codes.length, silent }));
  return splitSafely(sizes, (places) => {
    const silent = sumOf(places, (place) => sizes[place]?.silent ?? 0);
    const coded = sumOf(places, (place) => sizes[place]?.n ?? 0);
    return coded >= higherMinimum(minimum) && (silent === 0 || silent >= minimum);
  });
}

interface Counts {
  count: number;
  n: number;
}

/**
 * In which row of a theme's table people stand.
 *
 * @param written the values that are used with all themes
 * @param counted by cell its coded people, and those who mention the theme
 * @returns by breakdown and cell the number of the group, 0 for the others
 */
export function rowsOfCells(
  cells: readonly Pick<CommentCell, "values">[],
  written: readonly (readonly number[])[],
  counted: readonly Counts[],
  rules: Rules,
): number[][] {
  const parts = counted.map((counts, place) => ({ ...counts, values: written[place] ?? [] }));
  const isSafe = (places: readonly number[]) => {
    const count = sumOf(places, (place) => parts[place]?.count ?? 0);
    const n = sumOf(places, (place) => parts[place]?.n ?? 0);
    return mayShow(count, n, rules);
  };
  const used = rules.isProtected ? splitSafely(parts, isSafe) : written;
  return (cells[0]?.values ?? []).map((_, breakdown) => {
    const [whole, left] = [new Map<number, number>(), new Map<number, number>()];
    cells.forEach(({ values }, place) => {
      const n = counted[place]?.n ?? 0;
      for (const [sums, value] of [
        [whole, values[breakdown] ?? 0],
        [left, used[place]?.[breakdown] ?? 0],
      ] as const)
        sums.set(value, (sums.get(value) ?? 0) + n);
    });
    return cells.map((__, place) => {
      const group = used[place]?.[breakdown] ?? 0;
      const n = left.get(group) ?? 0;
      const isShown = n >= higherMinimum(rules.minimum) && n >= leastUsed * (whole.get(group) ?? 0);
      return isShown ? group : 0;
    });
  });
}

/** One theme by one breakdown; null where it divides nobody. */
function tableOf(
  { id, label, values }: CommentBreakdown,
  counted: readonly Counts[],
  rows: readonly number[],
  { minimum, isProtected }: Rules,
) {
  const sums = Array.from({ length: values.length + 1 }, () => ({ n: 0, count: 0 }));
  counted.forEach(({ n, count }, place) => {
    const sum = sums[rows[place] ?? 0];
    if (!sum) return;
    sum.n += n;
    sum.count += count;
  });
  const [others, ...groups] = sums.map((sum, row) =>
    sum.n >= (isProtected && row === 0 ? 1 : higherMinimum(minimum)) ? sum : null,
  );
  const shown = [...groups, others ?? null].filter((sum) => sum !== null);
  if (shown.length < 2 || groups.every((group) => group === null)) return null;
  const shareOf = (sum: Counts | null | undefined) => (sum ? themeShare(sum.count, sum.n) : null);
  return {
    test: sharesTest(shown),
    table: {
      breakdown: id,
      label,
      groups: values.map((named, at) => ({ ...named, share: shareOf(groups[at]) })),
      others: shareOf(others),
    },
  };
}
