import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answers } from "./answer.ts";
import { compileQuestionnaire } from "./compile.ts";
import { definitionWith, en, everyType } from "./definition.fixture.ts";
import { questionFaults } from "./definition.import.ts";
import type { Definition, Page, Question } from "./definition.ts";
import { checkDefinition } from "./definition-check.ts";
import { parseExpression } from "./expression.ts";

const choice = (id: string, showIf?: string): Question => ({
  type: "single-choice",
  id,
  text: en("Which?"),
  options: ["a", "b"].map((option) => ({ id: option, text: en(option) })),
  ...(showIf === undefined ? {} : { showIf }),
});
const onPages = (...pages: Question[][]): Definition => ({
  languages: ["en"],
  title: en("Title"),
  pages: pages.map((questions, index): Page => ({ id: `page-${index}`, questions })),
});
const messages = (definition: Definition) => checkDefinition(definition).map(({ message }) => message);

/** An object that counts how often something of it is read. */
function counting<Value extends object>(value: Value): { value: Value; reads: () => number } {
  let reads = 0;
  const counted = new Proxy(value, {
    get(target, key, receiver) {
      reads++;
      return Reflect.get(target, key, receiver);
    },
  });
  return { value: counted, reads: () => reads };
}

test("conditions that look at each other, or at themselves, are refused where they stand", () => {
  const circle = onPages([choice("q1", "q2 = a")], [choice("q2", "q1 = a")]);
  assert.match(messages(circle).join(), /q2 is not on an earlier page/);
  assert.match(messages(onPages([choice("q1", "q1 = a")])).join(), /q1/);
  const shown = compileQuestionnaire(circle).shownPages({ q1: { choice: "a" }, q2: { choice: "a" } });
  assert.deepEqual(shown, [], "a draft with a circle can be tried all the same");
});

test("brackets and words beyond their bound are refused before the rest is read", () => {
  const nested = (depth: number) => `${"(".repeat(depth)}q1 = a${")".repeat(depth)}`;
  assert.ok(parseExpression(nested(20)).expression);
  assert.match(parseExpression(nested(50)).problem?.message ?? "", /at most 20 deep/);
  const { problem } = parseExpression("q1 = a or ".repeat(10_000));
  assert.match(problem?.message ?? "", /at most 1000 characters/);
});

test("a questionnaire of 5,000 questions is refused without looking at any of them", () => {
  const one = counting(choice("q"));
  const pages = Array.from({ length: 50 }, () => Array.from({ length: 100 }, () => one.value));
  const found = checkDefinition(onPages(...pages));
  assert.equal(found.length, 1);
  assert.match(found[0]?.message ?? "", /at most 500 questions; this has 5000/);
  assert.equal(one.reads(), 0);
});

test("a list of 10,000 options is refused without looking at any of them", () => {
  const option = counting({ id: "a", text: en("A") });
  const options = Array.from({ length: 10_000 }, () => option.value);
  const faults = questionFaults(onPages([{ ...everyType.dropdown, options }]), "/definition");
  assert.deepEqual(
    faults.map(({ pointer }) => pointer),
    ["/definition/pages/0/questions/0/options"],
  );
  assert.equal(option.reads(), 0);
});

test("a page that repeats an answer a thousand times looks at the answers once", () => {
  const { definition, text } = compileQuestionnaire(definitionWith());
  const { value: answers, reads } = counting<Answers>({ town: { text: "Ulm" } });
  const say = () => text(en("To {{town}}"), "en", answers);
  assert.equal(say(), "To Ulm");
  const once = reads();
  for (let repeat = 0; repeat < 1000; repeat++) say();
  assert.equal(reads(), once);
  assert.ok(definition.pages.length > 0);
});

test("a chain of conditions through all questions is followed once from the first to the last", () => {
  const chain = Array.from({ length: 100 }, (_, index) => [
    choice(`q${index}`, index === 0 ? undefined : `q${index - 1} = a`),
  ]);
  const compiled = compileQuestionnaire(onPages(...chain));
  const all = Object.fromEntries(chain.map((_, index) => [`q${index}`, { choice: "a" }]));
  const { value: answers, reads } = counting<Answers>(all);
  assert.equal(compiled.shownPages(answers).length, 100);
  assert.ok(reads() <= 200, `${reads()} reads of 100 answers`);
});
