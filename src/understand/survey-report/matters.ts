import { counted, inWords, listed } from "../profile/wording.ts";
import type { OutcomeResult, SurveyResults } from "../surveys/survey-results.ts";
import { candidateList, outcomeCandidates } from "./candidates.ts";
import {
  between,
  fixed,
  ordinal,
  percent,
  percentFigure,
  probability,
  quoted,
  sentence,
  shortest,
  whole,
  withInterval,
  withSign,
} from "./figures.ts";
import {
  isChance,
  isRelated,
  itemOf,
  printerOf,
  type RankedDriver,
  rankedDrivers,
  runsAgainst,
  tooFew,
  withAdvice,
} from "./source.ts";
import type { StoryChapter, StoryPart, StorySource, SurveyStory } from "./story.ts";

/** Rows of the chart; what comes after them is in the appendix. */
const mostBars = 20;

const printShare = (share: number) => percentFigure(share);

/** "17.1 % (95 % interval 13.5 to 20.7)" */
function partOf({ lmg, lmgLow, lmgHigh }: RankedDriver): string {
  const range = between(lmgLow, lmgHigh, printShare);
  return range === null ? percent(lmg) : `${percent(lmg)} (95 % interval ${range})`;
}

/** Drivers that can't be told apart from the first, itself included, in their order. */
export function leaders(drivers: readonly RankedDriver[]): RankedDriver[] {
  const [first, ...others] = drivers;
  if (!first) return [];
  return [first, ...others.filter(({ lmgHigh }) => (lmgHigh ?? 1) >= (first.lmgLow ?? 0))];
}

/** The first driver as a key figure, which claims no more than its interval; null where none goes before chance. */
export function firstDriver(results: SurveyResults): SurveyStory["headline"][number] | null {
  const drivers = rankedDrivers(results);
  const [first] = drivers;
  if (!first || !results.outcome || isChance(results.outcome)) return null;
  const others = leaders(drivers).length - 1;
  const figure = { value: percent(first.lmg), note: shortest(first.label) };
  if (drivers.length === 1) return { ...figure, label: "The only driver" };
  if (others === 0) return { ...figure, label: "Matters most" };
  return {
    ...figure,
    label: "Comes first, not for sure",
    note: `${figure.note}; ${counted(others, "other")} can't be told apart from it`,
  };
}

/** The sentence that answers what matters most. */
function ranking(outcome: OutcomeResult, drivers: readonly RankedDriver[]): string {
  const [first] = drivers;
  const about = quoted(outcome.label);
  if (!first) return `Nothing can be ranked by how much it matters for ${about}.`;
  if (drivers.length === 1) {
    return `Only one driver was asked about, ${quoted(first.label)}: it accounts for ${partOf(first)} of the differences in ${about}. There is nothing to compare it with.`;
  }
  if (isChance(outcome)) {
    return `Nothing can be said to matter for ${about}: together the ${drivers.length} drivers account for no more of the differences than chance would bring (F test, p = ${probability(outcome.p ?? 1)}).`;
  }
  if (drivers.every(({ lmg }) => lmg < 0.000_5)) {
    return `None of the ${drivers.length} drivers goes together with ${about} in these answers, so none can be said to matter more than another.`;
  }
  if (first.lmgLow === null) {
    return `${quoted(first.label)} comes first: it accounts for ${partOf(first)} of the differences in ${about}. No interval could be computed, so the order may be chance.`;
  }
  const close = leaders(drivers);
  if (close.length === 1) {
    return `${quoted(first.label)} matters most for ${about}: it accounts for ${partOf(first)} of the differences between answers, and the intervals of all others lie below it.`;
  }
  if (close.length <= 4) {
    return `${listed(close.map(({ label }) => quoted(label)))} matter most for ${about}. Which of the ${inWords(close.length)} comes first can't be told: their intervals overlap.`;
  }
  const which = close.length === drivers.length ? "all" : String(close.length);
  return `No single driver of ${about} stands out: ${which} of ${drivers.length} can't be told apart from the first, ${quoted(first.label)}, since their intervals overlap.`;
}

