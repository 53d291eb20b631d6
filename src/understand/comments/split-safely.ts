/** People with the same values in all breakdowns, the most important first; 0 where it isn't known or isn't used. */
export interface SplitCell {
  values: readonly number[];
  n: number;
}

interface Group {
  value: number;
  places: number[];
  n: number;
}

/**
 * Which values of whom figures are made of, so that every combination of used values belongs to people of whom figures may be
 * shown: all are split by the first breakdown, each part by the next, and so on. Groups that are safe split off; the others stay
 * together without that value, joined by the smallest safe ones until they are safe, too.
 *
 * Who is hidden so is known not to reach a threshold, or to have been hidden for the others: never what any of them said. Where a
 * rule hides people because they agree, use `campaign-surveys/local-suppression.ts`, which tells less.
 *
 * @param isSafe of people given by their cells' places; where all together aren't, no value is used
 * @returns by cell the values that are used, 0 where one is left out
 */
export function splitSafely(
  cells: readonly SplitCell[],
  isSafe: (places: readonly number[]) => boolean,
): number[][] {
  const breakdowns = cells[0]?.values.length ?? 0;
  const used = cells.map(() => new Array<number>(breakdowns).fill(0));

  const split = (part: readonly number[], breakdown: number): void => {
    if (breakdown === breakdowns) return;
    const byValue = Map.groupBy(part, (place) => cells[place]?.values[breakdown] ?? 0);
    const groups = [...byValue].map(([value, places]): Group => {
      return { value, places, n: places.reduce((sum, place) => sum + (cells[place]?.n ?? 0), 0) };
    });
    const apart = groups
      .filter(({ value, places }) => value !== 0 && isSafe(places))
      .sort((a, b) => b.n - a.n || a.value - b.value);
    const rest = groups.filter((group) => !apart.includes(group)).flatMap(({ places }) => places);
    while (rest.length > 0 && apart.length > 0 && !isSafe(rest)) rest.push(...(apart.pop()?.places ?? []));
    for (const { value, places } of apart) {
      for (const place of places) (used[place] as number[])[breakdown] = value;
      split(places, breakdown + 1);
    }
    if (rest.length > 0) split(rest, breakdown + 1);
  };
  const all = [...cells.keys()];
  if (isSafe(all)) split(all, 0);
  return used;
}
