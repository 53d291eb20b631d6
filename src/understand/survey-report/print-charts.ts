import { axisAroundZero, roundAxis } from "#document/axis.ts";
import type { Block, DotChart, PartChart, SpreadChart } from "#document/report.ts";
import { breakable } from "../profile/wording.ts";
import type { ItemResult } from "../surveys/survey-results.ts";
import { isClear } from "./differs.ts";
import {
  fixed,
  oneLine,
  percent,
  percentFigure,
  whole as wholeNumber,
  withInterval,
  withSign,
} from "./figures.ts";
import { mapBlock } from "./print-map.ts";
import { printedLabel as label, paged } from "./print-pages.ts";
import { itemOf, printerOf, rankedDrivers } from "./source.ts";
import type { StoryChart, StorySource } from "./story.ts";

/** What charts are drawn from. */
type Charted = Pick<StorySource, "results">;

function parts(chart: StoryChart, legend: PartChart["legend"], rows: PartChart["rows"]): Block[] {
  if (rows.length === 0) return [];
  const highest = Math.max(...rows.flatMap(({ value, high, mark }) => [value, high ?? 0, mark ?? 0]));
  return paged<PartChart>({
    kind: "parts",
    title: breakable(chart.title),
    alt: chart.alt,
    axis: roundAxis(0, Math.max(highest, 0.01), 4),
    legend,
    rows,
    ...(chart.note === null ? {} : { note: chart.note }),
  });
}

function driversBlock({ results }: Charted, chart: StoryChart): Block[] {
  const byName = new Map(rankedDrivers(results).map((driver) => [driver.name, driver]));
  const hundred = (value: number | null) => (value === null ? null : value * 100);
  const rows = chart.names.flatMap((name) => {
    const driver = byName.get(name);
    if (!driver) return [];
    const { lmg, lmgLow, lmgHigh, relativeWeight, rank } = driver;
    return [
      {
        number: rank,
        label: label(driver.label),
        value: lmg * 100,
        low: hundred(lmgLow),
        high: hundred(lmgHigh),
        mark: hundred(relativeWeight),
        text: withInterval(lmg, lmgLow, lmgHigh, (part) => percentFigure(part)),
      },
    ];
  });
  return parts(chart, { bar: "Importance (LMG) with its interval", mark: "Relative weight" }, rows);
}

function sharesBlock({ results }: Charted, chart: StoryChart): Block[] {
  const rows = chart.names.flatMap((name) => {
    const item = itemOf(results, name);
    if (item?.mean == null) return [];
    const { mean, low, high } = item;
    return [
      {
        label: label(item.label),
        value: mean * 100,
        low: low === null ? null : low * 100,
        high: high === null ? null : high * 100,
        mark: null,
        text: `${withInterval(mean, low, high, (share) => percentFigure(share, 0))} %`,
      },
    ];
  });
  return parts(chart, null, rows);
}

/** Places of an item's mean and interval between the ends of its scale. */
function meanOf({ mean, low, high, ends }: ItemResult): SpreadChart["rows"][number]["mean"] {
  if (mean === null || ends === null || ends.high <= ends.low) return null;
  const place = (value: number) => (value - ends.low) / (ends.high - ends.low);
  return {
    place: place(mean),
    low: low === null ? null : place(low),
    high: high === null ? null : place(high),
  };
}

/** Words for the colours: the answers' own where all items have the same few, else what the ends are. */
function spreadLegend(items: readonly ItemResult[]): SpreadChart["legend"] {
  const lists = new Set(
    items.flatMap(({ distribution }) =>
      distribution ? [JSON.stringify(distribution.map(({ label: answer }) => answer))] : [],
    ),
  );
  const [only] = lists;
  if (only === undefined) return null;
  const answers = (JSON.parse(only) as string[]).map((answer) => oneLine(answer, 30));
  return lists.size === 1 && answers.length <= 7
    ? { answers }
    : { low: "The lowest answers", high: "The highest answers" };
}

