import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import { chooseReleases } from "#listen/responses/disclosure.ts";
import type { UnitTree } from "#people/units.ts";
import { benjaminiHochberg } from "#stats/benjamini-hochberg.ts";
import { mean } from "#stats/moments.ts";
import { pairedTest } from "#stats/paired-test.ts";
import { compareCompetency, type ProfileKind, profileKinds } from "../measures/measure.ts";
import { comparedMean, fewestForSpread, published } from "../profile/figure.ts";
import type {
  ChangeFigure,
  ChangeWord,
  Comparability,
  CompetencyChange,
  ProfileChange,
  UnitChange,
  WithheldChange,
} from "./change.ts";
import { choosePairs, type Pair, treeOf, type Wave } from "./paired-people.ts";
import { regressionWarnings } from "./regression-warnings.ts";
import type { BothTotals } from "./wave-people.ts";

/**
 * Fewest people whose changes' spread may be published where somebody knows what each of them said in one of the waves and
 * must not learn the rest. The sum of squares of changes is then a sum of the other wave's answers with weights that are
 * known: of five people that, and what else is published, leaves one possibility in most cases, of ten many thousands.
 */
const fewestWhereOneIsKnown = 12;

/** False discovery rate at which a change is called one. */
const level = 0.05;

/** Which competencies of two versions of a questionnaire can be compared. */
function comparabilityOf(earlier: Questionnaire, later: Questionnaire): Comparability[] {
  const gone = earlier.competencies.filter(
    ({ code }) => !later.competencies.some((competency) => competency.code === code),
  );
  return [...later.competencies, ...gone].map(({ code, name }) => ({
    competency: code,
    name,
    comparable: compareCompetency(earlier, later, code),
  }));
}

const totalOf = ({ self, organisation }: BothTotals, kind: ProfileKind) =>
  kind === "gap" ? self - organisation : kind === "self" ? self : organisation;

type Untold = Omit<ChangeFigure, "q" | "word"> & { gap: { before: number; after: number } | null };

