import assert from "node:assert/strict";
import { test } from "node:test";
import { readQuestionnaire, serviceCommitmentFile } from "./questionnaire.import.ts";
import { statementsOf } from "./questionnaire.ts";

const questionnaire = await readQuestionnaire(serviceCommitmentFile);
const statements = statementsOf(questionnaire);

const words = (text: string | string[]) => [text].flat().join(" ").split(/\s+/).length;

/** Every text that is printed for a reader. */
const texts = [
  ...questionnaire.introduction,
  questionnaire.contract.introduction,
  ...questionnaire.contract.clauses.map(({ help }) => help),
  ...questionnaire.competencies.flatMap(({ definition, narrative, steps }) => [
    definition,
    ...narrative,
    ...steps,
  ]),
  ...statements.flatMap(({ text, essay, bestOrganisations, questions }) => [
    text,
    ...essay,
    bestOrganisations,
    ...questions.individual,
    ...questions.organisation,
  ]),
];

const sentences = texts.flatMap((text) =>
  text
    .split(/(?<=[.?!]['"”]?)\s+/)
    .map((sentence) =>
      sentence
        .toLowerCase()
        .replace(/[^\p{L}\p{N} ]/gu, "")
        .trim(),
    )
    .filter((sentence) => sentence !== ""),
);

test("six competencies of eight statements, coded in order, rated 0 to 3", () => {
  assert.deepEqual(
    statements.map(({ code }) => code),
    ["SL", "FVC", "SS", "ES", "CSP", "RRS"].flatMap((code) =>
      Array.from({ length: 8 }, (_, i) => `${code}-${i + 1}`),
    ),
  );
  assert.deepEqual([questionnaire.scale.minimum, questionnaire.scale.maximum], [0, 3]);
  assert.equal(questionnaire.flagPairSumBelow, 3);
  assert.equal(questionnaire.minimumAnswered, 0.75);
});

test("every coaching page is an essay of 150 to 250 words, a practice and three questions twice", () => {
  for (const { code, essay, bestOrganisations, questions } of statements) {
    assert.ok(words(essay) >= 150 && words(essay) <= 250, `${code}: ${words(essay)} words`);
    assert.ok(
      words(bestOrganisations) >= 40,
      `${code}: ${words(bestOrganisations)} words on the best organisations`,
    );
    assert.equal(questions.individual.length, 3, code);
    assert.equal(questions.organisation.length, 3, code);
    for (const question of [...questions.individual, ...questions.organisation])
      assert.match(question, /\?$/, code);
  }
});

test("every competency has about a page of narrative, a definition and steps", () => {
  for (const { code, narrative, definition, steps } of questionnaire.competencies) {
    assert.ok(words(narrative) >= 330 && words(narrative) <= 480, `${code}: ${words(narrative)} words`);
    assert.ok(words(definition) >= 35 && words(definition) <= 75, `${code}: ${words(definition)} words`);
    assert.ok(steps.length >= 5, code);
  }
});

test("no sentence recurs", () => {
  assert.ok(sentences.length > 1000, `${sentences.length} sentences`);
  const repeated = sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index);
  assert.deepEqual(repeated, []);
});

test("no seven words in a row recur across coaching pages", () => {
  const pageOf = new Map<string, string>();
  for (const { code, essay, bestOrganisations } of statements) {
    const run = [...essay, bestOrganisations]
      .join(" ")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}' ]/gu, "")
      .split(/\s+/);
    for (let start = 0; start + 7 <= run.length; start++) {
      const phrase = run.slice(start, start + 7).join(" ");
      assert.ok(
        (pageOf.get(phrase) ?? code) === code,
        `"${phrase}" stands in ${pageOf.get(phrase)} and ${code}`,
      );
      pageOf.set(phrase, code);
    }
  }
});

test("the statements complete both lead-ins: predicates without a full stop or a possessive of one person", () => {
  for (const { code, text } of statements) {
    assert.match(text, /^[a-z]/, code);
    assert.doesNotMatch(text, /\.$|\bmy\b|\bI\b/, code);
  }
});

test("the contract has its eight clauses", () => {
  assert.deepEqual(
    questionnaire.contract.clauses.map(({ answers }) => answers),
    [3, 3, 1, 2, 2, 3, 2, 1],
  );
});
