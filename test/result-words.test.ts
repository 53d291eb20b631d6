import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { changeHeadline } from "../web/pages/understand/results/change-words.ts";
import { headline } from "../web/pages/understand/results/result-words.ts";
import {
  carelessSentence,
  reliabilitySentence,
  responseSentence,
  withheldUnitsSentence,
} from "../web/pages/understand/results/trust-words.ts";

const gap = (name: string, estimate: number, half: number | null = 0.5, n = 20) => ({
  name,
  n,
  gap: {
    estimate,
    low: half === null ? null : estimate - half,
    high: half === null ? null : estimate + half,
  },
});
const say = (...shown: ReturnType<typeof gap>[]) => headline({ shown, staff: 40, points: "points of 24" });

describe("the one sentence that matters", () => {
  test("names how many gaps are clear, the widest, and its interval", () => {
    assert.equal(
      say(gap("Leadership", 3), gap("Standards", 0.2), gap("Rewards", 4)),
      "People hold themselves to more than they find around them in two of three competencies, most of all in Rewards: by 4.00 points of 24, interval 3.50 to 4.50.",
    );
    assert.match(say(gap("Leadership", 3), gap("Rewards", 4)), /in all two competencies/);
    assert.match(say(gap("Leadership", 3)), /around them in Leadership: by 3\.00 points/);
  });
  test("says which way gaps lie, and when they lie both ways", () => {
    assert.equal(
      say(gap("Leadership", -2), gap("Standards", 0.2)),
      "People rate the organisation above themselves in Leadership: by 2.00 points of 24, interval 1.50 to 2.50.",
    );
    assert.match(say(gap("Leadership", -2), gap("Rewards", 4)), /in Leadership it is the other way round\.$/);
  });
  test("does not make a finding of chance, of few people, or of nothing", () => {
    assert.match(say(gap("Leadership", 0.2), gap("Rewards", -0.4)), /^Nowhere .* by more than chance\.$/);
    assert.match(say(gap("Leadership", 2, null)), /^Too few people answered to tell a gap from chance/);
    assert.match(say(), /^Nothing can be shown/);
  });
  test("takes a gap for a fact where everybody answered", () => {
    const shown = [gap("Leadership", 0.3, null, 40)];
    assert.match(
      headline({ shown, staff: 40, points: "points of 24" }),
      /Leadership: by 0\.30 points of 24\.$/,
    );
  });
});

describe("what changed, in a sentence", () => {
  const figure = (change: number, word: "improved" | "worse" | "no evidence" | "too little data") => ({
    before: null,
    after: null,
    change,
    low: null,
    high: null,
    p: null,
    q: null,
    word,
  });
  const result = (change: number, word: Parameters<typeof figure>[1]) => {
    const own = figure(change, word);
    return { n: 9, method: "paired t", self: own, organisation: own, gap: own };
  };
  const change = (
    competencies: Record<string, ReturnType<typeof result> | { withheld: "too few pairs" }>,
  ) => ({
    earlier: { campaign: "", name: "Spring", closedAt: "" },
    minimum: 5,
    showsLevels: false,
    competencies: Object.keys(competencies).map((competency) => ({
      competency,
      name: competency,
      comparable: "same" as const,
    })),
    warnings: [],
    unit: { path: "", competencies },
    below: { total: 0, units: [] },
  });
  const said = (competencies: Parameters<typeof change>[0]) =>
    changeHeadline(change(competencies), "organisation", "My organisation");

  test("names what holds, and nothing else", () => {
    assert.equal(
      said({ A: result(1.2, "improved"), B: result(-3, "no evidence"), C: result(-0.8, "worse") }),
      "My organisation: improved in A (+1.20); worse in C (−0.80).",
    );
    assert.equal(
      said({ A: result(0.2, "no evidence"), B: result(1, "no evidence") }),
      "My organisation: no evidence of change in any of two competencies.",
    );
  });
  test("too little data is not no change, and withheld is neither", () => {
    assert.match(said({ A: result(1, "too little data") }), /too few people answered both times/);
    assert.match(said({ A: { withheld: "too few pairs" } }), /^Nothing can be said about change/);
  });
});

test("how sure we are, in sentences", () => {
  const alpha = (value: number) => ({ n: 20, self: null, organisation: { alpha: value, low: 0, high: 1 } });
  const trust = {
    release: { release: "", kind: "close" as const, releasedAt: "" },
    minimum: 5,
    invited: 50,
    inFigures: 30,
    reliability: [
      { code: "A", name: "Alpha", alpha: alpha(0.8) },
      { code: "B", name: "Beta", alpha: alpha(0.4) },
    ],
    careless: { checked: 30, sameThroughout: null },
    units: { total: 4, tooFew: 1, protecting: 1 },
    statementsWithheld: [],
  };
  assert.match(responseSentence(trust), /^30 of 50 people invited are in the figures \(60 %\)/);
  assert.match(reliabilitySentence(trust), /between 0\.40 and 0\.80\. Read Beta statement by statement/);
  assert.match(reliabilitySentence({ ...trust, reliability: [] }), /not shown/);
  assert.match(carelessSentence(trust), /fewer than 5 gave the same rating throughout/);
  assert.match(
    withheldUnitsSentence(trust),
    /^2 of 4 departments are withheld: 1 with fewer than 5 answers and 1 that would otherwise/,
  );
  assert.equal(responseSentence({ ...trust, inFigures: null }), "50 people were invited.");
});
