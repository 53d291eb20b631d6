import { chooseReleases } from "#listen/responses/disclosure.ts";
import { buildUnitTree } from "#people/units.ts";
import { attack } from "./disclosure-attack.ts";
import { answersTo, sumIn, usablePeople, variablesOf } from "./disclosure-knowledge.ts";
import { type Organisation, recordOf } from "./disclosure-organisations.ts";

/** Which units were shown out of those that are large enough, and how to judge other choices. */
export interface Choice {
  name: string;
  /** People a candidate covers. */
  candidates: { path: string; n: number }[];
  shown: string[];
  /** Whether these units can be shown together, in the attacker's view. */
  isSafe(paths: readonly string[]): boolean;
}

/** The choices behind a record: units whose number of answers may be known, and among these each competency's. */
export function choicesOf(organisation: Organisation, minimum: number): Choice[] {
  const { departments, members, questionnaire } = organisation;
  const choice = (
    name: string,
    paths: readonly string[],
    covered: readonly unknown[],
    variables: number[][],
    isShown: (path: string, index: number) => unknown,
  ): Choice => {
    const sums = new Map(paths.map((path) => [path, sumIn(organisation, covered, path)]));
    const sizes = paths.map((path) => ({ path, n: sums.get(path)?.reduce((a, b) => a + b, 0) ?? 0 }));
    const equations = (shown: readonly string[]) => shown.map((path) => sums.get(path) ?? []);
    return {
      name,
      candidates: sizes.filter(({ n }) => n >= minimum),
      shown: paths.filter(isShown),
      isSafe: (shown) => attack(equations(shown), variables, minimum).length === 0,
    };
  };
  const tree = buildUnitTree(departments);
  const usable = usablePeople(organisation);
  const isOwn = (path: string) => members.filter((member, at) => member.department === path && usable[at]);
  const own = tree.paths.map((path) => ({ count: isOwn(path).length, shared: [] }));
  // A unit that has no competency to show even by itself has no use for its count.
  const alone = questionnaire.competencies.map((_, index) => {
    const answers = answersTo(organisation, index);
    return choice("alone", tree.paths, answers, variablesOf(answers), () => false);
  });
  const candidates = tree.paths.map((path) =>
    alone.some((one) => one.candidates.some((candidate) => candidate.path === path) && one.isSafe([path])),
  );
  const released = chooseReleases({ tree, own, minimum, candidates });
  const all = choice("count", tree.paths, usable, [], (_, unit) => released[unit]);
  const isCandidate = ({ path }: { path: string }) => candidates[tree.numberOf.get(path) ?? -1];
  const counts = { ...all, candidates: all.candidates.filter(isCandidate) };
  const units = new Map(recordOf(organisation, minimum).units.map((unit) => [unit.path, unit]));
  const byCompetency = questionnaire.competencies.map(({ code }, index) => {
    const answers = answersTo(organisation, index);
    return choice(code, counts.shown, answers, variablesOf(answers), (path) => {
      const unit = units.get(path);
      return unit && !unit.suppressed && unit.competencies[code];
    });
  });
  return [counts, ...byCompetency];
}

/** People withheld, each once for every withheld unit, with the number of units to decide between equals. */
export function costOf({ candidates }: Choice, shown: readonly string[]): number {
  return candidates.reduce((sum, { path, n }) => (shown.includes(path) ? sum : sum + n + 1e-3), 0);
}

/** Every set of candidates, the cheapest first. */
export function waysToShow(choice: Choice): string[][] {
  const sets = Array.from({ length: 2 ** choice.candidates.length }, (_, set) =>
    choice.candidates.filter((_candidate, index) => (set >> index) & 1).map(({ path }) => path),
  );
  return sets
    .map((shown) => ({ shown, cost: costOf(choice, shown) }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ shown }) => shown);
}
