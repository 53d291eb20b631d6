import { benjaminiHochberg } from "#stats/benjamini-hochberg.ts";
import { published } from "../surveys/published.ts";
import type { ItemResult } from "../surveys/survey-results.ts";
import type { PairedComparison, ProvidersResult } from "./campaign-survey.ts";
import { mostSets } from "./paired-figures.ts";
import { comparable, differencesOf, type PairedItem, testOf } from "./paired-items.ts";
import type { SurveyClasses, SurveyRules } from "./survey-classes.ts";
import type { TakeTurns } from "./take-turns.ts";

/** An item with its figure of everybody. */
export interface FiguredItem extends PairedItem {
  result: ItemResult;
}

/** Us beside each competitor, by the people who rated both; of more than `mostSets` the first. */
export async function providersResult(
  question: { id: string; label: string },
  us: FiguredItem,
  competitors: readonly FiguredItem[],
  classes: SurveyClasses,
  rules: SurveyRules,
  turn: TakeTurns,
): Promise<ProvidersResult> {
  const compared = competitors.slice(0, mostSets);
  const why = await comparable(us, compared, classes, rules, turn);
  const found = compared.map(({ column, result }, at) => {
    const differences = differencesOf(us.column, column);
    const test = why[at] === null ? testOf(differences) : null;
    const paired: PairedComparison | null = test && {
      n: differences.n,
      difference: published(differences.mean),
      low: published(test.low),
      high: published(test.high),
      p: published(test.p),
      q: 1,
      higher: published(differences.higher / differences.n),
      equal: published(differences.equal / differences.n),
      lower: published(differences.lower / differences.n),
      netLead: published((differences.higher - differences.lower) / differences.n),
    };
    const reason = paired ? null : (why[at] ?? ("protects individuals" as const));
    return { name: result.name, label: result.label, mean: result.mean, paired, why: reason };
  });
  const tested = found.flatMap(({ paired }) => paired ?? []);
  const q = benjaminiHochberg(tested.map(({ p }) => p));
  tested.forEach((paired, at) => {
    paired.q = published(q[at] ?? 1);
  });
  const { name, label, n, mean } = us.result;
  return { item: question.id, label: question.label, us: { name, label, n, mean }, competitors: found };
}
