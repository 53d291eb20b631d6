import assert from "node:assert/strict";
import { test } from "node:test";
import { compileQuestionnaire } from "../questionnaires/compile.ts";
import { questionFaults } from "../questionnaires/definition.import.ts";
import type { Question } from "../questionnaires/definition.ts";
import { checkDefinition } from "../questionnaires/definition-check.ts";
import { asked, lss, offered, rows } from "../survey-files/definitions/limesurvey/lss.fixture.ts";
import {
  block,
  choices,
  qsf,
  question as qualtrics,
  selected,
} from "../survey-files/definitions/qualtrics/qsf.fixture.ts";
import { draftOfText } from "./questionnaire-imports.service.ts";

type Json = Record<string, unknown>;

/** Reads a file and checks what holds for every draft: it can be stored as it is, and has no broken condition. */
function draft(content: Json | string) {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const read = draftOfText({ fileName: "survey.json", text });
  assert.deepEqual(questionFaults(read.definition, ""), []);
  const broken = checkDefinition(read.definition).filter(({ path }) => path.endsWith("showIf"));
  assert.deepEqual(broken, []);
  const questions = new Map(
    read.definition.pages.flatMap((page) => page.questions.map((each) => [each.id, each])),
  );
  const lost = read.lines
    .filter(({ verdict }) => verdict === "lost")
    .map(({ where, what }) => `${where} ${what}`);
  return { ...read, asked: questions, lost };
}

const typeOf = (question: Question | undefined) => question?.type;
const english = (question: Question | undefined) => question?.text["en"];

const surveyJs: [Json, string][] = [
  [{ type: "radiogroup", choices: ["a", "b"], showOtherItem: true }, "single-choice"],
  [{ type: "radiogroup", choices: ["1", "2", "3", "4"] }, "rating"],
  [{ type: "dropdown", choices: ["a", "b"] }, "dropdown"],
  [{ type: "checkbox", choices: ["a", "b"], showNoneItem: true }, "multiple-choice"],
  [{ type: "tagbox", choices: ["a", "b"] }, "multiple-choice"],
  [{ type: "imagepicker", choices: ["a", "b"], multiSelect: true }, "multiple-choice"],
  [{ type: "boolean" }, "single-choice"],
  [{ type: "rating" }, "rating"],
  [{ type: "rating", rateMin: 0, rateMax: 10 }, "zero-to-ten"],
  [{ type: "rating", rateMin: 0, rateMax: 1000 }, "number"],
  [{ type: "text" }, "short-text"],
  [{ type: "text", inputType: "number", min: 1, max: 5 }, "number"],
  [{ type: "text", inputType: "date" }, "date"],
  [{ type: "comment" }, "long-text"],
  [{ type: "slider" }, "number"],
  [{ type: "matrix", columns: [1, 2, 3], rows: ["r", "s"] }, "matrix"],
  [{ type: "ranking", choices: ["a", "b"] }, "ranking"],
  [{ type: "html", html: "<b>Hello</b>" }, "statement"],
];
for (const [element, type] of surveyJs)
  test(`SurveyJS ${JSON.stringify(element)} becomes ${type}`, () => {
    const { asked: all } = draft({ elements: [{ name: "q1", title: "Well?", ...element }] });
    assert.equal(typeOf(all.get("q1")), type);
    assert.equal(english(all.get("q1")), type === "statement" ? "Hello" : "Well?");
  });

test("SurveyJS pages, texts, answers and rules arrive, and a rule on the same page gets a page of its own", () => {
  const {
    definition,
    asked: all,
    tool,
    counts,
  } = draft({
    title: "Ours",
    pages: [
      {
        name: "p1",
        title: "First",
        elements: [
          {
            type: "radiogroup",
            name: "used",
            title: "Used it?",
            choices: [{ value: "y", text: "Yes" }, "n"],
            isRequired: true,
          },
          { type: "comment", name: "why", title: "Why not, after {used}?", visibleIf: "{used} = 'n'" },
        ],
      },
      {
        name: "p2",
        visibleIf: "{used} = 'y'",
        elements: [
          { type: "checkbox", name: "parts", title: "Which?", choices: ["fast", "slow"], showNoneItem: true },
          {
            type: "rating",
            name: "mark",
            title: "Mark",
            visibleIf: "{parts} contains 'fast' and {parts} notempty",
          },
        ],
      },
    ],
  });
  assert.equal(tool, "SurveyJS");
  assert.equal(definition.title["en"], "Ours");
  assert.deepEqual(
    definition.pages.map(({ questions }) => questions.map(({ id }) => id)),
    [["used"], ["why"], ["parts"], ["mark"]],
  );
  assert.equal(all.get("why")?.showIf, "used = n");
  assert.equal(english(all.get("why")), "Why not, after {{used}}?");
  assert.equal(all.get("mark")?.showIf, "used = y and (parts contains fast and answered(parts))");
  assert.deepEqual(Reflect.get(all.get("parts") ?? {}, "exclusive"), ["none"]);
  assert.equal(all.get("used")?.required, true);
  const compiled = compileQuestionnaire(definition);
  const shown = (choice: string) => compiled.shownPages({ used: { choice } }).map(({ id }) => id);
  assert.notDeepEqual(shown("y"), shown("n"));
  assert.ok(counts.kept >= 4);
});

