import { isVaried } from "../surveys/released-cells.ts";
import { together } from "../surveys/sums.ts";
import type { ItemColumn } from "../surveys/survey-plan.ts";
import { createValueTally, type Sums, type Tally } from "../surveys/value-tally.ts";
import { type AnswerColumn, readColumns } from "./answer-columns.ts";
import { suppressLocally } from "./local-suppression.ts";
import { groupMinimum, type SurveyClasses, type SurveyRules } from "./survey-classes.ts";
import type { TakeTurns } from "./take-turns.ts";

/** One item's answers by class, and which values of breakdowns they are used with. */
export interface ItemClasses {
  /** Groups are classes. */
  tally: Tally;
  /** By class and breakdown, 0 where a value is left out for this item. */
  used: number[][];
}

/** One item's answers by the groups of one breakdown; group 0 are the others. */
export interface ItemGroups {
  tally: Tally;
  /** Whether a group's figures may be shown. */
  shown: boolean[];
}

/** Different values that are counted, all classes taken together. */
const mostCounts = 2_000_000;

/** Counts one item's answers by class, and makes classes for those who answered it. */
export async function itemClasses(
  { kind }: Pick<ItemColumn, "kind">,
  column: AnswerColumn,
  classes: SurveyClasses,
  rules: SurveyRules,
  turn: TakeTurns,
): Promise<ItemClasses> {
  const count = Math.max(1, classes.sizes.length);
  const counting = createValueTally(count, Math.max(101, Math.min(1000, Math.floor(mostCounts / count))));
  let row = 0;
  for await (const { rows, values, missing } of readColumns([column], column.rows(), turn)) {
    const groups = classes.classOf.subarray(row, row + rows);
    counting.add(values[0] as Float64Array, missing[0] as Uint8Array, { rows, groups, weights: null });
    row += rows;
  }
  const tally = counting.finish();
  return { tally, used: usedIn([tally], kind, classes, rules) };
}

/** Values of breakdowns that are used with items of the same people: none where people would agree in one of the items. */
function usedIn(
  tallies: readonly Tally[],
  kind: ItemColumn["kind"],
  classes: SurveyClasses,
  rules: SurveyRules,
): number[][] {
  if (!rules.isProtected) return classes.used;
  const cells = classes.used.map((values, place) => ({ values, n: tallies[0]?.groups[place]?.n ?? 0 }));
  return suppressLocally(cells, classes.minimum, (places) =>
    tallies.every(({ groups }) => isVaried(together(places.map((place) => groups[place] as Sums)), kind)),
  );
}

/**
 * Ranks, or amounts of one total: each item is what the others leave, so that they are shown of the same groups or not at all.
 *
 * @param items of one question, answered by the same people
 */
export function decidedTogether(
  items: readonly ItemClasses[],
  kind: ItemColumn["kind"],
  classes: SurveyClasses,
  rules: SurveyRules,
): ItemClasses[] {
  const tallies = items.map(({ tally }) => tally);
  const used = usedIn(tallies, kind, classes, rules);
  return tallies.map((tally) => ({ tally, used }));
}

/** An item's answers by the groups of a breakdown, from its classes. */
export function itemGroups(
  { tally, used }: ItemClasses,
  breakdown: number,
  values: number,
  kind: ItemColumn["kind"],
  rules: SurveyRules,
): ItemGroups {
  const grouped = regrouped(
    tally,
    used.map((of) => of[breakdown] ?? 0),
    values + 1,
  );
  const least = groupMinimum(rules);
  return {
    tally: grouped,
    shown: grouped.groups.map(
      (people, group) => group > 0 && people.n >= least && (!rules.isProtected || isVaried(people, kind)),
    ),
  };
}

/** The same answers by other groups. @param groupOf by group of the tally, its new group */
export function regrouped(tally: Tally, groupOf: readonly number[], count: number): Tally {
  const members = Array.from({ length: count }, (): Sums[] => []);
  tally.groups.forEach((people, place) => {
    members[groupOf[place] ?? 0]?.push(people);
  });
  const shift = tally.groups[0]?.shift ?? 0;
  const groups = members.map((all) => ({ ...together(all), shift }));
  const values =
    tally.values?.map(({ value, n, weight, byGroup }) => {
      const own = new Float64Array(count);
      byGroup.forEach((people, place) => {
        const group = groupOf[place] ?? 0;
        own[group] = (own[group] ?? 0) + people;
      });
      return { value, n, weight, byGroup: own };
    }) ?? null;
  return { groups, values, missing: tally.missing };
}

/** The answers of one group alone. */
export function onlyGroup({ groups, values }: Tally, group: number): Tally {
  return {
    groups: [groups[group] as Sums],
    values:
      values?.flatMap(({ value, byGroup }) => {
        const n = byGroup[group] ?? 0;
        return n > 0 ? [{ value, n, weight: n, byGroup: Float64Array.of(n) }] : [];
      }) ?? null,
    missing: new Float64Array(256),
  };
}
