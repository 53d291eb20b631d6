import assert from "node:assert/strict";
import { test } from "node:test";
import { Compile } from "typebox/compile";
import type { Answer } from "./answer.ts";
import { answerCheck } from "./answer-check.ts";
import { answerText } from "./answer-text.ts";
import { compileQuestionnaire } from "./compile.ts";
import { conditional, definitionWith, en, everyType } from "./definition.fixture.ts";
import { DefinitionSchema } from "./definition.schema.ts";
import type { Question } from "./definition.ts";
import { checkDefinition } from "./definition-check.ts";
import { compareDefinitions } from "./definition-diff.ts";
import { missingIn } from "./missing.ts";
import { randomNumbers } from "./random.fixture.ts";

type Random = (below: number) => number;

const names = [
  ...[
    "choice",
    "choices",
    "other",
    "rows",
    "rating",
    "pairs",
    "ranking",
    "amounts",
    "number",
    "date",
    "text",
    "special",
  ],
  ...[
    "yes",
    "phone",
    "mail",
    "none",
    "speed",
    "bad",
    "SL-1",
    "self",
    "organisation",
    "price",
    "care",
    "work",
    "rest",
  ],
  ...[
    "dont-know",
    "not-applicable",
    "2026-03-31",
    "__proto__",
    "constructor",
    "toString",
    "\u0000",
    "\ud800",
    "x".repeat(300),
  ],
];
const values = [0, 1, 3, 60, 40, 100, -1, 0.5, 1e308, -1e308, 2 ** 53, true, false, null];

function anything(random: Random, depth: number): unknown {
  const pick = <Each>(list: readonly Each[]) => list[random(list.length)];
  const kind = random(depth > 0 ? 5 : 2);
  if (kind === 0) return pick(values);
  if (kind === 1) return pick(names);
  const children = Array.from({ length: random(4) }, () => anything(random, depth - 1));
  return kind === 2
    ? children
    : JSON.parse(
        `{${children.map((each) => `${JSON.stringify(pick(names))}:${JSON.stringify(each)}`).join(",")}}`,
      );
}

/** A copy in which one value was taken out, doubled or replaced by another of the questionnaire's. */
function damaged<Value>(random: Random, original: Value): Value {
  const copy = structuredClone(original);
  const places: { holder: Record<string, unknown> | unknown[]; key: string }[] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const key of Object.keys(value)) {
      places.push({ holder: value as Record<string, unknown>, key });
      collect((value as Record<string, unknown>)[key]);
    }
  };
  collect(copy);
  const [place, other] = [places[random(places.length)], places[random(places.length)]];
  if (!place || !other) return copy;
  const holder = place.holder as Record<string, unknown>;
  if (Array.isArray(place.holder) && random(2) === 0) place.holder.splice(Number(place.key), random(2));
  else if (random(3) === 0) delete holder[place.key];
  else holder[place.key] = structuredClone((other.holder as Record<string, unknown>)[other.key]);
  return copy;
}

const valid: [Question, Answer][] = [
  [everyType["single-choice"], { choice: "other", other: "by post" }],
  [everyType.dropdown, { choice: "de" }],
  [everyType["multiple-choice"], { choices: ["phone", "other"], other: "fax" }],
  [everyType.matrix, { rows: { speed: "bad", care: "good" } }],
  [everyType.rating, { special: "not-applicable" }],
  [everyType["zero-to-ten"], { rating: 7 }],
  [everyType["paired-rating"], { pairs: { "SL-1": { self: 1, organisation: null }, "SL-2": { self: 0 } } }],
  [everyType.ranking, { ranking: ["price", "care"] }],
  [everyType["constant-sum"], { amounts: { work: 60, repair: 40 } }],
  [everyType.number, { number: 2.5 }],
  [everyType.date, { date: "2026-03-31" }],
  [everyType["short-text"], { text: "Ulm" }],
  [everyType["long-text"], { text: "Two\nlines" }],
  [everyType.statement, { text: "?" }],
];

test("whatever is sent as an answer is refused or can be used, and nothing throws", () => {
  const random = randomNumbers(11);
  const accepted = new Set<string>();
  for (let round = 0; round < 30_000; round++) {
    const [question, usual] = valid[round % valid.length] ?? [everyType.rating, { rating: 1 }];
    const parts =
      random(2) === 0 ? { usual, more: anything(random, 2) } : { usual, name: names[random(names.length)] };
    const answer = random(4) === 0 ? anything(random, 3) : damaged(random, damaged(random, parts)).usual;
    if (answerCheck(question)(answer) !== null) continue;
    accepted.add(question.type);
    missingIn({ ...question, required: true }, answer as Answer);
    assert.ok(answerText(question, answer as Answer, "en", ["en"]).length <= 400);
    assert.ok(!JSON.stringify(answer).includes("\\u0000"), JSON.stringify(answer));
  }
  assert.equal(accepted.size, 13, Array.from(accepted).join(", "));
});

test("every draft that can be saved can be checked, compared and tried", () => {
  const random = randomNumbers(5);
  const schema = Compile(DefinitionSchema);
  const whole = {
    ...definitionWith(conditional("visited = yes and parts.speed = bad or importance.care <= 1")),
    thanks: en("Bye {{town}}"),
  };
  const answers = {
    visited: { choice: "yes" },
    town: { text: "Ulm" },
    parts: { rows: { speed: "bad" } },
  } as const;
  let broken = 0;
  for (let round = 0; round < 1_000; round++) {
    const draft: unknown = JSON.parse(JSON.stringify(damaged(random, damaged(random, whole))));
    if (!schema.Check(draft)) continue;
    const errors = checkDefinition(draft).filter(({ severity }) => severity === "error");
    if (errors.length > 0) broken++;
    compareDefinitions(whole, draft);
    const compiled = compileQuestionnaire(draft);
    for (const page of compiled.shownPages(answers)) compiled.readPage(page, answers, answers);
    compiled.missing(answers);
    compiled.text(draft.thanks ?? draft.title, "de", answers);
  }
  assert.ok(broken > 40, `${broken} drafts with errors`);
});
