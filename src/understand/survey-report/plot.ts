import { axisAround, type PartAxis } from "#document/chart/axis.ts";
import type { ImportanceMap, MapMark } from "#document/chart/importance-map.ts";
import type { IntervalRow, IntervalRows } from "#document/chart/interval-rows.ts";
import type { Series } from "#document/chart/series.ts";
import type { SpreadRows } from "#document/chart/spread-rows.ts";
import { axisOfDifferences, axisOfPercents, axisOfShares } from "#document/chart/value-axes.ts";
import { fixed, withSign } from "./figures.ts";

/**
 * A chart's figures as plain data: pages, the file, print and slides draw the same of it. "rows" are estimates with their
 * intervals, "shares" bars that sum to all, "plane" points by two figures.
 */
export type Plot = RowsPlot | SharesPlot | PlanePlot;

/** How figures are printed: in their own units with so many decimals, or as percent of 1. */
export interface PlotUnit {
  /** Figures are multiplied by it: 100 for shares. */
  factor: 1 | 100;
  decimals: number;
  /** Differences have their sign. */
  isSigned: boolean;
  /** " %" or nothing. */
  suffix: string;
}

/**
 * What is marked along the figures: "differences" has zero in the middle, "shares" begins at zero, "percents" is a part of 0 to 100,
 * "scale" a part of an answer scale.
 */
export type PlotScale =
  | { kind: "differences" | "shares" | "percents" }
  | { kind: "scale"; low: number; high: number };

export interface RowsPlot {
  plot: "rows";
  /** Heads the names of the rows. */
  label: string;
  unit: PlotUnit;
  scale: PlotScale;
  series: Series[];
  /** Heads of further columns, whose words are each row's cells. */
  headers: string[];
  rows: IntervalRow[];
  /** What all rows are compared with. */
  reference: number | null;
}

export interface SharesPlot {
  plot: "shares";
  label: string;
  /** From the lowest to the highest. */
  categories: string[];
  /** How many of them stand left of the middle; 0 where bars begin at the left. */
  below: number;
  rows: {
    key: string;
    label: string;
    detail?: string;
    shares: number[] | null;
    n: number | null;
    withheld?: string;
  }[];
}

export interface PlanePlot {
  plot: "plane";
  marks: MapMark[];
  across: PlaneDirection;
  upward: PlaneDirection;
  /** Left above, right above, left below, right below. */
  fields: [string, string, string, string];
}

interface PlaneDirection {
  name: string;
  unit: PlotUnit;
  scale: PlotScale;
  /** Where the line between low and high lies. */
  middle: number;
}

export const inOwnUnits = (decimals: number): PlotUnit => ({
  factor: 1,
  decimals,
  isSigned: false,
  suffix: "",
});
export const asPercent: PlotUnit = { factor: 100, decimals: 0, isSigned: false, suffix: " %" };
export const signed = (unit: PlotUnit): PlotUnit => ({ ...unit, isSigned: true });

/** Prints a figure in its unit. */
export const printerOfUnit =
  ({ factor, decimals, isSigned, suffix }: PlotUnit) =>
  (value: number): string =>
    `${isSigned ? withSign(value * factor, decimals) : fixed(value * factor, decimals)}${suffix}`;

/** Prints a place on an axis: as many decimals as it has. */
const tickOfUnit =
  ({ factor, suffix }: PlotUnit) =>
  (value: number): string =>
    `${String(Number((value * factor).toPrecision(6))).replace("-", "−")}${suffix}`;

/** The part of a scale in which values lie. */
export function axisOfPlot(scale: PlotScale, values: readonly number[]): PartAxis {
  switch (scale.kind) {
    case "differences":
      return axisOfDifferences(values);
    case "shares":
      return axisOfShares(values);
    case "percents":
      return { ...axisOfPercents(values), whole: { minimum: 0, maximum: 100 } };
    case "scale":
      return axisAround(values, scale.low, scale.high);
  }
}

/** All figures of rows with the ends of their intervals. */
export const valuesOfRows = ({ rows, reference }: Pick<RowsPlot, "rows" | "reference">): number[] => [
  ...rows.flatMap(({ values }) =>
    values.flatMap((value) =>
      value ? [value.estimate, value.low ?? value.estimate, value.high ?? value.estimate] : [],
    ),
  ),
  ...(reference === null ? [] : [reference]),
];

/** Rows as charts of intervals take them. */
export function intervalRowsOf(plot: RowsPlot): IntervalRows {
  const { label, unit, scale, series, headers, rows, reference } = plot;
  return {
    label,
    axis: axisOfPlot(scale, valuesOfRows(plot)),
    series,
    headers,
    rows,
    print: printerOfUnit(unit),
    printTick: tickOfUnit(unit),
    ...(reference !== null && { reference }),
  };
}

/** Shares as charts of spreads take them. */
export const spreadRowsOf = ({ categories, below, rows }: SharesPlot): SpreadRows => ({
  categories,
  below,
  rows,
});

/** Points as maps take them. */
export function mapOf({ marks, across, upward, fields }: PlanePlot): ImportanceMap {
  const direction = (
    { name, unit, scale, middle }: PlaneDirection,
    of: (mark: MapMark) => MapMark["importance"],
  ) => {
    const values = marks.flatMap((mark) => {
      const { estimate, low, high } = of(mark);
      return [estimate, low ?? estimate, high ?? estimate];
    });
    return {
      name,
      middle,
      axis: axisOfPlot(scale, [...values, middle]),
      print: printerOfUnit(unit),
      printTick: tickOfUnit(unit),
    };
  };
  return {
    marks,
    fields,
    across: direction(across, ({ performance }) => performance),
    upward: direction(upward, ({ importance }) => importance),
  };
}
