import assert from "node:assert/strict";
import { test } from "node:test";
import { Compile } from "typebox/compile";
import { conditional, definitionWith, en, everyType } from "./definition.fixture.ts";
import { DefinitionSchema } from "./definition.schema.ts";
import type { Definition, Question } from "./definition.ts";
import { checkDefinition } from "./definition-check.ts";
import { definitionLimits } from "./definition-limits.ts";

const schema = Compile(DefinitionSchema);

const problemsOf = (definition: Definition, severity = "error") =>
  checkDefinition(definition).filter((problem) => problem.severity === severity);

/** A questionnaire with one question, changed from the valid one of its type. */
const only = <Type extends keyof typeof everyType>(type: Type, changes: object): Definition => ({
  languages: ["en"],
  title: en("One"),
  pages: [{ id: "one", questions: [{ ...everyType[type], ...changes } as unknown as Question] }],
});

test("a questionnaire of all types is valid", () => {
  const definition = definitionWith(conditional("visited = yes"));
  assert.ok(schema.Check(definition), JSON.stringify(schema.Errors(definition)));
  assert.deepEqual(checkDefinition(definition), []);
});

const errors: [string, Definition, string, RegExp][] = [
  ["nothing asked", { languages: ["en"], title: en("x"), pages: [] }, "/pages", /Add a question/],
  ["only texts", only("statement", {}), "/pages", /Add a question/],
  ["no title", { ...definitionWith(), title: {} }, "/title", /Write this title in en/],
  ["blank title", { ...definitionWith(), title: en("  ") }, "/title", /Write this title/],
  ["languages twice", { ...definitionWith(), languages: ["en", "en"] }, "/languages/1", /twice/],
  ["question without words", only("rating", { text: { de: "?" } }), "/pages/0/questions/0/text", /in en/],
  [
    "option without words",
    only("dropdown", {
      options: [
        { id: "a", text: {} },
        { id: "b", text: en("b") },
      ],
    }),
    "/pages/0/questions/0/options/0/text",
    /Write this option/,
  ],
  [
    "anchor without words",
    only("rating", { anchors: [{}, en("high")] }),
    "/pages/0/questions/0/anchors/0",
    /point/,
  ],
  [
    "one option",
    only("dropdown", { options: [{ id: "a", text: en("a") }] }),
    "/pages/0/questions/0/options",
    /at least 2 options/,
  ],
  [
    "option twice",
    only("dropdown", { options: ["a", "b", "a"].map((id) => ({ id, text: en(id) })) }),
    "/pages/0/questions/0/options/2/id",
    /used twice/,
  ],
  [
    "option named other",
    only("single-choice", { options: ["a", "other"].map((id) => ({ id, text: en(id) })) }),
    "/pages/0/questions/0/options/1/id",
    /text field/,
  ],
  [
    "option named refused",
    only("dropdown", { options: ["a", "refused"].map((id) => ({ id, text: en(id) })) }),
    "/pages/0/questions/0/options/1/id",
    /meaning of its own/,
  ],
  [
    "option named constructor",
    only("ranking", { options: ["a", "constructor", "b"].map((id) => ({ id, text: en(id) })) }),
    "/pages/0/questions/0/options/1/id",
    /meaning of its own/,
  ],
  ["id of a keyword", only("dropdown", { id: "count" }), "/pages/0/questions/0/id", /meaning of its own/],
  ["id of a known name", only("dropdown", { id: "name" }), "/pages/0/questions/0/id", /meaning of its own/],
  ["id of Object's", only("dropdown", { id: "valueOf" }), "/pages/0/questions/0/id", /meaning of its own/],
  [
    "unknown exclusive",
    only("multiple-choice", { exclusive: ["all"] }),
    "/pages/0/questions/0/exclusive/0",
    /no option all/,
  ],
  [
    "more than can be chosen",
    only("multiple-choice", { minimum: 5, maximum: 5 }),
    "/pages/0/questions/0/minimum",
    /only 4/,
  ],
  [
    "maximum below minimum",
    only("multiple-choice", { minimum: 3, maximum: 2 }),
    "/pages/0/questions/0/maximum",
    /below the least/,
  ],
  ["matrix without rows", only("matrix", { rows: [] }), "/pages/0/questions/0/rows", /one row/],
  [
    "matrix with a column",
    only("matrix", { columns: [{ id: "a", text: en("a") }] }),
    "/pages/0/questions/0/columns",
    /2 columns/,
  ],
  [
    "scale upside down",
    only("rating", { minimum: 5, maximum: 1 }),
    "/pages/0/questions/0/maximum",
    /above the lowest/,
  ],
  [
    "scale too long",
    only("rating", { minimum: 0, maximum: 100 }),
    "/pages/0/questions/0/maximum",
    /21 points/,
  ],
  [
    "anchors missing",
    only("rating", { anchors: ["a", "b", "c"].map(en) }),
    "/pages/0/questions/0/anchors",
    /all 5 points/,
  ],
  [
    "one point of view",
    only("paired-rating", { perspectives: everyType["paired-rating"].perspectives.slice(1) }),
    "/pages/0/questions/0/perspectives",
    /two points of view/,
  ],
  [
    "don't know in pairs",
    only("paired-rating", { dontKnow: true }),
    "/pages/0/questions/0/dontKnow",
    /not applicable/,
  ],
  ["too many ranks", only("ranking", { ranks: 4 }), "/pages/0/questions/0/ranks", /only 3 options/],
  ["no ranks", only("ranking", { ranks: 0 }), "/pages/0/questions/0/ranks", /at least one/],
  ["total of nothing", only("constant-sum", { total: 0 }), "/pages/0/questions/0/total", /e.g. 100/],
  [
    "numbers upside down",
    only("number", { minimum: 5, maximum: 4 }),
    "/pages/0/questions/0/maximum",
    /must not be below/,
  ],
  ["no such day", only("date", { earliest: "2025-02-29" }), "/pages/0/questions/0/earliest", /not a date/],
  [
    "days upside down",
    only("date", { earliest: "2027-01-01" }),
    "/pages/0/questions/0/latest",
    /before the earliest/,
  ],
  [
    "condition on its own page",
    only("rating", { showIf: "satisfaction = 1" }),
    "/pages/0/questions/0/showIf",
    /not on an earlier page/,
  ],
  [
    "unreadable condition",
    definitionWith(conditional("visited = ")),
    "/pages/1/questions/0/showIf",
    /Put a value/,
  ],
  [
    "piping its own page",
    only("rating", { help: en("{{satisfaction}}") }),
    "/pages/0/questions/0/help/en",
    /later pages only/,
  ],
  [
    "piping nobody",
    only("rating", { text: en("{{nobody}}?") }),
    "/pages/0/questions/0/text/en",
    /does not exist/,
  ],
  [
    "piping a matrix",
    definitionWith({ ...everyType.rating, id: "again", text: en("{{parts}}?") }),
    "/pages/1/questions/0/text/en",
    /can't be repeated/,
  ],
  [
    "piping in the introduction",
    { ...definitionWith(), introduction: en("{{town}}") },
    "/introduction/en",
    /later pages only/,
  ],
];

