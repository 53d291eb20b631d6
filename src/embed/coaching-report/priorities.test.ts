import assert from "node:assert/strict";
import { test } from "node:test";
import { emptySheet } from "#listen/profile/answers.ts";
import { readQuestionnaire, serviceCommitmentFile } from "#listen/profile/questionnaire.import.ts";
import { scorePerson } from "#understand/profile/scoring.ts";
import { priorities } from "./priorities.ts";

const questionnaire = await readQuestionnaire(serviceCommitmentFile);

/** Priorities of someone who rates every statement of a competency alike; one pair of ratings a competency. */
function prioritiesOf(pairs: [number, number][], side: "self" | "organisation") {
  const sheet = emptySheet(48);
  pairs.forEach(([self, organisation], competency) => {
    sheet.self.fill(self, competency * 8, competency * 8 + 8);
    sheet.organisation.fill(organisation, competency * 8, competency * 8 + 8);
  });
  return priorities(questionnaire, scorePerson(questionnaire, "P", sheet), side).map(
    ({ competency, reason }) => `${competency} ${reason}`,
  );
}

test("the side that is rated lower comes first, the widest gap before the others", () => {
  const pairs: [number, number][] = [
    [1, 2],
    [0, 3],
    [3, 1],
    [2, 2],
    [3, 0],
    [2, 1],
  ];
  assert.deepEqual(prioritiesOf(pairs, "self"), ["FVC gap", "SL gap", "ES low"]);
  assert.deepEqual(prioritiesOf(pairs, "organisation"), ["CSP gap", "SS gap", "RRS gap"]);
});

test("without gaps the lowest totals are named, in the questionnaire's order where they are equal", () => {
  assert.deepEqual(prioritiesOf(Array(6).fill([2, 2]), "self"), ["SL low", "FVC low", "SS low"]);
  assert.deepEqual(
    prioritiesOf(
      [
        [2, 2],
        [1, 1],
        [2, 2],
        [2, 2],
        [0, 0],
        [2, 2],
      ],
      "organisation",
    ),
    ["CSP low", "FVC low", "SL low"],
  );
});

test("where everything is at the top there is nothing to name", () => {
  assert.deepEqual(prioritiesOf(Array(6).fill([3, 3]), "self"), []);
});

test("a competency without a total on its side is left out; without one on the other side it has no gap", () => {
  const pairs: [number, number][] = [
    [1, 1],
    [-1, 0],
    [1, 1],
    [0, -1],
    [2, 2],
    [-1, -1],
  ];
  assert.deepEqual(prioritiesOf(pairs, "self"), ["ES low", "SL low", "SS low"]);
  assert.deepEqual(prioritiesOf(pairs, "organisation"), ["FVC low", "SL low", "SS low"]);
});