function itemsBlock({ results }: Charted, chart: StoryChart): Block[] {
  const items = chart.names.flatMap((name) => itemOf(results, name) ?? []);
  if (items.length === 0) return [];
  return paged<SpreadChart>({
    kind: "spreads",
    title: breakable(chart.title),
    alt: chart.alt,
    legend: spreadLegend(items),
    rows: items.map((item) => ({
      label: label(item.label),
      detail: `n = ${wholeNumber(item.n)}${item.ends ? `, ${fixed(item.ends.low, 0)} to ${fixed(item.ends.high, 0)}` : ""}`,
      shares:
        item.distribution && item.distribution.length <= 11
          ? item.distribution.map(({ share }) => share)
          : null,
      mean: meanOf(item),
      text: item.mean === null ? "–" : withInterval(item.mean, item.low, item.high, printerOf(item)),
    })),
    ...(chart.note === null ? {} : { note: chart.note }),
  });
}

function dots(
  chart: StoryChart,
  axis: DotChart["axis"],
  reference: number | null,
  rows: DotChart["rows"],
): Block[] {
  if (rows.length === 0) return [];
  return paged<DotChart>({
    kind: "dots",
    title: breakable(chart.title),
    alt: chart.alt,
    axis,
    reference,
    rows,
    ...(chart.note === null ? {} : { note: chart.note }),
  });
}

function gapsBlock({ results }: Charted, chart: StoryChart): Block[] {
  const gaps = chart.names.flatMap((place) => results.gaps[Number(place)] ?? []);
  const reach = Math.max(
    ...gaps.flatMap(({ effectLow, effectHigh }) => [Math.abs(effectLow), Math.abs(effectHigh)]),
  );
  const axis = reach > 3 ? axisAroundZero([reach]) : roundAxis(-reach, reach, 6);
  return dots(
    chart,
    axis,
    0,
    gaps.map((gap) => ({
      label: label(gap.label),
      detail: breakable(`${oneLine(gap.between[0], 40)} less ${oneLine(gap.between[1], 40)}`),
      estimate: gap.effect,
      low: gap.effectLow,
      high: gap.effectHigh,
      isFilled: isClear(gap),
      text: withInterval(gap.effect, gap.effectLow, gap.effectHigh, (value) => withSign(value)),
    })),
  );
}

function groupsBlock({ results }: Charted, chart: StoryChart): Block[] {
  const item = itemOf(results, chart.names[0] ?? "");
  if (!item) return [];
  const print = item.kind === "multiple" ? (value: number) => percent(value, 0) : printerOf(item);
  const factor = item.kind === "multiple" ? 100 : 1;
  const rows = results.groups.flatMap((group): DotChart["rows"] => {
    const found = group.items.find(({ name }) => name === item.name);
    if (found?.mean == null) return [];
    return [
      {
        label: label(group.name),
        detail: found.n === null ? "" : `n = ${wholeNumber(found.n)}`,
        estimate: found.mean * factor,
        low: found.low === null ? null : found.low * factor,
        high: found.high === null ? null : found.high * factor,
        isFilled: true,
        text: withInterval(found.mean, found.low, found.high, print),
      },
    ];
  });
  const values = rows.flatMap(({ estimate, low, high }) => [low ?? estimate, high ?? estimate]);
  const reference = item.mean === null ? null : item.mean * factor;
  const all = reference === null ? values : [...values, reference];
  return dots(chart, roundAxis(Math.min(...all), Math.max(...all), 4), reference, rows);
}

function npsBlock({ results }: Charted, chart: StoryChart): Block[] {
  const { nps } = results;
  if (!nps) return [];
  const part = (name: string, count: number, tone: "low" | "middle" | "high") => ({
    label: name,
    share: count / nps.n,
    text: percent(count / nps.n, 0),
    tone,
  });
  return [
    {
      kind: "split",
      title: breakable(chart.title),
      alt: chart.alt,
      parts: [
        part("Detractors", nps.detractors, "low"),
        part("Passives", nps.passives, "middle"),
        part("Promoters", nps.promoters, "high"),
      ],
      ...(chart.note === null ? {} : { note: chart.note }),
    },
  ];
}

const drawn = {
  drivers: driversBlock,
  map: mapBlock,
  items: itemsBlock,
  shares: sharesBlock,
  gaps: gapsBlock,
  groups: groupsBlock,
  nps: npsBlock,
} satisfies Record<StoryChart["chart"], (source: Charted, chart: StoryChart) => Block[]>;

/** A chart of the story as blocks of the printed report; several where one page can't hold it. */
export function chartBlocks(source: Charted, chart: StoryChart): Block[] {
  return drawn[chart.chart](source, chart);
}