for (const [name, definition, path, message] of errors)
  test(`an error: ${name}`, () => {
    assert.ok(schema.Check(definition), "drafts may have it");
    const found = problemsOf(definition).find((problem) => problem.path === path);
    assert.match(found?.message ?? JSON.stringify(problemsOf(definition)), message);
  });

test("ids of questions and pages are unique in the whole questionnaire", () => {
  const { pages, ...rest } = definitionWith(everyType.rating);
  const twice = { ...rest, pages: pages.map((page) => ({ ...page, id: "same" })) };
  assert.deepEqual(
    problemsOf(twice).map(({ path }) => path),
    ["/pages/1/id", "/pages/1/questions/0/id"],
  );
});

test("a condition's problem says where in it", () => {
  const [problem] = problemsOf(definitionWith(conditional("visited = maybe")));
  assert.deepEqual(problem?.span, { start: 10, end: 15 });
  assert.equal(problem?.question, "why");
});

test("thanks may repeat any answer, and known names go anywhere", () => {
  const definition = { ...definitionWith(), introduction: en("Dear {{name}},"), thanks: en("To {{town}}!") };
  assert.deepEqual(checkDefinition(definition), []);
});

test("what merely could be better is a warning", () => {
  const warned = (definition: Definition) => {
    assert.deepEqual(problemsOf(definition), []);
    return problemsOf(definition, "warning")
      .map(({ path, message }) => `${path} ${message}`)
      .join("\n");
  };
  const title = { languages: ["en", "de"], title: en("x") } as const;
  assert.match(warned({ ...definitionWith(), ...title }), /\/title This title has no translation into de/);
  assert.match(warned(only("rating", { anchors: ["low", "high"].map(en) })), /Only the ends are named/);
  assert.match(warned(only("rating", { text: en("Well, {{satisfaction?") })), /placeholder/);
  assert.match(
    warned({ ...definitionWith(), pages: [...definitionWith().pages, { id: "empty", questions: [] }] }),
    /\/pages\/1 This page is empty/,
  );
});

test("the schema lets nothing unknown, unbounded or unprintable in", () => {
  const valid = definitionWith();
  const long = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: `o${index}`, text: en("o") }));
  const refused: unknown[] = [
    { ...valid, more: 1 },
    { ...valid, languages: [] },
    { ...valid, languages: ["english"] },
    { ...valid, title: { en: "a\u0000b" } },
    { ...valid, title: { "en; drop": "x" } },
    { ...valid, title: "x" },
    { ...valid, title: en("x".repeat(definitionLimits.labelCharacters + 1)) },
    { ...valid, pages: Array(definitionLimits.pages + 1).fill({ id: "p", questions: [] }) },
    only("dropdown", { options: long(definitionLimits.options + 1) }),
    only("dropdown", { type: "slider" }),
    only("dropdown", { id: "a b" }),
    only("dropdown", { id: "__proto__" }),
    only("dropdown", { required: "yes" }),
    only("rating", { minimum: 0.5 }),
    only("rating", { maximum: 1e308 }),
    only("number", { minimum: -1e308 }),
    only("short-text", { maximumLength: 0 }),
    only("constant-sum", { total: -1 }),
    JSON.parse('{"languages":["en"],"title":{"__proto__":"x"},"pages":[]}'),
    JSON.parse('{"languages":["en"],"title":{},"pages":[],"__proto__":{}}'),
    null,
    [],
  ];
  for (const each of refused) assert.ok(!schema.Check(each), JSON.stringify(each).slice(0, 200));
  assert.ok(schema.Check({ ...valid, title: {}, pages: [] }), "unfinished drafts are structurally valid");
});
