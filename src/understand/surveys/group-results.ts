import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { sampleInterval } from "#stats/sample-interval.ts";
import { labelOf, shareInterval } from "./item-results.ts";
import { published, publishedInterval } from "./published.ts";
import { fewestForSpread, type ReleasedCells, releasedCells, suppressedGroups } from "./released-cells.ts";
import { sampleOf, together } from "./sums.ts";
import type { SurveyEvidence } from "./survey-evidence.ts";
import type { ItemColumn, SurveyPlan } from "./survey-plan.ts";
import type { GroupResult } from "./survey-results.ts";
import type { Tally } from "./value-tally.ts";

/** The groups as far as they may be seen, and what of each item may be shown by group. */
export interface ReleasedGroups {
  results: GroupResult[];
  /** By group, group 0 being those without one: its name, or null where it is hidden. */
  shownNames: (string | null)[];
  /** By item. */
  cells: ReleasedCells[];
}

/** What may be shown of groups; nothing where there are none, or too many. */
export function groupResults(plan: SurveyPlan, evidence: SurveyEvidence): ReleasedGroups {
  const { groupColumn, items, choice } = plan;
  const { groupValues, groupSizes } = evidence;
  if (!groupColumn || !groupValues || groupValues.length === 0)
    return { results: [], shownNames: [], cells: [] };
  const why = suppressedGroups(groupSizes, choice.minimum);
  const shown = why.map((reason) => reason === null);
  const cells = items.map((item, place) =>
    releasedCells((evidence.items[place] as Tally).groups, shown, item.kind, choice.minimum),
  );
  const names = groupValues.map((value) => labelOf(groupColumn, value));
  const results = names.map((name, index): GroupResult => {
    const group = index + 1;
    const reason = why[group] ?? null;
    if (reason) return { name, n: null, suppressed: true, why: reason, items: [] };
    return {
      name,
      n: groupSizes[group] ?? 0,
      suppressed: false,
      why: null,
      items: items.flatMap((item, place) => {
        const tally = evidence.items[place];
        return tally && item.kind !== "choice" ? [cellResult(item, tally, group, cells[place])] : [];
      }),
    };
  });
  return { results, shownNames: [null, ...names].map((name, group) => (shown[group] ? name : null)), cells };
}

/** The mean of a group's people, with an interval that doesn't tell their answers. */
export function cellResult(
  { name, kind }: ItemColumn,
  { groups }: Tally,
  group: number,
  cells: ReleasedCells | undefined,
): GroupResult["items"][number] {
  const cell = groups[group];
  if (!cell || !cells?.mean[group]) return { name, n: null, mean: null, low: null, high: null };
  const sample = sampleOf(cell);
  const shown = { name, n: cell.n, mean: published(sample.mean) };
  if (kind === "multiple") return { ...shown, ...publishedInterval(shareInterval(sample.mean, sample.n)) };
  if (cells.spread[group]) return { ...shown, ...publishedInterval(sampleInterval(sample)) };
  const everybody = together(groups);
  const all = sampleOf(everybody);
  if (everybody.n < fewestForSpread || !(all.n >= 2)) return { ...shown, low: null, high: null };
  const reach = tQuantile(0.975, all.n - 1) * Math.sqrt(all.variance / sample.n);
  return { ...shown, ...publishedInterval({ low: sample.mean - reach, high: sample.mean + reach }) };
}
