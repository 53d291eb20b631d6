import assert from "node:assert/strict";
import { test } from "node:test";
import { BLANK, UNSEEN } from "../profile/answers.ts";
import { smallQuestionnaire } from "../profile/questionnaire.fixture.ts";
import { readQuestionnaire, serviceCommitmentFile } from "../profile/questionnaire.import.ts";
import { statementsOf } from "../profile/questionnaire.ts";
import { compileQuestionnaire } from "./compile.ts";
import type { Definition, PairedRatingQuestion } from "./definition.ts";
import { checkDefinition } from "./definition-check.ts";
import { definitionOfProfile, profileAsWorded, profileLosses, ratingSheetOf } from "./profile-definition.ts";

const profile = await readQuestionnaire(serviceCommitmentFile);
const definition = definitionOfProfile(profile);

function ratingsOf({ pages }: Definition): PairedRatingQuestion[] {
  return pages.flatMap(({ questions }) => questions.filter((each) => each.type === "paired-rating"));
}

test("the profile is six pages of eight statements, and valid", () => {
  assert.deepEqual(checkDefinition(definition), []);
  assert.equal(definition.pages.length, 6);
  assert.deepEqual(
    ratingsOf(definition).map(({ rows }) => rows.length),
    [8, 8, 8, 8, 8, 8],
  );
  assert.deepEqual(profileLosses(profile, definition), []);
});

test("every statement's ratings arrive at its place, in both points of view", () => {
  const compiled = compileQuestionnaire(definition);
  const codes = statementsOf(profile).map(({ code }) => code);
  assert.equal(codes.length, 48);
  for (const [index, code] of codes.entries())
    for (const perspective of ["self", "organisation"] as const) {
      const question = ratingsOf(definition).find(({ rows }) => rows.some(({ id }) => id === code));
      assert.ok(question);
      const answers = { [question.id]: { pairs: { [code]: { [perspective]: 2 } } } };
      assert.deepEqual(compiled.counted(answers), answers);
      const sheet = ratingSheetOf(profile, answers);
      const expected = Array(48).fill(UNSEEN).with(index, 2);
      const other = perspective === "self" ? "organisation" : "self";
      assert.deepEqual(Array.from(sheet[perspective]), expected);
      assert.deepEqual(Array.from(sheet[other]), Array(48).fill(UNSEEN));
    }
});

test("not applicable is blank, left out unseen, and strangers are left out", () => {
  const small = smallQuestionnaire();
  const sheet = ratingSheetOf(small, {
    LV: { pairs: { "LV-1": { self: null, organisation: 0 }, "XX-1": { self: 3 }, "LV-2": { boss: 1 } } },
    VC: { pairs: { "VC-4": { self: 3 }, "VC-3": { self: 99 }, constructor: { self: 1 } } },
    comment: { text: "LV-1" },
  });
  assert.deepEqual(Array.from(sheet.self), [BLANK, UNSEEN, UNSEEN, UNSEEN, UNSEEN, UNSEEN, UNSEEN, 3]);
  assert.deepEqual(Array.from(sheet.organisation), [0, ...Array(7).fill(UNSEEN)]);
});

/** The profile with its first paired rating changed. */
function changedFirst(changes: (question: PairedRatingQuestion) => object): Definition {
  const [first, ...rest] = definition.pages;
  const question = ratingsOf(definition)[0];
  assert.ok(first && question);
  return {
    ...definition,
    pages: [{ ...first, questions: [{ ...question, ...changes(question) }] }, ...rest],
  };
}

test("editing may add and reword, but loses no statement", () => {
  const losses = (changed: Definition) =>
    profileLosses(profile, changed)
      .map(({ path, message }) => `${path} ${message}`)
      .join("\n");
  const extended = {
    ...definition,
    pages: [
      ...definition.pages,
      { id: "end", questions: [{ type: "long-text", id: "comment", text: { en: "?" } }] },
    ],
  } as const satisfies Definition;
  assert.equal(losses(extended), "");
  assert.match(losses({ ...definition, pages: definition.pages.slice(1) }), /Bring back SL-1, SL-2/);
  assert.match(losses(changedFirst(({ rows }) => ({ rows: rows.slice(1) }))), /Bring back SL-1\./);
  assert.match(
    losses(changedFirst(({ rows }) => ({ rows: [...rows, { id: "new", text: { en: "x" } }] }))),
    /rows\/8\/id .*no statement new/,
  );
  assert.match(
    losses(changedFirst(({ rows }) => ({ rows: [...rows, ...rows.slice(0, 1)] }))),
    /SL-1 is here twice/,
  );
  assert.match(losses(changedFirst(() => ({ maximum: 4 }))), /from 0 to 3/);
  assert.match(
    losses(changedFirst(({ perspectives }) => ({ perspectives: perspectives.slice(1) }))),
    /self is missing/,
  );
  assert.match(
    losses(changedFirst(() => ({ showIf: "x = 1" }))),
    /questions\/0\/showIf .*shown to everybody/,
  );
  assert.match(
    losses({ ...definition, pages: definition.pages.map((page) => ({ ...page, showIf: "x = 1" })) }),
    /^\/pages\/0\/showIf .*shown to everybody/,
  );
  assert.match(losses({ ...definition, languages: ["de"] }), /\/languages .*en/);
});

test("reports print the words that people read", () => {
  const reworded = changedFirst(({ rows, anchors }) => ({
    rows: rows.map((row, index) =>
      index === 2 ? { ...row, text: { en: "says it in new words", de: "neu" } } : row,
    ),
    anchors: anchors.map((anchor, index) => (index === 3 ? { en: "wholly" } : anchor)),
  }));
  const worded = profileAsWorded(profile, reworded);
  assert.equal(statementsOf(worded)[2]?.text, "says it in new words");
  assert.equal(worded.scale.anchors[3], "wholly");
  assert.deepEqual(profileAsWorded(profile, definition), profile);
});
