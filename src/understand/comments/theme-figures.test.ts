import assert from "node:assert/strict";
import { test } from "node:test";
import type { ReleasedThemes } from "./released-themes.ts";
import { themesSafeToRate } from "./safe-ratings.ts";
import {
  besideAllEarlier,
  besideEarlier,
  type Commenter,
  type ThemeEvidence,
  themeFigures,
} from "./theme-figures.ts";
import { mayShow } from "./theme-share.ts";

const person = (codes: string[], rating: number | null = null): Commenter => ({
  codes: new Set(codes),
  byQuestion: new Map([["q", new Set(codes)]]),
  rating,
  place: "",
});
const people = (count: number, codes: string[], ratings: number[] = []) =>
  Array.from({ length: count }, (_, index) => person(codes, ratings[index % ratings.length] ?? null));

const evidence = (coded: Commenter[], given: Partial<ThemeEvidence> = {}): ThemeEvidence => ({
  codes: ["a", "b"].map((code) => ({ code, group: "", name: code, definition: "" })),
  coded,
  commenting: coded.length,
  respondents: null,
  silentRatings: [],
  grouped: null,
  rating: null,
  questions: [],
  minimum: 5,
  isProtected: true,
  double: null,
  ...given,
});

test("a theme is shown from the minimum up, and so must be those who don't mention it", () => {
  const rules = { minimum: 5, isProtected: true };
  assert.deepEqual(
    [4, 5, 95, 96, 99, 100].map((count) => mayShow(count, 100, rules)),
    [false, true, true, false, false, false],
  );
  assert.equal(mayShow(100, 100, { ...rules, isProtected: false }), true);
  const { themes, withheld } = themeFigures(
    evidence([...people(4, ["a"]), ...people(20, ["b"]), ...people(9, [])]),
  );
  assert.deepEqual(
    themes.map(({ code }) => code),
    ["b"],
  );
  assert.equal(withheld, 1);
});

test("a person counts once, and the share has Wilson's interval", () => {
  const [theme] = themeFigures(evidence([...people(15, ["a"]), ...people(133, [])])).themes;
  assert.deepEqual(
    [theme?.ofCommenting.estimate, theme?.ofCommenting.low, theme?.ofCommenting.high],
    [0.101, 0.062, 0.16],
  );
});

test("of all who answered nothing is told where those who wrote nothing are few", () => {
  const coded = [...people(15, ["a"]), ...people(15, [])];
  assert.equal(themeFigures(evidence(coded, { respondents: 33 })).themes[0]?.ofRespondents, null);
  assert.equal(themeFigures(evidence(coded, { respondents: 60 })).themes[0]?.ofRespondents?.estimate, 0.25);
});

test("a rating stands beside where both sides are at least ten, and nobody is unanimous", () => {
  const rating = { question: "again", label: "Again?" };
  const coded = [...people(12, ["a"], [3, 4]), ...people(12, [], [8, 9])];
  const shown = themeFigures(evidence(coded, { rating })).themes[0]?.rating;
  assert.equal(shown?.difference.estimate, -5);
  const alike = [...people(12, ["a"], [3]), ...people(12, [], [8, 9])];
  assert.equal(themeFigures(evidence(alike, { rating })).themes[0]?.rating, null);
});

const released = (counts: Record<string, number>, commenting = 100): ReleasedThemes => ({
  commenting,
  respondents: null,
  comments: commenting,
  coded: commenting,
  minimum: 5,
  withheld: 0,
  agreement: null,
  notes: [],
  themes: Object.entries(counts).map(([code, count]) => ({
    code,
    group: "",
    name: code,
    definition: "",
    ofCommenting: { count, n: commenting, estimate: count / commenting, low: null, high: null, method: "" },
    ofRespondents: null,
    byQuestion: [],
    byBreakdown: [],
    coding: null,
    rating: null,
  })),
});

test("where themes overlap, ratings of the others stay away: their difference would be about few", () => {
  const rating = { question: "again", label: "Again?" };
  const coded = [
    ...people(20, ["a", "b"], [3, 4, 5]),
    ...people(2, ["a"], [1, 2]),
    ...people(30, [], [3, 4, 5]),
  ];
  assert.deepEqual([...themesSafeToRate(evidence(coded, { rating }))], ["a"]);
  const apart = [
    ...people(20, ["a", "b"], [3, 4, 5]),
    ...people(15, ["a"], [1, 2]),
    ...people(30, [], [3, 4, 5]),
  ];
  assert.deepEqual([...themesSafeToRate(evidence(apart, { rating }))], ["a", "b"]);
  // All but one of a group of the survey.
  const inGroups = [
    ...people(20, ["a"], [3, 4, 5]).map((one) => ({ ...one, place: "North" })),
    ...people(1, [], [1]).map((one) => ({ ...one, place: "North" })),
    ...people(30, [], [3, 4, 5]).map((one) => ({ ...one, place: "South" })),
  ];
  assert.deepEqual([...themesSafeToRate(evidence(inGroups, { rating }))], []);
});

