import { counted, listed } from "../profile/wording.ts";
import type { ItemResult, NpsResult } from "../surveys/survey-results.ts";
import { fixed, percent, percentFigure, quoted, sentence, whole, withInterval, withSign } from "./figures.ts";
import {
  fieldNames,
  isChance,
  isRelated,
  itemOf,
  type LevelItem,
  mapLines,
  mappedDrivers,
  onItsScale,
  printerOf,
  rankedDrivers,
  ratedItems,
  runsAgainst,
  tooFew,
} from "./source.ts";
import type { StoryChapter, StoryPart, StorySource } from "./story.ts";

/** Rows of a chart; all items are in the appendix. */
const mostRows = 25;

type Mapped = ReturnType<typeof mappedDrivers>[number];

/** "3.05 (2.94 to 3.16)" */
function level(item: LevelItem): string {
  return withInterval(item.mean, item.low, item.high, printerOf(item));
}

/** Ends of the mean's interval as percent of the scale; null without either. */
function percentRange({ ends, low, high }: ItemResult): [number, number] | null {
  if (!ends || low === null || high === null) return null;
  const onScale = (value: number) => ((value - ends.low) / (ends.high - ends.low)) * 100;
  return [onScale(low), onScale(high)];
}

/** What to work on: what matters more than the average driver and is done worse; null where that isn't known. */
export function actOn({ results }: Pick<StorySource, "results">): string | null {
  const mapped = mappedDrivers(results);
  if (mapped.length < 2 || (results.outcome && isChance(results.outcome))) return null;
  const average = mapLines(results).level;
  const act = mapped.filter(({ quadrant }) => quadrant === "act");
  if (act.length === 0) {
    const [lowest] = mapped
      .filter(({ quadrant }) => quadrant === "keep")
      .toSorted((one, other) => one.performancePercent - other.performancePercent);
    return `Nothing that matters more than average is done worse than average${
      lowest
        ? `. Of what matters, ${quoted(lowest.label)} has the lowest level: ${fixed(lowest.performancePercent, 0)} of 100, the average being ${fixed(average, 0)}`
        : ""
    }.`;
  }
  const isClear = ({ name }: Mapped) => {
    const item = itemOf(results, name);
    const range = item ? percentRange(item) : null;
    return range !== null && range[1] < average;
  };
  const clear = act.filter(isClear);
  if (clear.length === 0) {
    const [first] = act.toSorted((one, other) => one.performancePercent - other.performancePercent);
    return `Nothing that matters more than average is clearly done worse than average. Nearest to it is ${quoted(first?.label ?? "")}: level ${fixed(first?.performancePercent ?? 0, 1)} of 100, the average being ${fixed(average, 1)}.`;
  }
  const named = clear
    .slice(0, 4)
    .map(
      ({ label, performancePercent }) => `${quoted(label)} (level ${fixed(performancePercent, 0)} of 100)`,
    );
  const others = clear.length > named.length ? [`${clear.length - named.length} more`] : [];
  const unclear = act.filter((driver) => !isClear(driver));
  const doubt =
    unclear.length === 0
      ? ""
      : ` ${listed(unclear.slice(0, 3).map(({ label }) => quoted(label, 60)))} ${unclear.length === 1 ? "matters" : "matter"} as well, but that ${unclear.length === 1 ? "it is" : "they are"} below average may be chance.`;
  const isOne = clear.length === 1;
  const { importance } = mapLines(results);
  const unsure = clear.filter(({ lmgLow }) => lmgLow === null || lmgLow <= importance);
  const which =
    unsure.length === clear.length
      ? isOne
        ? "it"
        : "they"
      : listed(unsure.slice(0, 3).map(({ label }) => quoted(label, 60)));
  const mattering =
    unsure.length === 0
      ? ""
      : ` That ${which} ${unsure.length === 1 ? "matters" : "matter"} more than average isn't certain: the interval reaches below the average part.`;
  return `Begin with ${listed([...named, ...others])}: ${isOne ? "it matters" : "they matter"} more than the average driver and ${isOne ? "does" : "do"} worse than the average level, ${fixed(average, 0)} of 100.${mattering}${doubt}`;
}

