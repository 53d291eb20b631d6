import type { Perspective, Questionnaire, Scale } from "#listen/profile/questionnaire.ts";
import type { ProfileEvidence } from "./evidence.ts";
import { type Figure, published, publishedMean } from "./figure.ts";
import { isSafeBesideTotals } from "./statement-disclosure.ts";

/** Statements and their distributions are shown from this many answers up. */
const minimumForStatements = 10;

/** One statement in the whole organisation, over the people who rated every pair of its competency. */
export interface StatementResult extends Record<Perspective | "gap", Figure> {
  code: string;
  n: number;
  /** Per perspective, the share of people who gave each rating of the scale. */
  distribution: Record<Perspective, Record<string, number>>;
}

function shares(values: readonly number[], { minimum, maximum }: Scale): Record<string, number> {
  const counts = new Map<number, number>();
  for (let rating = minimum; rating <= maximum; rating++) counts.set(rating, 0);
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries([...counts].map(([rating, count]) => [rating, published(count / values.length)]));
}

/**
 * Results of each statement of a competency in the whole organisation, or null: below ten complete answers, where they
 * would give people away beside the units' totals, or where everyone says the same of a statement (its neighbours and
 * the total would still reveal it, so the competency's statements are withheld together).
 *
 * @param index of the competency in the questionnaire
 * @param released per unit, whether the competency's totals are released
 */
export function releaseStatements(
  { scale, competencies }: Questionnaire,
  evidence: ProfileEvidence,
  index: number,
  released: boolean[],
  minimum: number,
): StatementResult[] | null {
  const ratings = evidence.pairs[index]?.ratings;
  const n = ratings?.self[0]?.length ?? 0;
  if (!ratings || n < Math.max(minimum, minimumForStatements)) return null;
  const gaps = ratings.self.map((values, statement) =>
    values.map((value, person) => value - (ratings.organisation[statement]?.[person] ?? 0)),
  );
  const unanimous = [...ratings.self, ...ratings.organisation, ...gaps].some(
    (values) => new Set(values).size === 1,
  );
  if (unanimous || !isSafeBesideTotals(evidence, index, released, minimum)) return null;
  const population = evidence.isOpen ? Number.POSITIVE_INFINITY : (evidence.staff[0] ?? n);
  return (competencies[index]?.statements ?? []).map(({ code }, statement) => {
    const self = ratings.self[statement] ?? [];
    const organisation = ratings.organisation[statement] ?? [];
    return {
      code,
      n,
      self: publishedMean(self, population).figure,
      organisation: publishedMean(organisation, population).figure,
      gap: publishedMean(gaps[statement] ?? [], population).figure,
      distribution: { self: shares(self, scale), organisation: shares(organisation, scale) },
    };
  });
}
