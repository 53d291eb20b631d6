import type { IntervalRow } from "#document/chart/interval-rows.ts";
import { type PerceptionItem, perceptionSentence, type Side, sides } from "../perceptions/perception-gaps.ts";
import { counted } from "../profile/wording.ts";
import {
  fixed,
  oneLine,
  probability,
  quoted,
  sentence,
  whole,
  withInterval,
  withSign,
} from "../survey-report/figures.ts";
import { inOwnUnits } from "../survey-report/plot.ts";
import type { StoryChapter, StoryPart, StoryPlot, StoryTable } from "../survey-report/story.ts";
import type { SavedPerceptions } from "./campaign-source.ts";

/** A side looks the same everywhere. */
const sideLooks = { customers: "organisation", managers: "leaders", staff: "self" } as const;
export const sideNames: Record<Side, string> = {
  customers: "Customers",
  managers: "Managers",
  staff: "Staff",
};

type Compared = Pick<SavedPerceptions, "items" | "importance">;

/** As customers read it, else as it was asked. */
const labelOf = ({ labels, name }: PerceptionItem): string =>
  labels.customers ?? labels.staff ?? labels.managers ?? name;

const isEvident = ({ word }: PerceptionItem["pairs"][number]) =>
  word === "sees it better" || word === "sees it worse";

const isUnweighed = ({ pairs, weight }: PerceptionItem) => weight === null && pairs.some(isEvident);

/** What there is evidence of in an item, in words; else that there is none. */
function itemWords({ pairs }: PerceptionItem): string {
  const evident = pairs.filter(isEvident);
  if (evident.length > 0) return evident.map(perceptionSentence).join(" ");
  return pairs.every(({ word }) => word === "too little data")
    ? "Too little data to compare."
    : "No evidence that anybody sees it differently.";
}

/** The one thing that matters about a comparison. */
export function perceptionAnswer({ items, importance }: Compared): string {
  if (items.length === 0)
    return "The two campaigns share no rated item on one scale, so nothing can be compared.";
  if (items.every(({ pairs }) => pairs.every(({ word }) => word === "too little data")))
    return "Too few people answered on one of the sides to compare them. Wait for more answers, or choose other campaigns.";
  const evident = items.filter(({ pairs }) => pairs.some(isEvident));
  if (evident.length === 0)
    return `In none of ${counted(items.length, "shared item")} is there evidence that people see the service differently. That doesn't prove that they agree.`;
  const [first] = evident;
  const isWeighed = importance !== "none" && first?.weight !== null;
  const by = isWeighed ? "the gap that weighs most, by size and importance," : "the widest gap";
  const most = first ? ` ${sentence(by)} is at ${quoted(labelOf(first))}: ${itemWords(first)}` : "";
  return `People see ${whole(evident.length)} of ${counted(items.length, "shared item")} differently.${most}`;
}

/** Sides that were asked about at least one item. */
export const askedSides = ({ items }: Pick<Compared, "items">): Side[] =>
  sides.filter((side) => items.some(({ figures }) => figures[side] !== undefined));

function rowOf(item: PerceptionItem, asked: readonly Side[]): IntervalRow {
  const label = labelOf(item);
  const hidden = asked.filter((side) => item.figures[side] === null);
  return {
    key: item.name,
    label,
    detail: [
      itemWords(item),
      ...(hidden.length > 0
        ? [`${sentence(hidden.map((side) => sideNames[side].toLowerCase()).join(" and "))} withheld.`]
        : []),
    ].join(" "),
    values: asked.map((side) => {
      const figure = item.figures[side];
      return figure ? { estimate: figure.mean, low: figure.low, high: figure.high } : null;
    }),
    said: itemWords(item),
  };
}

/** Managers, staff and customers beside each other on one scale; a chart for each answer scale. */
export function perceptionPlots({ items, importance }: Compared): StoryPlot[] {
  const asked = askedSides({ items });
  const scales = Map.groupBy(items, ({ ends }) => `${ends.low} to ${ends.high}`);
  return [...scales].map(([scale, members]): StoryPlot => {
    const { low, high } = members[0]?.ends ?? { low: 0, high: 1 };
    return {
      kind: "plot",
      title: scales.size > 1 ? `As each side rates it, from ${scale}` : "As each side rates it",
      alt: `Chart of ratings by ${asked.join(", ")}. ${members
        .map(
          (item) =>
            `${quoted(labelOf(item), 60)}: ${asked
              .map((side) => {
                const figure = item.figures[side];
                return `${side} ${figure ? withInterval(figure.mean, figure.low, figure.high, (value) => fixed(value)) : "withheld"}`;
              })
              .join(", ")}.`,
        )
        .join(" ")}`,
      note: `Means with 95 % intervals on the scale from ${scale}. ${importance === "none" ? "The widest gap there is evidence of comes first." : `What weighs most comes first: size of the gap times importance for customers.${items.some(isUnweighed) ? " Gaps where importance isn't known come after those, by size alone." : ""}`}`,
      how: {
        definition: "What managers, other staff and customers say of the same items on the same scale.",
        method:
          "Means with Student's t intervals; pairs by Welch's t, with the false discovery rate over all pairs of all items held at 5 %.",
      },
      figures: {
        plot: "rows",
        label: "Item",
        unit: inOwnUnits(2),
        scale: { kind: "scale", low, high },
        series: asked.map((side) => ({ name: sideNames[side], look: sideLooks[side] })),
        headers: [],
        rows: members.map((item) => rowOf(item, asked)),
        reference: null,
      },
    };
  });
}

