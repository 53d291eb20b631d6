import type { Answer, Answers } from "#listen/questionnaires/answer.ts";
import type { Random } from "#stats/random.ts";
import { commentOf, contactWords } from "./customer-comments.ts";
import type { MarketCustomer } from "./market.ts";

/**
 * What is true in the example, and what its figures have to find again: keeping promises and putting things right drive
 * satisfaction most; customers say that price matters most, which drives little; knowledge is rated well. Catalogue customers
 * are less pleased, and the North has most of them: alike in segments it is no worse than others. One account handler's
 * customers are happier. A competitor is better by web. Hardly anybody is delighted.
 */
export const truths = {
  /** The part of each item in the whole. */
  drives: {
    reliability: 0.34,
    problems: 0.26,
    information: 0.12,
    reach: 0.1,
    speed: 0.06,
    care: 0.06,
    knowledge: 0.02,
    quality: 0.02,
    paperwork: 0.01,
    value: 0.01,
  } as Record<string, number>,
  /** How well each is done, from 1 to 5. */
  level: {
    reliability: 3.2,
    problems: 2.9,
    information: 3.1,
    reach: 3.4,
    speed: 3.5,
    care: 3.7,
    knowledge: 4.2,
    quality: 4.0,
    paperwork: 3.5,
    value: 3.4,
  } as Record<string, number>,
  /** How often customers name each as one of three that matter. */
  said: {
    value: 0.7,
    quality: 0.5,
    reliability: 0.5,
    speed: 0.4,
    problems: 0.3,
    reach: 0.2,
    knowledge: 0.15,
    care: 0.12,
    information: 0.08,
    paperwork: 0.05,
  } as Record<string, number>,
  segment: {
    "Key clients": 0.25,
    "Mid-size clients": 0.1,
    "Small clients": 0,
    "Web shop": 0.1,
    Catalogue: -0.3,
  } as Record<string, number>,
  competitors: { brightline: 0.05, "penny-post": -0.35, orbita: 0.3 } as Record<string, number>,
};

/** Named in the questionnaire; invented as everything here. */
export const competitors = ["Brightline", "Penny Post", "Orbita"];

/** How satisfied customers are on the whole. */
const usual = 3.5;

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, Math.round(value)));

/** How likely somebody is to answer: businesses and long-standing customers more than others. */
export function answersAtAll({ account, years, email }: MarketCustomer, random: Random): boolean {
  if (email === null) return false;
  return random.uniform() < (account ? 0.42 : 0.19) + Math.min(0.06, years * 0.006);
}

/** One customer's answers to the relationship survey. */
export function customerAnswers(
  customer: MarketCustomer,
  happiest: string,
  random: Random,
): { answers: Answers; completes: boolean } {
  const own = random.normal(0, 0.62);
  const shift = (truths.segment[customer.segment] ?? 0) + (customer.account?.manager === happiest ? 0.55 : 0);
  const felt = Object.fromEntries(
    Object.entries(truths.level).map(([part, level]) => [
      part,
      level + shift + 0.55 * own + random.normal(0, 0.75),
    ]),
  );
  const whole =
    usual +
    Object.entries(truths.drives).reduce(
      (sum, [part, share]) => sum + 1.5 * share * ((felt[part] ?? 3) - (truths.level[part] ?? 3)),
      0,
    ) +
    random.normal(0, 0.45);
  const leaves = (share: number) => random.uniform() < share;
  const parts = Object.keys(truths.level);
  const rows = Object.fromEntries(
    parts.flatMap((part): [string, string][] => {
      if (leaves(0.015)) return [];
      const unknown = part === "problems" ? 0.28 : part === "paperwork" ? 0.12 : 0.02;
      return [[part, leaves(unknown) ? "none" : String(clamp(felt[part] ?? 3, 1, 5))]];
    }),
  );
  const recommends = clamp(7.5 + 1.9 * (whole - usual) + random.normal(0, 1.5), 0, 10);
  const answers: [string, Answer | null][] = [
    ["recommend", leaves(0.03) ? { special: "dont-know" } : { rating: recommends }],
    ["overall_satisfaction", { rating: clamp(whole, 1, 5) }],
    [
      "expectations",
      leaves(0.04) ? null : { rating: clamp(2.75 + 0.8 * (whole - usual) + random.normal(0, 0.55), 1, 5) },
    ],
    ["service", { rows }],
    ["importance", leaves(0.06) ? null : { ranking: threeOf(random) }],
    [
      "account_person",
      customer.account
        ? { rating: clamp(whole + 0.5 + random.normal(0, 0.5), 1, 5) }
        : { special: "not-applicable" },
    ],
    ["providers", leaves(0.25) ? null : { rows: providerRows(customer, whole, random) }],
    [
      "had_problem",
      leaves(0.05)
        ? { special: "dont-know" }
        : { choice: random.uniform() < 0.5 - whole * 0.08 ? "yes" : "no" },
    ],
    ["stay", { rating: clamp(whole + 0.4 + random.normal(0, 0.7), 1, 5) }],
  ];
  const contact = leaves(0.2) ? null : random.uniform() < 0.012 + (whole < 2.3 ? 0.06 : 0) ? "yes" : "no";
  answers.push(["contact_me", contact && { choice: contact }]);
  if (contact === "yes" && !leaves(0.3))
    answers.push(["contact_about", { text: contactWords({ felt }, random) }]);
  for (const question of ["recommend_reason", "improve"] as const) {
    const text = commentOf(question, { felt, recommends, customer }, random);
    answers.push([question, text === null ? null : { text }]);
  }
  const completes = !leaves(0.07);
  // Who stops on the way has seen no more than the first pages.
  const seen = completes ? answers : answers.slice(0, 5);
  return {
    answers: Object.fromEntries(seen.flatMap(([id, given]) => (given ? [[id, given]] : []))),
    completes,
  };
}

/** Three parts by how often they are named, the first by far the most. */
function threeOf(random: Random): string[] {
  const weighed = Object.entries(truths.said).map(([part, share]) => ({
    part,
    key: random.uniform() ** (1 / share),
  }));
  return weighed
    .sort((a, b) => b.key - a.key)
    .slice(0, 3)
    .map(({ part }) => part);
}

function providerRows(customer: MarketCustomer, whole: number, random: Random): Record<string, string> {
  const byWeb = customer.channel === "Web" ? 0.35 : -0.1;
  const others = Object.entries(truths.competitors).flatMap(([id, better]): [string, string][] =>
    random.uniform() < 0.35
      ? [[id, "none"]]
      : [[id, String(clamp(3.35 + better + (id === "orbita" ? byWeb : 0) + random.normal(0, 0.8), 1, 5))]],
  );
  return { us: String(clamp(whole, 1, 5)), ...Object.fromEntries(others) };
}
