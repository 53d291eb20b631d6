import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answers } from "#listen/questionnaires/answer.ts";
import { compileQuestionnaire } from "#listen/questionnaires/compile.ts";
import { relationship } from "#listen/questionnaires/templates/relationship.ts";
import { staffView } from "#listen/questionnaires/templates/staff-view.ts";
import { seededRandom } from "#stats/random.ts";
import { examplePeople } from "../people.ts";
import { answersAtAll, competitors, customerAnswers, truths } from "./customer-answers.ts";
import { accountHandlers, exampleMarket } from "./market.ts";
import { staffAnswers } from "./staff-answers.ts";

const people = examplePeople(seededRandom(4));
const market = exampleMarket(people, seededRandom(15));
const happiest = accountHandlers(people)[2]?.id ?? "";
const definition = relationship({ organisation: "Harbour Direct", competitors, accountPerson: true });
const random = seededRandom(16);
const sheets = market
  .filter((customer) => answersAtAll(customer, random))
  .map((customer) => ({ customer, ...customerAnswers(customer, happiest, random) }));

/** Means of a matrix's rows. */
function means(answers: readonly Answers[], question: string): Map<string, number> {
  const sums = new Map<string, [sum: number, n: number]>();
  for (const one of answers) {
    const answer = one[question];
    if (!answer || !("rows" in answer)) continue;
    for (const [row, column] of Object.entries(answer.rows)) {
      if (column === "none") continue;
      const [sum, n] = sums.get(row) ?? [0, 0];
      sums.set(row, [sum + Number(column), n + 1]);
    }
  }
  return new Map([...sums].map(([row, [sum, n]]) => [row, sum / n]));
}

test("the market: businesses with account handlers, private customers, the same for the same seed", () => {
  assert.ok(market.length > 23_000 && market.length < 26_000, `${market.length}`);
  assert.deepEqual(exampleMarket(people, seededRandom(15)).slice(0, 50), market.slice(0, 50));
  const accounts = new Map(market.flatMap(({ account }) => (account ? [[account.number, account]] : [])));
  assert.equal(accounts.size, 110);
  const handlers = new Set(accountHandlers(people).map(({ id }) => id));
  assert.ok([...accounts.values()].every(({ manager }) => handlers.has(manager)));
  assert.equal(
    new Set(market.map(({ email }) => email)).size,
    market.filter(({ email }) => email).length + 1,
  );
  assert.ok(market.some(({ noContact }) => noContact) && market.some(({ roles }) => roles.length > 1));
});

test("every answer is one that the questionnaire takes, of customers and of staff", () => {
  const asked = [
    { compiled: compileQuestionnaire(definition), all: sheets.map(({ answers }) => answers) },
    { compiled: compileQuestionnaire(staffView), all: people.map((person) => staffAnswers(person, random)) },
  ];
  for (const { compiled, all } of asked) {
    const questions = new Map(compiled.pages.flatMap((page) => page.questions.map((one) => [one.id, one])));
    for (const answers of all)
      for (const [id, answer] of Object.entries(answers)) {
        const question = questions.get(id);
        assert.ok(question, `there is no question ${id}`);
        assert.equal(compiled.checkAnswer(question, answer), null, `${id}: ${JSON.stringify(answer)}`);
      }
  }
});

test("a fifth to a third answer, and their comments are not all alike", () => {
  const share = sheets.length / market.length;
  assert.ok(share > 0.18 && share < 0.33, `${share}`);
  const texts = sheets.flatMap(({ answers }) =>
    Object.values(answers).flatMap((answer) => ("text" in answer ? [answer.text] : [])),
  );
  assert.ok(texts.length > 2500, `${texts.length} comments`);
  assert.ok(new Set(texts).size > texts.length / 2, `${new Set(texts).size} of ${texts.length} differ`);
});

test("what is true can be found: levels, the better competitor, the happier handler's customers", () => {
  const levels = means(
    sheets.map(({ answers }) => answers),
    "service",
  );
  const ordered = (of: ReadonlyMap<string, number> | Record<string, number>) =>
    (of instanceof Map ? [...of] : Object.entries(of)).sort(([, a], [, b]) => b - a).map(([part]) => part);
  assert.deepEqual(ordered(levels).slice(0, 2), ordered(truths.level).slice(0, 2));
  assert.deepEqual(ordered(levels).slice(-2), ordered(truths.level).slice(-2));
  const providers = means(
    sheets.filter(({ customer }) => customer.channel === "Web").map(({ answers }) => answers),
    "providers",
  );
  assert.ok((providers.get("orbita") ?? 0) > (providers.get("us") ?? 5));
  const satisfied = (isHappy: boolean) => {
    const ratings = sheets.flatMap(({ customer: { account }, answers: { overall_satisfaction: whole } }) =>
      account && (account.manager === happiest) === isHappy && whole && "rating" in whole
        ? [whole.rating]
        : [],
    );
    return ratings.reduce((sum, one) => sum + one, 0) / ratings.length;
  };
  assert.ok(satisfied(true) > satisfied(false) + 0.2);
});
