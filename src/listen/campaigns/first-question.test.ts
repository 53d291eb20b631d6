import assert from "node:assert/strict";
import { test } from "node:test";
import type { Definition, Question } from "../questionnaires/definition.ts";
import { firstQuestionOf, markedAnswer, mayShowFirstQuestion, offeredAnswers } from "./first-question.ts";

const say = (text: string) => ({ en: text });
const score: Question = {
  id: "nps",
  type: "zero-to-ten",
  text: say("How likely?"),
  low: say("no"),
  high: say("yes"),
};
const choice = (options: number): Question => ({
  id: "pick",
  type: "single-choice",
  text: say("Which?"),
  options: Array.from({ length: options }, (_, index) => ({
    id: `o.${index}`,
    text: say(`Option ${index}`),
  })),
});
const asks = (...questions: Question[]): Definition => ({
  languages: ["en"],
  title: say("Service"),
  pages: [{ id: "one", questions }],
});

test("the first question of the first page that a mail can ask", () => {
  const comment: Question = { id: "why", type: "long-text", text: say("Why?") };
  assert.equal(firstQuestionOf(asks(comment, choice(8), score))?.id, "nps");
  assert.equal(firstQuestionOf(asks(choice(7), score))?.id, "pick");
  assert.equal(firstQuestionOf(asks({ ...score, showIf: "why = 'x'" })), null, "not everybody is asked it");
  assert.equal(firstQuestionOf(asks(comment)), null);
  assert.equal(firstQuestionOf(null), null);
});

test("each answer of a scale is offered, its ends with their words", () => {
  assert.deepEqual(
    offeredAnswers({ ...score } as never).map(({ value }) => value),
    ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
  );
});

test("a link marks an answer of that question and of no other", () => {
  const definition = asks(score, choice(3));
  assert.equal(markedAnswer(definition, "nps.9")?.value, "9");
  for (const mark of ["nps.11", "nps.", "nps.09", "pick.o.1", "__proto__.x", "nps.9.9", ""])
    assert.equal(markedAnswer(definition, mark), null, mark);
  assert.equal(markedAnswer(asks(choice(3)), "pick.o.2")?.value, "o.2", "an id may hold a point");
});

test("never where nobody may know who answered what", () => {
  assert.deepEqual(["named", "confidential", "anonymous", ""].map(mayShowFirstQuestion), [
    true,
    true,
    false,
    false,
  ]);
});
