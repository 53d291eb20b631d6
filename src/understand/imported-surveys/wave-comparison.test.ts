import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { surveyResultsFixture } from "../survey-report/survey-results.fixture.ts";
import type { ItemResult, SurveyResults } from "../surveys/survey-results.ts";
import type { ItemMeaning } from "./item-meaning.ts";
import { compareWaves } from "./wave-comparison.ts";

const nothing = {
  minimum: 5,
  weights: null,
  nps: null,
  outcome: null,
  grouping: null,
  groups: [],
  gaps: [],
  groupTests: [],
  reliability: [],
  careless: null,
  methods: [],
  notes: [],
};
const item = (given: Partial<ItemResult>): ItemResult => ({
  name: "a",
  label: "A",
  kind: "rating",
  n: 10,
  missing: {},
  mean: 0,
  low: null,
  high: null,
  standardDeviation: 1,
  ends: null,
  percent: null,
  topTwo: null,
  distribution: null,
  withheld: null,
  ...given,
});
const wave = (
  items: ItemResult[],
  more: Partial<SurveyResults> = {},
  meanings: Partial<ItemMeaning> = {},
) => ({
  results: { ...nothing, n: 10, items, ...more },
  meanings: items.map(
    ({ name, label, kind, ends }): ItemMeaning => ({
      name,
      label,
      kind: kind === "choice" ? "rating" : kind,
      ends,
      reversed: false,
      answers: [],
      ...meanings,
    }),
  ),
});

