import type { Fidelity, UnderstoodColumn } from "#listen/survey-files/survey-file.ts";
import type {
  DriverResult,
  GapResult,
  GroupResult,
  ItemResult,
  OutcomeResult,
  SurveyResults,
} from "../surveys/survey-results.ts";
import type { StorySource } from "./story.ts";

/** Items of a service survey: wording, mean on 1–5, part of r2 with its interval, correlation with the outcome. */
const items: [name: string, label: string, mean: number, lmg: number, reach: number, correlation: number][] =
  [
    ["Q1_1", "My problem was solved the first time", 3.21, 0.171, 0.036, 0.61],
    ["Q1_2", "The person I spoke to listened to me", 4.18, 0.118, 0.031, 0.55],
    ["Q1_3", "I was told what would happen next", 3.42, 0.102, 0.029, 0.52],
    ["Q1_4", "I did not have to repeat myself", 3.05, 0.064, 0.024, 0.44],
    ["Q1_5", "Opening hours suit me", 3.87, 0.021, 0.014, 0.24],
    ["Q1_6", "I waited only a short time", 2.94, 0.018, 0.013, 0.22],
    ["Q1_7", "The website answered my question", 3.33, 0.009, 0.009, 0.15],
    ["Q1_8", "Letters and e-mails are easy to understand", 3.95, 0.004, 0.006, 0.08],
  ];
const outcomeLabel = "How likely are you to recommend us to a friend or colleague?";
const answers = 412;

const percentOf = (mean: number) => ((mean - 1) / 4) * 100;

/** Shares of a scale of five whose mean is about the one given: a triangle around it. */
function distribution(mean: number, n: number): NonNullable<ItemResult["distribution"]> {
  const weights = [1, 2, 3, 4, 5].map((value) => Math.exp(-((value - mean) ** 2) / 1.8));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const words = ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"];
  const counts = weights.map((weight) => Math.round((weight / total) * n));
  counts[2] = (counts[2] ?? 0) + n - counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count, index) => ({
    value: index + 1,
    label: words[index] ?? "",
    n: count,
    share: count / n,
  }));
}

function ratingItem(name: string, label: string, mean: number, index: number): ItemResult {
  const n = answers - 3 * index - 2;
  const shown = distribution(mean, n);
  const top = (shown[3]?.share ?? 0) + (shown[4]?.share ?? 0);
  return {
    name,
    label,
    kind: "rating",
    n,
    missing: index === 0 ? { blank: 2 } : { blank: 2, "not applicable": 3 * index },
    mean,
    low: mean - 0.11,
    high: mean + 0.11,
    standardDeviation: 1.13,
    ends: { low: 1, high: 5 },
    percent: percentOf(mean),
    topTwo: { estimate: top, low: top - 0.045, high: top + 0.046 },
    distribution: shown,
    withheld: null,
  };
}

const outcomeItem: ItemResult = {
  ...ratingItem("Q2", outcomeLabel, 6.9, 1),
  mean: 6.9,
  low: 6.66,
  high: 7.14,
  standardDeviation: 2.4,
  ends: { low: 0, high: 10 },
  percent: 69,
  topTwo: { estimate: 0.31, low: 0.267, high: 0.357 },
  distribution: Array.from({ length: 11 }, (_, value) => {
    const n = [4, 5, 9, 14, 19, 41, 46, 77, 68, 61, 63][value] ?? 0;
    return { value, label: String(value), n, share: n / 407 };
  }),
};

function drivers(): DriverResult[] {
  const meanImportance = items.reduce((sum, [, , , lmg]) => sum + lmg, 0) / items.length;
  const meanPercent = items.reduce((sum, [, , mean]) => sum + percentOf(mean), 0) / items.length;
  return items.map(([name, label, mean, lmg, reach, correlation], index) => {
    const important = lmg > meanImportance;
    const good = percentOf(mean) >= meanPercent;
    return {
      name,
      label,
      lmg,
      lmgLow: Math.max(0, lmg - reach),
      lmgHigh: lmg + reach,
      relativeWeight: index === 1 ? lmg - 0.012 : index === 2 ? lmg + 0.014 : lmg,
      relativeWeightLow: Math.max(0, lmg - reach),
      relativeWeightHigh: lmg + reach + 0.004,
      coefficient: lmg * 3.1,
      standardised: lmg * 1.6,
      correlation,
      performance: mean,
      performancePercent: percentOf(mean),
      topThree: [1, 0.97, 0.89, 0.14, 0, 0, 0, 0][index] ?? 0,
      rank: index + 1,
      rankByWeight: index === 1 ? 3 : index === 2 ? 2 : index + 1,
      quadrant: important ? (good ? "keep" : "act") : good ? "spare" : "watch",
    };
  });
}

function outcome(): OutcomeResult {
  const all = drivers();
  const r2 = all.reduce((sum, { lmg }) => sum + (lmg ?? 0), 0);
  return {
    name: "Q2",
    label: outcomeLabel,
    n: 371,
    lost: 41,
    r2,
    r2Low: r2 - 0.062,
    r2High: r2 + 0.058,
    adjustedR2: r2 - 0.011,
    p: 1e-12,
    drivers: all,
    method: "all subsets",
    samplingError: null,
    draws: 1000,
    alike: [],
    disagreements: [],
    problem: null,
  };
}

const groupShifts: [name: string, n: number | null, shift: number][] = [
  ["North", 148, 0.1],
  ["South", 131, -0.24],
  ["West", 121, 0.14],
  ["Islands", null, 0],
];

