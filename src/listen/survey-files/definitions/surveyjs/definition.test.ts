import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DefinedColumn } from "../survey-definition.ts";
import { surveyJsDefinition } from "./definition.ts";

type Json = Record<string, unknown>;

function defined(survey: Json) {
  const definition = surveyJsDefinition(survey);
  assert.ok(definition);
  return definition;
}

const only = (element: Json) => {
  const [question] = defined({ elements: [{ name: "q", ...element }] }).questions;
  assert.ok(question);
  return question;
};
const first = (columns: readonly DefinedColumn[]) => columns.map(({ names }) => names[0]).join(" ");
const kinds = (columns: readonly DefinedColumn[]) => columns.map(({ kind }) => kind).join(" ");

const types: [Json, string, string][] = [
  [{ type: "radiogroup", choices: ["a", "b"], showOtherItem: true }, "q q.Comment", "choice text"],
  [{ type: "dropdown", choices: [1, 2] }, "q", "choice"],
  [{ type: "imagepicker", choices: ["a"], multiSelect: true }, "q.a q", "multiple multiple"],
  [
    { type: "checkbox", choices: ["a", "b"], showNoneItem: true },
    "q.a q q.b q q.none q",
    "multiple multiple multiple multiple multiple multiple",
  ],
  [{ type: "tagbox", choices: ["a"] }, "q.a q", "multiple multiple"],
  [{ type: "rating" }, "q", "rating"],
  [{ type: "boolean" }, "q", "choice"],
  [{ type: "text" }, "q", "text"],
  [{ type: "text", inputType: "number" }, "q", "number"],
  [{ type: "text", inputType: "date" }, "q", "date"],
  [{ type: "comment" }, "q", "text"],
  [{ type: "slider" }, "q", "number"],
  [{ type: "matrix", columns: [1, 2, 3], rows: ["r", "s"] }, "q.r q.s", "rating rating"],
  [
    {
      type: "matrixdropdown",
      columns: [
        { name: "c", choices: ["a", "b"] },
        { name: "d", cellType: "text" },
      ],
      rows: ["r"],
    },
    "q.r.c q.r.d",
    "choice text",
  ],
  [{ type: "matrixdynamic", columns: [{ name: "c" }] }, "q", "text"],
  [{ type: "paneldynamic", templateElements: [] }, "q", "text"],
  [
    { type: "multipletext", items: [{ name: "x" }, { name: "y", inputType: "number" }] },
    "q.x q.y",
    "text number",
  ],
  [{ type: "ranking", choices: ["a", "b"] }, "q.a q.b", "number number"],
  [{ type: "html", html: "<b>Hi</b>" }, "", ""],
  [{ type: "image" }, "", ""],
  [{ type: "expression" }, "q", "technical"],
  [{ type: "file" }, "q", "technical"],
  [{ type: "signaturepad" }, "q", "technical"],
  [{ type: "constructor" }, "", ""],
];

describe("SurveyJS columns by type of question", () => {
  for (const [element, names, expected] of types)
    test(JSON.stringify(element).slice(0, 60), () => {
      const { columns } = only(element);
      assert.deepEqual([first(columns), kinds(columns)], [names, expected]);
    });

  test("ends of ratings", () => {
    assert.deepEqual(only({ type: "rating" }).columns[0]?.ends, { low: 1, high: 5 });
    assert.deepEqual(only({ type: "rating", rateMin: 0, rateMax: 10 }).type, "0–10");
    assert.deepEqual(only({ type: "rating", rateCount: 7 }).columns[0]?.ends, { low: 1, high: 7 });
    assert.deepEqual(
      only({ type: "rating", rateValues: [2, 4, { value: 6, text: "top" }] }).columns[0]?.ends,
      { low: 2, high: 6 },
    );
  });

  test("answers that the tool itself offers as none are missing", () => {
    const [column] = only({
      type: "radiogroup",
      choices: [{ value: 1, text: "Yes" }, 2],
      showRefuseItem: true,
      showDontKnowItem: true,
    }).columns;
    assert.deepEqual(
      column?.values.map(({ cell, label }) => [cell, label]),
      [
        ["1", "Yes"],
        ["2", "2"],
      ],
    );
    assert.deepEqual(
      new Map(column?.missing.map(({ cell, reason }) => [cell, reason])).get("dontknow"),
      "don't know",
    );
    assert.deepEqual(
      new Map(column?.missing.map(({ cell, reason }) => [cell, reason])).get("refused"),
      "refused",
    );
  });
});

