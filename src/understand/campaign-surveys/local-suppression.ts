import type { TakeTurns } from "./take-turns.ts";

/**
 * Which breakdown values of whom figures of groups are made of, so that no combination of figures isolates anybody.
 *
 * **What an attacker has.** Groups of different breakdowns overlap, so figures of "Gold", "North" and "Buyers" can be added
 * and subtracted in ways that no rule about one breakdown at a time sees. People with the same values in all breakdowns have
 * the same part in every such sum. Take the values that are really used, a person's value in some breakdowns being left out
 * (*locally suppressed*): people with the same used values are a *class*. Every figure of a group is a sum over the people
 * whose used value it is, so it is a union of classes; everybody's figure and "everyone else" are, too. Whatever is added,
 * subtracted or solved for, all people of a class keep the same coefficient: nothing can be learnt that would be different had
 * people of a class exchanged their answers. So figures are safe exactly when each class is: at least the minimum of people
 * who do not all say the same (k-anonymity; Sweeney, *Int. J. Uncertainty, Fuzziness and Knowledge-Based Systems* 10, 2002).
 *
 * **How values are left out.** In the order of importance, as Templ, Kowarik & Meindl (*J. Stat. Software* 67, 2015) do: all
 * people are split by the most important breakdown, each part by the next, and so on. Of a part, groups that are large enough
 * split off; the others, with the people whose value isn't known, stay together without that value. Where these are too few,
 * the smallest group that split off joins them, which is enough. So every class is large enough after each step.
 *
 * **Groups that agree.** Where a group that would split off, or the rest, all say the same to an item, that part isn't split
 * by this breakdown for this item. To hide the group alone would tell that it agrees, since the rule is known.
 *
 * **Item by item.** An item is answered by some people only, so its classes are made once more of those who answered it,
 * by the values used for everybody: an item's group is part of the group. Figures of different items are sums of different
 * answers and give no further equation for one of them.
 */

/** People who have the same values: a combination that occurs. */
export interface Cell {
  /** By breakdown, the most important first; 0 where it isn't known or was left out. */
  values: readonly number[];
  n: number;
}

/** Whether these people, given by their cells' places, say different things. */
type AreVaried = (cells: readonly number[]) => boolean;

/**
 * @param minimum fewest people of a class
 * @param areVaried where it isn't told, people may agree: their number alone is shown
 * @returns by cell the values that are used, 0 where one is left out
 */
export function suppressLocally(
  cells: readonly Cell[],
  minimum: number,
  areVaried: AreVaried = () => true,
): number[][] {
  const { used, splits } = splitting(cells, minimum, areVaried);
  for (const _ of splits);
  return used;
}

/** The same of very many cells. */
export async function suppressInTurns(
  cells: readonly Cell[],
  minimum: number,
  turn: TakeTurns,
  areVaried: AreVaried = () => true,
): Promise<number[][]> {
  const { used, splits } = splitting(cells, minimum, areVaried);
  for (const _ of splits) await turn();
  return used;
}

interface Group {
  value: number;
  places: number[];
  n: number;
}

/** @returns values that are used once all splits are made */
function splitting(
  cells: readonly Cell[],
  minimum: number,
  areVaried: AreVaried,
): { used: number[][]; splits: Generator<void> } {
  const breakdowns = cells[0]?.values.length ?? 0;
  const used = cells.map(() => new Array<number>(breakdowns).fill(0));

  /** By value, in the order in which they come up. */
  const groupsOf = (part: readonly number[], breakdown: number): Group[] => {
    const groups = new Map<number, Group>();
    for (const place of part) {
      const cell = cells[place] as Cell;
      const value = cell.values[breakdown] ?? 0;
      let group = groups.get(value);
      if (!group) {
        group = { value, places: [], n: 0 };
        groups.set(value, group);
      }
      group.places.push(place);
      group.n += cell.n;
    }
    return [...groups.values()];
  };

  function* split(part: readonly number[], breakdown: number): Generator<void> {
    if (breakdown === breakdowns) return;
    yield;
    const groups = groupsOf(part, breakdown);
    const isLarge = ({ value, n }: Group) => value !== 0 && n >= minimum;
    const large = groups.filter(isLarge).sort((a, b) => b.n - a.n || a.value - b.value);
    const others = groups.filter((group) => !isLarge(group));
    const left = others.reduce((sum, { n }) => sum + n, 0);
    if (left > 0 && left < minimum) others.push(...large.splice(-1));
    const rest = others.flatMap(({ places }) => places);
    const parts = large.map(({ places }) => places);
    if (others.some(({ n }) => n > 0)) parts.push(rest);
    if (large.length === 0 || !parts.every(areVaried)) {
      yield* split(part, breakdown + 1);
      return;
    }
    for (const { value, places } of large) {
      for (const place of places) (used[place] as number[])[breakdown] = value;
      yield* split(places, breakdown + 1);
    }
    if (rest.length > 0) yield* split(rest, breakdown + 1);
  }
  return { used, splits: split([...cells.keys()], 0) };
}
