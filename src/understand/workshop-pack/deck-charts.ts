import { axisAround } from "#document/chart/axis.ts";
import type { BarsChart, DeckChart, PlaneChart } from "#document/pptx/deck.ts";
import { fixed, oneLine, percent, withSign } from "../survey-report/figures.ts";
import {
  axisOfPlot,
  type PlanePlot,
  type PlotUnit,
  printerOfUnit,
  type RowsPlot,
  type SharesPlot,
  valuesOfRows,
} from "../survey-report/plot.ts";
import { itemOf, mapLines, mappedDrivers, rankedDrivers } from "../survey-report/source.ts";
import type { StoryChart, StoryPlot } from "../survey-report/story.ts";
import type { ItemResult, SurveyResults } from "../surveys/survey-results.ts";

/** Characters of a name beside a bar; the whole name is in the alternative text. */
const longestName = 70;
/** Bars that stand on one slide. */
const mostBars = 14;
/** Points of which numbers can still be told apart. */
const mostPoints = 25;

const name = (text: string, longest = longestName) => oneLine(text, longest);

interface Estimated {
  estimate: number;
  low: number | null;
  high: number | null;
}

const intervalOf = (value: Estimated | null | undefined) =>
  value && value.low !== null && value.high !== null ? { low: value.low, high: value.high } : null;

/** A chart of a story as charts of slides, in parts where it is long; none where nothing can be drawn. */
export function deckCharts(part: StoryChart | StoryPlot, results: SurveyResults): DeckChart[] {
  if (part.kind === "chart") return ofResults(part, results);
  const { figures } = part;
  if (figures.plot === "plane") return figures.marks.length < 2 ? [] : [plane(figures)];
  return figures.plot === "rows" ? rows(figures) : shares(figures);
}

function parts(chart: BarsChart): BarsChart[] {
  const { categories, series } = chart;
  const most = Math.max(3, Math.floor(mostBars / (chart.stacked ? 1 : series.length)));
  const count = Math.ceil(categories.length / most);
  const each = Math.ceil(categories.length / Math.max(1, count));
  return Array.from({ length: count }, (_, page) => {
    const of = <Each>(all: readonly Each[]) => all.slice(page * each, (page + 1) * each);
    return {
      ...chart,
      categories: of(categories),
      series: series.map(({ values, intervals, isMuted, ...one }) => ({
        ...one,
        values: of(values),
        ...(intervals && { intervals: of(intervals) }),
        ...(isMuted && { isMuted: of(isMuted) }),
      })),
    };
  });
}

const formatOf = ({ factor, decimals }: PlotUnit) => {
  const digits = decimals > 0 ? `0.${"0".repeat(decimals)}` : "0";
  return factor === 100 ? `${digits}%` : digits;
};

function rows(plot: RowsPlot): BarsChart[] {
  const shown = plot.rows.filter(({ values }) => values.some((value) => value !== null));
  if (shown.length === 0) return [];
  const { minimum, maximum } = axisOfPlot(plot.scale, valuesOfRows({ ...plot, rows: shown }));
  const isSigned = plot.scale.kind === "differences";
  const print = printerOfUnit(plot.unit);
  const [only] = plot.series;
  return parts({
    kind: "bars",
    stacked: false,
    // Bars of differences leave no room for figures: those stand beside the names.
    categories: shown.map(({ label, detail, values: [value] }) => {
      const whose = detail !== undefined && detail.length <= 40 ? ` (${detail})` : "";
      return isSigned && plot.series.length === 1 && value
        ? `${name(label, 55 - Math.ceil(whose.length / 2))}${whose}: ${print(value.estimate)}`
        : `${name(label)}${whose}`;
    }),
    series: plot.series.map((series, index) => ({
      name: series.name || only?.name || plot.label,
      colour: null,
      values: shown.map(({ values }) => values[index]?.estimate ?? null),
      intervals: shown.map(({ values }) => intervalOf(values[index])),
      ...(plot.series.length === 1 && { isMuted: shown.map(({ look }) => look === "before") }),
    })),
    minimum: plot.scale.kind === "scale" ? plot.scale.low : minimum,
    maximum: plot.scale.kind === "scale" ? plot.scale.high : maximum,
    format: formatOf(plot.unit),
  });
}

function shares({ categories, rows: all }: SharesPlot): BarsChart[] {
  const shown = all.filter((row) => row.shares !== null);
  if (shown.length === 0) return [];
  return parts({
    kind: "bars",
    stacked: true,
    categories: shown.map(({ label, n }) => (n === null ? name(label) : `${name(label, 55)} (n = ${n})`)),
    series: categories.map((category, index) => ({
      name: name(category),
      colour: null,
      values: shown.map((row) => row.shares?.[index] ?? null),
    })),
    minimum: null,
    maximum: null,
    format: "0%",
  });
}

function plane({ marks, across, upward }: PlanePlot): PlaneChart {
  const shown = marks.slice(0, mostPoints);
  const side = (direction: PlanePlot["across"], values: readonly number[]) => {
    const { factor } = direction.unit;
    const { minimum, maximum } = axisOfPlot(direction.scale, [...values, direction.middle]);
    return {
      name: direction.name,
      minimum: minimum * factor,
      maximum: maximum * factor,
      middle: direction.middle * factor,
      format: "0",
    };
  };
  return {
    kind: "plane",
    points: shown.map(({ label, importance, performance, isUrgent }) => ({
      label: name(label, 300),
      across: performance.estimate * across.unit.factor,
      upward: importance.estimate * upward.unit.factor,
      isUrgent,
    })),
    across: side(
      across,
      shown.map(({ performance }) => performance.estimate),
    ),
    upward: side(
      upward,
      shown.map(({ importance }) => importance.estimate),
    ),
  };
}

