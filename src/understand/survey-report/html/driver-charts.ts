import type { Estimate } from "#document/chart/chart-data.ts";
import type { ImportanceMap } from "#document/chart/importance-map.ts";
import type { IntervalRows } from "#document/chart/interval-rows.ts";
import { axisOfPercents, axisOfShares } from "#document/chart/value-axes.ts";
import type { SurveyResults } from "../../surveys/survey-results.ts";
import { fixed, percent } from "../figures.ts";
import {
  fieldNames,
  itemOf,
  mapLines,
  mappedDrivers,
  printerOf,
  type RankedDriver,
  rankedDrivers,
} from "../source.ts";

/** Which estimator bars show: shares averaged over orders, or Johnson's relative weights. */
export type ImportanceBy = "lmg" | "relativeWeight";
export type DriverOrder = "importance" | "performance" | "name";

const lmgOf = ({ lmg, lmgLow, lmgHigh }: RankedDriver): Estimate => ({
  estimate: lmg,
  low: lmgLow,
  high: lmgHigh,
});

const weightOf = (driver: RankedDriver): Estimate | null =>
  driver.relativeWeight === null
    ? null
    : { estimate: driver.relativeWeight, low: driver.relativeWeightLow, high: driver.relativeWeightHigh };

const inOrder: Record<DriverOrder, (by: ImportanceBy) => (one: RankedDriver, other: RankedDriver) => number> =
  {
    importance: (by) => (one, other) =>
      by === "lmg" ? one.rank - other.rank : one.rankByWeight - other.rankByWeight,
    // The lowest level first; those without one last.
    performance: () => (one, other) =>
      (one.performancePercent ?? Number.MAX_VALUE) - (other.performancePercent ?? Number.MAX_VALUE) ||
      one.rank - other.rank,
    name: () => (one, other) => one.label.localeCompare(other.label, "en"),
  };

/**
 * Drivers as bars: their part of R² with its interval, and the other estimator's as a mark on the same line.
 *
 * @param names the drivers that are shown; without them all
 */
export function driverRows(
  results: SurveyResults,
  {
    by = "lmg",
    order = "importance",
    names,
  }: { by?: ImportanceBy; order?: DriverOrder; names?: readonly string[] } = {},
): IntervalRows {
  const drivers = rankedDrivers(results)
    .filter(({ name }) => !names || names.includes(name))
    .sort(inOrder[order](by));
  const values = drivers.map((driver) =>
    by === "lmg" ? [lmgOf(driver), weightOf(driver)] : [weightOf(driver), lmgOf(driver)],
  );
  const series = [
    { name: "LMG share", look: "share" as const },
    { name: "Relative weight", look: "weight" as const },
  ];
  const reach = values.flatMap((pair) => pair.flatMap((value) => [value?.estimate ?? 0, value?.high ?? 0]));
  return {
    label: "Driver",
    axis: axisOfShares(reach),
    series:
      by === "lmg"
        ? series
        : [
            { name: "Relative weight", look: "share" },
            { name: "LMG share", look: "weight" },
          ],
    headers: ["Level"],
    isOverlaid: true,
    print: (value) => percent(value),
    printTick: shareTick,
    rows: drivers.map((driver, index) => ({
      key: driver.name,
      label: driver.label,
      values: values[index] ?? [],
      cells: [levelWords(results, driver)],
      ...(driver.topThree !== null && {
        said: `among the three most important in ${percent(driver.topThree, 0)} of draws`,
      }),
    })),
  };
}

/** "20 %", "2.5 %" */
const shareTick = (value: number) => `${Number((100 * value).toPrecision(6))} %`;

/** "3.21" in the driver's own units, with "of 5" below it where the scale's end is known. */
function levelWords(results: SurveyResults, { name, performance }: RankedDriver): string {
  if (performance === null) return "–";
  const item = itemOf(results, name);
  return `${printerOf(item)(performance)}${item?.ends ? `\nof ${fixed(item.ends.high, 0)}` : ""}`;
}

const average = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const importanceOf = (driver: RankedDriver, by: ImportanceBy): Estimate =>
  (by === "lmg" ? null : weightOf(driver)) ?? lmgOf(driver);

/** Drivers by importance and level; null where none has both. Lines lie at the average driver's. */
export function driverMap(results: SurveyResults, by: ImportanceBy = "lmg"): ImportanceMap | null {
  const drivers = mappedDrivers(results);
  if (drivers.length === 0) return null;
  const cut = mapLines(results);
  const line =
    by === "lmg"
      ? cut.importance
      : average(rankedDrivers(results).map((driver) => importanceOf(driver, by).estimate));
  const marks = drivers.map((driver) => {
    const item = itemOf(results, driver.name);
    const asPercent = (value: number | null) =>
      value === null || !item?.ends
        ? null
        : (100 * (value - item.ends.low)) / (item.ends.high - item.ends.low);
    const importance = importanceOf(driver, by);
    const isGood = driver.performancePercent >= cut.level;
    const [much, little] = isGood ? (["keep", "spare"] as const) : (["act", "watch"] as const);
    // The results say where a driver belongs by LMG; by the other estimator it may change sides.
    const field = by === "lmg" ? driver.quadrant : importance.estimate > line ? much : little;
    return {
      key: driver.name,
      label: driver.label,
      importance,
      performance: {
        estimate: driver.performancePercent,
        low: asPercent(item?.low ?? null),
        high: asPercent(item?.high ?? null),
      },
      isUrgent: field === "act",
      ...(field && { said: fieldNames[field].toLowerCase() }),
    };
  });
  const levels = marks.flatMap(({ performance: { estimate, low, high } }) => [
    estimate,
    ...(low === null || high === null ? [] : [low, high]),
  ]);
  return {
    marks,
    across: {
      name: "Level, percent of the scale",
      axis: { ...axisOfPercents(levels), whole: { minimum: 0, maximum: 100 } },
      middle: cut.level,
      print: (value) => fixed(value, 0),
      printTick: (value) => fixed(value, 0),
    },
    upward: {
      name: by === "lmg" ? "Importance (LMG)" : "Importance (relative weight)",
      axis: axisOfShares(marks.flatMap(({ importance }) => [importance.estimate, importance.high ?? 0])),
      middle: line,
      print: (value) => percent(value),
      printTick: shareTick,
    },
    fields: [fieldNames.act, fieldNames.keep, fieldNames.watch, fieldNames.spare],
  };
}

/** The story's note to a chart of drivers, as it is where the reader chose the other estimator. */
export const noteBy = (note: string, by: ImportanceBy): string =>
  by === "lmg"
    ? note
    : note
        .replace(
          "Bars are LMG, the mark is the relative weight",
          "Bars are relative weights, the mark is LMG",
        )
        .replace("(LMG)", "(relative weight)");
