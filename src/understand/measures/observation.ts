import type { OrganisationResults } from "../profile/organisation-results.ts";
import { codeOf, profileKinds } from "./measure.ts";

type Withheld = "too few answers" | "protects individuals";

/** A unit of a release. */
interface ObservedUnit {
  /** Its number in preorder; 0 is the organisation. */
  unit: number;
  parent: number | null;
  /** The highest number below it; its own where there is nothing. */
  lastBelow: number;
  path: string;
  n: number | null;
  staff: number | null;
  withheld: Withheld | null;
}

/** One measure in one unit: a figure, or why there is none. */
export interface Observation {
  unit: number;
  /** The measure's. */
  code: string;
  n: number | null;
  figure: { estimate: number; low: number | null; high: number | null } | null;
  method: string;
  withheld: Withheld | null;
  comparison: { difference: number; q: number } | null;
}

/** The units of a release with their place among each other, in its order. Pure. */
export function unitsOf({ units }: Pick<OrganisationResults, "units">): ObservedUnit[] {
  const numberOf = new Map(units.map(({ path }, unit) => [path, unit]));
  const observed = units.map((one, unit): ObservedUnit => {
    const above = one.path.slice(0, Math.max(0, one.path.lastIndexOf("/")));
    return {
      unit,
      parent: unit === 0 ? null : (numberOf.get(above) ?? 0),
      lastBelow: unit,
      path: one.path,
      n: one.suppressed ? null : one.n,
      staff: one.suppressed ? null : one.staff,
      withheld: one.suppressed ? one.reason : null,
    };
  });
  for (const { parent, lastBelow } of observed.toReversed()) {
    const above = parent === null ? undefined : observed[parent];
    if (above) above.lastBelow = Math.max(above.lastBelow, lastBelow);
  }
  return observed;
}

/**
 * What a release says of each measure, from nothing but the release. Of units that are withheld only the organisation has
 * observations: they say that the measure was there, and that it is withheld.
 *
 * @param competencies codes, in the questionnaire's order
 */
export function* observationsOf(
  { units, comparisons }: Pick<OrganisationResults, "units" | "comparisons">,
  competencies: readonly string[],
): Generator<Observation> {
  const compared = Map.groupBy(comparisons, ({ path }) => path);
  for (const [unit, one] of units.entries()) {
    if (one.suppressed && unit > 0) continue;
    const own = compared.get(one.path) ?? [];
    for (const competency of competencies) {
      const result = one.suppressed ? null : one.competencies[competency];
      for (const kind of profileKinds) {
        const comparison = own.find((each) => each.competency === competency && each.perspective === kind);
        yield {
          unit,
          code: codeOf(competency, kind),
          n: result?.n ?? null,
          figure: result?.[kind] ?? null,
          method: result?.method ?? "",
          withheld: result ? null : one.suppressed ? one.reason : "protects individuals",
          comparison: comparison ? { difference: comparison.difference, q: comparison.q } : null,
        };
      }
    }
  }
}
