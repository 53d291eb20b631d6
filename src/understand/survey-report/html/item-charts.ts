import { axisAround } from "#document/chart/axis.ts";
import type { IntervalRow, IntervalRows } from "#document/chart/interval-rows.ts";
import type { SpreadRows } from "#document/chart/spread-rows.ts";
import { axisOfDifferences, axisOfPercents, axisOfShares } from "#document/chart/value-axes.ts";
import type { GroupResult, ItemResult, NpsResult, SurveyResults } from "../../surveys/survey-results.ts";
import { fixed, percent, probability, quoted, whole, withInterval, withSign } from "../figures.ts";
import { itemOf, printerOf } from "../source.ts";

/** Why an item's or a group's figures are not shown. */
const reasons: Record<NonNullable<ItemResult["withheld"] | GroupResult["why"]>, string> = {
  "too few": "withheld: too few answers",
  "all the same": "withheld: all answered the same",
  constant: "every answer is the same",
  "protects another group": "withheld so that a smaller group stays hidden",
};

const itemsOf = (results: SurveyResults, names: readonly string[]) =>
  names.flatMap((name) => itemOf(results, name) ?? []);

const endsOf = ({ ends }: ItemResult) => (ends ? `${ends.low} ${ends.high}` : "");

/**
 * Items by the scale they share, so that each chart has figures in its own units; those that are alone on theirs stand together,
 * as percent of it.
 */
export function itemsByScale(
  results: SurveyResults,
  names: readonly string[],
): { scale: string; names: string[] }[] {
  const scales = Map.groupBy(itemsOf(results, names), endsOf);
  const [shared, alone] = [
    [...scales].filter(([, items]) => items.length > 1),
    [...scales].filter(([, items]) => items.length === 1),
  ];
  const words = ([own]: readonly ItemResult[]) =>
    own?.ends ? `scale from ${fixed(own.ends.low, 0)} to ${fixed(own.ends.high, 0)}` : "no known scale";
  const namesOf = (items: readonly ItemResult[]) => items.map(({ name }) => name);
  const rest = names.filter((name) => alone.some(([, items]) => items[0]?.name === name));
  return [
    ...shared.map(([, items]) => ({ scale: words(items), names: namesOf(items) })),
    ...(rest.length === 0
      ? []
      : [{ scale: alone.length === 1 ? words(alone[0]?.[1] ?? []) : "percent of each scale", names: rest }]),
  ];
}

/** How figures of items on one scale are shown: in its units where all share it, else as percent of each scale. */
function commonScale(items: readonly ItemResult[]) {
  const [first] = items;
  const isShared = first?.ends && items.every((item) => endsOf(item) === endsOf(first));
  return isShared && first.ends
    ? { ends: first.ends, isOwn: true as const, print: printerOf(first) }
    : { ends: { low: 0, high: 100 }, isOwn: false as const, print: (value: number) => fixed(value, 1) };
}

/**
 * Means of ratings with their intervals; beside them a group's, where one is given.
 *
 * @param group name of a group that is shown
 */
export function itemRows(
  results: SurveyResults,
  names: readonly string[],
  group: string | null = null,
): IntervalRows {
  const items = itemsOf(results, names);
  const { ends, isOwn, print } = commonScale(items);
  const own = group === null ? undefined : results.groups.find(({ name }) => name === group);
  const onScale = (item: ItemResult, value: number | null) =>
    value === null || isOwn || !item.ends
      ? value
      : (100 * (value - item.ends.low)) / (item.ends.high - item.ends.low);
  const estimateOf = (
    item: ItemResult,
    figures: { mean: number | null; low: number | null; high: number | null },
  ) => {
    const estimate = onScale(item, figures.mean);
    if (estimate === null || (!isOwn && !item.ends)) return null;
    return { estimate, low: onScale(item, figures.low), high: onScale(item, figures.high) };
  };
  const rows = items.map((item): IntervalRow => {
    const all = estimateOf(item, item);
    const figures = own?.items.find(({ name }) => name === item.name);
    const theirs = figures ? estimateOf(item, figures) : null;
    const ofGroup = own ? `n ${figures?.n ?? "withheld"} in ${own.name}, ` : "";
    return {
      key: item.name,
      label: item.label,
      values: own ? [theirs, all] : [all],
      cells: [whole(item.n)],
      said: `${ofGroup}n ${whole(item.n)}${own ? " in all" : ""}`,
      ...(all === null && { withheld: item.withheld ? reasons[item.withheld] : "no scale is known" }),
    };
  });
  const seen = rows.flatMap(({ values }) =>
    values.flatMap((value) =>
      value ? [value.estimate, value.low ?? value.estimate, value.high ?? value.estimate] : [],
    ),
  );
  return {
    label: isOwn ? "Question" : "Question, as percent of its scale",
    axis: isOwn
      ? axisAround(seen, ends.low, ends.high)
      : { ...axisOfPercents(seen), whole: { minimum: 0, maximum: 100 } },
    series: own
      ? [
          { name: own.name, look: "single" },
          { name: "Everyone", look: "others" },
        ]
      : [{ name: isOwn ? "Mean" : "Level", look: "single" }],
    headers: ["n"],
    print,
    rows,
  };
}