test("what can't be said is told and the question is shown to everybody", () => {
  const { asked: all, lost } = draft({
    elements: [
      { type: "text", name: "age", inputType: "number" },
      { type: "comment", name: "c", visibleIf: "{age} > 18 and today() > 3" },
      { type: "file", name: "photo" },
      { type: "comment", name: "d", visibleIf: "{nowhere} = 1" },
    ],
  });
  assert.equal(all.get("c")?.showIf, undefined);
  assert.equal(all.get("d")?.showIf, undefined);
  assert.deepEqual(
    lost.filter((each) => !each.startsWith("survey")),
    ["c display logic", "d display logic", "photo question"],
  );
});

test("ids of ours are made of any names, and rules follow them", () => {
  const { asked: all } = draft({
    pages: [
      {
        elements: [
          { type: "radiogroup", name: "Wie war's?", choices: ["sehr gut", "constructor", "other"] },
          { type: "radiogroup", name: "wie-war-s", choices: ["a", "b"] },
          { type: "comment", name: "name" },
        ],
      },
      { elements: [{ type: "comment", name: "42", visibleIf: "{Wie war's?} = 'sehr gut'" }] },
    ],
  });
  assert.deepEqual([...all.keys()], ["Wie-war-s", "wie-war-s", "name-2", "q42"]);
  assert.equal(all.get("q42")?.showIf, "Wie-war-s = sehr-gut");
});

test("LimeSurvey groups become pages; types, ticks, grids and relevance arrive", () => {
  const {
    definition,
    asked: all,
    tool,
  } = draft(
    lss({
      groups: [
        { gid: "1", group_name: "First", group_order: "1", language: "en", grelevance: "" },
        { gid: "2", group_name: "Second", group_order: "2", language: "en", grelevance: "" },
      ],
      questions: [
        asked("1", "L", { mandatory: "Y" }),
        asked("2", "M"),
        asked("3", "F"),
        asked("4", "T", { gid: "2", relevance: 'Q1.NAOK == "A1" and Q2_S1 == "Y"' }),
        asked("5", "N", { gid: "2", relevance: 'Q3_R1.NAOK >= 2 or Q3_R1 == "3"' }),
        asked("6", "R", { gid: "2" }),
        asked("7", "*", { gid: "2" }),
      ],
      subquestions: [
        ...rows("2", [
          ["S1", "Phone"],
          ["S2", "Mail"],
        ]),
        ...rows("3", [["R1", "Speed"]]),
      ],
      answers: [
        ...offered("1", [
          ["A1", "Yes"],
          ["A2", "No"],
          ["A3", "I don't know"],
        ]),
        ...offered("3", [
          ["1", "Bad"],
          ["2", "Fair"],
          ["3", "Good"],
        ]),
        ...offered("6", [
          ["a", "One"],
          ["b", "Two"],
        ]),
      ],
    }),
  );
  assert.equal(tool, "LimeSurvey");
  assert.deepEqual(
    definition.pages.map(({ title, questions }) => [title?.["en"], questions.map(({ type }) => type)]),
    [
      ["First", ["single-choice", "multiple-choice", "matrix"]],
      ["Second", ["long-text", "number", "ranking"]],
    ],
  );
  const [first, matrix] = [all.get("Q1"), all.get("Q3")];
  assert.ok(first?.type === "single-choice" && first.dontKnow && first.required);
  assert.deepEqual(
    first.options.map(({ id }) => id),
    ["A1", "A2"],
  );
  assert.ok(matrix?.type === "matrix");
  assert.deepEqual(
    matrix.columns.map(({ id }) => id),
    ["1", "2", "3"],
  );
  assert.equal(all.get("Q4")?.showIf, "Q1 = A1 and Q2 contains S1");
  assert.equal(all.get("Q5")?.showIf, "Q3.R1 in (2, 3) or Q3.R1 = 3");
});