/** Where the people of a unit and all below stand among pairs sorted by unit. */
function rangeOf(pairs: readonly Pair[], from: number, to: number): readonly Pair[] {
  const first = (unit: number) => {
    let [low, high] = [0, pairs.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[middle]?.unit ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return pairs.slice(first(from), first(to));
}

interface Computed {
  n: number;
  method: string;
  figures: Record<ProfileKind, Untold>;
}

function compute(
  people: readonly Pair[],
  gapNow: number,
  { levels, spread }: { levels: boolean; spread: boolean },
): Computed {
  const figure = (kind: ProfileKind): Untold => {
    const before = people.map((pair) => totalOf(pair.before, kind));
    const after = people.map((pair) => totalOf(pair.after, kind));
    const changes = after.map((value, at) => value - (before[at] ?? 0));
    const isSpreadShown = spread && people.length >= fewestForSpread;
    const {
      estimate: change,
      low,
      high,
    } = comparedMean(changes, spread ? fewestForSpread : Number.POSITIVE_INFINITY);
    const p = isSpreadShown ? (pairedTest(changes)?.p ?? null) : null;
    const [then, now] = [published(mean(before)), published(mean(after))];
    const gap = levels ? { before: then, after: now } : { before: gapNow - change, after: gapNow };
    return {
      before: levels ? then : null,
      after: levels ? now : null,
      change,
      low,
      high,
      p: p === null ? null : Number(p.toFixed(4)),
      gap: kind === "gap" ? gap : null,
    };
  };
  const figures = { self: figure("self"), organisation: figure("organisation"), gap: figure("gap") };
  const method =
    spread && people.length >= fewestForSpread
      ? "change within the same people, paired t test and 95 % t interval"
      : "change within the same people, too few to show an interval";
  return { n: people.length, method, figures };
}

function wordOf({ change, gap }: Untold, q: number | null): ChangeWord {
  if (q === null) return "too little data";
  if (q > level || change === 0) return "no evidence";
  if (!gap) return change > 0 ? "improved" : "worse";
  return Math.abs(gap.after) < Math.abs(gap.before) ? "narrower" : "wider";
}

/** Units whose changes' spread may be published where one wave is known: also the difference of two is of enough people. */
function spreadsShown(tree: UnitTree, pairs: readonly Pair[], released: readonly boolean[]): boolean[] {
  const own = tree.paths.map(() => ({ count: 0, shared: [] }));
  for (const { unit } of pairs) if (own[unit]) own[unit].count++;
  return chooseReleases({ tree, own, minimum: fewestWhereOneIsKnown, candidates: released });
}

/**
 * What changed between two waves. For each unit as it is at the later wave: the same people, then and now, wherever they
 * were then. People are paired by who they are, so those who moved, and units that were renamed, split or merged need no
 * mapping. Pure.
 *
 * @param levels whether means of then and now are to be shown; only where the earlier wave has not been compared yet and
 *   `isWhole`
 * @param minimum fewest people that any derivable figure may be about, at least five
 * @param isOneKnown whether somebody knows single answers of one of the waves who must not know those of the other
 */
export function compareWaves(
  questionnaires: { earlier: Questionnaire; later: Questionnaire },
  earlier: Wave,
  later: Wave,
  { minimum: asked, levels, isOneKnown = false }: { minimum: number; levels: boolean; isOneKnown?: boolean },
): Omit<ProfileChange, "earlier"> {
  const minimum = Math.max(asked, fewestForSpread);
  const tree = treeOf(later.results);
  const competencies = comparabilityOf(questionnaires.earlier, questionnaires.later);
  const computed = new Map<string, (Computed | WithheldChange)[]>();
  for (const { competency: code, comparable } of competencies) {
    if (comparable !== "same") continue;
    const { pairs, included, released } = choosePairs(earlier, later, { code, minimum, levels });
    const sorted = pairs.filter((_, pair) => included[pair]).sort((a, b) => a.unit - b.unit);
    const all = [...pairs].sort((a, b) => a.unit - b.unit);
    const spreads = isOneKnown ? spreadsShown(tree, sorted, released) : released;
    const within = (from: readonly Pair[], unit: number) => rangeOf(from, unit, tree.ends[unit] ?? unit);
    computed.set(
      code,
      tree.paths.map((_, unit) => {
        if (!released[unit])
          return { withheld: within(all, unit).length < minimum ? "too few pairs" : "protects individuals" };
        const shown = later.results.units[unit];
        const gapNow = shown && !shown.suppressed ? (shown.competencies[code]?.gap.estimate ?? 0) : 0;
        return compute(within(sorted, unit), gapNow, { levels, spread: spreads[unit] === true });
      }),
    );
  }
  const units = tell(later, computed);
  return {
    minimum,
    showsLevels: levels,
    competencies,
    warnings: regressionWarnings(units, tree),
    units,
  };
}

/** Adjusts all tests together and puts them into words. */
function tell(later: Wave, computed: Map<string, (Computed | WithheldChange)[]>): UnitChange[] {
  const tested = [...computed.values()].flatMap((units) =>
    units.flatMap((unit) =>
      "withheld" in unit ? [] : profileKinds.flatMap((kind) => unit.figures[kind].p ?? []),
    ),
  );
  const adjusted = benjaminiHochberg(tested).values();
  const told = new Map(
    [...computed].map(([code, units]) => [
      code,
      units.map((unit): CompetencyChange | WithheldChange => {
        if ("withheld" in unit) return unit;
        const figure = (kind: ProfileKind): ChangeFigure => {
          const { gap, ...rest } = unit.figures[kind];
          const q = rest.p === null ? null : Number((adjusted.next().value ?? 1).toFixed(4));
          return { ...rest, q, word: wordOf({ ...rest, gap }, q) };
        };
        const [self, organisation, gap] = [figure("self"), figure("organisation"), figure("gap")];
        return { n: unit.n, method: unit.method, self, organisation, gap };
      }),
    ]),
  );
  return later.results.units.flatMap(({ path, suppressed }, unit) => {
    if (suppressed) return [];
    const own = [...told].flatMap(([code, units]) => {
      const result = units[unit];
      return result ? [[code, result] as const] : [];
    });
    return [{ path, competencies: Object.fromEntries(own) }];
  });
}