/** How answers spread, a chart for each answer scale that some of these items share. */
export function itemSpreads(
  results: SurveyResults,
  names: readonly string[],
): { key: string; label: string; scale: string; chart: SpreadRows }[] {
  const items = itemsOf(results, names).filter(({ kind }) => kind === "rating" || kind === "choice");
  const shown = items.flatMap((item) =>
    item.distribution !== null && item.distribution.length <= 11
      ? [{ item, answers: item.distribution }]
      : [],
  );
  const scales = Map.groupBy(shown, ({ answers }) =>
    JSON.stringify(answers.map(({ value, label }) => [value, label])),
  );
  return Array.from(scales, ([key, members]) => {
    const answers = members[0]?.answers ?? [];
    const isRating = members[0]?.item.kind === "rating";
    const categories = answers.map(({ value, label }) =>
      isRating && !label.startsWith(String(value)) ? `${fixed(value, 0)} ${label}` : label,
    );
    return {
      key,
      label: "Question",
      scale: scaleName(
        members.map(({ item }) => item.label),
        categories,
      ),
      chart: {
        categories,
        below: isRating ? Math.floor(categories.length / 2) : 0,
        rows: members.map(({ item, answers: own }) => ({
          key: item.name,
          label: item.label,
          shares: own.map(({ share }) => share),
          n: item.n,
        })),
      },
    };
  });
}

/** What sets a chart of answers apart: its question, or the first and last answer that several have in common. */
function scaleName(labels: readonly string[], categories: readonly string[]): string {
  const [only] = labels;
  if (labels.length === 1 && only !== undefined) return quoted(only, 80);
  const [first = "", last = ""] = [categories[0], categories.at(-1)];
  return `from ${quoted(first, 40)} to ${quoted(last, 40)}`;
}

/** Options that could be ticked, with the share that did. */
export function optionRows(results: SurveyResults, names: readonly string[]): IntervalRows {
  const items = itemsOf(results, names);
  return {
    label: "Option",
    axis: axisOfShares(items.flatMap(({ mean, high }) => [mean ?? 0, high ?? 0])),
    series: [{ name: "Ticked by", look: "share" }],
    headers: ["n"],
    print: (value) => percent(value),
    printTick: (value) => percent(value, 0),
    rows: items.map((item) => ({
      key: item.name,
      label: item.label,
      values: [item.mean === null ? null : { estimate: item.mean, low: item.low, high: item.high }],
      cells: [whole(item.n)],
      said: `n ${whole(item.n)}`,
      ...(item.mean === null && { withheld: item.withheld ? reasons[item.withheld] : "withheld" }),
    })),
  };
}

/**
 * Differences between groups as Hedges' g; filled marks are larger than chance explains.
 *
 * @param places of gaps in `results.gaps`
 */
export function gapRows(results: SurveyResults, places: readonly number[]): IntervalRows {
  const gaps = places.flatMap((place) => results.gaps[place] ?? []);
  return {
    label: "Question and groups",
    axis: axisOfDifferences(
      gaps.flatMap(({ effect, effectLow, effectHigh }) => [effect, effectLow, effectHigh]),
    ),
    series: [{ name: "Effect (g)", look: "single" }],
    headers: ["n", "q"],
    print: (value) => withSign(value),
    printTick: (value) => String(value).replace("-", "−"),
    rows: gaps.map((gap) => ({
      key: `${gap.item} ${gap.between.join(" ")}`,
      label: gap.label,
      detail: gap.between.join(" less "),
      look: gap.word === "no evidence" ? "before" : "single",
      values: [{ estimate: gap.effect, low: gap.effectLow, high: gap.effectHigh }],
      cells: [gap.n.map(whole).join(" / "), probability(gap.q)],
      said: [
        `${gap.between.join(" less ")}`,
        gap.word === "no evidence" ? "no evidence of a difference" : gap.word,
        `difference ${withInterval(gap.difference, gap.low, gap.high, withSign)}`,
        `n ${gap.n.map(whole).join(" and ")}`,
        `q ${probability(gap.q)}`,
      ].join(", "),
    })),
  };
}

/** One item's mean in every group that may be shown, and why others may not. */
export function groupRows(results: SurveyResults, name: string): IntervalRows | null {
  const item = itemOf(results, name);
  if (!item) return null;
  const rows = results.groups.map((group): IntervalRow => {
    const own = group.items.find((figures) => figures.name === name);
    const isShown = own && own.mean !== null;
    return {
      key: group.name,
      label: group.name,
      values: [isShown ? { estimate: own.mean ?? 0, low: own.low, high: own.high } : null],
      cells: [isShown && own.n !== null ? whole(own.n) : ""],
      ...(isShown
        ? { said: `n ${own.n}` }
        : { withheld: group.why ? reasons[group.why] : "withheld: too few answers, or all the same" }),
    };
  });
  const seen = rows.flatMap(({ values }) =>
    values.flatMap((value) => (value ? [value.low ?? value.estimate, value.high ?? value.estimate] : [])),
  );
  if (item.mean !== null) seen.push(item.mean);
  const print = printerOf(item);
  const [low, high] = item.ends
    ? [item.ends.low, item.ends.high]
    : [Math.floor(Math.min(0, ...seen)), Math.ceil(Math.max(1, ...seen))];
  return {
    label: "Group",
    axis: axisAround(seen, low, high),
    series: [{ name: "Mean", look: "single" }],
    headers: ["n"],
    print,
    rows,
    ...(item.mean !== null && { reference: item.mean }),
  };
}

/** The three parts of a net promoter score as one bar. */
export function npsRows({ n, promoters, passives, detractors }: NpsResult, label: string): SpreadRows {
  return {
    categories: ["Detractors (0 to 6)", "Passives (7 and 8)", "Promoters (9 and 10)"],
    below: 1,
    rows: [
      {
        key: "nps",
        label,
        shares: n === 0 ? null : [detractors, passives, promoters].map((count) => count / n),
        n,
      },
    ],
  };
}