describe("SurveyJS rules and texts", () => {
  test("pages and panels are opened up, with their conditions", () => {
    const inner = { type: "text", name: "why", visibleIf: "{shop} notempty" };
    const panel = { type: "panel", visibleIf: "{job} = 1", elements: [inner] };
    const job = { type: "radiogroup", name: "job", choices: [{ value: 1, text: "Nurse" }] };
    const { questions, fidelity } = defined({
      pages: [
        { elements: [job, { type: "text", name: "shop" }] },
        { visibleIf: "{job} > 0", elements: [panel] },
      ],
    });
    assert.deepEqual(
      questions.map(({ code }) => code),
      ["job", "shop", "why"],
    );
    assert.equal(questions[2]?.condition, "job is more than 0 and job is ‘Nurse’ and shop is answered");
    assert.equal(fidelity.filter(({ where, what }) => where === "why" && what === "display logic").length, 3);
  });

  test("questions of one name share an answer", () => {
    const again = { type: "text", name: "q" };
    const { questions, notes } = defined({ elements: [again, again, again] });
    assert.equal(questions.length, 1);
    assert.deepEqual(
      notes.map(({ column, weight }) => [column, weight]),
      [["q", "check"]],
    );
  });

  test("texts in several languages", () => {
    const title = { default: "How?", de: "Wie?" };
    const choice = { value: 1, text: { default: "Good", de: "Gut" } };
    const { questions, languages } = defined({
      locale: "de",
      elements: [{ type: "radiogroup", name: "q", title, choices: [choice] }],
    });
    assert.deepEqual(languages, ["de"]);
    assert.equal(questions[0]?.wording, "Wie?");
    assert.ok(questions[0]?.columns[0]?.names.includes("How?"));
    assert.deepEqual(questions[0]?.columns[0]?.also, [{ cell: "Good", code: "1" }]);
  });

  test("what else a question and a survey do is said", () => {
    const element = {
      type: "radiogroup",
      name: "q",
      title: "Hello {name}",
      isRequired: true,
      requiredIf: "{q} > 1",
      validators: [{ type: "numeric" }],
      enableIf: "{q} = 1",
      choices: [{ value: 1, visibleIf: "{q} = 2" }],
      choicesOrder: "random",
      choicesByUrl: {},
      defaultValue: 1,
      correctAnswer: 1,
    };
    const survey = {
      pages: [{ elements: [element] }, {}],
      triggers: [{}],
      calculatedValues: [{}],
      timeLimit: 9,
      questionsOrder: "random",
      completedHtmlOnCondition: [{}],
    };
    const said = new Set(defined(survey).fidelity.map(({ what }) => what));
    for (const what of [
      "validation",
      "display logic",
      "randomisation",
      "answer list",
      "preset answer",
      "quiz",
      "piping",
      "pages",
      "triggers",
      "computed values",
      "time limit",
      "end",
    ])
      assert.ok(said.has(what), what);
  });
});

test("JSON of anything else is none", () => {
  for (const json of [null, 1, "x", [], {}, { pages: 1 }, { pages: [] }, { elements: [{ name: "x" }] }])
    assert.equal(surveyJsDefinition(json), null);
});

test("panels in panels are read to a depth", () => {
  let nested: Json = { type: "text", name: "deep" };
  for (let depth = 0; depth < 5_000; depth++) nested = { type: "panel", elements: [nested] };
  assert.deepEqual(
    defined({ elements: [{ type: "text", name: "q" }, nested] }).questions.map(({ code }) => code),
    ["q"],
  );
});
