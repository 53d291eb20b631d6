import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answers } from "./answer.ts";
import { definitionWith } from "./definition.fixture.ts";
import { expressionLimits, parseExpression } from "./expression.ts";
import { checkExpression } from "./expression-check.ts";
import { evaluate, type Truth } from "./expression-value.ts";
import { randomNumbers } from "./random.fixture.ts";

const answers: Answers = {
  visited: { choice: "yes" },
  country: { choice: "1" },
  channels: { choices: ["phone", "mail"] },
  parts: { rows: { speed: "bad" } },
  satisfaction: { special: "not-applicable" },
  recommend: { rating: 9 },
  standards: { pairs: { "SL-1": { self: 2, organisation: null } } },
  importance: { ranking: ["care", "price"] },
  time: { amounts: { work: 60, repair: 40, rest: 0 } },
  years: { number: 2.5 },
  visit: { date: "2026-03-31" },
  town: { text: " New York" },
};

const lookup = (id: string) => (Object.hasOwn(answers, id) ? answers[id] : undefined);

function truthOf(source: string): Truth {
  const { expression, problem } = parseExpression(source);
  assert.ok(expression, `${source}: ${problem?.message}`);
  return evaluate(expression, lookup);
}

const scope = (() => {
  const { pages } = definitionWith();
  const questions = pages.flatMap((page) => page.questions);
  return {
    earlier: new Map(questions.map((each) => [each.id, each])),
    all: new Set(["later", ...questions.map(({ id }) => id)]),
  };
})();

function problemsOf(source: string) {
  const { expression, problem } = parseExpression(source);
  return expression ? checkExpression(expression, scope) : [problem];
}

const values: [string, Truth][] = [
  ["visited = yes", true],
  ["visited != yes", false],
  ["visited = no", false],
  ["visited in (no, yes)", true],
  ["visited not in (no, yes)", false],
  ["country = 1", true],
  ['country = "1"', true],
  ["channels contains mail", true],
  ["channels contains chat", false],
  ["count(channels) = 2", true],
  ["count(channels) in (1, 3)", false],
  ["count(comment) = 0", true],
  ["parts.speed = bad", true],
  ["parts.care = bad", "unknown"],
  ["answered(parts.care)", false],
  ["answered(parts.speed)", true],
  ["count(parts) = 1", true],
  ["satisfaction = not-applicable", true],
  ["satisfaction != not-applicable", false],
  ["satisfaction = dont-know", false],
  ["satisfaction >= 1", "unknown"],
  ["satisfaction = 3", false],
  ["answered(satisfaction)", true],
  ["recommend >= 9", true],
  ["recommend > 9", false],
  ["recommend <= 9 and recommend < 10", true],
  ["recommend in (9, 10)", true],
  ["standards.SL-1.self < 3", true],
  ["standards.SL-1.organisation = not-applicable", true],
  ["standards.SL-1.organisation >= 0", "unknown"],
  ["standards.SL-2.self = 1", "unknown"],
  ["importance.care = 1", true],
  ["importance.speed = 1", "unknown"],
  ["importance contains price", true],
  ["time.work >= 50", true],
  ["count(time) = 2", true],
  ["years = 2.5", true],
  ["years > -1", true],
  ["visit >= 2026-03-31", true],
  ["visit < 2026-03-31", false],
  ['town = "new york"', true],
  ["town contains york", true],
  ["comment = anything", "unknown"],
  ["answered(comment)", false],
  ["not answered(comment)", true],
  ["not comment = anything", "unknown"],
  ["visited = no and comment = x", false],
  ["visited = yes and comment = x", "unknown"],
  ["visited = yes or comment = x", true],
  ["visited = no or comment = x", "unknown"],
  ["visited = no and comment = x or recommend = 9", true],
  ["visited = no and (comment = x or recommend = 9)", false],
  ["not (visited = no) and not not recommend = 9", true],
  ["not visited = no and recommend = 3", false],
  ["VISITED_ELSE = yes", "unknown"],
  ["visited = yes AND NOT visited = no", true],
];

test("conditions have their value", () => {
  for (const [source, expected] of values) assert.equal(truthOf(source), expected, source);
});

test("names of JavaScript's own properties are no answers", () => {
  for (const source of ["parts.constructor = bad", "time.toString = 1", "answered(standards.valueOf.self)"])
    assert.notEqual(truthOf(source), true, source);
});

const syntax: [string, number, RegExp][] = [
  ["visited", 7, /Say what is asked of visited/],
  ["visited =", 9, /Put a value here/],
  ["= yes", 0, /Name a question/],
  ["visited = yes visited = no", 14, /"and" or "or"/],
  ["(visited = yes", 14, /Close the bracket/],
  ["visited in yes", 11, /values in brackets/],
  ["visited in (yes", 15, /Close the list/],
  ['town = "New', 7, /never closed/],
  ["visited = yes && town = x", 14, /as words/],
  ["!answered(town)", 0, /"not" as a word/],
  ["visited = yes; drop", 13, /means nothing/],
  ["and = 3", 0, /Name a question/],
  ["answered visited", 0, /Name a question/],
  ["parts. = bad", 7, /After a dot/],
  ["", 0, /Name a question/],
];

