import { chiSquareTest } from "#stats/chi-square-test.ts";
import { published, publishedOrNull } from "../surveys/published.ts";
import type { BreakdownValues } from "./breakdown-values.ts";
import type { BiasResult, BreakdownResult, ResponseGroup, ResponseResult } from "./campaign-survey.ts";
import { shareOf } from "./figures.ts";
import type { InvitedCell, SurveyAnswers } from "./survey-answers.ts";
import { groupMinimum, type SurveyRules } from "./survey-classes.ts";

/** A difference of shares, in standard deviations, that is worth a word. */
const [some, much] = [0.1, 0.2];

/** The outcome as it was answered, and by groups. */
interface OutcomeByGroups {
  item: string;
  n: number;
  mean: number | null;
  breakdowns: readonly BreakdownResult[];
}

/**
 * Who answered, and whether they are like those who were invited. How many of a group were invited is known to whoever runs the
 * programme. How many answered is told, in confidential campaigns, only where the figures of the breakdown are about all of them:
 * then it is the group's number of people there, and nothing besides it becomes known.
 *
 * @param shown the same breakdowns with the groups that are shown
 * @param isHandedOut whether cards or sheets were handed to people who were invited: then nobody knows who of them answered
 */
export function responseResult(
  { invited, rows, counts, breakdowns }: SurveyAnswers,
  rules: SurveyRules,
  shown: readonly BreakdownResult[],
  outcome: Omit<OutcomeByGroups, "breakdowns"> | null,
  isHandedOut: boolean,
): ResponseResult {
  const byBreakdown = breakdowns.flatMap((breakdown, at) => {
    if (isHandedOut || breakdown.arePersons || breakdown.id.startsWith("question:")) return [];
    const told = shown.find(({ id }) => id === breakdown.id);
    const groups = groupsOf(breakdown, at, invited, told, rules);
    return groups.length > 0 ? [{ breakdown: breakdown.id, label: breakdown.label, groups }] : [];
  });
  const byGroups = outcome && counts.uninvited === 0 ? { ...outcome, breakdowns: shown } : null;
  return {
    invited: counts.invited,
    reached: counts.reached,
    started: rows,
    completed: counts.completed,
    ...(counts.uninvited > 0 && { uninvited: counts.uninvited }),
    ...(isHandedOut && { handedOut: true as const }),
    rate:
      counts.invited > 0
        ? shareOf(rows - counts.uninvited, counts.invited)
        : { estimate: 0, low: null, high: null },
    byBreakdown,
    bias: byBreakdown.flatMap((one) => biasOf(one, counts.invited, rows - counts.uninvited, byGroups) ?? []),
  };
}

function groupsOf(
  { values }: BreakdownValues,
  at: number,
  invited: readonly InvitedCell[],
  told: BreakdownResult | undefined,
  rules: SurveyRules,
): ResponseGroup[] {
  const sums = [{ invited: 0, answered: 0 }, ...values.map(() => ({ invited: 0, answered: 0 }))];
  for (const cell of invited) {
    const sum = sums[cell.values[at] ?? 0];
    if (!sum) continue;
    sum.invited += cell.invited;
    sum.answered += cell.answered;
  }
  const groups = values.map(({ value, label }, index): ResponseGroup => {
    const own = sums[index + 1] ?? { invited: 0, answered: 0 };
    const n = told?.groups.find((group) => group.value === value)?.n ?? null;
    const mayBeTold =
      own.invited >= groupMinimum(rules) &&
      (!rules.isProtected || (n === own.answered && own.answered < own.invited));
    if (!mayBeTold) return { value, label, invited: own.invited, answered: null, rate: null };
    return { value, label, ...own, rate: shareOf(own.answered, own.invited) };
  });
  return groups.some(({ rate }) => rate !== null) ? groups : [];
}

/** Compares the groups that are shown, and all others together. */
function biasOf(
  { breakdown, label, groups }: ResponseResult["byBreakdown"][number],
  invited: number,
  answered: number,
  outcome: OutcomeByGroups | null,
): BiasResult | null {
  const shown = groups.flatMap((group) =>
    group.invited === null || group.answered === null
      ? []
      : [{ ...group, invited: group.invited, answered: group.answered }],
  );
  const left = {
    invited: invited - shown.reduce((sum, group) => sum + group.invited, 0),
    answered: answered - shown.reduce((sum, group) => sum + group.answered, 0),
  };
  if (shown.length === 0 || answered === 0 || shown.length + (left.invited > 0 ? 1 : 0) < 2) return null;
  const compared = shown.map((group) => {
    const [before, after] = [group.invited / invited, group.answered / answered];
    const spread = Math.sqrt((before * (1 - before) + after * (1 - after)) / 2);
    return {
      value: group.value,
      label: group.label,
      invitedShare: published(before),
      answeredShare: published(after),
      standardisedDifference: published(spread > 0 ? (after - before) / spread : 0),
    };
  });
  const table = [...shown, ...(left.invited > 0 ? [left] : [])].map((one) => [
    one.answered,
    one.invited - one.answered,
  ]);
  const test = chiSquareTest(table);
  const largest = Math.max(...compared.map(({ standardisedDifference }) => Math.abs(standardisedDifference)));
  return {
    breakdown,
    label,
    groups: compared,
    chiSquare: publishedOrNull(test?.chiSquare),
    df: test?.df ?? null,
    p: publishedOrNull(test?.p),
    cramersV: publishedOrNull(test?.cramersV),
    word: largest >= much ? "different" : largest >= some ? "somewhat different" : "alike",
    outcome: outcome && weightedOutcome(breakdown, compared, outcome),
  };
}

/** The outcome with each group counted as often as it was invited: made of figures that are shown, and of nothing else. */
function weightedOutcome(
  breakdown: string,
  groups: BiasResult["groups"],
  { item, n, mean, breakdowns }: OutcomeByGroups,
): BiasResult["outcome"] {
  const told = breakdowns.find(({ id }) => id === breakdown)?.groups ?? [];
  if (mean === null) return null;
  const known = groups.flatMap(({ value, invitedShare }) => {
    const own = told.find((one) => one.value === value)?.items.find(({ name }) => name === item);
    return own?.mean !== null && own?.mean !== undefined && own.n !== null
      ? [{ share: invitedShare, n: own.n, mean: own.mean }]
      : [];
  });
  if (known.length === 0) return null;
  const sum = (of: (one: (typeof known)[number]) => number) =>
    known.reduce((total, one) => total + of(one), 0);
  const others = n - sum((one) => one.n);
  const rest =
    others > 0
      ? [
          {
            share: 1 - sum(({ share }) => share),
            n: others,
            mean: (mean * n - sum((one) => one.mean * one.n)) / others,
          },
        ]
      : [];
  const all = [...known, ...rest].filter(({ share }) => share > 0);
  const total = all.reduce((sumOfShares, { share }) => sumOfShares + share, 0);
  const weighted = all.reduce((sumOfMeans, one) => sumOfMeans + one.share * one.mean, 0) / total;
  return {
    item,
    raw: mean,
    weighted: Number(weighted.toPrecision(4)),
    difference: Number((weighted - mean).toFixed(3)) + 0,
  };
}
