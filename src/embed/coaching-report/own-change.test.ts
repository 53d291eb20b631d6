import assert from "node:assert/strict";
import { test } from "node:test";
import { emptySheet, type RatingSheet } from "#listen/profile/answers.ts";
import { readQuestionnaire, serviceCommitmentFile } from "#listen/profile/questionnaire.import.ts";
import type { Questionnaire } from "#listen/profile/questionnaire.ts";
import { scorePerson } from "#understand/profile/scoring.ts";
import { changeGuide, compareOwn } from "./own-change.ts";

const questionnaire = await readQuestionnaire(serviceCommitmentFile);

/** A wave in which everything was rated 1, but for what is changed. */
function wave(change: (sheet: RatingSheet) => void = () => {}, asked: Questionnaire = questionnaire) {
  const sheet = emptySheet(48);
  sheet.self.fill(1);
  sheet.organisation.fill(1);
  change(sheet);
  return { questionnaire: asked, score: scorePerson(asked, "P", sheet) };
}

test("a change is small up to a step on a quarter of the statements, and is then called so", () => {
  const sizeOf = (statements: number, rating: number) =>
    compareOwn(
      wave(({ self }) => self.fill(rating, 0, statements)),
      wave(),
    )[0]?.self;
  assert.deepEqual(sizeOf(0, 2), { before: 8, after: 8, change: 0, size: "the same" });
  assert.deepEqual(sizeOf(2, 2), { before: 8, after: 10, change: 2, size: "hardly different" });
  assert.deepEqual(sizeOf(2, 0), { before: 8, after: 6, change: -2, size: "hardly different" });
  assert.deepEqual(sizeOf(3, 2), { before: 8, after: 11, change: 3, size: "higher" });
  assert.deepEqual(sizeOf(3, 0), { before: 8, after: 5, change: -3, size: "lower" });
});

test("a side is compared only where both waves have a total, and never with a zero for what is missing", () => {
  const few = ({ self }: RatingSheet) => self.fill(-1, 0, 3);
  const none = ({ self, organisation }: RatingSheet) => {
    self.fill(-1);
    organisation.fill(-1);
  };
  const [now] = compareOwn(wave(few), wave());
  assert.deepEqual([now?.self, now?.organisation?.change, now?.missing], [null, 0, null]);
  const [before] = compareOwn(wave(), wave(few));
  assert.equal(before?.self, null);
  for (const competency of compareOwn(wave(), wave(none))) assert.equal(competency.missing, "too few");
});

test("what was asked or rated otherwise is not compared; other texts and another order don't matter", () => {
  const change = (edit: (copy: Questionnaire) => void) => {
    const copy = structuredClone(questionnaire);
    edit(copy);
    return compareOwn(wave(undefined, copy), wave()).map(({ missing }) => missing);
  };
  const same = Array(6).fill(null);
  assert.deepEqual(
    change(({ competencies: [first] }) => {
      if (first) [first.name, first.narrative] = ["Another name", ["Another text"]];
    }),
    same,
  );
  assert.deepEqual(
    change((copy) => {
      copy.competencies[0]?.statements.reverse();
    }),
    same,
  );
  const [reworded, ...others] = change(({ competencies: [first] }) => {
    if (first?.statements[7]) first.statements[7].text += " at all times";
  });
  assert.equal(reworded, "changed");
  assert.deepEqual(others, Array(5).fill(null));
  const [shorter] = change(({ competencies: [first] }) => {
    first?.statements.pop();
  });
  assert.equal(shorter, "changed");
  const scaled = change(({ scale }) => {
    scale.maximum = 4;
    scale.anchors.push("always");
  });
  assert.ok(scaled.every((missing) => missing === "changed"));
  const [renamed] = change(({ competencies: [first] }) => {
    if (first) first.code = "NEW";
  });
  assert.equal(renamed, "new");
});

test("the guide names points and small changes with the questionnaire's numbers", () => {
  assert.match(changeGuide(questionnaire), /of up to two points, a step on two of eight statements,/);
  const uneven = structuredClone(questionnaire);
  uneven.competencies[0]?.statements.pop();
  assert.match(changeGuide(uneven), /a step on no more than a quarter of the statements/);
});
