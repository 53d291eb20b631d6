/**
 * Figures by a class that crosses the units, beside figures by units: statements are about people who rated every pair,
 * leaders about people of some levels. Each gives an attacker one more sum, over everybody in the class.
 *
 * Take people whom no figure of a unit tells apart: an *atom*. All in it have the same coefficient from the units' figures,
 * and those in a class its multiple more: 0, g (leaders), δ (complete) or g + δ. At most one of these can be cancelled by
 * the units' coefficient, so a combination that uses a class is, in each atom, about at least all people but the largest
 * group that has the same addition. Which classes have the same one depends on g and δ alone: δ = 0, g = 0, g = δ,
 * g = −δ, or all differ, which is never about fewer. Summed over the atoms that is the fewest people a combination can be
 * about, by cases; each has to be the minimum, and there must be no value that all of them could share.
 *
 * A class that is a union of the wave's cells tells nothing new.
 */
import { type Group, join, nobody } from "./disclosure.ts";

/** A person's class: the sum of `complete` and `leader` where they hold. */
export const complete = 1;
export const leader = 2;

/** Per atom, the group of each class: neither, complete, leader, both. */
export type ClassesOf<Atom> = Map<Atom, Group[]>;

/** Puts a person into an atom. */
export function addToAtom<Atom>(atoms: ClassesOf<Atom>, atom: Atom, classOf: number, person: Group): void {
  const groups = atoms.get(atom) ?? [nobody, nobody, nobody, nobody];
  groups[classOf] = join(groups[classOf] ?? nobody, person);
  atoms.set(atom, groups);
}

/** Classes that have the same addition, by case. */
const byCompleteness = [
  [0, 2],
  [1, 3],
];
const byLevel = [
  [0, 1],
  [2, 3],
];
const byBoth = [byCompleteness, byLevel, [[0], [1, 2], [3]], [[0, 3], [1], [2]]];

/** Figures that are shown by class. */
export interface ShownClasses {
  statements: boolean;
  leaders: boolean;
}

/** The classes that are not unions of these cells. */
export function crossing(cells: Iterable<readonly Group[]>, shown: ShownClasses): ShownClasses {
  const all = [...cells];
  const crosses = (sides: number[][]) =>
    all.some((cell) => sides.every((side) => side.some((at) => (cell[at]?.count ?? 0) > 0)));
  return {
    statements: shown.statements && crosses(byCompleteness),
    leaders: shown.leaders && crosses(byLevel),
  };
}

/** True where nobody is singled out by figures of these classes beside figures that tell the atoms apart. */
export function areClassesSafe(
  atoms: Iterable<readonly Group[]>,
  { statements, leaders }: ShownClasses,
  minimum: number,
): boolean {
  const cases =
    statements && leaders ? byBoth : [...(statements ? [byCompleteness] : []), ...(leaders ? [byLevel] : [])];
  const all = [...atoms];
  return cases.every((sides) => isCaseSafe(all, sides, minimum));
}

function isCaseSafe(atoms: readonly (readonly Group[])[], sides: number[][], minimum: number): boolean {
  const mixed = atoms
    .map((atom) => sides.map((side) => taken(side.map((at) => atom[at] ?? nobody))))
    .map((groups) => groups.filter(({ count }) => count > 0))
    .filter((groups) => groups.length > 1);
  const fewest = mixed.reduce(
    (sum, groups) =>
      sum + groups.reduce((all, { count }) => all + count, 0) - Math.max(...groups.map(({ count }) => count)),
    0,
  );
  return fewest >= minimum && !canAgree(mixed);
}

const taken = (groups: readonly Group[]) => groups.reduce(join, nobody);

/** What is left of an atom when one of its groups is cancelled, for each of them. */
const remainders = (groups: readonly Group[]) =>
  groups.map((_, cancelled) => taken(groups.filter((_group, at) => at !== cancelled)));

/** Whether in every atom a group can be cancelled so that all who are left, everywhere, share a value. */
function canAgree(mixed: readonly (readonly Group[])[]): boolean {
  const left = mixed.map(remainders);
  const candidates = (left[0] ?? []).flatMap(({ shared }) =>
    shared.map((value, variable) => ({ value, variable })),
  );
  return candidates.some(
    ({ value, variable }) =>
      typeof value === "number" &&
      left.every((choices) => choices.some(({ shared }) => shared[variable] === value)),
  );
}