/** How much all drivers together account for, and what that means. */
function together(outcome: OutcomeResult, drivers: readonly RankedDriver[]): string[] {
  const { r2, r2Low, r2High, adjustedR2, label } = outcome;
  if (r2 === null || drivers.length < 2) return [];
  const range = between(r2Low, r2High, printShare);
  const adjusted =
    adjustedR2 === null
      ? ""
      : ` Allowing for the number of drivers it is ${percent(Math.max(0, adjustedR2))} (adjusted R²).`;
  const all = `Together the ${drivers.length} drivers account for ${percent(r2)} of the differences in ${quoted(label)}${range === null ? "" : ` (95 % interval ${range})`}.${adjusted}`;
  if (r2 >= 0.1 || isChance(outcome)) return [all];
  return [`${all} That is little: what matters most may not have been asked.`];
}

/** What one unit more goes with, or how it runs against the outcome. */
function effectOf(driver: RankedDriver, source: StorySource, outcome: OutcomeResult): string | null {
  const { coefficient } = driver;
  const print = printerOf(itemOf(source.results, outcome.name));
  if (driver.correlation !== null && !isRelated(driver, outcome.n)) {
    return "taken alone, not clearly related to the outcome";
  }
  if (runsAgainst(driver)) {
    return `the more of it, the lower the outcome${coefficient === null ? "" : ` (${withSign(coefficient)} for one more, the others held)`}`;
  }
  if (coefficient === null) return null;
  if (coefficient < 0) {
    return `taken alone it goes with a higher outcome, but with a lower one (${withSign(coefficient)}) once the others are held`;
  }
  const step = print(coefficient) === print(0) ? fixed(coefficient, 4) : print(coefficient);
  return `one point more goes with ${step} more of the outcome, the others held`;
}

function topList(source: StorySource, outcome: OutcomeResult, drivers: readonly RankedDriver[]): StoryPart[] {
  if (drivers.length < 2) return [];
  const items = drivers.slice(0, 3).map((driver) => {
    const facts = [`${partOf(driver)} of the differences`, effectOf(driver, source, outcome)];
    if (driver.topThree !== null && drivers.length > 3) {
      facts.push(
        `among the first three in ${percent(driver.topThree, 0)} of ${whole(outcome.draws)} redraws of the answers`,
      );
    }
    return `${quoted(driver.label, 140)}: ${facts.filter((fact) => fact !== null).join("; ")}.`;
  });
  return [{ kind: "list", items, ordered: true }];
}

function chart(outcome: OutcomeResult, drivers: readonly RankedDriver[]): StoryPart[] {
  if (drivers.length === 0) return [];
  const shown = drivers.slice(0, mostBars);
  const spoken = shown.map(
    ({ label, lmg, lmgLow, lmgHigh, relativeWeight }) =>
      `${quoted(label, 60)}: ${withInterval(lmg, lmgLow, lmgHigh, printShare)} %${relativeWeight === null ? "" : `, relative weight ${percent(relativeWeight)}`}.`,
  );
  const left = drivers.length - shown.length;
  return [
    {
      kind: "chart",
      chart: "drivers",
      title: `Parts of the differences in ${quoted(outcome.label, 70)}, in percent, with 95 % intervals`,
      alt: `Chart of the drivers by importance. ${spoken.join(" ")}`,
      note: `Bars are LMG, the mark is the relative weight. n = ${whole(outcome.n)} complete answers${left > 0 ? `; ${counted(left, "less important driver")} ${left === 1 ? "is" : "are"} in the appendix` : ""}.`,
      names: shown.map(({ name }) => name),
    },
  ];
}

