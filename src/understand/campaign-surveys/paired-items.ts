import { isConstant, pairedTestOf } from "#stats/paired-test.ts";
import { sampleInterval } from "#stats/sample-interval.ts";
import { type AnswerColumn, rowsPerChunk } from "./answer-columns.ts";
import type { PairWithheld } from "./campaign-survey.ts";
import type { ItemClasses } from "./item-groups.ts";
import { createMemberships, isSetSafe, type Memberships } from "./paired-figures.ts";
import { groupMinimum, type SurveyClasses, type SurveyRules } from "./survey-classes.ts";
import type { TakeTurns } from "./take-turns.ts";

/** An item by its place, with what protects it. */
export interface PairedItem {
  column: AnswerColumn;
  classes: ItemClasses;
}

/** Sums of the differences of people who answered both. */
export interface Differences {
  n: number;
  mean: number;
  variance: number;
  higher: number;
  equal: number;
  lower: number;
}

/** The first less the second, of people who answered both. */
export function differencesOf(first: AnswerColumn, second: AnswerColumn): Differences {
  let [n, sum, squares, higher, equal] = [0, 0, 0, 0, 0];
  for (let row = 0; row < first.rows(); row++) {
    const difference = first.value(row) - second.value(row);
    if (Number.isNaN(difference)) continue;
    n++;
    sum += difference;
    squares += difference * difference;
    if (difference > 0) higher++;
    else if (difference === 0) equal++;
  }
  const mean = n > 0 ? sum / n : 0;
  const variance = n > 1 ? Math.max(0, (squares - n * mean * mean) / (n - 1)) : 0;
  return { n, mean, variance, higher, equal, lower: n - higher - equal };
}

/** Student's t interval and test of the mean difference; null where all differ by the same. */
export function testOf(differences: Differences): { low: number; high: number; p: number } | null {
  const [interval, test] = [sampleInterval(differences), pairedTestOf(differences)];
  return interval && test && { ...interval, p: test.p };
}

/** Everybody who answered an item, with which of the others they answered, as bits in their order. */
async function membershipsOf(
  item: PairedItem,
  others: readonly AnswerColumn[],
  { classOf }: SurveyClasses,
  turn: TakeTurns,
): Promise<Memberships> {
  const names = new Map<string, number>();
  const numberOf = item.classes.used.map((values) => {
    const key = values.join();
    const known = names.get(key) ?? names.size;
    names.set(key, known);
    return known;
  });
  const known = createMemberships();
  for (let row = 0; row < item.column.rows(); row++) {
    if (row % rowsPerChunk === 0) await turn();
    const value = item.column.value(row);
    if (Number.isNaN(value)) continue;
    let bits = 0;
    for (let at = 0; at < others.length; at++)
      if (!Number.isNaN((others[at] as AnswerColumn).value(row))) bits |= 1 << at;
    known.add(numberOf[classOf[row] ?? 0] ?? 0, bits, value);
  }
  return known;
}

/**
 * Which others may be compared with an item, person by person, in their order: each that is safe beside those before it.
 *
 * @param others at most `mostSets`
 * @returns why each may not be, null where it may
 */
export async function comparable(
  item: PairedItem,
  others: readonly PairedItem[],
  classes: SurveyClasses,
  rules: SurveyRules,
  turn: TakeTurns,
): Promise<(PairWithheld | null)[]> {
  const least = groupMinimum(rules);
  const known = rules.isProtected
    ? await membershipsOf(
        item,
        others.map(({ column }) => column),
        classes,
        turn,
      )
    : null;
  const accepted: number[] = [];
  const found: (PairWithheld | null)[] = [];
  for (const [at, other] of others.entries()) {
    await turn();
    const { n, higher, equal, lower, variance } = differencesOf(item.column, other.column);
    if (n < least || !known) {
      found.push(n < least ? "too few" : isConstant(variance) ? "all the same" : null);
      continue;
    }
    const own = await membershipsOf(other, [item.column], classes, turn);
    const isSafe =
      variance > 0 &&
      Math.max(higher, equal, lower) < n &&
      isSetSafe(known, 1 << at, accepted, least) &&
      isSetSafe(own, 1, [], least);
    if (isSafe) accepted.push(1 << at);
    found.push(isSafe ? null : "protects individuals");
  }
  return found;
}
