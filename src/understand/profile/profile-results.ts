import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import { buildUnitTree } from "#people/units.ts";
import { collectEvidence } from "./evidence.ts";
import { type OrganisationResults, organisationResults } from "./organisation-results.ts";
import type { PersonScore } from "./scoring.ts";

/**
 * Results of an organisation from everybody who was asked, whether or not they answered. Pure.
 *
 * @param people with the path of each one's department, and whether they lead others
 * @param score scores one person; called once a person, so that scores need not be kept
 * @param isOpen whether others could answer, too: see `ProfileEvidence`
 */
export function profileResults(
  questionnaire: Questionnaire,
  people: readonly { id: string; department: string; leads?: boolean }[],
  score: (id: string) => PersonScore,
  minimum: number,
  isOpen = false,
): OrganisationResults {
  const tree = buildUnitTree(people.map(({ department }) => department));
  const placed = people.map(({ id, department, leads = false }) => ({
    id,
    leads,
    unit: tree.numberOf.get(department) ?? 0,
  }));
  placed.sort((a, b) => a.unit - b.unit);
  const scored = Iterator.from(placed).map(({ id, unit, leads }) => ({ unit, leads, score: score(id) }));
  return organisationResults(questionnaire, collectEvidence(questionnaire, tree, scored, isOpen), minimum);
}