test("a rating that was shown beside a theme stays or goes, and never changes", () => {
  const shown = { question: "again", label: "", method: "", difference: { estimate: 0, low: 0, high: 0 } };
  const rated = (count: number, mean: number): ReleasedThemes => {
    const one = released({ a: count });
    const [theme] = one.themes;
    const rating = { ...shown, mentioning: { n: count, mean }, others: { n: 50, mean: 3 } };
    return { ...one, themes: theme ? [{ ...theme, rating }] : [] };
  };
  const meanAfter = (now: ReleasedThemes) =>
    besideEarlier(now, rated(20, 4), () => [])?.themes[0]?.rating?.mentioning.mean;
  assert.deepEqual([meanAfter(rated(20, 4.05)), meanAfter(rated(30, 3.9))], [4, undefined]);
});

test("no two releases differ by fewer people than the minimum", () => {
  const none = () => [];
  const counts = (found: ReleasedThemes | null) =>
    found?.themes.map(({ code, ofCommenting }) => [code, ofCommenting.count]);
  assert.deepEqual(counts(besideEarlier(released({ a: 21, b: 30 }), released({ a: 20, b: 20 }), none)), [
    ["a", 20],
    ["b", 30],
  ]);
  const steps = [released({ a: 20 }), released({ a: 28 })];
  assert.deepEqual(counts(besideAllEarlier(released({ a: 21 }), steps, none)), [["a", 20]]);
  assert.equal(besideEarlier(released({ a: 20 }, 99), released({ a: 20 }, 100), none), null);
  const merged = (code: string) => (code === "a" ? ["b"] : []);
  assert.deepEqual(counts(besideEarlier(released({ a: 38 }), released({ a: 20, b: 20 }), merged)), []);
  assert.deepEqual(counts(besideEarlier(released({ a: 40 }), released({ a: 20, b: 20 }), merged)), [
    ["a", 40],
  ]);
});

test("who was coded since the last release isn't few either, whether they mention the theme or not", () => {
  const none = () => [];
  const sampled = (count: number, n: number): ReleasedThemes => {
    const one = released({ a: count }, 500);
    return {
      ...one,
      themes: one.themes.map((theme) => ({ ...theme, ofCommenting: { ...theme.ofCommenting, n } })),
    };
  };
  const after = (count: number, n: number) => {
    const share = besideEarlier(sampled(count, n), sampled(20, 100), none)?.themes[0]?.ofCommenting;
    return [share?.count, share?.n];
  };
  assert.deepEqual(after(20, 101), [20, 100], "one doesn't mention it");
  assert.deepEqual(after(29, 110), [20, 100], "one of ten doesn't mention it");
  assert.deepEqual(after(25, 110), [25, 110]);
});

test("a sample of the comments has the interval of the people in it, and tells no number of the others", () => {
  const coded = [...people(20, ["a"]), ...people(80, [])];
  const share = (commenting: number) => themeFigures(evidence(coded, { commenting })).themes[0]?.ofCommenting;
  assert.deepEqual(share(101), share(100));
});

test("shares by group are released once: they stay with the same people, and go when the theme changes", () => {
  const byBreakdown = [{ breakdown: "unit", label: "Unit", groups: [], others: null, test: null }];
  const grouped = (counts: Record<string, number>, label = "Unit", commenting = 100): ReleasedThemes => {
    const one = released(counts, commenting);
    const themes = one.themes.map((theme) => ({
      ...theme,
      byBreakdown: byBreakdown.map((table) => ({ ...table, label })),
    }));
    return { ...one, themes };
  };
  const labels = (now: ReleasedThemes, before: ReleasedThemes) =>
    besideEarlier(now, before, () => [])?.themes.map(({ code, byBreakdown: tables }) => [
      code,
      ...tables.map(({ label }) => label),
    ]);
  assert.deepEqual(labels(grouped({ a: 20, b: 30 }, "now"), grouped({ a: 20, b: 20 }, "then")), [
    ["a", "then"],
    ["b"],
  ]);
  assert.deepEqual(labels(grouped({ a: 20, c: 30 }, "now"), grouped({ a: 20 }, "then")), [
    ["a", "then"],
    ["c"],
  ]);
  assert.deepEqual(labels(grouped({ a: 20 }, "now", 110), grouped({ a: 20 }, "then")), [["a"]]);
  assert.deepEqual(labels(grouped({ a: 30 }, "now"), released({ a: 20 })), [["a", "now"]]);
});