test("Qualtrics blocks and page breaks become pages; recoded scales and display logic arrive", () => {
  const {
    definition,
    asked: all,
    tool,
    lost,
  } = draft(
    qsf(
      [
        qualtrics("QID1"),
        qualtrics("QID2", {
          QuestionType: "Matrix",
          Selector: "Likert",
          SubSelector: "SingleAnswer",
          Choices: choices("Speed", "Price"),
          Answers: choices("Bad", "Fair", "Good", "Not applicable"),
          AnswerOrder: ["1", "2", "3", "4"],
          RecodeValues: { "1": "1", "2": "2", "3": "3", "4": "4" },
        }),
        qualtrics("QID3", { QuestionType: "TE", Selector: "ESTB", DisplayLogic: selected("QID1", "2") }),
        qualtrics("QID4", {
          Choices: { "1": { Display: "Post" }, "2": { Display: "Otherwise", TextEntry: "true" } },
          Selector: "MAVR",
          // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how the tool writes it.
          QuestionText: "After ${q://QID1/ChoiceGroup/SelectedChoices}: which?",
        }),
        qualtrics("QID5", { QuestionType: "HeatMap" }),
        qualtrics("QID6", { Selector: "NPS" }),
      ],
      {
        blocks: [
          {
            ...block("BL_1", ["QID1", "QID2"]),
          },
          {
            ...block("BL_2", ["QID3"]),
            BlockElements: [
              { Type: "Question", QuestionID: "QID3" },
              { Type: "Page Break" },
              { Type: "Question", QuestionID: "QID4" },
              { Type: "Question", QuestionID: "QID5" },
              { Type: "Question", QuestionID: "QID6" },
            ],
          },
        ],
      },
    ),
  );
  assert.equal(tool, "Qualtrics");
  assert.deepEqual(
    definition.pages.map(({ questions }) => questions.map(({ id }) => id)),
    [["Q1", "Q2"], ["Q3"], ["Q4", "Q6"]],
  );
  assert.equal(all.get("Q3")?.showIf, "Q1 = 2");
  assert.equal(english(all.get("Q4")), "After {{Q1}}: which?");
  assert.equal(typeOf(all.get("Q6")), "zero-to-ten");
  const [matrix, several] = [all.get("Q2"), all.get("Q4")];
  assert.ok(matrix?.type === "matrix" && several?.type === "multiple-choice");
  assert.deepEqual(
    matrix.columns.map(({ id }) => id),
    ["1", "2", "3", "none-1"],
  );
  assert.equal(several.other?.["en"], "Otherwise");
  assert.ok(lost.includes("Q5 question"));
});

test("what is no questionnaire is refused with what to do", () => {
  const refused = (text: string, code: string) =>
    assert.throws(() => draftOfText({ fileName: "file", text }), { code });
  refused("hello", "definition.unreadable");
  refused('{"a": 1}', "definition.unknown");
  refused("[]", "definition.unknown");
  refused("<html><body>no</body></html>", "definition.unknown");
  refused("<document><unclosed", "definition.unreadable");
  refused('{"elements":[{"type":"file","name":"f"}]}', "questionnaire.file-not-usable");
});

test("huge and deep files stay within bounds, and what is left out is told", () => {
  const many = draft({
    elements: Array.from({ length: 5000 }, (_, index) => ({ type: "comment", name: `q${index}` })),
  });
  assert.equal(many.questions, 500);
  assert.equal(many.pages, 5);
  assert.ok(many.lost.includes("survey questions"));
  const long = draft({
    elements: [
      { type: "dropdown", name: "q", choices: Array.from({ length: 10_000 }, (_, index) => `c${index}`) },
    ],
  });
  const dropdown = long.asked.get("q");
  assert.ok(dropdown?.type === "dropdown" && dropdown.options.length === 250);
  assert.ok(long.lost.includes("q options"));
  let panel: Json = { type: "comment", name: "deep" };
  for (let depth = 0; depth < 50; depth++) panel = { type: "panel", name: `p${depth}`, elements: [panel] };
  const deep = draft({ elements: [panel, { type: "comment", name: "flat" }] });
  assert.ok(deep.asked.has("flat"));
  const rule = `${"(".repeat(60)}{flat} notempty${")".repeat(60)}`;
  const logic = draft({
    elements: [
      { type: "comment", name: "flat" },
      { type: "comment", name: "a", visibleIf: rule },
      { type: "comment", name: "b", visibleIf: "{b} = 1 or {a} = 1" },
      { type: "comment", name: "c", visibleIf: `{flat} = '${"x".repeat(100_000)}'` },
      {
        type: "comment",
        name: "d",
        visibleIf: Array.from({ length: 300 }, () => "{flat} = 'y'").join(" or "),
      },
    ],
  });
  for (const id of ["a", "b", "c", "d"]) {
    assert.equal(logic.asked.get(id)?.showIf, undefined, id);
    assert.ok(logic.lost.includes(`${id} display logic`), id);
  }
});
