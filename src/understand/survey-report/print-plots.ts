import { looks } from "#document/chart/series.ts";
import type { Block, SeriesChart, SpreadChart } from "#document/report.ts";
import { breakable } from "../profile/wording.ts";
import { percent, whole, withInterval } from "./figures.ts";
import {
  axisOfPlot,
  type PlanePlot,
  printerOfUnit,
  type RowsPlot,
  type SharesPlot,
  valuesOfRows,
} from "./plot.ts";
import { printedMap } from "./print-map.ts";
import { paged, printedLabel } from "./print-pages.ts";
import type { StoryPlot } from "./story.ts";

type Frame = Omit<StoryPlot, "figures">;

function rowsBlocks({ title, alt, note }: Frame, plot: RowsPlot): Block[] {
  const { unit, scale, series, headers, rows, reference } = plot;
  const print = printerOfUnit(unit);
  const { factor } = unit;
  const axis = axisOfPlot(scale, valuesOfRows(plot));
  const scaled = (value: number) => Number((value * factor).toPrecision(12));
  return paged<SeriesChart>({
    kind: "series",
    title: breakable(title),
    alt,
    axis: {
      minimum: scaled(axis.minimum),
      maximum: scaled(axis.maximum),
      ticks: axis.ticks.map(scaled),
    },
    reference: reference === null ? null : scaled(reference),
    series: series.map(({ name, look }) => ({ name: breakable(name), mark: looks[look].shape })),
    headers,
    rows: rows.map(({ label, detail = "", values, cells = [], withheld, look }) => ({
      label: printedLabel(label),
      detail: printedLabel([detail, withheld].filter(Boolean).join("; ")),
      isFilled: look !== "before",
      values: values.map(
        (value) =>
          value && {
            estimate: scaled(value.estimate),
            low: value.low === null ? null : scaled(value.low),
            high: value.high === null ? null : scaled(value.high),
            text: withInterval(value.estimate, value.low, value.high, print),
          },
      ),
      cells: [...cells],
    })),
    note,
  });
}

function sharesBlocks({ title, alt, note }: Frame, { categories, rows }: SharesPlot): Block[] {
  return paged<SpreadChart>({
    kind: "spreads",
    title: breakable(title),
    alt,
    isWithoutMeans: true,
    legend: { answers: categories.map(breakable) },
    rows: rows.map(({ label, detail, shares, n, withheld }) => ({
      label: printedLabel(label),
      detail: [detail, n === null ? withheld : `n = ${whole(n)}`].filter(Boolean).join(", "),
      shares,
      mean: null,
      text: shares === null ? (withheld ?? "") : shares.map((share) => percent(share, 0)).join(" / "),
    })),
    note,
  });
}

/** Where a point stands among the four fields. */
const fieldOf = (plot: PlanePlot, { performance, importance }: PlanePlot["marks"][number]): number =>
  (performance.estimate >= plot.across.middle ? 1 : 0) + (importance.estimate > plot.upward.middle ? 0 : 2);

function planeBlocks({ title, alt, note }: Frame, plot: PlanePlot): Block[] {
  const { marks, across, upward, fields } = plot;
  return printedMap({
    title,
    alt,
    note,
    points: marks.map((mark, index) => ({
      number: index + 1,
      label: mark.label,
      field: fieldOf(plot, mark),
      across: mark.performance.estimate * across.unit.factor,
      upwards: mark.importance.estimate * upward.unit.factor,
    })),
    across: { title: across.name, line: across.middle * across.unit.factor, least: 0 },
    upwards: { title: upward.name, line: upward.middle * upward.unit.factor, least: 0 },
    fields,
  });
}

/** A chart with figures of its own as blocks of the printed report; several where one page can't hold it. */
export function plotBlocks({ figures, ...frame }: StoryPlot): Block[] {
  switch (figures.plot) {
    case "rows":
      return figures.rows.length === 0 ? [] : rowsBlocks(frame, figures);
    case "shares":
      return figures.rows.length === 0 ? [] : sharesBlocks(frame, figures);
    case "plane":
      return planeBlocks(frame, figures);
  }
}