/** The lowest levels, where nothing is known of importance. */
function lowest(
  { results, place }: StorySource,
  rated: readonly ReturnType<typeof ratedItems>[number][],
): string {
  const [first, second, third] = rated;
  if (!first) {
    const known = results.items.filter(
      ({ kind, mean }) => (kind === "rating" || kind === "number") && mean !== null,
    );
    if (known.length === 0) return "There is no rating whose figures may be shown.";
    const how = {
      command:
        "write it under the column in mapping.yaml, as ends: { low: 1, high: 5 }, and run the command again with --mapping",
      "own page": "give its ends under “See what was read, and correct it”, and compute again",
      elsewhere: "whoever has the file can give its ends, and compute again",
      campaign: "ask with answers that have numbers from the lowest to the highest",
    }[place];
    return `Levels can't be compared, since no scale is known from its lowest to its highest answer. Where there is one, ${how}.`;
  }
  if (!second)
    return `${quoted(first.label)} is the only rating: its mean is ${level(first)}${onItsScale(first)}.`;
  const named = [first, second, ...(third && rated.length > 3 ? [third] : [])];
  return `The lowest ratings are at ${listed(named.map((item) => `${quoted(item.label)}: ${level(item)}${onItsScale(item)}`))}.`;
}

/** The map of importance and level. */
export function map({ results }: Pick<StorySource, "results">): StoryPart[] {
  const mapped = mappedDrivers(results);
  const left = rankedDrivers(results).length - mapped.length;
  if (mapped.length < 2) return [];
  const spoken = mapped
    .slice(0, 40)
    .map(
      ({ label, lmg, performancePercent, quadrant }) =>
        `${quoted(label, 60)}: importance ${percent(lmg)}, level ${fixed(performancePercent, 0)} of 100, ${quadrant === null ? "in no field" : fieldNames[quadrant].toLowerCase()}.`,
    );
  return [
    {
      kind: "chart",
      chart: "map",
      title: "Importance and level of each driver",
      alt: `Map of importance against level. ${spoken.join(" ")}`,
      note: `Across: the mean as percent of the way up its scale. Upwards: part of the differences in the outcome (LMG). The lines are the averages of all drivers.${left > 0 ? ` ${sentence(counted(left, "driver"))} without a known scale, or that ${left === 1 ? "runs" : "run"} against the outcome, ${left === 1 ? "is" : "are"} not on the map.` : ""}`,
      names: mapped.map(({ name }) => name),
    },
  ];
}

/** The net promoter score in words and as a bar. */
export function npsPart(nps: NpsResult, source: Pick<StorySource, "results">): StoryPart[] {
  const label = quoted(itemOf(source.results, nps.item)?.label ?? nps.item);
  const print = (value: number) => withSign(value, 0);
  const share = (count: number) => percent(count / nps.n, 0);
  return [
    {
      kind: "paragraph",
      style: "body",
      text: `The net promoter score of ${label} is ${withInterval(nps.estimate, nps.low, nps.high, print)}: ${share(nps.promoters)} promoters less ${share(nps.detractors)} detractors, n = ${whole(nps.n)}.`,
    },
    {
      kind: "chart",
      chart: "nps",
      title: "Promoters, passives and detractors",
      alt: `${whole(nps.promoters)} promoters (9 and 10), ${whole(nps.passives)} passives (7 and 8) and ${whole(nps.detractors)} detractors (0 to 6) of ${whole(nps.n)}.`,
      note: `n = ${whole(nps.n)}. Promoters answered 9 or 10, passives 7 or 8, detractors 0 to 6.`,
      names: [],
    },
  ];
}

