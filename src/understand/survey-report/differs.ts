import { counted, listed } from "../profile/wording.ts";
import type { GapResult, GroupResult, SurveyResults } from "../surveys/survey-results.ts";
import { candidateList, groupCandidates } from "./candidates.ts";
import {
  fixed,
  oneLine,
  percent,
  probability,
  quoted,
  sentence,
  whole,
  withInterval,
  withSign,
} from "./figures.ts";
import { itemOf, printerOf, tooFew, withAdvice } from "./source.ts";
import type { StoryChapter, StoryChart, StoryPart, StorySource } from "./story.ts";

const mostRows = 15;

export const isClear = ({ word }: GapResult) => word !== "no evidence";

/** Cohen's words for a standardised difference. */
function sizeOf(effect: number): string {
  const size = Math.abs(effect);
  return size < 0.2 ? "very small" : size < 0.5 ? "small" : size < 0.8 ? "medium" : "large";
}

/** How the size of a difference is printed: as its item is, or as percent points of those who ticked it. */
function sizePrinterOf(results: SurveyResults, { item }: GapResult): (value: number) => string {
  const found = itemOf(results, item);
  return found?.kind === "multiple"
    ? (value) => `${fixed(value * 100, 0)} percentage points`
    : printerOf(found);
}

/** The same with its sign, and shorter. */
function printerOfGap(results: SurveyResults, { item }: GapResult): (value: number) => string {
  const found = itemOf(results, item);
  if (found?.kind === "multiple") return (value) => `${withSign(value * 100, 0)} points`;
  const decimals = printerOf(found)(0).split(".")[1]?.length ?? 0;
  return (value) => withSign(value, decimals);
}

const other = (name: string) => (name === "everyone else" ? name : quoted(name, 60));

/** "On “Speed”, “South” is lower than everyone else by 0.36 (0.13 to 0.59), a small difference" */
function gapInWords(results: SurveyResults, gap: GapResult): string {
  const isLower = gap.word === "lower";
  const print = sizePrinterOf(results, gap);
  const [low, high] = isLower ? [-gap.high, -gap.low] : [gap.low, gap.high];
  return `on ${quoted(gap.label)}, ${quoted(gap.between[0], 60)} is ${isLower ? "lower" : "higher"} than ${other(gap.between[1])} by ${withInterval(Math.abs(gap.difference), low, high, print)}, a ${sizeOf(gap.effect)} difference`;
}

/**
 * "Islands is withheld: fewer than 5 answers."
 *
 * @param protects says it of groups that are large enough
 */
export function withheld(
  { groups, minimum }: SurveyResults,
  protects: (names: string, isOne: boolean) => string = fromTotal,
): string[] {
  const named = (why: GroupResult["why"]) => {
    const hidden = groups.filter((group) => group.suppressed && group.why === why);
    const names = hidden.slice(0, 8).map(({ name }) => quoted(name, 60));
    return {
      count: hidden.length,
      names: listed(
        hidden.length > names.length ? [...names, `${hidden.length - names.length} more`] : names,
      ),
    };
  };
  const few = named("too few");
  const protecting = named("protects another group");
  return [
    ...(few.count > 0
      ? [`${few.names} ${few.count === 1 ? "is" : "are"} withheld: fewer than ${minimum} answers.`]
      : []),
    ...(protecting.count > 0 ? [protects(protecting.names, protecting.count === 1)] : []),
  ];
}

const fromTotal = (names: string, isOne: boolean) =>
  `${names} ${isOne ? "is" : "are"} withheld too, because a smaller group could be worked out from ${isOne ? "it" : "them"} and the total.`;

/** What differs by more than chance, in a sentence or two. */
export function verdict(results: SurveyResults): string {
  const { gaps } = results;
  const clear = gaps.filter(isClear);
  const [widest] = gaps;
  if (!widest) return "No item can be compared between groups without giving individuals away.";
  if (clear.length === 0) {
    const print = printerOfGap(results, widest);
    return `No difference between groups is larger than chance explains, over ${counted(gaps.length, "comparison")}. The widest is ${quoted(widest.between[0], 60)} against ${other(widest.between[1])} on ${quoted(widest.label)}: ${withInterval(widest.difference, widest.low, widest.high, print)}. That doesn't prove that groups agree.`;
  }
  const shown = clear.slice(0, 2).map((gap) => gapInWords(results, gap));
  return `${sentence(shown.join("; "))}. ${sentence(counted(clear.length, "difference"))} of ${whole(gaps.length)} ${clear.length === 1 ? "is" : "are"} larger than chance explains.`;
}

