import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { BLANK, emptySheet, type RatingSheet, UNSEEN } from "#listen/profile/answers.ts";
import { competencyTotal } from "#listen/profile/competency-total.ts";
import { readQuestionnaire, serviceCommitmentFile } from "#listen/profile/questionnaire.import.ts";
import { scorePerson } from "./scoring.ts";

const questionnaire = await readQuestionnaire(serviceCommitmentFile);

/** A sheet whose first competency has these ratings; −1 is a blank. */
function sheetWith(self: number[], organisation: number[]): RatingSheet {
  const sheet = emptySheet(48);
  sheet.self.set(self);
  sheet.organisation.set(organisation);
  return sheet;
}

const same = (rating: number) => Array.from({ length: 8 }, () => rating);
const leadership = (sheet: RatingSheet, colleagues: RatingSheet[] = []) => {
  const score = scorePerson(questionnaire, "P1", sheet, colleagues).competencies.get("SL");
  assert.ok(score);
  return score;
};

describe("a total", () => {
  test("of eight answers is their sum", () => {
    assert.deepEqual(competencyTotal(Int8Array.of(3, 2, 1, 0, 3, 2, 1, 0), 0.75), { total: 12, answered: 8 });
  });

  test("of seven answers is their mean times eight, unrounded", () => {
    assert.deepEqual(competencyTotal(Int8Array.of(3, 2, 2, 2, 2, 2, 2, BLANK), 0.75), {
      total: (15 / 7) * 8,
      answered: 7,
    });
  });

  test("needs six of eight: five give none, never a zero", () => {
    assert.deepEqual(competencyTotal(Int8Array.of(1, 1, 1, 1, 1, 1, BLANK, UNSEEN), 0.75), {
      total: 8,
      answered: 6,
    });
    assert.deepEqual(competencyTotal(Int8Array.of(1, 1, 1, 1, 1, BLANK, BLANK, UNSEEN), 0.75), {
      total: null,
      answered: 5,
    });
    assert.deepEqual(competencyTotal(new Int8Array(8).fill(UNSEEN), 0.75), { total: null, answered: 0 });
  });

  test("needs the questionnaire's share, whatever rounding does to it", () => {
    assert.equal(
      competencyTotal(Int8Array.of(1, 1, 1, BLANK, BLANK, BLANK, BLANK, BLANK, BLANK, BLANK), 0.3).total,
      10,
    );
    assert.equal(competencyTotal(Int8Array.of(1, BLANK), 0.5).total, 2);
  });
});

describe("a flag", () => {
  test("stands where the pair sums below three", () => {
    const { flagged } = leadership(sheetWith([0, 1, 2, 3, 0, 1, 2, 0], [2, 1, 1, 0, 3, 2, 0, 0]));
    assert.deepEqual(flagged, ["SL-1", "SL-2", "SL-7", "SL-8"]);
  });

  test("needs both ratings and nothing else", () => {
    const { flagged, self } = leadership(
      sheetWith([0, 0, BLANK, BLANK, BLANK, BLANK, BLANK, BLANK], [0, BLANK, 0]),
    );
    assert.deepEqual(flagged, ["SL-1"]);
    assert.equal(self.total, null);
  });
});

describe("colleagues", () => {
  const views = (...ratings: number[]) => ratings.map((rating) => sheetWith(same(rating), same(1)));

  test("are shown as a mean of three or more", () => {
    const { colleagues } = leadership(sheetWith(same(2), same(2)), views(1, 2, 3));
    assert.deepEqual(colleagues, { self: { total: 16, raters: 3 }, organisation: { total: 8, raters: 3 } });
  });

  test("are not shown when they are two", () => {
    assert.equal(leadership(sheetWith(same(2), same(2)), views(1, 2)).colleagues, null);
  });

  test("count only where they answered enough", () => {
    const partial = sheetWith([3, 3, 3, 3, 3, BLANK, BLANK, BLANK], same(1));
    const { colleagues } = leadership(sheetWith(same(2), same(2)), [...views(1, 2), partial]);
    assert.deepEqual(colleagues, { self: { total: null, raters: 2 }, organisation: { total: 8, raters: 3 } });
  });
});

test("someone who answered nothing has totals of null and is not counted as answering", () => {
  const score = scorePerson(questionnaire, "P1", emptySheet(48));
  assert.equal(score.answered, false);
  assert.deepEqual([...score.competencies.keys()], ["SL", "FVC", "SS", "ES", "CSP", "RRS"]);
  for (const { self, organisation, flagged } of score.competencies.values()) {
    assert.deepEqual([self.total, organisation.total, flagged], [null, null, []]);
  }
});
