import assert from "node:assert/strict";
import { test } from "node:test";
import { en, everyType } from "./definition.fixture.ts";
import type { Definition, MatrixQuestion, Question, QuestionType } from "./definition.ts";
import { checkDefinition } from "./definition-check.ts";
import { compareDefinitions } from "./definition-diff.ts";
import { type Meaning, meanings } from "./meaning.ts";
import { meaningsFor, pointsOf } from "./meaning-check.ts";

const named = (...ids: string[]) => ids.map((id) => ({ id, text: en(`Word ${id}`) }));
const asking = (...questions: Question[]): Definition => ({
  languages: ["en"],
  title: en("Title"),
  pages: [{ id: "page-1", questions }],
});
const grid = (
  id: string,
  meaning: Meaning,
  rows: string[],
  columns = ["1", "2", "3", "none"],
): MatrixQuestion => ({
  type: "matrix",
  id,
  text: en("How?"),
  meaning,
  rows: named(...rows),
  columns: named(...columns),
});
const problems = (...questions: Question[]) =>
  checkDefinition(asking(...questions))
    .filter(({ path }) => path !== "/pages/0/questions/0/anchors")
    .map(({ path, severity, message }) => `${severity} ${path.replace("/pages/0/questions", "")} ${message}`);

test("every meaning has a type that can stand for it, and no other type may", () => {
  for (const type of Object.keys(everyType) as QuestionType[])
    for (const meaning of meanings) {
      const question = { ...everyType[type], meaning } as Question;
      const isRefused = checkDefinition(asking(question)).some(({ message }) =>
        message.includes("can't stand for"),
      );
      assert.equal(isRefused, !meaningsFor(type).includes(meaning), `${type} ${meaning}`);
    }
  const all = new Set((Object.keys(everyType) as QuestionType[]).flatMap(meaningsFor));
  assert.deepEqual([...all].sort(), [...meanings].sort());
});

test("of an outcome there is one; ratings of parts may be several", () => {
  const rating = { ...everyType.rating, meaning: "satisfaction" } as Question;
  assert.deepEqual(problems(rating, { ...rating, id: "second" }), [
    'error /1/meaning satisfaction stands for "satisfaction" already. Take the meaning from one of the two.',
  ]);
  assert.deepEqual(problems(grid("a", "performance", ["x"]), grid("b", "performance", ["y"])), []);
  assert.deepEqual(problems(grid("a", "performance", ["x"]), grid("b", "performance", ["x"])), [
    "error /1/meaning The part x is rated in a already. Give it another id.",
  ]);
});

test("importance and expectations are about parts that are rated, on the same scale", () => {
  const rated = grid("rated", "performance", ["x", "y"]);
  assert.deepEqual(problems(rated, grid("weight", "importance", ["x"], ["1", "2"])), []);
  assert.deepEqual(
    problems(rated, { ...everyType.ranking, meaning: "importance", options: named("x", "z"), ranks: 1 }),
    ['error /1/options/1/id No part z is rated. Use the ids of the rows that stand for "performance".'],
  );
  assert.deepEqual(problems(rated, grid("expected", "expectation", ["y", "x"])), []);
  assert.match(problems(rated, grid("expected", "expectation", ["x"], ["1", "2"])).join(), /same scale/);
});

test("a scale needs numbers, competitors a row of one's own, a contact an option that agrees", () => {
  assert.match(problems(grid("a", "performance", ["x"], ["bad", "good"])).join(), /whole numbers as ids/);
  assert.match(problems(grid("a", "providers", ["them", "others"])).join(), /must have the id us/);
  assert.match(problems(grid("a", "providers", ["us"])).join(), /^warning .*at least one competitor/);
  assert.deepEqual(problems(grid("a", "providers", ["us", "them"])), []);
  const single = { ...everyType["single-choice"], meaning: "contact-me" } as const;
  assert.deepEqual(problems(single), []);
  assert.match(problems({ ...single, options: named("si", "no") }).join(), /must have the id yes/);
  const even = { ...everyType.rating, minimum: 1, maximum: 4, anchors: [en("a"), en("b")] } as const;
  assert.match(problems({ ...even, meaning: "against-expectation" }).join(), /odd number of points/);
});

test("the points of a matrix are its numbered columns, in order", () => {
  assert.deepEqual(pointsOf(grid("a", "performance", ["x"], ["10", "none", "2", "1"])), [1, 2, 10]);
});

test("a changed meaning is told", () => {
  const [before, after] = [asking(everyType.rating), asking({ ...everyType.rating, meaning: "effort" })];
  assert.deepEqual(compareDefinitions(before, after)[0]?.details, [
    "what it stands for changed from none to effort",
  ]);
});
