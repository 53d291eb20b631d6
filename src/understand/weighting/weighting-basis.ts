import { type GroupedSurvey, leastUsed } from "../campaign-surveys/breakdown-results.ts";
import type { SurveyAnswers } from "../campaign-surveys/survey-answers.ts";
import { groupMinimum } from "../campaign-surveys/survey-classes.ts";
import { together } from "../surveys/sums.ts";
import type { ItemColumn } from "../surveys/survey-plan.ts";
import type { Sums } from "../surveys/value-tally.ts";

/**
 * What weighted figures of a release can be made of, whenever somebody asks for them: numbers of people in classes.
 *
 * **Why this gives nobody away.** A release's figures of groups are sums over classes of people (`local-suppression.ts`): each
 * class has at least the minimum of people, who don't all say the same to an item, and all of them have the same part in
 * every sum. Weights here belong to classes, never to persons, and those of an item to the item's own classes. So a weighted
 * figure is one more sum over whole classes: whatever is weighted, how often, and by which targets, nothing can be learnt
 * that would be different had people of a class exchanged their answers. Even whoever read these rows could tell no more. In
 * named campaigns, whose pages may show single people, the same classes are made for this alone: the rows outlive the answers.
 */
export interface WeightingBasis {
  /** People who answered. */
  n: number;
  /** Fewest people of a class. */
  minimum: number;
  /** Those of the release whose groups are no persons and of which at least two are shown. */
  breakdowns: WeightingBreakdown[];
  /** People with the same place in every breakdown; 0 is in none of its groups, then as they are numbered. */
  classes: { values: number[]; n: number }[];
  /** The item that asks whether somebody would recommend. */
  recommend: string | null;
}

interface WeightingBreakdown {
  id: string;
  label: string;
  groups: { value: string; label: string; invited: number }[];
  /** Invited people of groups that are not shown, or of none. */
  invitedElsewhere: number;
}

/** One item's answers by the classes of those who answered it. */
export interface WeightingItem {
  column: ItemColumn;
  parts: {
    /** Places among the basis's classes, with the people of each who belong here. */
    of: [number, number][];
    /** Answers to this item, not weighted. */
    sums: Sums;
  }[];
  /** How often each value was given, by part; null where there are too many different ones. */
  values: { value: number; byPart: number[] }[] | null;
}

/** @param withheld names of items of which nothing is shown */
export function weightingBasis(
  { rows, breakdowns, invited }: Pick<SurveyAnswers, "rows" | "breakdowns" | "invited">,
  { classes, answers, items, rules, recommend }: GroupedSurvey,
  withheld: ReadonlySet<string>,
): { basis: WeightingBasis; items: WeightingItem[] } | null {
  const least = groupMinimum(rules);
  const kept = breakdowns.flatMap((breakdown, at) => {
    const used = breakdown.values.map(() => 0);
    classes.used.forEach((values, place) => {
      const value = values[at] ?? 0;
      if (value > 0) used[value - 1] = (used[value - 1] ?? 0) + (classes.sizes[place] ?? 0);
    });
    const shown = breakdown.values.flatMap((named, index) => {
      const n = used[index] ?? 0;
      return n >= least && n >= leastUsed * (classes.whole[at]?.[index + 1] ?? 0)
        ? [{ ...named, index }]
        : [];
    });
    if (breakdown.arePersons || shown.length < 2) return [];
    const invitedIn = (index: number) =>
      invited.reduce((sum, cell) => sum + (cell.values[at] === index + 1 ? cell.invited : 0), 0);
    const groups = shown.map(({ value, label, index }) => ({ value, label, invited: invitedIn(index) }));
    const everybody = invited.reduce((sum, cell) => sum + cell.invited, 0);
    const found: WeightingBreakdown = {
      id: breakdown.id,
      label: breakdown.label,
      groups,
      invitedElsewhere: everybody - groups.reduce((sum, group) => sum + group.invited, 0),
    };
    const placeOf = new Map(shown.map(({ index }, place) => [index + 1, place + 1]));
    return [{ at, found, placeOf }];
  });
  if (kept.length === 0 || rows < least) return null;
  const placesOf = (values: readonly number[] | undefined) =>
    kept.map(({ at, placeOf }) => placeOf.get(values?.[at] ?? 0) ?? 0);
  const known = new Map<string, number>();
  const merged: WeightingBasis["classes"] = [];
  const mergedOf = classes.used.map((used, place) => {
    const values = placesOf(used);
    const key = values.join();
    const into = known.get(key) ?? merged.length;
    if (into === merged.length) {
      known.set(key, into);
      merged.push({ values, n: 0 });
    }
    const one = merged[into];
    if (one) one.n += classes.sizes[place] ?? 0;
    return into;
  });
  return {
    basis: {
      n: rows,
      minimum: least,
      breakdowns: kept.map(({ found }) => found),
      classes: merged,
      recommend: items[recommend]?.name ?? null,
    },
    items: items.flatMap((column, at): WeightingItem[] => {
      const own = answers[at];
      if (!own || withheld.has(column.name)) return [];
      const partOf = Map.groupBy(own.used.keys(), (place) => placesOf(own.used[place]).join());
      const parts = [...partOf.values()].filter((places) =>
        places.some((place) => (own.tally.groups[place]?.n ?? 0) > 0),
      );
      return [
        {
          column,
          parts: parts.map((places) => ({
            of: peopleOf(places, mergedOf, classes.sizes),
            sums: together(places.map((place) => own.tally.groups[place] as Sums)),
          })),
          values:
            own.tally.values?.map(({ value, byGroup }) => ({
              value,
              byPart: parts.map((places) => places.reduce((sum, place) => sum + (byGroup[place] ?? 0), 0)),
            })) ?? null,
        },
      ];
    }),
  };
}

/** People of some classes, by the merged class they belong to. */
function peopleOf(
  places: readonly number[],
  mergedOf: readonly number[],
  sizes: readonly number[],
): [number, number][] {
  const people = new Map<number, number>();
  for (const place of places) {
    const into = mergedOf[place] ?? 0;
    people.set(into, (people.get(into) ?? 0) + (sizes[place] ?? 0));
  }
  return [...people];
}
