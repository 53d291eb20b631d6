import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { conversationGuide, type GuideSource } from "./conversation-guide.ts";
import type { GuideCompetency } from "./guide-subjects.ts";

const competency = (
  code: string,
  self: number,
  organisation: number,
  change: GuideCompetency["change"] = null,
): GuideCompetency => {
  const bare = (estimate: number) => ({ estimate, low: estimate - 1, high: estimate + 1 });
  return {
    code,
    name: `Name of ${code}`,
    figures: { n: 20, self: bare(self), organisation: bare(organisation), gap: bare(self - organisation) },
    change,
  };
};

const source = (more: Partial<GuideSource> = {}): GuideSource => ({
  unit: "Sales",
  withheld: null,
  staff: 30,
  minimum: 5,
  highest: 24,
  competencies: [
    competency("SL", 15, 14.5),
    competency("SS", 16, 12),
    competency("ES", 14, 10),
    competency("RRS", 15, 9.5),
  ],
  ...more,
});

const subjectsOf = (more: Partial<GuideSource> = {}) =>
  conversationGuide(source(more)).subjects.map(({ code, pattern }) => `${code} ${pattern}`);

describe("a guide for the team's hour", () => {
  test("takes the widest clear gap, the lowest rating besides, and a strength", () => {
    assert.deepEqual(subjectsOf(), ["RRS gap", "ES low", "SL strength"]);
  });
  test("puts what got worse first and what got better in the strength's place", () => {
    const competencies = [
      competency("SL", 15, 14.5),
      competency("SS", 16, 12, { word: "improved", change: 1.2 }),
      competency("ES", 14, 10, { word: "worse", change: -0.8 }),
      competency("RRS", 15, 9.5, { word: "no evidence", change: -3 }),
    ];
    assert.deepEqual(subjectsOf({ competencies }), ["ES worse", "RRS gap", "SS better"]);
  });
  test("does not make a gap of chance, and says which way a gap lies", () => {
    assert.deepEqual(subjectsOf({ competencies: [competency("SL", 15, 14.5), competency("SS", 13, 12.9)] }), [
      "SS low",
      "SL strength",
    ]);
    assert.deepEqual(subjectsOf({ competencies: [competency("SL", 9, 15), competency("SS", 13, 12.9)] }), [
      "SL reverse gap",
      "SS low",
    ]);
  });
  test("leaves out what is withheld, and needs no strength where only one thing is shown", () => {
    const competencies = [{ ...competency("SL", 15, 9), figures: null }, competency("SS", 13, 12.9)];
    assert.deepEqual(subjectsOf({ competencies }), ["SS low"]);
  });
  test("takes a small gap for a fact where everybody answered", () => {
    assert.deepEqual(subjectsOf({ staff: 20, competencies: [competency("SL", 13, 12.9)] }), ["SL gap"]);
  });
  test("fills the hour, whatever is shown", () => {
    for (const competencies of [[], ["SL"], ["SL", "SS"], ["SL", "SS", "ES"]].map((codes) =>
      codes.map((code, index) => competency(code, 15, 9 + index)),
    )) {
      const { steps } = conversationGuide(source({ competencies }));
      const ends = steps.map(({ minutes }) => minutes.split("–").map(Number));
      assert.equal(ends.at(-1)?.[1], 60);
      for (const [index, [from, to]] of ends.entries()) {
        assert.equal(from, index === 0 ? 0 : ends[index - 1]?.[1]);
        assert.ok((to ?? 0) > (from ?? 0));
      }
    }
  });
  test("of a withheld unit holds no figure, and words for whoever leads it", () => {
    const guide = conversationGuide(source({ withheld: "too few answers", staff: null }));
    assert.deepEqual(guide.subjects, []);
    assert.match(guide.withoutFigures[0] ?? "", /fewer than 5 people/);
    assert.doesNotMatch(JSON.stringify(guide), /\d\d\.\d\d/);
  });
  test("asks of a questionnaire of somebody's own as well", () => {
    const [subject] = conversationGuide(source({ competencies: [competency("XYZ", 15, 9)] })).subjects;
    assert.equal(subject?.questions.length, 4);
    assert.ok(subject?.questions.every((question) => question.includes("?")));
  });
});
