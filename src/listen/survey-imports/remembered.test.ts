import assert from "node:assert/strict";
import { test } from "node:test";
import { bestRemembered, type RememberedMapping, surveyAsking } from "./remembered.ts";

const one = (name: string, columns: string[], day = 1): RememberedMapping => ({
  name,
  columns,
  mapping: {},
  minimum: 5,
  at: new Date(Date.UTC(2026, 0, day)),
});
const columns = ["a", "b", "c", "d", "e", "f", "g"];

test("corrections of the file with most of the same columns are found, of equals the first", () => {
  const remembered = [
    one("less alike", columns.slice(0, 6), 3),
    one("same", [...columns].reverse(), 2),
    one("same before", columns, 1),
  ];
  assert.equal(bestRemembered(columns, remembered)?.name, "same");
});

test("a file with other columns begins with none", () => {
  assert.equal(bestRemembered(columns, [one("other", ["a", "b", "x", "y"])]), undefined);
  assert.equal(bestRemembered(columns, [one("half", columns.slice(0, 4))]), undefined);
  assert.equal(bestRemembered([], [one("nothing", [])]), undefined);
  assert.equal(bestRemembered(columns, []), undefined);
});

test("a file is the next wave of the survey that asked most of its questions, in the same words", () => {
  const asked = (words: string) => ["a", "b", "c", "d"].map((name) => ({ name, label: `${words} ${name}?` }));
  const surveys = [
    { surveyId: "other words", questions: asked("Who") },
    { surveyId: "fewer", questions: asked("How").slice(0, 3) },
    { surveyId: "same", questions: asked("How") },
    { surveyId: "same, earlier", questions: asked("How") },
  ];
  assert.equal(surveyAsking(asked("How"), surveys), "same");
  assert.equal(surveyAsking(asked("Why"), surveys), null);
  assert.equal(surveyAsking([], [{ surveyId: "empty", questions: [] }]), null);
});
