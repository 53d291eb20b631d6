import { gapResults, groupTests } from "../surveys/gap-results.ts";
import { cellResult } from "../surveys/group-results.ts";
import { itemResult } from "../surveys/item-results.ts";
import { npsResult } from "../surveys/nps-result.ts";
import type { ItemColumn } from "../surveys/survey-plan.ts";
import type { BreakdownValues } from "./breakdown-values.ts";
import type { BreakdownGroup, BreakdownResult, CampaignSurveyGroup } from "./campaign-survey.ts";
import { caseMix } from "./case-mix.ts";
import { crossTable, withQ } from "./cross-table.ts";
import { delightOf } from "./delight.ts";
import { type ItemClasses, type ItemGroups, itemGroups, onlyGroup } from "./item-groups.ts";
import { groupMinimum, type SurveyClasses, type SurveyRules, sizesBy } from "./survey-classes.ts";
import type { TakeTurns } from "./take-turns.ts";

/** What the figures of breakdowns are made from. */
export interface GroupedSurvey {
  items: readonly ItemColumn[];
  /** By item. */
  answers: readonly ItemClasses[];
  breakdowns: readonly BreakdownValues[];
  classes: SurveyClasses;
  rules: SurveyRules;
  /** Places among the items; −1 where there is none. */
  outcome: number;
  recommend: number;
  delight: number;
}

/** One breakdown with the record of each group that is shown. */
export interface BrokenDown {
  result: BreakdownResult;
  groups: CampaignSurveyGroup[];
}

const questionMark = "question:";

/** Share of a group's people whose value is used, from which on figures stand for the group: a rest of it would mislead. */
export const leastUsed = 0.5;

/** @param at the breakdown's place */
export async function breakdownResult(
  survey: GroupedSurvey,
  at: number,
  turn: TakeTurns,
): Promise<BrokenDown> {
  const { items, answers, breakdowns, classes, rules } = survey;
  const breakdown = breakdowns[at] as BreakdownValues;
  const sizes = sizesBy(classes, at, breakdown.values.length);
  const least = groupMinimum(rules);
  const whole = classes.whole[at] ?? [];
  const isShown = sizes.map((n, group) => group > 0 && n >= least && n >= leastUsed * (whole[group] ?? 0));
  const byItem: ItemGroups[] = [];
  for (const [place, each] of answers.entries()) {
    await turn();
    const found = itemGroups(each, at, breakdown.values.length, (items[place] as ItemColumn).kind, rules);
    const isOwn = breakdown.id === questionMark + items[place]?.name;
    const shown = found.shown.map((is, group) => is && !isOwn && isShown[group] === true);
    byItem.push({ ...found, shown });
  }
  const records: CampaignSurveyGroup[] = [];
  for (const [index, { value, label }] of breakdown.values.entries()) {
    if (!isShown[index + 1]) continue;
    await turn();
    const named = { value, label, n: sizes[index + 1] ?? 0 };
    records.push(groupRecord(survey, breakdown, byItem, index + 1, named));
  }
  const base = {
    id: breakdown.id,
    label: breakdown.label,
    arePersons: breakdown.arePersons,
    leftOut: sizes.reduce((sum, n, group) => sum + (isShown[group] ? 0 : n), 0),
    n: sizes.reduce((sum, n) => sum + n, 0),
  };
  if (breakdown.arePersons) {
    const nothing = { groups: [], gaps: [], groupTests: [], crossTables: [], caseMix: null };
    return { result: { ...base, ...nothing }, groups: records };
  }
  const evidence = { items: byItem.map(({ tally }) => tally) };
  const cells = byItem.map(({ shown }) => ({ mean: shown, spread: shown }));
  const shownNames = [
    null,
    ...breakdown.values.map(({ label }, index) => (isShown[index + 1] ? label : null)),
  ];
  return {
    result: {
      ...base,
      groups: breakdown.values.map((named, index) =>
        groupOf(survey, byItem, named, index + 1, {
          isShown,
          sizes,
          whole,
          nps: records.find(({ value }) => value === named.value)?.nps ?? null,
        }),
      ),
      gaps: gapResults({ items: [...items] }, evidence, { shownNames, cells }),
      groupTests: groupTests({ items: [...items] }, evidence, { cells }),
      crossTables: withQ(
        items.flatMap((item, place) =>
          item.kind === "choice"
            ? (crossTable(item, byItem[place] as ItemGroups, breakdown.values) ?? [])
            : [],
        ),
      ),
      caseMix: mixOf(survey, byItem, at),
    },
    groups: records,
  };
}

