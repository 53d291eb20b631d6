import type { SurveyResults } from "../surveys/survey-results.ts";
import type { BreakdownResult, CampaignSurvey } from "./campaign-survey.ts";

/** A group among those of all breakdowns: it is no path. */
const nameOf = ({ label }: BreakdownResult, group: string) => `${label}: ${group}`;

/**
 * A campaign's figures with the groups of all breakdowns in one list, as measures are made from. Persons' groups are in none
 * of them. Pure.
 */
export function observedResults({ overall, breakdowns }: CampaignSurvey): SurveyResults {
  const groups = breakdowns.flatMap((breakdown) =>
    breakdown.groups.map(({ value: _, label, ...group }) => ({ ...group, name: nameOf(breakdown, label) })),
  );
  const gaps = breakdowns.flatMap((breakdown) => {
    const labels = new Set(breakdown.groups.map(({ label }) => label));
    const named = (side: string) => (labels.has(side) ? nameOf(breakdown, side) : side);
    return breakdown.gaps.map((gap) => ({
      ...gap,
      between: [named(gap.between[0]), named(gap.between[1])] as [string, string],
    }));
  });
  return { ...overall, groups, gaps };
}
