import { spearmanCorrelation } from "#stats/spearman.ts";
import { ranksOf } from "../surveys/driver-model.ts";
import { published, publishedOrNull } from "../surveys/published.ts";
import type { ItemResult, OutcomeResult } from "../surveys/survey-results.ts";
import type { StatedResult } from "./campaign-survey.ts";
import { percentOfScale } from "./figures.ts";
import type { SurveyItem } from "./survey-items.ts";

export type ImportanceMethod = StatedResult["method"];

/** How much a part matters to people, as per cent of the way to the most important; null where it is not shown. */
export function statedImportance(
  { mean, ends }: Pick<ItemResult, "mean" | "ends">,
  method: ImportanceMethod,
  parts: number,
): number | null {
  if (mean === null) return null;
  if (method === "ranked") return parts > 1 ? published((100 * (parts - mean)) / (parts - 1)) : null;
  return ends && ends.high > ends.low ? percentOfScale(mean, ends) : null;
}

/** Importance as people say it beside how much a part explains. Pure, of figures that are shown. */
export function statedResult(
  importance: readonly { item: SurveyItem; result: ItemResult }[],
  performance: readonly SurveyItem[],
  method: ImportanceMethod,
  outcome: OutcomeResult | null,
): StatedResult | null {
  const drivers = new Map(outcome?.drivers.map((driver) => [driver.name, driver]));
  const found = importance.flatMap(({ item, result }) => {
    const part = performance.find((one) => (one.part ?? one.question) === item.part);
    const stated = statedImportance(result, method, importance.length);
    if (!part || stated === null) return [];
    const lmg = drivers.get(part.column.name)?.lmg ?? null;
    const derived = lmg === null ? null : published(100 * lmg);
    return [{ name: part.column.name, label: part.column.label, stated, derived }];
  });
  if (found.length === 0) return null;
  const stated = ranksOf(found.map((one) => one.stated));
  const both = found.filter(({ derived }) => derived !== null);
  const derived = ranksOf(both.map((one) => one.derived ?? 0));
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const [usual, usuallyDerived] = [
    mean(both.map((one) => one.stated)),
    mean(both.map((one) => one.derived ?? 0)),
  ];
  const agreement =
    both.length >= 4
      ? spearmanCorrelation(
          both.map((one) => one.stated),
          both.map((one) => one.derived ?? 0),
        )
      : null;
  return {
    method,
    items: found.map((one, at) => ({
      ...one,
      rankStated: stated[at] ?? 0,
      rankDerived: one.derived === null ? null : (derived[both.indexOf(one)] ?? null),
      word: one.derived === null ? null : wordOf(one.stated > usual, one.derived > usuallyDerived),
    })),
    spearman: agreement && {
      estimate: published(agreement.estimate),
      low: publishedOrNull(agreement.low),
      high: publishedOrNull(agreement.high),
      p: published(agreement.p),
      n: agreement.n,
    },
  };
}

function wordOf(isSaid: boolean, isFound: boolean): NonNullable<StatedResult["items"][number]["word"]> {
  if (isSaid) return isFound ? "matters both ways" : "said to matter";
  return isFound ? "matters unsaid" : "matters less";
}