/** Where the two ways of dividing up importance put drivers in other places. */
function secondOpinion({ disagreements }: OutcomeResult, drivers: readonly RankedDriver[]): StoryPart[] {
  if (drivers.length < 2 || drivers.some(({ relativeWeight }) => relativeWeight === null)) return [];
  const apart = drivers.filter(({ name }) => disagreements.includes(name));
  if (apart.length > 0) {
    const named = apart
      .slice(0, 5)
      .map(
        ({ label, rank, rankByWeight }) =>
          `${quoted(label, 60)} is ${ordinal(rank)} by LMG and ${ordinal(rankByWeight)} by relative weight`,
      );
    const others = apart.length > named.length ? [`${apart.length - named.length} more differ`] : [];
    return [
      {
        kind: "paragraph",
        style: "body",
        text: `The two ways of dividing up importance don't agree on ${counted(apart.length, "driver")}: ${listed([...named, ...others])}. Take their places with care.`,
      },
    ];
  }
  const first = drivers.slice(0, 3);
  const isSame = first.every(({ rankByWeight }) => rankByWeight <= first.length);
  return [
    {
      kind: "paragraph",
      style: "body",
      text: `A second way of dividing up importance, relative weights, puts no driver more than one place elsewhere${isSame && drivers.length > 3 ? " and has the same first three" : ""}.`,
    },
  ];
}

function alikePairs({ alike, drivers }: OutcomeResult): StoryPart[] {
  if (alike.length === 0) return [];
  const label = (name: string) => quoted(drivers.find((driver) => driver.name === name)?.label ?? name, 60);
  const pairs = alike
    .slice(0, 5)
    .map(({ one, other, correlation }) => `${label(one)} and ${label(other)} (r = ${fixed(correlation)})`);
  const more = alike.length > pairs.length ? ` and ${alike.length - pairs.length} more pairs` : "";
  return [
    {
      kind: "paragraph",
      style: "body",
      text: `${sentence(listed(pairs))}${more} say almost the same${alike.some(({ correlation }) => correlation < 0) ? " or the very opposite" : ""}, so they share what is one importance, and which of them comes first means nothing.`,
    },
  ];
}

/** What can be said of each driver alone where there is no ranking. */
function correlations(outcome: OutcomeResult): StoryPart[] {
  const known = outcome.drivers
    .filter(({ correlation }) => correlation !== null)
    .toSorted((one, other) => Math.abs(other.correlation ?? 0) - Math.abs(one.correlation ?? 0))
    .slice(0, mostBars);
  if (known.length === 0) return [];
  return [
    {
      kind: "table",
      title: `How each goes together with ${quoted(outcome.label, 70)}, one at a time`,
      columns: [
        { title: "Item", align: "start" },
        { title: "Correlation", align: "end" },
      ],
      rows: known.map(({ label, correlation }) => [label, fixed(correlation ?? 0)]),
      note: "Pearson's r, over those who answered both. A correlation alone doesn't say how much is due to the item itself.",
    },
  ];
}

function withoutOutcome(source: StorySource): StoryChapter {
  const near = outcomeCandidates(source);
  return {
    id: "matters",
    title: "What matters most",
    isAppendix: false,
    answer: withAdvice(
      source,
      "No question was named as the outcome, so nothing can be ranked by how much it matters.",
      "--outcome",
      near[0]?.name,
      "an outcome",
    ),
    parts: [
      {
        kind: "paragraph",
        style: "body",
        text: "The outcome is the question that stands for the whole: satisfaction overall, or how likely people are to recommend you. All other items are then ranked by how much of the differences in it they account for.",
      },
      ...candidateList(near, "This question may be meant:", "One of these may be meant:"),
    ],
  };
}

/** What matters most: drivers of the outcome in order, with how far the order can be trusted. */
export function mattersChapter(source: StorySource): StoryChapter {
  const { outcome } = source.results;
  const chapter = { id: "matters", title: "What matters most", isAppendix: false } as const;
  const few = tooFew(source);
  if (few) return { ...chapter, answer: few, parts: [] };
  if (outcome === null) return withoutOutcome(source);
  const drivers = rankedDrivers(source.results);
  if (outcome.problem !== null) {
    return { ...chapter, answer: outcome.problem, parts: correlations(outcome) };
  }
  return {
    ...chapter,
    answer: ranking(outcome, drivers),
    parts: [
      ...topList(source, outcome, drivers),
      ...chart(outcome, drivers),
      ...together(outcome, drivers).map((text): StoryPart => ({ kind: "paragraph", style: "body", text })),
      ...secondOpinion(outcome, drivers),
      ...alikePairs(outcome),
      {
        kind: "paragraph",
        style: "note",
        text: "Importance here is how far answers go together, not proof that one brings about the other. Try a change on the first item, and measure again.",
      },
    ],
  };
}