const pairLooks = {
  "managers customers": "leaders",
  "staff customers": "self",
  "managers staff": "colleagues",
} as const;
type PairKey = keyof typeof pairLooks;
const pairKeys = Object.keys(pairLooks) as PairKey[];
const keyOf = ({ between }: PerceptionItem["pairs"][number]) => between.join(" ");

/** How far apart each pair of sides is, in points of the scale; a chart for each answer scale. */
export function pairPlots({ items }: Pick<Compared, "items">): StoryPlot[] {
  const known = pairKeys.filter((key) =>
    items.some(({ pairs }) => pairs.some((pair) => keyOf(pair) === key && pair.difference !== null)),
  );
  if (known.length === 0) return [];
  const print = (value: number) => withSign(value);
  const scales = Map.groupBy(items, ({ ends }) => `${ends.low} to ${ends.high}`);
  return [...scales].map(([scale, members]): StoryPlot => {
    const rows = members.map((item): IntervalRow => {
      const pairs = known.map((key) => item.pairs.find((pair) => keyOf(pair) === key));
      return {
        key: item.name,
        label: labelOf(item),
        values: pairs.map((pair) =>
          pair && pair.difference !== null
            ? { estimate: pair.difference, low: pair.low, high: pair.high }
            : null,
        ),
        cells: [
          pairs.map((pair) => (pair?.q == null ? "–" : probability(pair.q))).join("\n"),
          item.weight === null ? "–" : fixed(item.weight, 1),
        ],
        said: itemWords(item),
        ...(pairs.every((pair) => !pair || pair.difference === null) && { withheld: "too little data" }),
      };
    });
    return {
      kind: "plot",
      title: scales.size > 1 ? `How far apart, on the scale from ${scale}` : "How far apart they are",
      alt: `Chart of differences. ${members.map((item) => `${quoted(labelOf(item), 60)}: ${item.pairs.map((pair) => `${pair.between.join(" less ")} ${pair.difference === null ? "too little data" : withInterval(pair.difference, pair.low, pair.high, print)}`).join(", ")}.`).join(" ")}`,
      note: "The first side less the second, in points of the scale, with 95 % intervals. Right of zero the first sees it better. q allows for all comparisons at once; weight is an item's importance as a multiple of the average item's.",
      how: {
        definition: "The mean of one side less the mean of the other.",
        method:
          "Welch's t for independent groups; q after Benjamini and Hochberg over all pairs of all items.",
      },
      figures: {
        plot: "rows",
        label: "Item",
        unit: { ...inOwnUnits(2), isSigned: true },
        scale: { kind: "differences" },
        series: known.map((key) => ({
          name: sentence(key.replace(" ", " less ")),
          look: pairLooks[key],
        })),
        headers: ["q", "Weight"],
        rows,
        reference: null,
      },
    };
  });
}

/** Every pair of every item with its test. */
export function perceptionTable({ items }: Pick<Compared, "items">): StoryTable {
  return {
    kind: "table",
    title: "Every comparison",
    columns: [
      { title: "Item", align: "start" },
      { title: "Between", align: "start" },
      { title: "Difference", align: "end" },
      { title: "Effect (g)", align: "end" },
      { title: "q", align: "end" },
      { title: "Weight", align: "end" },
      { title: "In words", align: "start" },
    ],
    rows: items.flatMap((item) =>
      item.pairs.map((pair) => [
        oneLine(labelOf(item), 120),
        `${pair.between[0]} less ${pair.between[1]}`,
        pair.difference === null
          ? "–"
          : withInterval(pair.difference, pair.low, pair.high, (value) => withSign(value)),
        pair.effect ? withSign(pair.effect.estimate) : "–",
        pair.q === null ? "–" : probability(pair.q),
        item.weight === null ? "–" : fixed(item.weight, 1),
        pair.word,
      ]),
    ),
    note: "Differences are in points of the scale, with 95 % intervals; q allows for all comparisons at once. Weight is an item's importance as a multiple of the average item's.",
  };
}

/** Saved comparisons of how managers, staff and customers see the same; null where there is none. */
export function perceptionsChapter(perceptions: readonly SavedPerceptions[]): StoryChapter | null {
  const [first, ...others] = perceptions;
  if (!first) return null;
  const parts = (one: SavedPerceptions): StoryPart[] => [
    {
      kind: "paragraph",
      style: "note",
      text: `${one.name}: customers from ${quoted(one.customers, 80)}, managers and staff from ${quoted(one.staff, 80)}.`,
    },
    ...perceptionPlots(one),
    ...pairPlots(one),
    perceptionTable(one),
  ];
  return {
    id: "perceptions",
    title: "Where managers, staff and customers see it differently",
    isAppendix: false,
    answer: perceptionAnswer(first),
    parts: [
      ...parts(first),
      ...others.flatMap((one): StoryPart[] => [
        { kind: "heading", title: one.name },
        { kind: "paragraph", style: "body", text: perceptionAnswer(one) },
        ...parts(one),
      ]),
    ],
  };
}
