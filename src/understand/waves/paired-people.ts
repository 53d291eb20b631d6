import { complete, leader } from "#listen/responses/crossed-classes.ts";
import { choosePairReleases, type PairedWave } from "#listen/responses/paired-releases.ts";
import { buildUnitTree, type UnitTree } from "#people/units.ts";
import type { OrganisationResults } from "../profile/organisation-results.ts";
import { releasedAbove } from "../profile/residual-cells.ts";
import type { BothTotals, WavePerson } from "./wave-people.ts";

/** A wave as a comparison sees it. */
export interface Wave {
  /** What it let out by itself. */
  results: OrganisationResults;
  /** In a random order. */
  people: readonly WavePerson[];
}

/** Somebody with both totals in both waves. */
export interface Pair {
  /** Number of the unit at the later wave. */
  unit: number;
  before: BothTotals;
  after: BothTotals;
}

/** Who may be compared in one competency, and where it may be shown. */
export interface ChosenPairs {
  pairs: Pair[];
  /** Per pair whether the figures are about them, too. */
  included: boolean[];
  /** Per unit. */
  released: boolean[];
}

/** Totals are thirds and sevenths in floating point; rounded to this, equal ones are equal however they were summed. */
const grain = 1e6;
const rounded = (value: number) => Math.round(value * grain);
const variables = ({ self, organisation }: BothTotals) =>
  [self, organisation, self - organisation].map(rounded);

export const treeOf = ({ units }: OrganisationResults): UnitTree =>
  buildUnitTree(units.map(({ path }) => path));

const shownIn = ({ units }: OrganisationResults, code: string) =>
  units.map((unit) => !unit.suppressed && Boolean(unit.competencies[code]));

/** People of a wave with both totals in a competency, and the number of the pair that they are; −1 for none. */
function sideOf(
  { results, people }: Wave,
  code: string,
  pairOf: ReadonlyMap<string, number>,
  mustReachGround: boolean,
): PairedWave {
  const tree = treeOf(results);
  const above = releasedAbove(tree, shownIn(results, code));
  const side = {
    cells: [] as number[],
    pairs: [] as number[],
    values: [] as number[][],
    classes: [] as number[],
  };
  for (const { personId, department, leads, totals } of people) {
    const both = totals.get(code);
    if (!both) continue;
    side.cells.push(above[tree.numberOf.get(department) ?? -1] ?? -1);
    side.pairs.push(pairOf.get(personId ?? "") ?? -1);
    side.values.push(variables(both));
    side.classes.push((both.complete ? complete : 0) + (leads ? leader : 0));
  }
  return {
    ...side,
    mustReachGround,
    shown: {
      statements: Boolean(results.statements[code]),
      leaders: Boolean(results.leaders?.[code]),
    },
  };
}

/**
 * Pairs the people of two waves in one competency and chooses what may be shown of it.
 *
 * @param code of the competency, which has to be the same in both waves
 * @param levels whether means of then and now are to be shown beside the changes
 */
export function choosePairs(
  earlier: Wave,
  later: Wave,
  { code, minimum, levels }: { code: string; minimum: number; levels: boolean },
): ChosenPairs {
  const tree = treeOf(later.results);
  const then = new Map(earlier.people.map(({ personId, totals }) => [personId, totals.get(code)]));
  then.delete(null);
  const pairs: Pair[] = [];
  const pairOf = new Map<string, number>();
  for (const { personId, department, totals } of later.people) {
    const [before, after] = [then.get(personId), totals.get(code)];
    if (personId === null || !before || !after) continue;
    pairOf.set(personId, pairs.length);
    pairs.push({ unit: tree.numberOf.get(department) ?? 0, before, after });
  }
  const chosen = choosePairReleases({
    tree,
    candidates: shownIn(later.results, code),
    units: pairs.map(({ unit }) => unit),
    values: pairs.map(({ before, after }) => {
      const [a, b] = [variables(before), variables(after)];
      return [...a, ...b, ...b.map((value, at) => value - (a[at] ?? 0))];
    }),
    waves: [sideOf(later, code, pairOf, !levels), ...(levels ? [sideOf(earlier, code, pairOf, false)] : [])],
    minimum,
  });
  return { pairs, ...chosen };
}

/**
 * Whether the people are still all there whom the wave's figures were made of. Answers that were erased since can't be
 * seen any more, so nothing may be set against the figures that hold them.
 */
export function isWhole({ results, people }: Wave): boolean {
  const tree = treeOf(results);
  const counts = new Map<string, number>();
  for (const { department, totals } of people) {
    const own = tree.numberOf.get(department);
    if (own === undefined) return false;
    for (const code of totals.keys()) {
      for (let unit = own; unit >= 0; unit = tree.parents[unit] ?? -1) {
        const key = `${unit} ${code}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return results.units.every(
    (unit, number) =>
      unit.suppressed ||
      Object.entries(unit.competencies).every(
        ([code, result]) => result === null || counts.get(`${number} ${code}`) === result.n,
      ),
  );
}
