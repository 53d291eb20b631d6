/**
 * Figures of the people who answered two items, beside the figures of each item by groups: whether what they leave tells
 * somebody's answer.
 *
 * Let `c` be an item's classes (`local-suppression.ts`) and S₁, S₂, … sets of people whose sums of the item are known as well:
 * those who also answered another item. A combination of sums gives everybody the coefficient α_c + Σ βᵢ·[in Sᵢ]. If all β are
 * 0 it is about whole classes. Else take the last i with βᵢ ≠ 0: of two people of one class who are alike in all sets before
 * Sᵢ, one in Sᵢ and one not, at most one can have the coefficient 0. So the combination is about at least, summed over classes
 * and memberships in the sets before, the smaller of the two sides. That has to be enough people, and the sides that can be
 * left must not all say the same. Where there are no two such people, Sᵢ must be a set of whole classes or one of those before
 * it: then it tells nothing new.
 */

/** People of one class with the same memberships. */
interface Part {
  n: number;
  least: number;
  most: number;
}

const nobody: Part = { n: 0, least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY };

/** What is known of one item's people: class, memberships as bits, value. */
export interface Memberships {
  /** By class and bits. */
  parts: Map<number, { place: number; bits: number; part: Part }>;
}

/** Most sets that somebody can be in: their bits and a class are one number. */
export const mostSets = 30;

/** Starts with nobody. @returns also what adds somebody with the own class, sets as bits, and value */
export function createMemberships(): Memberships & {
  add: (place: number, bits: number, value: number) => void;
} {
  const parts: Memberships["parts"] = new Map();
  return {
    parts,
    add(place, bits, value) {
      const key = place * 2 ** mostSets + bits;
      let found = parts.get(key);
      if (!found) {
        found = { place, bits, part: { ...nobody } };
        parts.set(key, found);
      }
      const { part } = found;
      part.n++;
      if (value < part.least) part.least = value;
      if (value > part.most) part.most = value;
    },
  };
}

/** Whether a set may be shown beside those before it. @param sets as bits */
export function isSetSafe(
  { parts }: Memberships,
  set: number,
  before: readonly number[],
  minimum: number,
): boolean {
  const all = [...parts.values()];
  const mask = before.reduce((bits, one) => bits | one, 0);
  const sides = new Map<string, [Part, Part]>();
  for (const { place, bits, part } of all) {
    const key = `${place} ${bits & mask}`;
    const found = sides.get(key) ?? [nobody, nobody];
    const side = (bits & set) === 0 ? 0 : 1;
    found[side] = joined(found[side], part);
    sides.set(key, [found[0], found[1]]);
  }
  const pairs = [...sides.values()].filter(([one, other]) => one.n > 0 && other.n > 0);
  if (pairs.length === 0) {
    const isIn = ({ bits }: { bits: number }, of: number) => (bits & of) !== 0;
    const byClass = Map.groupBy(all, ({ place }) => place);
    return (
      [...byClass.values()].every((own) => new Set(own.map((one) => isIn(one, set))).size === 1) ||
      before.some((earlier) => all.every((one) => isIn(one, set) === isIn(one, earlier)))
    );
  }
  const fewest = pairs.reduce((sum, [one, other]) => sum + Math.min(one.n, other.n), 0);
  return fewest >= minimum && !canAgree(pairs);
}

const joined = (one: Part, other: Part): Part => ({
  n: one.n + other.n,
  least: Math.min(one.least, other.least),
  most: Math.max(one.most, other.most),
});

/** Whether in every pair a side can be left that all say the same one value. */
function canAgree(pairs: readonly (readonly [Part, Part])[]): boolean {
  const values = (pairs[0] ?? []).flatMap(({ least, most }) => (least === most ? [least] : []));
  return values.some((value) =>
    pairs.every((sides) => sides.some(({ least, most }) => least === value && most === value)),
  );
}
