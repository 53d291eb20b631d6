import type { ItemScale, Understanding, UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import { mostDrivers } from "#stats/driver-importance.ts";
import { type CarelessBlock, carelessBlocks } from "./careless-blocks.ts";
import { asksToRecommend } from "./recommending.ts";
import type { SurveyChoice } from "./survey-choice.ts";
import type { ItemResult } from "./survey-results.ts";

export type ItemColumn = UnderstoodColumn & { kind: ItemResult["kind"] };

/** What is read of a file and what for. Numbers are places in `read`. */
export interface SurveyPlan {
  choice: SurveyChoice;
  /** Names of the columns to read: the items, then what else is needed. */
  read: string[];
  items: ItemColumn[];
  outcome: number | null;
  drivers: number[];
  /**
   * Whether somebody would recommend, where that isn't the outcome: it is another one, and as a driver it would take the
   * place of what drives both.
   */
  secondOutcomes: number[];
  /** Items that ask whether somebody would recommend. */
  recommending: number[];
  /** Drivers to model together: all, and for want of complete answers those that at least half of the outcome's answered. */
  driverSets: number[][];
  group: number | null;
  groupColumn: UnderstoodColumn | null;
  weights: number | null;
  duration: number | null;
  scales: { name: string; items: string[]; places: number[]; unknown: string[] }[];
  careless: CarelessBlock[];
}

/** Most items of a scale whose reliability is computed: the work grows with their square, for each row. */
export const mostScaleItems = 100;

const itemKinds: readonly string[] = [
  "rating",
  "number",
  "choice",
  "multiple",
] satisfies ItemResult["kind"][];

const isItem = (column: UnderstoodColumn): column is ItemColumn => itemKinds.includes(column.kind);

const hasMean = ({ kind }: UnderstoodColumn) => kind === "rating" || kind === "number";

/** @param choice of columns that are there and of a kind that can be used */
export function planOf(understanding: Understanding, choice: SurveyChoice): SurveyPlan {
  const { columns, duration } = understanding;
  const apart = [choice.group, choice.weights, duration];
  const items = columns.filter(isItem).filter(({ name }) => !apart.includes(name));
  const read = items.map(({ name }) => name);
  const placeOf = (name: string | null): number | null => {
    if (name === null || !columns.some((column) => column.name === name)) return null;
    const place = read.indexOf(name);
    return place >= 0 ? place : read.push(name) - 1;
  };
  const outcome = placeOf(choice.outcome);
  const measured = [...items.keys()].filter(
    (place) => place !== outcome && items[place]?.driver !== false && hasMean(items[place] as ItemColumn),
  );
  const recommending = [...items.keys()].filter((place) => {
    const item = items[place] as ItemColumn;
    return choice.recommend === undefined ? asksToRecommend(item) : item.name === choice.recommend;
  });
  const secondOutcomes = measured.filter((place) => recommending.includes(place));
  const drivers = measured.filter((place) => !secondOutcomes.includes(place));
  const asked = outcome === null ? 0 : (items[outcome]?.filled ?? 0) / 2;
  const common = drivers.filter((place) => (items[place]?.filled ?? 0) >= asked);
  const sets = common.length > 0 && common.length < drivers.length ? [drivers, common] : [drivers];
  const places = new Map(items.map(({ name }, place) => [name, place]));
  const isRated = (name: string) => hasMean(items[places.get(name) ?? -1] ?? ({} as UnderstoodColumn));
  return {
    choice,
    items,
    outcome,
    drivers: outcome === null ? [] : drivers,
    secondOutcomes: outcome === null ? [] : secondOutcomes,
    recommending,
    driverSets: outcome === null ? [] : sets.filter(({ length }) => length > 0 && length <= mostDrivers),
    group: placeOf(choice.group),
    groupColumn: columns.find(({ name }) => name === choice.group) ?? null,
    weights: placeOf(choice.weights),
    duration: placeOf(duration),
    scales: understanding.scales.map((scale) => scalePlan(scale, places, isRated)),
    careless: carelessBlocks(items),
    read,
  };
}

function scalePlan(
  { name, items }: ItemScale,
  places: ReadonlyMap<string, number>,
  isRated: (name: string) => boolean,
): SurveyPlan["scales"][number] {
  const known = [...new Set(items)].filter(isRated);
  return {
    name,
    items: known,
    places: known.map((item) => places.get(item) ?? 0),
    unknown: items.filter((item) => !isRated(item)),
  };
}