/** Ratings from the lowest level. */
export function itemsChart(
  { items }: StorySource["results"],
  rated: readonly ReturnType<typeof ratedItems>[number][],
): StoryPart[] {
  if (rated.length === 0) return [];
  const unknown = items.filter(
    ({ kind, mean, ends }) => kind === "rating" && mean !== null && ends === null,
  ).length;
  const shown = rated.slice(0, mostRows);
  const left = rated.length - shown.length;
  return [
    {
      kind: "chart",
      chart: "items",
      title: `Ratings${rated.length > 1 ? ", from the lowest level" : ""}`,
      alt: `Chart of ratings. ${shown.map((item) => `${quoted(item.label, 60)}: mean ${level(item)}${onItsScale(item)}, n ${whole(item.n)}.`).join(" ")}`,
      note: `Mean with its 95 % interval, and how answers are spread over the scale. Spreads are shown from 10 answers up.${left > 0 ? ` ${sentence(counted(left, "more rating"))} ${left === 1 ? "is" : "are"} in the appendix.` : ""}${unknown > 0 ? ` ${sentence(counted(unknown, "rating"))} without a known scale ${unknown === 1 ? "is" : "are"} not here.` : ""}`,
      names: shown.map(({ name }) => name),
    },
  ];
}

/** How many ticked each answer. */
export function sharesChart(items: readonly ItemResult[]): StoryPart[] {
  const ticked = items
    .filter((item): item is LevelItem => item.kind === "multiple" && item.mean !== null)
    .toSorted((one, other) => other.mean - one.mean);
  if (ticked.length === 0) return [];
  const shown = ticked.slice(0, mostRows);
  const share = (value: number) => percent(value, 0);
  return [
    {
      kind: "chart",
      chart: "shares",
      title: "How many ticked each answer",
      alt: `Chart of shares. ${shown.map(({ label, mean, low, high, n }) => `${quoted(label, 60)}: ${withInterval(mean, low, high, share)} of ${whole(n)}.`).join(" ")}`,
      note: "Share of those who answered the question, with its 95 % interval. Where a file doesn't say who was asked, those are the people who chose at least one of its answers.",
      names: shown.map(({ name }) => name),
    },
  ];
}

/** The outcome's own level. */
function outcomeLevel(source: Pick<StorySource, "results">): StoryPart[] {
  const item = source.results.outcome && itemOf(source.results, source.results.outcome.name);
  if (!item || item.mean === null) return [];
  const top =
    item.topTwo === null || item.kind !== "rating"
      ? ""
      : ` ${withInterval(item.topTwo.estimate, item.topTwo.low, item.topTwo.high, (value) => percentFigure(value, 0))} % chose one of the two highest answers.`;
  return [
    {
      kind: "paragraph",
      style: "body",
      text: `The outcome itself, ${quoted(item.label)}, has a mean of ${level({ ...item, mean: item.mean })}${onItsScale(item)}, n = ${whole(item.n)}.${top}`,
    },
  ];
}

/** What goes with a lower outcome. */
export function against(source: Pick<StorySource, "results">): StoryPart[] {
  const n = source.results.outcome?.n ?? 0;
  const turned = rankedDrivers(source.results).filter(
    (driver) => runsAgainst(driver) && isRelated(driver, n),
  );
  if (turned.length === 0) return [];
  return [
    {
      kind: "paragraph",
      style: "note",
      text: `${listed(turned.slice(0, 4).map(({ label }) => quoted(label, 60)))}${turned.length > 4 ? ` and ${turned.length - 4} more` : ""} ${turned.length === 1 ? "goes" : "go"} with a lower outcome, so a high level there is no success. Where a high answer is a bad one, mark the column as reversed.`,
    },
  ];
}

/** Where we fall short: what matters and is done badly, then all levels. */
export function shortChapter(source: StorySource): StoryChapter {
  const { results } = source;
  const outcome = results.outcome?.name;
  const rated = ratedItems(results).filter(({ name }) => name !== outcome || results.items.length === 1);
  const act = actOn(source);
  return {
    id: "short",
    title: "Where we fall short",
    isAppendix: false,
    answer: tooFew(source) ?? act ?? lowest(source, rated),
    parts: [
      ...outcomeLevel(source),
      ...(results.nps ? npsPart(results.nps, source) : []),
      ...map(source),
      ...against(source),
      ...itemsChart(results, ratedItems(results)),
      ...sharesChart(results.items),
    ],
  };
}
