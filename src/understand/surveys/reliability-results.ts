import { omegaOfCovariance } from "#stats/coefficient-omega.ts";
import { alphaOfCovariance } from "#stats/cronbach-alpha.ts";
import { opposedItems } from "#stats/item-direction.ts";
import { covarianceOfGroups, type GroupedProducts } from "#stats/resampling-groups.ts";
import { published, publishedOrNull } from "./published.ts";
import { fewestForSpread } from "./released-cells.ts";
import type { SurveyEvidence } from "./survey-evidence.ts";
import { mostScaleItems, type SurveyPlan } from "./survey-plan.ts";
import type { ReliabilityResult } from "./survey-results.ts";

/** Alpha and omega of each scale, over those who answered all of it. */
export function reliabilityResults(plan: SurveyPlan, evidence: SurveyEvidence): ReliabilityResult[] {
  return plan.scales.map(({ name, items, unknown }, index) => ({
    scale: name,
    items,
    ...reliabilityOf(items, unknown, evidence.scales[index] ?? null, plan.choice.minimum),
  }));
}

function reliabilityOf(
  items: readonly string[],
  unknown: readonly string[],
  products: GroupedProducts | null,
  minimum: number,
): Omit<ReliabilityResult, "scale" | "items"> {
  const n = products?.rows ?? 0;
  const none = (problem: string) => ({ n, alpha: null, omega: null, against: [], problem });
  if (unknown.length > 0)
    return none(`${unknown.join(", ")}: not read as a rating or a number. Correct the column or the scale.`);
  if (items.length < 2)
    return none("One item has no reliability: it takes at least two that ask for the same.");
  if (items.length > mostScaleItems)
    return none(
      `${items.length} items are too many for one scale; up to ${mostScaleItems} are computed. Name smaller scales.`,
    );
  const least = Math.max(minimum, fewestForSpread);
  if (n < least) return none(`Only ${n} answered all of its items; reliability is shown from ${least} up.`);
  const covariance = products && covarianceOfGroups(products);
  const alpha = covariance && alphaOfCovariance(covariance, n);
  if (!covariance || !alpha) return none("The sum of its items is the same for everybody.");
  const omega = omegaOfCovariance(covariance, n);
  return {
    n,
    alpha: published(alpha.estimate),
    omega: publishedOrNull(omega?.omega),
    against: opposedItems(covariance).flatMap((item) => items[item] ?? []),
    problem: null,
  };
}