test("what can't be read is said with its place", () => {
  for (const [source, start, message] of syntax) {
    const { problem } = parseExpression(source);
    assert.ok(problem, source);
    assert.match(problem.message, message, source);
    assert.equal(problem.start, start, source);
    assert.ok(problem.end >= problem.start && problem.end <= source.length, source);
  }
});

const unmeant: [string, RegExp][] = [
  ["nobody = yes", /There is no question nobody/],
  ["Visited = yes", /Do you mean visited\?/],
  ["later = yes", /not on an earlier page/],
  ["hello = yes", /only shows a text/],
  ["visited = maybe", /no option maybe.*yes, no, often, other/],
  ["visited = YES", /Do you mean yes\?/],
  ["visited > yes", /one of several options/],
  ["visited contains yes", /one of several options/],
  ["visited = refused", /doesn't offer refused/],
  ["visited.yes = 1", /no parts/],
  ["channels = phone", /contains/],
  ["channels in (phone)", /contains/],
  ["channels contains pigeon", /no option pigeon/],
  ["count(visited) = 1", /one answer/],
  ["count(channels) = phone", /number/],
  ["count(channels) contains 1", /number/],
  ["parts = bad", /which row.*parts\.speed/],
  ["parts.price = bad", /no row price/],
  ["parts.speed = awful", /no option awful/],
  ["parts.speed.more = bad", /no parts/],
  ["parts.speed = not-applicable", /whole question/],
  ["standards.SL-1 = 2", /which rating.*self or organisation/],
  ["standards = not-applicable", /which row/],
  ["standards.SL-1.self = dont-know", /doesn't offer/],
  ["recommend = high", /number/],
  ["recommend contains 9", /is a number/],
  ["satisfaction > not-applicable", /by = or !=/],
  ["visit > 2026-02-30", /is a date/],
  ["town > Berlin", /is a text/],
  ["time = 3", /which option/],
  ['town = ""', /answered\(town\)/],
];

test("what can't be meant is said", () => {
  for (const [source, message] of unmeant) {
    const [problem] = problemsOf(source);
    assert.match(problem?.message ?? "nothing found", message, source);
  }
});

test("what can be meant is not complained about", () => {
  const absent = ["comment", "VISITED_ELSE", "town contains", "satisfaction = dont-know"];
  for (const [source] of values)
    if (!absent.some((each) => source.includes(each))) assert.deepEqual(problemsOf(source), [], source);
});

test("length, depth and number are bounded", () => {
  const { depth, values, comparisons, characters } = expressionLimits;
  const nested = (levels: number) => `${"(".repeat(levels)}a = 1${")".repeat(levels)}`;
  assert.ok(parseExpression(nested(depth)).expression);
  assert.match(parseExpression(nested(depth + 1)).problem?.message ?? "", /deep/);
  assert.match(parseExpression(`${"not ".repeat(depth + 1)}a = 1`).problem?.message ?? "", /deep/);
  assert.ok(parseExpression("x".repeat(characters + 1)).problem);
  const list = (length: number) => `a in (${Array(length).fill("1").join(",")})`;
  assert.ok(parseExpression(list(values)).expression);
  assert.match(parseExpression(list(values + 1)).problem?.message ?? "", /values/);
  const chain = (length: number) => Array(length).fill("a = 1").join(" or ");
  assert.ok(parseExpression(chain(comparisons)).expression);
  assert.match(parseExpression(chain(comparisons + 1)).problem?.message ?? "", /comparisons/);
});

test("no text makes it throw, and whatever is accepted can be checked and evaluated", () => {
  const random = randomNumbers(7);
  const words = [
    ..."()=<>.,!\"' ;{}\\\u0000é😀\ud800",
    ...[
      "and ",
      "or ",
      "not ",
      "in ",
      "contains ",
      "answered(",
      "count(",
      "!=",
      "<=",
      " visited ",
      " parts.speed ",
    ],
    ...[
      "channels",
      "standards.SL-1.self",
      "9",
      "-1.5",
      "2026-03-31",
      "yes",
      "not-applicable",
      "town",
      '"x y"',
      "__proto__",
    ],
  ];
  let accepted = 0;
  const pieces = (length: number) => Array.from({ length }, () => words[random(words.length)]).join("");
  for (let round = 0; round < 30_000; round++) {
    const [valid = ""] = values[random(values.length)] ?? [];
    const place = random(valid.length);
    const damaged = valid.slice(0, place) + pieces(random(3)) + valid.slice(place + random(4));
    const source = random(2) === 0 ? pieces(1 + random(12)) : damaged;
    const { expression, problem } = parseExpression(source);
    if (problem) {
      assert.ok(problem.start >= 0 && problem.start <= problem.end && problem.end <= source.length, source);
      assert.ok(problem.message.length > 10);
    } else {
      accepted++;
      checkExpression(expression, scope);
      assert.ok([true, false, "unknown"].includes(evaluate(expression, lookup)), source);
    }
  }
  assert.ok(accepted > 3000, `${accepted} accepted`);
});