function ofResults({ chart, names }: StoryChart, results: SurveyResults): DeckChart[] {
  switch (chart) {
    case "drivers":
      return drivers(names, results);
    case "map":
      return map(names, results);
    case "items":
      return items(names, results);
    case "shares":
      return tickedShares(names, results);
    case "nps":
      return recommending(results);
    case "gaps":
    case "groups":
      // Stories of campaigns draw differences as plots.
      return [];
  }
}

const single = (
  label: string,
  categories: string[],
  values: (Estimated | null)[],
  axis: Pick<BarsChart, "minimum" | "maximum" | "format">,
): BarsChart[] =>
  categories.length === 0
    ? []
    : parts({
        kind: "bars",
        stacked: false,
        categories,
        series: [
          {
            name: label,
            colour: null,
            values: values.map((value) => value?.estimate ?? null),
            intervals: values.map(intervalOf),
          },
        ],
        ...axis,
      });

/** An end of an axis of shares: the next twentieth above all of them. */
const shareAbove = (values: readonly number[]) =>
  Math.min(1, (Math.floor(Math.max(0, ...values) * 20) + 1) / 20);

function drivers(names: readonly string[], results: SurveyResults): BarsChart[] {
  const shown = rankedDrivers(results).filter((driver) => names.includes(driver.name));
  return single(
    "Part of the differences in the outcome",
    shown.map(({ label }) => name(label)),
    shown.map(({ lmg: estimate, lmgLow: low, lmgHigh: high }) => ({ estimate, low, high })),
    { minimum: 0, maximum: shareAbove(shown.map(({ lmg, lmgHigh }) => lmgHigh ?? lmg)), format: "0%" },
  );
}

function map(names: readonly string[], results: SurveyResults): PlaneChart[] {
  const shown = mappedDrivers(results).filter((driver) => names.includes(driver.name));
  if (shown.length < 2) return [];
  const { importance, level } = mapLines(results);
  const levels = axisAround([...shown.map((driver) => driver.performancePercent), level], 0, 100);
  const highest = Math.max(importance, ...shown.map(({ lmg }) => lmg)) * 100;
  return [
    {
      kind: "plane",
      points: shown.slice(0, mostPoints).map(({ label, lmg, performancePercent, quadrant }) => ({
        label: name(label, 300),
        across: performancePercent,
        upward: lmg * 100,
        isUrgent: quadrant === "act",
      })),
      across: {
        name: "How well it is done: level, percent of the scale",
        minimum: levels.minimum,
        maximum: levels.maximum,
        middle: level,
        format: "0",
      },
      upward: {
        name: "How much it matters: part of the differences, percent",
        minimum: 0,
        maximum: Math.ceil((highest * 1.12) / 5) * 5,
        middle: importance * 100,
        format: "0",
      },
    },
  ];
}

/** Means where all have one scale, else levels in percent of each one's scale. */
function items(names: readonly string[], results: SurveyResults): BarsChart[] {
  const shown = names.flatMap((each) => itemOf(results, each) ?? []).filter(({ mean }) => mean !== null);
  const [first] = shown;
  const ends = first?.ends ?? null;
  const isOneScale =
    ends !== null && shown.every((item) => item.ends?.low === ends.low && item.ends.high === ends.high);
  const labels = shown.map(({ label, n }) => `${name(label, 58)} (n = ${n})`);
  if (isOneScale) {
    const estimates = shown.map(({ mean, low, high }) =>
      mean === null ? null : { estimate: mean, low, high },
    );
    return single("Mean", labels, estimates, { minimum: ends.low, maximum: ends.high, format: "0.00" });
  }
  return single("Level, percent of the scale", labels, shown.map(percentOf), {
    minimum: 0,
    maximum: 100,
    format: "0",
  });
}

function percentOf({ percent: level, low, high, ends }: ItemResult): Estimated | null {
  if (level === null) return null;
  const onScale = (value: number | null) =>
    value === null || ends === null ? null : ((value - ends.low) / (ends.high - ends.low)) * 100;
  return { estimate: level, low: onScale(low), high: onScale(high) };
}

function tickedShares(names: readonly string[], results: SurveyResults): BarsChart[] {
  const shown = names.flatMap((each) => itemOf(results, each) ?? []);
  return single(
    "Ticked it",
    shown.map(({ label, n }) => `${name(label, 58)} (n = ${n})`),
    shown.map(({ mean, low, high }) => (mean === null ? null : { estimate: mean, low, high })),
    { minimum: 0, maximum: shareAbove(shown.map(({ mean, high }) => high ?? mean ?? 0)), format: "0%" },
  );
}

function recommending({ nps }: SurveyResults): BarsChart[] {
  if (!nps) return [];
  const of = [
    ["Detractors (0 to 6)", nps.detractors],
    ["Passives (7 and 8)", nps.passives],
    ["Promoters (9 and 10)", nps.promoters],
  ] as const;
  const range =
    nps.low === null || nps.high === null ? "" : ` (${withSign(nps.low, 0)} to ${withSign(nps.high, 0)})`;
  return [
    {
      kind: "bars",
      stacked: true,
      categories: [`Score ${withSign(nps.estimate, 0)}${range}, n = ${fixed(nps.n, 0)}`],
      series: of.map(([label, count]) => ({
        name: `${label}: ${percent(count / nps.n, 0)}`,
        colour: null,
        values: [count / nps.n],
      })),
      minimum: null,
      maximum: null,
      format: "0%",
    },
  ];
}