function groups(): GroupResult[] {
  return groupShifts.map(([name, n, shift]) => ({
    name,
    n,
    suppressed: n === null,
    why: n === null ? "too few" : null,
    items:
      n === null
        ? []
        : items.map(([item, , mean], index) => {
            const value = mean + shift * Math.cos(index / 2);
            return { name: item, n: n - index, mean: value, low: value - 0.19, high: value + 0.19 };
          }),
  }));
}

function gaps(): GapResult[] {
  const all = groupShifts.flatMap(([group, n, shift]) =>
    n === null
      ? []
      : items.map(([item, label], index): GapResult => {
          const difference = shift * 1.5 * Math.cos(index / 2);
          const effect = difference / 1.13;
          const isClear = Math.abs(effect) > 0.24;
          return {
            item,
            label,
            between: [group, "everyone else"],
            n: [n - index, 400 - n],
            difference,
            low: difference - 0.23,
            high: difference + 0.23,
            p: isClear ? 0.0021 : 0.31,
            q: isClear ? 0.0126 : 0.52,
            effect,
            effectLow: effect - 0.2,
            effectHigh: effect + 0.2,
            word: isClear ? (difference > 0 ? "higher" : "lower") : "no evidence",
          };
        }),
  );
  return all.toSorted((one, other) => Math.abs(other.effect) - Math.abs(one.effect));
}

/** Figures of a small service survey with everything in it; they look real and agree with each other closely enough to be read. */
export function surveyResultsFixture(): SurveyResults {
  return {
    n: answers,
    minimum: 5,
    weights: null,
    items: [...items.map(([name, label, mean], index) => ratingItem(name, label, mean, index)), outcomeItem],
    nps: {
      item: "Q2",
      n: 407,
      promoters: 124,
      passives: 145,
      detractors: 138,
      estimate: 3.44,
      low: -4.4,
      high: 11.3,
    },
    outcome: outcome(),
    groups: groups(),
    gaps: gaps(),
    groupTests: items.map(([item], index) => ({
      item,
      h: 12 - index,
      df: 2,
      p: 0.002 * (index + 1),
      q: 0.01 * (index + 1),
    })),
    grouping: { name: "Region", label: "Region" },
    reliability: [
      {
        scale: "Q1",
        items: items.map(([name]) => name),
        n: 379,
        alpha: 0.84,
        omega: 0.85,
        against: [],
        problem: null,
      },
    ],
    careless: {
      n: answers,
      flagged: 17,
      rules: [
        { rule: "same answers", text: "gave one answer to all items of a block of eight or more", n: 17 },
      ],
      sameTopThree: true,
    },
    methods: [
      {
        figure: "Means",
        text: "Arithmetic mean of the answers that count, with Student's t interval (95 %), answers taken as independent.",
      },
      {
        figure: "Importance",
        text: "LMG (Lindeman, Merenda and Gold 1980; Grömping 2006): the part of R² that a driver adds, averaged over all orders of entry, in a linear model of complete answers.",
      },
    ],
    notes: [
      { code: "groups.without", text: "6 answers have no “Region”; they are in the figures of everybody." },
    ],
  };
}

function column(
  name: string,
  label: string,
  position: number,
  kind: UnderstoodColumn["kind"],
): UnderstoodColumn {
  return {
    position,
    option: null,
    name,
    label,
    kind,
    by: "file",
    because: kind === "rating" ? "whole numbers from 1 to 5" : "a few different words",
    ends: kind === "rating" ? { low: 1, high: 5 } : null,
    reversed: false,
    values: [],
    missing: kind === "rating" ? [{ cell: "N/A", reason: "not applicable" }] : [],
    filled: answers - 2,
    distinct: 5,
    examples: [],
    question: kind === "rating" ? "Q1" : null,
  };
}

/** What was read to get `surveyResultsFixture`. */
function fidelityFixture(): Fidelity {
  return {
    file: { name: "service-survey.csv", bytes: 48_213, format: "qualtrics-csv" },
    definition: null,
    layout: { encoding: "utf-8", separator: ",", sheet: null, headerRows: 3 },
    rows: answers,
    rejected: { count: 0, first: [] },
    counts: { kept: 10, changed: 1, lost: 1 },
    lines: [
      ...items.map(([name]) => ({
        where: name,
        what: "column",
        verdict: "kept" as const,
        text: "A rating from 1 to 5.",
      })),
      {
        where: "Q2",
        what: "column",
        verdict: "changed",
        text: "“10 (extremely likely)” counts as 10, “0 (not at all likely)” as 0.",
      },
      { where: "IPAddress", what: "column", verdict: "lost", text: "Personal data; not read." },
    ],
    notes: [],
    columns: [
      ...items.map(([name, label], index) => column(name, label, index + 1, "rating")),
      { ...column("Q2", outcomeLabel, 9, "rating"), ends: { low: 0, high: 10 } },
      column("Region", "Region", 10, "choice"),
    ],
    mapping: { outcome: "Q2", group: "Region" },
  };
}

/** Everything that a report on it needs. */
export function storySourceFixture(results: SurveyResults = surveyResultsFixture()): StorySource {
  return {
    title: "Service survey, spring",
    date: "2026-03-01",
    results,
    fidelity: fidelityFixture(),
    made: { program: "Serviceloop 0.1.0", seed: 1 },
    place: "command",
  };
}
