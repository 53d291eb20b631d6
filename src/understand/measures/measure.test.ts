import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import { profile } from "../results/profile-answers.fixture.ts";
import { compareCompetency, explanationOf, isSameMeasure, measuresOf, rangeOf, unitOf } from "./measure.ts";

/** The profile with one competency changed. */
const changed = (change: (competency: Questionnaire["competencies"][number]) => object): Questionnaire => ({
  ...profile,
  competencies: profile.competencies.map((competency, index) =>
    index === 0 ? { ...competency, ...change(competency) } : competency,
  ),
});
const [first, second] = profile.competencies;
const [code, other] = [first?.code ?? "", second?.code ?? ""];

describe("what a measure measures", () => {
  test("changes with a statement's text or code, the scale, the leads and how much has to be answered", () => {
    const versions: Questionnaire[] = [
      changed(({ statements }) => ({
        statements: statements.map((one, index) =>
          index === 3 ? { ...one, text: `${one.text}, always` } : one,
        ),
      })),
      changed(({ statements }) => ({
        statements: statements.map((one, index) => (index === 3 ? { ...one, code: `${one.code}b` } : one)),
      })),
      changed(({ statements }) => ({ statements: statements.slice(1) })),
    ];
    for (const after of versions) {
      assert.equal(compareCompetency(profile, after, code), "changed");
      assert.equal(compareCompetency(profile, after, other), "same");
    }
    const everywhere: Questionnaire[] = [
      { ...profile, scale: { ...profile.scale, maximum: profile.scale.maximum + 1 } },
      { ...profile, scale: { ...profile.scale, anchors: profile.scale.anchors.toReversed() } },
      { ...profile, minimumAnswered: 0.5 },
      {
        ...profile,
        perspectives: { ...profile.perspectives, self: { ...profile.perspectives.self, lead: "We" } },
      },
    ];
    for (const after of everywhere)
      for (const competency of [code, other])
        assert.equal(compareCompetency(profile, after, competency), "changed");
  });

  test("stays with another name, order, essay or coaching question", () => {
    const after = changed(({ statements, name }) => ({
      name: `${name}, anew`,
      definition: "Said otherwise",
      statements: statements.toReversed().map((one) => ({ ...one, topic: "Other", essay: [] })),
    }));
    assert.equal(compareCompetency({ ...profile, title: "Anew", version: "9" }, after, code), "same");
  });

  test("of a point of view depends on its own lead only", () => {
    const perspectives = { ...profile.perspectives, self: { ...profile.perspectives.self, lead: "We" } };
    const [before, after] = [measuresOf(profile), measuresOf({ ...profile, perspectives })];
    const same = before.slice(0, 3).map(({ definition }, index) => {
      const now = after[index]?.definition;
      return [definition.kind, now !== undefined && isSameMeasure(definition, now)];
    });
    assert.deepEqual(same, [
      ["self", false],
      ["organisation", true],
      ["gap", false],
    ]);
  });

  test("is told apart from what came or went", () => {
    const fewer = { ...profile, competencies: profile.competencies.slice(1) };
    assert.equal(compareCompetency(profile, fewer, code), "gone");
    assert.equal(compareCompetency(fewer, profile, code), "new");
  });
});

test("a measure says its unit, its range and how it is computed", () => {
  const [self, , gap] = measuresOf(profile);
  assert.ok(self && gap);
  assert.equal(unitOf(self.definition), "points of 24");
  assert.deepEqual(rangeOf(self.definition), { minimum: 0, maximum: 24 });
  assert.deepEqual(rangeOf(gap.definition), { minimum: -24, maximum: 24 });
  assert.match(explanationOf(self.definition), /times 8.*at least 6 of them are rated/);
  assert.match(explanationOf(gap.definition), /less the total they give the organisation/);
});
