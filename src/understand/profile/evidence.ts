import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import type { UnitTree } from "#people/units.ts";
import type { PersonScore } from "./scoring.ts";

/** Totals of the people who gave both: one entry a person in each array, in the units' order. */
export interface PairedTotals {
  /** The unit each person is directly in, ascending. */
  units: number[];
  self: number[];
  organisation: number[];
}

/** Ratings of one competency's statements by people who rated every pair: per statement, one entry a person. */
interface CompletePairs {
  self: number[][];
  organisation: number[][];
}

/** What organisation and unit results are computed from. It never leaves this feature: results go through disclosure. */
export interface ProfileEvidence {
  tree: UnitTree;
  /** Head-count of each unit with everyone below it. */
  staff: number[];
  /** Whether others than those could answer, too, nobody knows how many: then intervals are those of a population without an end. */
  isOpen: boolean;
  /** Per unit, people directly in it who are part of the figures of at least one competency. */
  usable: number[];
  /** Per competency, in the questionnaire's order. */
  totals: PairedTotals[];
  /**
   * Per competency; for each person of `totals`, `completeIn` says whether every pair is rated, and `leads` whether the
   * person leads others.
   */
  pairs: { completeIn: boolean[]; leads: boolean[]; ratings: CompletePairs }[];
  /** People who rated at least half of all pairs, and those of them who gave the same rating throughout. */
  careless: { checked: number; sameThroughout: number };
}

/** A person's place in the organisation beside the scores. */
export interface ScoredPerson {
  unit: number;
  score: PersonScore;
  /** Whether the person leads others; nobody where nothing is said. */
  leads?: boolean;
}

/** True where one rating was given to every statement in both perspectives: nobody read the questions. */
function isSameThroughout(ratings: readonly number[]): boolean {
  return ratings.every((rating) => rating === ratings[0]);
}

/**
 * Collects evidence from everyone's scores. People without a pair of totals count in the head-count alone.
 *
 * @param people sorted by unit, ascending; every member of staff, whether or not they answered
 * @param isOpen whether others could answer, too
 */
export function collectEvidence(
  questionnaire: Questionnaire,
  tree: UnitTree,
  people: Iterable<ScoredPerson>,
  isOpen = false,
): ProfileEvidence {
  const units = tree.paths.length;
  const statements = questionnaire.competencies.reduce(
    (sum, competency) => sum + competency.statements.length,
    0,
  );
  const evidence: ProfileEvidence = {
    tree,
    staff: new Array<number>(units).fill(0),
    isOpen,
    usable: new Array<number>(units).fill(0),
    totals: questionnaire.competencies.map(() => ({ units: [], self: [], organisation: [] })),
    pairs: questionnaire.competencies.map(({ statements: own }) => ({
      completeIn: [],
      leads: [],
      ratings: { self: own.map(() => []), organisation: own.map(() => []) },
    })),
    careless: { checked: 0, sameThroughout: 0 },
  };
  for (const { unit, score, leads = false } of people) {
    for (let above = unit; above >= 0; above = tree.parents[above] ?? -1) {
      evidence.staff[above] = (evidence.staff[above] ?? 0) + 1;
    }
    if (addTotals(evidence, questionnaire, unit, score, leads))
      evidence.usable[unit] = (evidence.usable[unit] ?? 0) + 1;
    const given = [...score.competencies.values()].flatMap(({ ratings }) =>
      [...ratings.self, ...ratings.organisation].filter((rating) => rating !== null),
    );
    if (given.length >= statements) {
      evidence.careless.checked++;
      if (isSameThroughout(given)) evidence.careless.sameThroughout++;
    }
  }
  return evidence;
}

/** @returns whether the person is part of at least one competency's figures */
function addTotals(
  evidence: ProfileEvidence,
  questionnaire: Questionnaire,
  unit: number,
  score: PersonScore,
  leads: boolean,
) {
  let used = false;
  questionnaire.competencies.forEach(({ code }, index) => {
    const competency = score.competencies.get(code);
    const [totals, pairs] = [evidence.totals[index], evidence.pairs[index]];
    if (!competency || !totals || !pairs) return;
    const { self, organisation, ratings } = competency;
    if (self.total === null || organisation.total === null) return;
    used = true;
    totals.units.push(unit);
    totals.self.push(self.total);
    totals.organisation.push(organisation.total);
    const complete =
      ratings.self.every((rating) => rating !== null) && ratings.organisation.every((r) => r !== null);
    pairs.completeIn.push(complete);
    pairs.leads.push(leads);
    if (!complete) return;
    ratings.self.forEach((rating, statement) => void pairs.ratings.self[statement]?.push(rating ?? 0));
    ratings.organisation.forEach(
      (rating, statement) => void pairs.ratings.organisation[statement]?.push(rating ?? 0),
    );
  });
  return used;
}