function groupOf(
  { items, rules }: GroupedSurvey,
  byItem: readonly ItemGroups[],
  { value, label }: { value: string; label: string },
  group: number,
  {
    isShown,
    sizes,
    whole,
    nps,
  }: { isShown: boolean[]; sizes: number[]; whole: number[]; nps: CampaignSurveyGroup["nps"] },
): BreakdownGroup {
  if (!isShown[group]) {
    const why = (whole[group] ?? 0) < groupMinimum(rules) ? "too few" : "protects another group";
    return { value, label, n: null, suppressed: true, why, items: [], nps: null };
  }
  return {
    value,
    label,
    n: sizes[group] ?? 0,
    suppressed: false,
    why: null,
    items: items.flatMap((item, place) => {
      const { tally, shown } = byItem[place] as ItemGroups;
      return item.kind === "choice" ? [] : [cellResult(item, tally, group, { mean: shown, spread: shown })];
    }),
    nps: nps && { n: nps.n, estimate: nps.estimate, low: nps.low, high: nps.high },
  };
}

/** All that one group says; items that may not be shown are left out. */
function groupRecord(
  { items, rules, recommend, delight }: GroupedSurvey,
  breakdown: BreakdownValues,
  byItem: readonly ItemGroups[],
  group: number,
  { value, label, n }: { value: string; label: string; n: number },
): CampaignSurveyGroup {
  const least = groupMinimum(rules);
  const alone = byItem.map(({ tally }) => onlyGroup(tally, group));
  const isShown = (place: number) => byItem[place]?.shown[group] === true;
  const results = items.map((item, place) =>
    itemResult(item, alone[place] as ItemGroups["tally"], least, rules.isProtected),
  );
  const scored = recommend >= 0 && isShown(recommend);
  const delighted = delight >= 0 && isShown(delight);
  const cells = byItem.map(({ shown }) => {
    const own = shown.map((is, at) => is && at === group);
    return { mean: own, spread: own };
  });
  const shownNames = [null, ...breakdown.values.map((_, at) => (at + 1 === group ? label || value : null))];
  return {
    breakdown: breakdown.id,
    breakdownLabel: breakdown.label,
    value,
    label,
    n,
    items: results.filter((_, place) => isShown(place)),
    nps: scored
      ? npsResult({ recommending: [recommend], outcome: null, choice: { minimum: least } }, alone, results)
      : null,
    delight: delighted
      ? delightOf(items[delight] as ItemColumn, alone[delight] as ItemGroups["tally"])
      : null,
    response: null,
    gaps: gapResults(
      { items: [...items] },
      { items: byItem.map(({ tally }) => tally) },
      { shownNames, cells },
    ),
    outcome: null,
  };
}

/** The outcome by this breakdown with the most important other one held alike. */
function mixOf(survey: GroupedSurvey, byItem: readonly ItemGroups[], at: number): BreakdownResult["caseMix"] {
  const { breakdowns, items, answers, outcome } = survey;
  const item = items[outcome];
  const by = breakdowns.findIndex(({ arePersons }, place) => place !== at && !arePersons);
  if (!item || by < 0) return null;
  const sideOf = (breakdown: number) => ({ breakdown, ...(breakdowns[breakdown] as BreakdownValues) });
  return caseMix(
    item,
    answers[outcome] as ItemClasses,
    byItem[outcome] as ItemGroups,
    sideOf(at),
    sideOf(by),
  );
}
