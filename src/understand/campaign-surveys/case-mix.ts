import { directlyStandardised } from "#stats/direct-standardisation.ts";
import { published } from "../surveys/published.ts";
import { sampleOf, together } from "../surveys/sums.ts";
import type { ItemColumn } from "../surveys/survey-plan.ts";
import type { Sums } from "../surveys/value-tally.ts";
import type { CaseMix } from "./campaign-survey.ts";
import type { ItemClasses, ItemGroups } from "./item-groups.ts";

/** Fewest people of a group in a stratum. */
const fewest = 2;
/** Below it a stratum's variance is that of everybody in the stratum. */
const ownVariance = 10;

interface Side {
  breakdown: number;
  id: string;
  label: string;
  values: readonly { value: string; label: string }[];
}

/**
 * Means of a breakdown's groups as they would be had all groups the same mix of another breakdown. Only values of the other
 * that all groups have are taken; their mix is that of everybody in them, and means as answered are of the same people. All of it
 * is made of classes' sums.
 *
 * @returns null where there are fewer than two groups, or fewer than two values that all of them have
 */
export function caseMix(
  item: ItemColumn,
  { tally, used }: ItemClasses,
  { shown }: Pick<ItemGroups, "shown">,
  of: Side,
  by: Side,
): CaseMix | null {
  const groups = of.values.flatMap((named, index) => (shown[index + 1] ? [{ ...named, at: index + 1 }] : []));
  const cells = new Map<string, Sums[]>();
  used.forEach((values, place) => {
    const key = `${values[of.breakdown]} ${values[by.breakdown]}`;
    const people = tally.groups[place] as Sums;
    if (people.n === 0) return;
    const known = cells.get(key);
    if (known) known.push(people);
    else cells.set(key, [people]);
  });
  const peopleIn = (group: number, stratum: number) => together(cells.get(`${group} ${stratum}`) ?? []);
  const strata = by.values
    .map((_, index) => index + 1)
    .filter((stratum) => groups.every(({ at }) => peopleIn(at, stratum).n >= fewest));
  if (groups.length < 2 || strata.length < 2) return null;
  const whole = strata.map((stratum) => together(groups.map(({ at }) => peopleIn(at, stratum))));
  return {
    by: by.id,
    byLabel: by.label,
    item: item.name,
    itemLabel: item.label,
    groups: groups.flatMap(({ at, value, label }) => {
      const adjusted = directlyStandardised(
        strata.map((stratum, index) => {
          const own = sampleOf(peopleIn(at, stratum));
          const all = whole[index] as Sums;
          return {
            n: own.n,
            mean: own.mean,
            variance: own.n < ownVariance ? sampleOf(all).variance : own.variance,
            weight: all.n,
          };
        }),
      );
      if (!adjusted) return [];
      const people = together(strata.map((stratum) => peopleIn(at, stratum)));
      return [
        {
          value,
          label,
          n: people.n,
          raw: published(sampleOf(people).mean),
          adjusted: {
            estimate: published(adjusted.estimate),
            low: published(adjusted.low),
            high: published(adjusted.high),
          },
        },
      ];
    }),
  };
}