describe("waves of a survey", () => {
  test("means are compared by Welch: R's sleep data, p .0794", () => {
    const first = item({ mean: 0.75, standardDeviation: 1.78901 });
    const second = item({ mean: 2.33, standardDeviation: 2.002249 });
    const [change] = compareWaves(wave([first]), wave([second])).items;
    assert.equal(change?.difference?.estimate.toFixed(2), "1.58");
    assert.equal(change?.difference?.low.toFixed(3), "-0.205");
    assert.equal(change?.difference?.high.toFixed(3), "3.365");
    assert.equal(change?.p?.toFixed(5), "0.07939");
    assert.equal(change?.word, "no evidence of change");
  });

  test("shares are compared by Newcombe: 56 of 70 against 48 of 80, 0.0524 to 0.3339", () => {
    const kind = "multiple" as const;
    const before = wave([item({ kind, n: 80, mean: 0.6, standardDeviation: null })], { n: 80 });
    const after = wave([item({ kind, n: 70, mean: 0.8, standardDeviation: null })], { n: 70 });
    const [change] = compareWaves(before, after).items;
    assert.equal(change?.difference?.low.toFixed(4), "0.0524");
    assert.equal(change?.difference?.high.toFixed(4), "0.3339");
    assert.equal(change?.word, "higher");
    assert.equal(change?.effect, null);
  });

  test("a score is the mean of 100, 0 and −100", () => {
    const score = (promoters: number, detractors: number) => ({
      item: "a",
      n: 100,
      promoters,
      passives: 100 - promoters - detractors,
      detractors,
      estimate: promoters - detractors,
      low: 0,
      high: 0,
    });
    const { items } = compareWaves(wave([], { nps: score(40, 20) }), wave([], { nps: score(60, 10) }));
    assert.equal(items[0]?.difference?.estimate, 30);
    // √((.6 − .04) / 99 + (.7 − .25) / 99) is .1010; times t(196) 1.972 it is .1992.
    assert.equal(items[0]?.difference?.low.toFixed(1), "10.1");
    assert.equal(items[0]?.word, "improved");
  });

  test("what asks otherwise is named with the reason, what came or went, too", () => {
    const before = wave([item({}), item({ name: "gone" })]);
    const cases: [Partial<ItemMeaning>, RegExp][] = [
      [{ label: "Another" }, /wording changed: it was “A”/],
      [{ ends: { low: 1, high: 7 } }, /scale changed: it was open/],
      [{ reversed: true }, /turned round/],
      [{ answers: [{ value: 1, label: "yes" }] }, /worded or counted/],
      [{ kind: "number" }, /another kind/],
    ];
    for (const [meaning, reason] of cases) {
      const { items, notComparable } = compareWaves(
        before,
        wave([item({}), item({ name: "new" })], {}, meaning),
      );
      assert.deepEqual(items, []);
      assert.match(notComparable[0]?.reason ?? "", reason);
      assert.deepEqual(
        notComparable.slice(1).map(({ name, reason: why }) => `${name}: ${why}`),
        ["new: It was not asked in the earlier wave.", "gone: It was not asked in the later wave."],
      );
    }
  });

  test("answers that only one wave names change nothing; others that count or are worded otherwise do", () => {
    const answers = (...labels: string[]) => ({
      answers: labels
        .map((label, index) => ({ value: index + 1, label }))
        .filter(({ label }) => label !== ""),
    });
    const compared = (then: string[], now: string[]) =>
      compareWaves(wave([item({})], {}, answers(...then)), wave([item({})], {}, answers(...now))).items
        .length;
    assert.equal(compared(["bad", "fair", "good"], ["", "fair", "good", "great"]), 1);
    assert.equal(compared(["bad", "fair", "good"], ["", "good", "fair"]), 0);
    assert.equal(compared(["bad", "fair", "good"], ["", "so so", "good"]), 0);
  });

  test("spaces in a wording and what is withheld change nothing", () => {
    const after = wave(
      [item({ mean: null, standardDeviation: null, withheld: "too few" })],
      {},
      { label: " A " },
    );
    assert.match(compareWaves(wave([item({})]), after).notComparable[0]?.reason ?? "", /^Too few/);
  });

  test("where nobody's spread is known there is too little to say", () => {
    const few = wave([item({ n: 7, standardDeviation: null })]);
    const [change] = compareWaves(wave([item({})]), few).items;
    assert.deepEqual([change?.word, change?.difference, change?.q], ["too little data", null, null]);
  });

  test("the same wave twice shows no change in items and drivers", () => {
    const results = surveyResultsFixture();
    const same = {
      results,
      meanings: wave(results.items).meanings,
    };
    const { items, drivers, notComparable } = compareWaves(same, same);
    assert.ok(items.length > 5);
    for (const { word, difference } of items)
      assert.deepEqual([word, difference?.estimate], ["no evidence of change", 0]);
    assert.equal(drivers?.problem, null);
    assert.ok((drivers?.drivers.length ?? 0) > 5);
    for (const { word, earlier, later } of drivers?.drivers ?? []) {
      assert.equal(word, "no evidence of change");
      assert.deepEqual(earlier, later);
    }
    assert.deepEqual(notComparable, []);
  });

  test("models with other drivers are compared by order alone", () => {
    const results = surveyResultsFixture();
    const outcome = results.outcome && { ...results.outcome, drivers: results.outcome.drivers.slice(1) };
    const { meanings } = wave(results.items);
    const { drivers } = compareWaves({ results, meanings }, { results: { ...results, outcome }, meanings });
    assert.match(drivers?.problem ?? "", /different drivers/);
    assert.ok(drivers?.drivers.every(({ difference, word }) => difference === null && word === null));
    assert.equal(drivers?.drivers.at(-1)?.later, null);
  });

  test("a driver that was worded anew is left out, and the others are compared by order", () => {
    const results = surveyResultsFixture();
    const { meanings } = wave(results.items);
    const [first, second] = results.outcome?.drivers ?? [];
    const reworded = meanings.map((one) =>
      one.name === first?.name ? { ...one, label: "Other words" } : one,
    );
    const { drivers } = compareWaves({ results, meanings }, { results, meanings: reworded });
    assert.deepEqual(
      drivers?.leftOut.map(({ name }) => name),
      [first?.name],
    );
    assert.match(drivers?.leftOut[0]?.reason ?? "", /^Its wording changed/);
    assert.ok(drivers?.drivers.every(({ name, word }) => name !== first?.name && word === null));
    assert.ok(drivers?.drivers.some(({ name }) => name === second?.name));
    assert.match(drivers?.problem ?? "", /changed between the waves/);
  });

  test("an outcome that was worded anew is not compared in size", () => {
    const results = surveyResultsFixture();
    const { meanings } = wave(results.items);
    const reworded = meanings.map((one) =>
      one.name === results.outcome?.name ? { ...one, label: "Other words" } : one,
    );
    const { drivers } = compareWaves({ results, meanings }, { results, meanings: reworded });
    assert.match(drivers?.problem ?? "", /^The outcome can't be compared\. Its wording changed/);
    assert.ok(drivers?.drivers.every(({ difference }) => difference === null));
  });

  test("weights leave fewer answers, and wider intervals", () => {
    const items = [item({ n: 100 })];
    const plain = compareWaves(wave(items, { n: 100 }), wave(items, { n: 100 }));
    const weights = { name: "w", effectiveN: 50 };
    const weighted = compareWaves(wave(items, { n: 100 }), wave(items, { n: 100, weights }));
    const widthOf = ({ items: [change] }: typeof plain) =>
      (change?.difference?.high ?? 0) - (change?.difference?.low ?? 0);
    assert.ok(widthOf(weighted) > 1.2 * widthOf(plain));
    assert.match(weighted.notes.join(" "), /One of the waves is weighted/);
  });
});
