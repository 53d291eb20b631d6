import { benjaminiHochberg } from "#stats/benjamini-hochberg.ts";
import { published } from "../surveys/published.ts";
import type { ExpectationResult } from "./campaign-survey.ts";
import { comparable, differencesOf, testOf } from "./paired-items.ts";
import type { FiguredItem } from "./provider-results.ts";
import type { SurveyClasses, SurveyRules } from "./survey-classes.ts";
import type { TakeTurns } from "./take-turns.ts";

/** A part of the service with the items about it. */
export interface ExpectedPart {
  perception: FiguredItem;
  expectation: FiguredItem;
  /** Per cent of the way to the most important; null where it was not asked. */
  importance: number | null;
}

/** What was found less what was expected, by the people who said both. */
export async function expectationResults(
  parts: readonly ExpectedPart[],
  classes: SurveyClasses,
  rules: SurveyRules,
  turn: TakeTurns,
): Promise<ExpectationResult[]> {
  const found: ExpectationResult[] = [];
  for (const { perception, expectation, importance } of parts) {
    const [why] = await comparable(perception, [expectation], classes, rules, turn);
    const differences = differencesOf(perception.column, expectation.column);
    const test = why === null ? testOf(differences) : null;
    const gap = test && {
      estimate: published(differences.mean),
      low: published(test.low),
      high: published(test.high),
      n: differences.n,
      p: published(test.p),
      q: 1,
    };
    found.push({
      name: perception.result.name,
      label: perception.result.label,
      expectation: expectation.result.mean,
      perception: perception.result.mean,
      importance,
      gap,
      why: gap ? null : (why ?? "protects individuals"),
      weightedGap: gap && importance !== null ? published((gap.estimate * importance) / 100) : null,
    });
  }
  const tested = found.flatMap(({ gap }) => gap ?? []);
  const q = benjaminiHochberg(tested.map(({ p }) => p));
  tested.forEach((gap, at) => {
    gap.q = published(q[at] ?? 1);
  });
  return found;
}
