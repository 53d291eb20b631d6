import type { UnitTree } from "#people/units.ts";
import { expectedReturn } from "#stats/regression-to-the-mean.ts";
import { type ProfileKind, profileKinds } from "../measures/measure.ts";
import { published } from "../profile/figure.ts";
import { isWithheld, type RegressionWarning, type UnitChange } from "./change.ts";

/** Share of units that count as extreme; at least one does. */
const extreme = 0.25;

interface Seen {
  path: string;
  before: number;
  after: number;
}

/**
 * Units that were among the lowest the first time (for gaps: the widest, self above organisation), with how far they would
 * come back by themselves: Galton's regression, by the correlation of units' means in the two waves. Only units with no
 * other shown unit below are looked at, so that nobody counts twice. From published figures alone.
 */
export function regressionWarnings(units: readonly UnitChange[], tree: UnitTree): RegressionWarning[] {
  const codes = Object.keys(units[0]?.competencies ?? {});
  return codes.flatMap((code) => profileKinds.flatMap((kind) => warningsOf(units, tree, code, kind)));
}

function warningsOf(units: readonly UnitChange[], tree: UnitTree, competency: string, kind: ProfileKind) {
  const seen = lowestShown(units, tree, competency).flatMap(({ path, competencies }): Seen[] => {
    const result = competencies[competency];
    if (!result || isWithheld(result)) return [];
    const { before, after } = result[kind];
    return before === null || after === null ? [] : [{ path, before, after }];
  });
  if (seen.length < 2) return [];
  const sign = kind === "gap" ? -1 : 1;
  const chosen = [...seen]
    .sort((a, b) => sign * (a.before - b.before))
    .slice(0, Math.max(1, Math.floor(seen.length * extreme)));
  const [first, second] = [seen.map(({ before }) => before), seen.map(({ after }) => after)];
  return chosen.map(({ path, before }): RegressionWarning => {
    const found = expectedReturn(before, first, second);
    return {
      path,
      competency,
      kind,
      expected: found && published(found.expected),
      correlation: found && published(found.correlation),
    };
  });
}

/** Units whose change is shown, with none below whose change is. */
function lowestShown(units: readonly UnitChange[], tree: UnitTree, competency: string): UnitChange[] {
  const shown = units.filter(({ competencies }) => {
    const result = competencies[competency];
    return result && !isWithheld(result);
  });
  const above = new Set<number>();
  for (const { path } of shown) {
    let unit = tree.parents[tree.numberOf.get(path) ?? 0] ?? -1;
    for (; unit >= 0 && !above.has(unit); unit = tree.parents[unit] ?? -1) above.add(unit);
  }
  return shown.filter(({ path }) => !above.has(tree.numberOf.get(path) ?? 0));
}
