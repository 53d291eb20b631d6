import type { Competency, Questionnaire } from "#listen/profile/questionnaire.ts";
import type {
  CompetencyResult,
  OrganisationResults,
  ReleasedUnit,
  UnitResult,
} from "../profile/organisation-results.ts";
import type { ProfileChange } from "../waves/change.ts";

/** What an organisation's or a unit's report is made from: released results only. */
export interface OrganisationReportSource {
  questionnaire: Questionnaire;
  results: OrganisationResults;
  /** The unit the report is about; "" is the organisation. It must be released. */
  unit: ReleasedUnit;
  /** Name of the organisation or, where nobody gave one, a description of it. */
  organisation: string;
  /** Who publishes the report; "" where nobody is named. */
  consultant: string;
  /** ISO date printed on it. */
  date: string;
  /** What changed since the campaign that this one follows. */
  change?: ProfileChange | null;
}

export interface ReleasedCompetency {
  competency: Competency;
  result: CompetencyResult;
}

/** The competencies of the report's unit whose figures are released. */
export function releasedCompetencies({
  questionnaire,
  unit,
}: OrganisationReportSource): ReleasedCompetency[] {
  return questionnaire.competencies.flatMap((competency) => {
    const result = unit.competencies[competency.code];
    return result ? [{ competency, result }] : [];
  });
}

/** The same, the widest gap first. */
export function rankedByGap(source: OrganisationReportSource): ReleasedCompetency[] {
  return releasedCompetencies(source).sort(
    (a, b) => Math.abs(b.result.gap.estimate) - Math.abs(a.result.gap.estimate),
  );
}

/** The units below the report's unit, in order. */
export function unitsBelow({ results, unit }: OrganisationReportSource): UnitResult[] {
  return results.units.filter(
    ({ path }) => path !== unit.path && (unit.path === "" || path.startsWith(`${unit.path}/`)),
  );
}

/** A unit's path as printed: "Sales › North", or the organisation's name. */
export function unitName(path: string, organisation: string): string {
  return path === "" ? organisation : path.split("/").join(" › ");
}