/** The widest differences in standard deviations. */
export function gapsChart(results: SurveyResults): StoryChart[] {
  const { gaps } = results;
  const shown = gaps.slice(0, mostRows);
  if (shown.length === 0) return [];
  const spoken = shown.map(
    (gap) =>
      `${quoted(gap.label, 60)}, ${oneLine(gap.between[0], 40)} against ${oneLine(gap.between[1], 40)}: effect ${withInterval(gap.effect, gap.effectLow, gap.effectHigh, (value) => withSign(value))}, ${isClear(gap) ? gap.word : "no evidence of a difference"}.`,
  );
  return [
    {
      kind: "chart",
      chart: "gaps",
      title: "The widest differences, in standard deviations, with 95 % intervals",
      alt: `Chart of differences between groups. ${spoken.join(" ")}`,
      note: `Hedges' g: 0.2 is a small difference, 0.5 a medium, 0.8 a large one. Filled marks are larger than chance explains over all ${whole(gaps.length)} comparisons (false discovery rate 5 %).${gaps.length > shown.length ? ` The ${shown.length} widest are shown.` : ""}`,
      names: shown.map((_, index) => String(index)),
    },
  ];
}

/** The same in the items' own units. */
export function gapsTable(results: SurveyResults): StoryPart[] {
  const shown = results.gaps.slice(0, mostRows);
  if (shown.length === 0) return [];
  return [
    {
      kind: "table",
      title: "The same differences in the items' own units",
      columns: [
        { title: "Item", align: "start" },
        { title: "Between", align: "start" },
        { title: "Difference", align: "end" },
        { title: "n", align: "end" },
        { title: "p", align: "end" },
        { title: "q", align: "end" },
      ],
      rows: shown.map((gap) => [
        oneLine(gap.label),
        `${oneLine(gap.between[0], 60)} and ${oneLine(gap.between[1], 60)}`,
        withInterval(gap.difference, gap.low, gap.high, printerOfGap(results, gap)),
        `${whole(gap.n[0])} and ${whole(gap.n[1])}`,
        probability(gap.p),
        probability(gap.q),
      ]),
      note: "The first less the second, with its 95 % interval (Welch). q is p after allowing for all comparisons (Benjamini and Hochberg); below .05 the difference is larger than chance explains.",
    },
  ];
}

/** The item that is shown group by group: the outcome, else the one on which groups differ most. */
function comparedItem({ outcome, groups, groupTests, gaps }: SurveyResults): string | null {
  const shown = new Set(
    groups.flatMap(({ items }) => items).flatMap((item) => (item.mean === null ? [] : [item.name])),
  );
  const [strongest] = groupTests.toSorted((one, two) => one.q - two.q);
  return (
    [outcome?.name, strongest?.item, gaps[0]?.item].find((name) => name !== undefined && shown.has(name)) ??
    null
  );
}

/** One item in every group. */
export function groupsChart(results: SurveyResults): StoryChart[] {
  const name = comparedItem(results);
  const item = name === null ? undefined : itemOf(results, name);
  if (!item || name === null) return [];
  const print = item.kind === "multiple" ? (value: number) => percent(value, 0) : printerOf(item);
  const spoken = results.groups.flatMap((group) => {
    const found = group.items.find((one) => one.name === name);
    return found?.mean == null
      ? []
      : [
          `${oneLine(group.name, 60)}: ${withInterval(found.mean, found.low, found.high, print)}${found.n === null ? "" : `, n ${whole(found.n)}`}.`,
        ];
  });
  return [
    {
      kind: "chart",
      chart: "groups",
      title: `${quoted(item.label, 100)} by ${results.grouping ? quoted(results.grouping.label, 60) : "group"}: means with 95 % intervals`,
      alt: `Chart of means by group. ${spoken.join(" ")}`,
      note: "The vertical line is everyone's mean. Groups whose intervals overlap may still differ; the tests are in the table.",
      names: [name],
    },
  ];
}

function withoutGroups(source: StorySource): StoryChapter {
  const near = groupCandidates(source);
  return {
    id: "differs",
    title: "Who sees it differently",
    isAppendix: false,
    answer: withAdvice(
      source,
      "No column was named by which to compare people.",
      "--group",
      near[0]?.name,
      "a group",
    ),
    parts: candidateList(near, "This column could serve:", "These columns could serve:"),
  };
}

/** Who sees it differently: groups against each other or everyone else. */
export function differsChapter(source: StorySource): StoryChapter {
  const { results } = source;
  const chapter = { id: "differs", title: "Who sees it differently", isAppendix: false } as const;
  const few = tooFew(source);
  if (few) return { ...chapter, answer: few, parts: [] };
  if (results.groups.length === 0) return withoutGroups(source);
  const hidden = withheld(results);
  const about = results.grouping ? [`People are compared by ${quoted(results.grouping.label)}.`] : [];
  const notes = [...about, ...hidden].map((text): StoryPart => ({ kind: "paragraph", style: "body", text }));
  const shown = results.groups.filter(({ suppressed }) => !suppressed);
  if (shown.length < 2) {
    const what =
      shown[0] === undefined
        ? "No group can be shown without giving individuals away."
        : `Only one group can be shown, ${quoted(shown[0].name)}, so there is nothing to compare.`;
    return { ...chapter, answer: what, parts: notes };
  }
  return {
    ...chapter,
    answer: verdict(results),
    parts: [...gapsChart(results), ...notes, ...groupsChart(results), ...gapsTable(results)],
  };
}
