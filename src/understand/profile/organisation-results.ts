import type { Perspective, Questionnaire } from "#listen/profile/questionnaire.ts";
import { chooseReleases, type Group, isSafe, join, nobody } from "#listen/responses/disclosure.ts";
import type { UnitTree } from "#people/units.ts";
import {
  type CarelessAnswering,
  type Reliability,
  releaseCareless,
  releaseReliability,
} from "./answer-quality.ts";
import type { ProfileEvidence } from "./evidence.ts";
import { type Figure, publishedMean } from "./figure.ts";
import { type LeaderResults, releaseLeaders } from "./leader-results.ts";
import { groupOfPerson } from "./person-group.ts";
import { releaseStatements, type StatementResult } from "./statement-results.ts";
import { compareUnits, type UnitComparison } from "./unit-comparison.ts";

/** One competency in one unit. All three figures are about the same `n` people. */
export interface CompetencyResult extends Record<Perspective | "gap", Figure> {
  n: number;
  method: string;
}

export interface ReleasedUnit {
  path: string;
  suppressed: false;
  /** People who are part of the figures of at least one competency. */
  n: number;
  /** Head-count. */
  staff: number;
  /** By code; null where the competency is withheld. */
  competencies: Record<string, CompetencyResult | null>;
}

interface SuppressedUnit {
  path: string;
  suppressed: true;
  reason: "too few answers" | "protects individuals";
}

export type UnitResult = ReleasedUnit | SuppressedUnit;

/** Everything about the organisation that may leave the consultant's hands. */
export interface OrganisationResults {
  minimum: number;
  /** In preorder: a unit, then everything below it. */
  units: UnitResult[];
  /** Units against everyone else, with the false discovery rate controlled. */
  comparisons: UnitComparison[];
  /** Whole organisation; by competency, null where withheld. */
  statements: Record<string, StatementResult[] | null>;
  reliability: Record<string, Reliability | null>;
  careless: CarelessAnswering | null;
  /** Leaders beside everyone else in the whole organisation; missing where it is not known who leads. */
  leaders?: LeaderResults;
}

/** Where the people of units `from … to − 1` stand in arrays that are sorted by unit. */
function rangeOf(units: readonly number[], from: number, to: number): [number, number] {
  const firstAtLeast = (unit: number) => {
    let [low, high] = [0, units.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((units[middle] ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [firstAtLeast(from), firstAtLeast(to)];
}

/** People directly in each unit as the disclosure rules see them. */
function ownGroups(evidence: ProfileEvidence, competency: number): Group[] {
  const groups = evidence.tree.paths.map(() => nobody);
  const totals = evidence.totals[competency];
  totals?.units.forEach((unit, person) => {
    groups[unit] = join(groups[unit] ?? nobody, groupOfPerson(totals, person));
  });
  return groups;
}

/** Units that have a competency to show, taken by themselves: everyone in and below them is enough people who differ. */
function showable(tree: UnitTree, byCompetency: Group[][], minimum: number): boolean[] {
  const shows = byCompetency.map((own) => {
    const below = [...own];
    for (let unit = below.length - 1; unit > 0; unit--) {
      const parent = tree.parents[unit] ?? 0;
      below[parent] = join(below[parent] ?? nobody, below[unit] ?? nobody);
    }
    return below.map((group) => group.count > 0 && isSafe(group, minimum));
  });
  return tree.paths.map((_, unit) => shows.some((units) => units[unit]));
}

/** Which units, and in them which competencies, may be shown. */
function decideReleases(evidence: ProfileEvidence, minimum: number) {
  const { tree } = evidence;
  const byCompetency = evidence.totals.map((_, competency) => ownGroups(evidence, competency));
  const counts = evidence.usable.map((count): Group => ({ count, shared: [] }));
  const candidates = showable(tree, byCompetency, minimum);
  const shown = chooseReleases({ tree, own: counts, minimum, candidates });
  const released = byCompetency.map((own) => chooseReleases({ tree, own, minimum, candidates: shown }));
  // A unit of which no competency can be shown has nothing to tell but its count.
  const units = shown.map((isShown, unit) => isShown && released.some((competency) => competency[unit]));
  return { units, byCompetency: released };
}

function competencyResult(
  evidence: ProfileEvidence,
  competency: number,
  unit: number,
): CompetencyResult | null {
  const totals = evidence.totals[competency];
  if (!totals) return null;
  const [from, to] = rangeOf(totals.units, unit, evidence.tree.ends[unit] ?? unit);
  const self = totals.self.slice(from, to);
  const organisation = totals.organisation.slice(from, to);
  const gaps = self.map((value, person) => value - (organisation[person] ?? 0));
  const population = evidence.isOpen ? Number.POSITIVE_INFINITY : (evidence.staff[unit] ?? 0);
  const { figure: gap, method } = publishedMean(gaps, population);
  return {
    n: self.length,
    self: publishedMean(self, population).figure,
    organisation: publishedMean(organisation, population).figure,
    gap,
    method,
  };
}

/** Number of usable people in each unit with everyone below it. */
function peopleBelow(evidence: ProfileEvidence): number[] {
  const people = [...evidence.usable];
  for (let unit = people.length - 1; unit > 0; unit--) {
    const parent = evidence.tree.parents[unit] ?? 0;
    people[parent] = (people[parent] ?? 0) + (people[unit] ?? 0);
  }
  return people;
}

/** Results of every unit, with what may not be shown withheld. Pure. */
export function organisationResults(
  questionnaire: Questionnaire,
  evidence: ProfileEvidence,
  minimum: number,
): OrganisationResults {
  const { tree } = evidence;
  const codes = questionnaire.competencies.map(({ code }) => code);
  const released = decideReleases(evidence, minimum);
  const people = peopleBelow(evidence);
  const units = tree.paths.map((path, unit): UnitResult => {
    const n = people[unit] ?? 0;
    if (!released.units[unit]) {
      return { path, suppressed: true, reason: n < minimum ? "too few answers" : "protects individuals" };
    }
    const competencies = Object.fromEntries(
      codes.map((code, competency) => [
        code,
        released.byCompetency[competency]?.[unit] ? competencyResult(evidence, competency, unit) : null,
      ]),
    );
    return { path, suppressed: false, n, staff: evidence.staff[unit] ?? 0, competencies };
  });
  const wholeShown = released.byCompetency.map((byUnit) => byUnit[0] === true);
  const statements = codes.map((_, index) =>
    wholeShown[index]
      ? releaseStatements(questionnaire, evidence, index, released.byCompetency[index] ?? [], minimum)
      : null,
  );
  const leaders = releaseLeaders(codes, evidence, released.byCompetency, statements, minimum);
  return {
    minimum,
    units,
    ...(leaders && { leaders }),
    comparisons: compareUnits(codes, evidence, released.byCompetency),
    statements: Object.fromEntries(codes.map((code, index) => [code, statements[index] ?? null])),
    // Beside totals, how far statements agree tells as much as the statements: both are shown or neither.
    reliability: Object.fromEntries(
      codes.map((code, index) => [code, statements[index] ? releaseReliability(evidence, index) : null]),
    ),
    careless: wholeShown.some(Boolean) ? releaseCareless(evidence, minimum) : null,
  };
}
