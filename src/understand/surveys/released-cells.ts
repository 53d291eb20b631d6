/**
 * Which figures of groups may be shown beside those of everybody, so that no hidden group can be worked out.
 *
 * All figures of an item are sums over the people who answered it. Those of everybody and of shown groups can be added and
 * subtracted; since groups have nobody in common, all that this can yield are unions of shown groups and of the *rest*: those
 * who are in no shown group, whether their group is hidden or they have none. So figures are safe exactly when every
 * shown group and the rest are safe: nobody, or at least the minimum of people who don't all say the same. Where the rest
 * are too few, one more group has to be hidden, and the smallest is enough. That is decided for each item by itself, because
 * each is answered by other people. (The tree of `listen/responses/disclosure.ts` with one level, where the root is always
 * shown.)
 *
 * Where a group or the rest agree, no group's figures of that item are shown. To hide that group and the smallest other would
 * tell which of the two agrees, since the rule is known; then what they say is what both figures together leave.
 *
 * A standard deviation, an interval made from it, a distribution give sums of squares or more, and with few people these
 * leave one possibility for what each of them said. They are shown from ten people up, again of the rest as well. Ticks
 * are the exception: their mean tells their spread.
 */

import { areWeighted, together } from "./sums.ts";
import type { ItemResult } from "./survey-results.ts";
import type { Sums } from "./value-tally.ts";

/** Fewest people whose spread is shown. */
export const fewestForSpread = 10;

type Kind = ItemResult["kind"];
type People = Pick<Sums, "n" | "least" | "most">;

/** Whether people say different things; an option that nobody ticked tells as little as one that nobody offered. */
export const isVaried = ({ least, most }: People, kind: Kind): boolean =>
  least < most || (kind === "multiple" && most === 0);

/** Whether figures of these people single nobody out. */
const isReleasable = (people: People, kind: Kind, minimum: number): boolean =>
  people.n >= minimum && isVaried(people, kind);

/**
 * Why the number of people in a group isn't shown, null where it is.
 *
 * @param sizes people by group; group 0 are those without one, which is never shown
 */
export function suppressedGroups(
  sizes: readonly number[],
  minimum: number,
): ("too few" | "protects another group" | null)[] {
  const why = sizes.map((n, group) => (group === 0 || n < minimum ? ("too few" as const) : null));
  const rest = sizes.reduce((sum, n, group) => sum + (why[group] === null ? 0 : n), 0);
  const partner = rest > 0 && rest < minimum ? smallest(sizes, (group) => why[group] === null) : undefined;
  return why.map((reason, group) => (group === partner ? "protects another group" : reason));
}

/** The smallest of the groups, the last of several. */
function smallest(sizes: readonly number[], isCandidate: (group: number) => boolean): number | undefined {
  const candidates = [...sizes.keys()].filter(isCandidate);
  return candidates.reduce<number | undefined>(
    (best, group) => (best === undefined || (sizes[group] ?? 0) <= (sizes[best] ?? 0) ? group : best),
    undefined,
  );
}

/** Of which groups an item's mean is shown, and of which also its spread. */
export interface ReleasedCells {
  mean: boolean[];
  spread: boolean[];
}

/**
 * @param cells people who answered the item, by group; group 0 are those without one
 * @param shown groups that are shown at all
 */
export function releasedCells(
  cells: readonly Sums[],
  shown: readonly boolean[],
  kind: Kind,
  minimum: number,
): ReleasedCells {
  const sizes = cells.map(({ n }) => n);
  const nobody = cells.map(() => false);
  if (!isReleasable(together(cells), kind, minimum)) return { mean: nobody, spread: nobody };
  const mean = cells.map(({ n }, group) => shown[group] === true && n >= minimum);
  const restOf = () => together(cells.filter((_, group) => !mean[group]));
  if (restOf().n > 0 && restOf().n < minimum) {
    const partner = smallest(sizes, (group) => mean[group] === true);
    if (partner !== undefined) mean[partner] = false;
  }
  const rest = restOf();
  const released = cells.filter((_, group) => mean[group]);
  const all = rest.n > 0 ? [...released, rest] : released;
  if (!all.every((people) => isReleasable(people, kind, minimum))) return { mean: nobody, spread: nobody };
  if (kind === "multiple") return { mean, spread: mean };
  const spread = cells.map(({ n }, group) => mean[group] === true && n >= fewestForSpread);
  const others = sizes.reduce((sum, n, group) => sum + (spread[group] ? 0 : n), 0);
  if (others > 0 && others < fewestForSpread) {
    const partner = smallest(sizes, (group) => spread[group] === true);
    if (partner !== undefined) spread[partner] = false;
  }
  return { mean, spread };
}

/**
 * Whether people may be counted by what they said. With weights the share of an answer that few people gave tells their weight,
 * and so who they are: then each answer needs the minimum, or nobody.
 *
 * @param counts people by answer
 */
export function mayBeCounted(counts: readonly number[], people: Sums, minimum: number): boolean {
  return people.n >= fewestForSpread && !(areWeighted(people) && counts.some((n) => n > 0 && n < minimum));
}
