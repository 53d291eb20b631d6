import { benjaminiHochberg } from "#stats/benjamini-hochberg.ts";
import { chiSquareTest } from "#stats/chi-square-test.ts";
import { labelOf } from "../surveys/item-results.ts";
import { published, publishedOrNull } from "../surveys/published.ts";
import type { ItemColumn } from "../surveys/survey-plan.ts";
import type { CrossTable } from "./campaign-survey.ts";
import type { ItemGroups } from "./item-groups.ts";

/** Counts of a choice by the groups that are shown; null with fewer than two, and where answers are too many to be counted. */
export function crossTable(
  column: ItemColumn,
  { tally, shown }: ItemGroups,
  named: readonly { value: string; label: string }[],
): CrossTable | null {
  const { values } = tally;
  const groups = named.flatMap((group, index) => (shown[index + 1] ? [{ ...group, at: index + 1 }] : []));
  if (!values || groups.length < 2) return null;
  const counted = new Map(values.map(({ value, byGroup }) => [value, byGroup]));
  const answers = column.values.map(({ value }) => ({ value, label: labelOf(column, value) }));
  const rows = groups.map(({ at, ...group }) => {
    const counts = answers.map(({ value }) => counted.get(value)?.[at] ?? 0);
    const n = counts.reduce((sum, count) => sum + count, 0);
    return { ...group, n, counts, shares: counts.map((count) => published(count / Math.max(1, n))) };
  });
  const test = chiSquareTest(rows.map(({ counts }) => counts));
  return {
    item: column.name,
    label: column.label,
    answers,
    rows,
    chiSquare: publishedOrNull(test?.chiSquare),
    df: test?.df ?? null,
    p: publishedOrNull(test?.p),
    q: null,
    cramersV: publishedOrNull(test?.cramersV),
    expectedBelowFive: test?.expectedBelowFive ?? null,
  };
}

/** The tables of one breakdown with their q-values. */
export function withQ(tables: readonly CrossTable[]): CrossTable[] {
  const tested = tables.filter(({ p }) => p !== null);
  const q = benjaminiHochberg(tested.map(({ p }) => p ?? 1));
  return tables.map((table) => {
    const at = tested.indexOf(table);
    return at < 0 ? table : { ...table, q: published(q[at] ?? 1) };
  });
}
