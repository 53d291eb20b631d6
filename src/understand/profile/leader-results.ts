import {
  addToAtom,
  areClassesSafe,
  type ClassesOf,
  complete,
  crossing,
  leader,
} from "#listen/responses/crossed-classes.ts";
import { isSafe, join } from "#listen/responses/disclosure.ts";
import { benjaminiHochberg } from "#stats/benjamini-hochberg.ts";
import { mean, momentsOf } from "#stats/moments.ts";
import { welchTest } from "#stats/welch-test.ts";
import type { ProfileEvidence } from "./evidence.ts";
import { comparedMean, type Figure, fewestForSpread, published } from "./figure.ts";
import { groupOfPerson } from "./person-group.ts";
import { releasedAbove } from "./residual-cells.ts";

/** Means of leaders and of everyone else, and their difference. */
interface LeaderFigure {
  leaders: Figure;
  others: Figure;
  /** Leaders less everyone else. */
  difference: number;
  /** Of Welch's t test, adjusted over all of these comparisons (Benjamini–Hochberg); null where there is no test. */
  q: number | null;
}

/** One competency in the whole organisation: how many leaders and others, and their means. */
interface LeaderResult extends Record<"self" | "organisation" | "gap", LeaderFigure> {
  leaders: number;
  others: number;
}

/** By code; null where it is withheld. */
export type LeaderResults = Record<string, LeaderResult | null>;

/** How leaders are compared, in words. */
export const leaderMethod =
  "Means with 95 % t intervals about people like them, so they are wider than those of totals; differences by Welch's t test, with the false discovery rate controlled over all comparisons (Benjamini–Hochberg).";

/** Whether somebody of this level leads others; people whose level is not known count with everyone else. */
export const leadsOthers = (level: string | null): boolean => level !== null && level !== "front line";

type Tested = Omit<LeaderFigure, "q"> & { p: number | null };

/**
 * Compares people who lead others with everyone else, where that gives nobody away beside the figures of units and
 * statements (see `crossed-classes.ts`). What units and statements show is decided before; only this is withheld.
 *
 * @param released per competency and unit, whether the totals are shown
 * @param statements per competency, null where statements are withheld
 * @returns null where it is not known that anybody leads
 */
export function releaseLeaders(
  codes: readonly string[],
  evidence: ProfileEvidence,
  released: readonly (readonly boolean[])[],
  statements: readonly unknown[],
  minimum: number,
): LeaderResults | null {
  if (!evidence.pairs.some(({ leads }) => leads.includes(true))) return null;
  const compared = codes.map((_, competency) => {
    const shown = released[competency] ?? [];
    const beside = statements[competency] !== null;
    return areLeadersSafe(evidence, competency, shown, beside, minimum)
      ? compare(evidence, competency)
      : null;
  });
  const tested = compared.flatMap((one) => (one ? [one.self, one.organisation, one.gap] : []));
  const adjusted = benjaminiHochberg(tested.flatMap(({ p }) => (p === null ? [] : [p]))).values();
  const withQ = ({ p, ...figure }: Tested): LeaderFigure => ({
    ...figure,
    q: p === null ? null : Number((adjusted.next().value ?? 1).toFixed(4)),
  });
  return Object.fromEntries(
    codes.map((code, competency) => {
      const one = compared[competency];
      if (!one) return [code, null];
      const [self, organisation, gap] = [withQ(one.self), withQ(one.organisation), withQ(one.gap)];
      return [code, { leaders: one.leaders, others: one.others, self, organisation, gap }];
    }),
  );
}

function areLeadersSafe(
  evidence: ProfileEvidence,
  competency: number,
  released: readonly boolean[],
  statements: boolean,
  minimum: number,
): boolean {
  const [totals, pairs] = [evidence.totals[competency], evidence.pairs[competency]];
  if (!released[0] || !totals || !pairs) return false;
  const above = releasedAbove(evidence.tree, released);
  const atoms: ClassesOf<number> = new Map();
  totals.units.forEach((unit, person) => {
    const classOf = (pairs.completeIn[person] ? complete : 0) + (pairs.leads[person] ? leader : 0);
    addToAtom(atoms, above[unit] ?? -1, classOf, groupOfPerson(totals, person));
  });
  const cells = [...atoms.values()];
  const fewest = Math.max(minimum, fewestForSpread);
  const sides = [
    [0, complete],
    [leader, leader + complete],
  ].map((side) =>
    cells.map((cell) => join(cell[side[0] ?? 0] ?? none, cell[side[1] ?? 0] ?? none)).reduce(join, none),
  );
  const isLarge = sides.every((side) => side.count > 0 && isSafe(side, fewest));
  return isLarge && areClassesSafe(cells, crossing(cells, { statements, leaders: true }), minimum);
}

const none = { count: 0, shared: [] };

function compare(evidence: ProfileEvidence, competency: number) {
  const totals = evidence.totals[competency] ?? { self: [], organisation: [] };
  const leads = evidence.pairs[competency]?.leads ?? [];
  const gaps = totals.self.map((value, person) => value - (totals.organisation[person] ?? 0));
  const figure = (values: readonly number[]): Tested => {
    const leaders = values.filter((_, person) => leads[person]);
    const others = values.filter((_, person) => !leads[person]);
    return {
      leaders: comparedMean(leaders),
      others: comparedMean(others),
      difference: published(mean(leaders) - mean(others)),
      p: welchTest(momentsOf(leaders), momentsOf(others))?.p ?? null,
    };
  };
  const count = leads.filter(Boolean).length;
  return {
    leaders: count,
    others: leads.length - count,
    self: figure(totals.self),
    organisation: figure(totals.organisation),
    gap: figure(gaps),
  };
}
