import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DefinedColumn } from "../survey-definition.ts";
import { qualtricsDefinition } from "./definition.ts";
import { block, choices, qsf, question, selected } from "./qsf.fixture.ts";

type Json = Record<string, unknown>;

function defined(json: unknown) {
  const definition = qualtricsDefinition(json);
  assert.ok(definition);
  return definition;
}

/** The only question of a survey. */
function read(more: Json) {
  const { questions, fidelity } = defined(qsf([question("QID1", more)]));
  const [only] = questions;
  assert.ok(only);
  return {
    ...only,
    lines: fidelity
      .filter(({ where }) => where === "Q1")
      .map(({ what, verdict, text }) => `${verdict} ${what}: ${text}`),
  };
}

const piped = (path: string) => `$\{${path}}`;
const first = (columns: readonly DefinedColumn[]) => columns.map(({ names }) => names[0]);
const kinds = (columns: readonly DefinedColumn[]) => columns.map(({ kind }) => kind).join(" ");

describe("Qualtrics columns by type of question", () => {
  test("single choice, with a text field", () => {
    const { type, columns } = read({
      Choices: { "1": { Display: "Red" }, "2": { Display: "Other", TextEntry: "true" } },
      RecodeValues: { "1": "10", "2": "20" },
      VariableNaming: { "1": "Rot" },
    });
    assert.equal(type, "single choice");
    assert.deepEqual(columns[0]?.names, ["Q1", "QID1", "Question QID1 - Selected Choice", "Question QID1"]);
    assert.deepEqual(
      columns[0]?.values.map(({ cell, value, label }) => [cell, value, label]),
      [
        ["10", 0, "Red"],
        ["20", 1, "Other"],
      ],
    );
    assert.deepEqual(columns[0]?.also, [{ cell: "Rot", code: "10" }]);
    assert.deepEqual(columns[1]?.names.slice(0, 3), [
      "Q1_2_TEXT",
      "QID1_2_TEXT",
      "Question QID1 - Other - Text",
    ]);
    assert.equal(columns[1]?.kind, "text");
  });

  test("answers that are not shown any more come last", () => {
    const { columns } = read({ Choices: choices("a", "b", "c"), ChoiceOrder: [3, "1"] });
    assert.deepEqual(
      columns[0]?.values.map(({ label }) => label),
      ["c", "a", "b"],
    );
  });

  test("single choice of numbered answers is a rating by the numbers in them", () => {
    const { type, columns } = read({
      Choices: choices("1 (bad)", "2", "3 (good)"),
      ChoiceOrder: [],
      RecodeValues: { "1": "3", "2": "4", "3": "5" },
    });
    assert.equal(type, "rating");
    assert.deepEqual(
      columns[0]?.values.map(({ cell, value }) => [cell, value]),
      [
        ["3", 1],
        ["4", 2],
        ["5", 3],
      ],
    );
  });

  test("net promoter", () => {
    const { type, columns } = read({ Selector: "NPS", Choices: choices("0", "1") });
    assert.equal(type, "0–10");
    assert.deepEqual(columns[0]?.ends, { low: 0, high: 10 });
    assert.deepEqual(first(columns), ["Q1", "Q1_NPS_GROUP"]);
  });

  test("multiple choice: a column each, and all packed into one", () => {
    const { columns } = read({
      Selector: "MAVR",
      Choices: choices("Tea", "Milk"),
      RecodeValues: { "1": "5", "2": "6" },
    });
    assert.deepEqual(
      columns.map(({ names, option }) => [names[0], names[1], option]),
      [
        ["Q1_1", "QID1_1", null],
        ["Q1", "QID1", "5"],
        ["Q1_2", "QID1_2", null],
        ["Q1", "QID1", "6"],
      ],
    );
    assert.ok(columns[0]?.names.includes("Q1_5"));
    assert.deepEqual(
      columns[0]?.values.map(({ cell }) => cell),
      ["5", "Tea"],
    );
  });

  test("a recoded option isn't mistaken for another's number", () => {
    const { columns } = read({
      Selector: "MAVR",
      Choices: choices("Tea", "Milk"),
      RecodeValues: { "1": "2", "2": "1" },
    });
    assert.ok(!columns[0]?.names.includes("Q1_2"));
  });

  test("grid, with names of its own for its rows", () => {
    const { type, columns, lines } = read({
      QuestionType: "Matrix",
      Selector: "Likert",
      SubSelector: "SingleAnswer",
      Choices: choices("Speed", "Price"),
      ChoiceDataExportTags: { "1": "speed", "2": "price" },
      Answers: choices("Poor", "Fair", "Good", "Don't know"),
      AnswerOrder: [1, 2, 3, 4],
    });
    assert.equal(type, "grid");
    assert.deepEqual(columns[0]?.names.slice(0, 4), ["speed", "Q1_1", "QID1_1", "Question QID1 - Speed"]);
    assert.deepEqual(columns[0]?.ends, { low: 1, high: 3 });
    assert.deepEqual(columns[0]?.missing, [
      { cell: "4", reason: "don't know" },
      { cell: "Don't know", reason: "don't know" },
    ]);
    assert.ok(
      lines.includes(
        "changed answer list: Read as a scale from 1 (‘Poor’) to 3 (‘Good’). ‘Don't know’ (4, don't know) counts as no answer.",
      ),
      lines.join("\n"),
    );
  });

  test("grid of multiple choice", () => {
    const { columns } = read({
      QuestionType: "Matrix",
      Selector: "Likert",
      SubSelector: "MultipleAnswer",
      Answers: choices("Now", "Later"),
    });
    assert.deepEqual(first(columns), [
      "Q1_1_1",
      "Q1_1",
      "Q1_1_2",
      "Q1_1",
      "Q1_2_1",
      "Q1_2",
      "Q1_2_2",
      "Q1_2",
    ]);
    assert.equal(kinds(columns), Array(8).fill("multiple").join(" "));
  });

  test("side by side, with rows of the whole question", () => {
    const { columns } = read({
      QuestionType: "SBS",
      AdditionalQuestions: {
        "1": {
          QuestionText: "How good?",
          Selector: "Likert",
          SubSelector: "SingleAnswer",
          Answers: choices("a", "b", "c"),
        },
        "2": { QuestionText: "Why?", Selector: "TE", SubSelector: "Short", Answers: choices("Reason") },
      },
    });
    assert.deepEqual(first(columns), ["Q1#1_1", "Q1#1_2", "Q1#2_1_1", "Q1#2_2_1"]);
    assert.equal(columns[0]?.names[1], "QID1#1_1");
    assert.equal(kinds(columns), "rating rating text text");
  });

  test("slider and stars, with an answer that is none", () => {
    const { columns } = read({
      QuestionType: "Slider",
      Selector: "HSLIDER",
      Configuration: { CSSliderMin: 0, CSSliderMax: 100, NotApplicable: true, NotApplicableText: "No idea" },
    });
    assert.deepEqual(columns[0]?.ends, { low: 0, high: 100 });
    assert.deepEqual(columns[0]?.missing, [{ cell: "No idea", reason: "not applicable" }]);
    assert.deepEqual(
      read({ QuestionType: "Slider", Selector: "STAR", Configuration: { StarCount: 7 } }).columns[0]?.ends,
      { low: 0, high: 7 },
    );
  });

  test("texts, numbers, dates and forms", () => {
    const entry = (more: Json) => read({ QuestionType: "TE", Selector: "SL", ...more });
    assert.deepEqual(entry({}).columns[0]?.names.slice(0, 2), ["Q1", "QID1_TEXT"]);
    const content = (ContentType: string) => ({
      Validation: { Settings: { Type: "ContentType", ContentType } },
    });
    assert.equal(entry(content("ValidNumber")).type, "number");
    assert.equal(entry(content("ValidDate")).type, "date");
    assert.deepEqual(first(entry({ Selector: "FORM", Choices: choices("Street", "Town") }).columns), [
      "Q1_1",
      "Q1_2",
    ]);
  });

  const others: [Json, string, string][] = [
    [{ QuestionType: "RO", Selector: "DND" }, "Q1_1 Q1_2", "number number"],
    [{ QuestionType: "CS", Selector: "VRTL" }, "Q1_1 Q1_2", "number number"],
    [{ QuestionType: "DB", Selector: "TB" }, "", ""],
    [{ QuestionType: "Matrix", Selector: "CS", Answers: choices("a") }, "Q1_1_1 Q1_2_1", "number number"],
    [{ QuestionType: "Matrix", Selector: "RO" }, "Q1_1 Q1_2", "number number"],
    [
      { QuestionType: "Matrix", Selector: "MaxDiff", Answers: choices("Best", "Worst") },
      "Q1_1 Q1_2",
      "choice choice",
    ],
    [
      { QuestionType: "Matrix", Selector: "Profile", Answers: { "1": choices("a", "b"), "2": choices("c") } },
      "Q1_1 Q1_2",
      "choice choice",
    ],
    [
      {
        QuestionType: "SS",
        Selector: "TA",
        Choices: [{ Display: "0" }, { Display: 1 }, { Display: 2 }],
        ChoiceOrder: [],
      },
      "Q1",
      "rating",
    ],
    [
      { QuestionType: "HotSpot", Selector: "LikeDislike", Answers: choices("Dislike", "Neutral", "Like") },
      "Q1_1 Q1_2",
      "choice choice",
    ],
    [{ QuestionType: "HeatMap", Clicks: 1 }, "Q1_1_x Q1_1_y Q1", "technical technical text"],
    [
      { QuestionType: "PGR", Groups: ["Cart"] },
      "Q1_0_GROUP_1 Q1_0_GROUP Q1_0_GROUP_2 Q1_0_GROUP Q1_0_1_RANK Q1_0_2_RANK",
      "multiple multiple multiple multiple number number",
    ],
    [{ QuestionType: "DD", Choices: choices("Country") }, "Q1_1", "choice"],
    [
      { QuestionType: "FileUpload" },
      "Q1_Id Q1_Name Q1_Size Q1_Type",
      "technical technical technical technical",
    ],
    [{ QuestionType: "Draw" }, "Q1_Id Q1_Name Q1_Size Q1_Type", "technical technical technical technical"],
    [
      { QuestionType: "Timing" },
      "Q1_First Click Q1_Last Click Q1_Page Submit Q1_Click Count",
      "technical technical technical technical",
    ],
    [
      { QuestionType: "Meta" },
      "Q1_Browser Q1_Version Q1_Operating System Q1_Resolution",
      "technical technical technical technical",
    ],
    [{ QuestionType: "Captcha" }, "Q1", "technical"],
    [{ QuestionType: "constructor" }, "", ""],
  ];
  for (const [more, names, expected] of others)
    test(`${more["QuestionType"]} ${more["Selector"] ?? ""}`, () => {
      const { columns } = read(more);
      assert.deepEqual([first(columns).join(" "), kinds(columns)], [names, expected]);
    });

  test("a type that isn't known is said", () => {
    assert.match(
      read({ QuestionType: "TreeSelect" }).lines[0] ?? "",
      /^changed question: .*TreeSelect.*not known/,
    );
  });
});

describe("Qualtrics rules", () => {
  const two = (more: Json) => defined(qsf([question("QID1"), question("QID2", more)]));

  test("a question shown only to some", () => {
    const { questions, fidelity } = two({ DisplayLogic: selected("QID1", "2") });
    assert.equal(questions[1]?.condition, "Q1 is ‘No’");
    assert.ok(
      fidelity.some(
        ({ where, what, text }) =>
          where === "Q2" &&
          what === "display logic" &&
          text ===
            "Shown only if Q1 is ‘No’. The rule is kept as text and not run; blanks there count as not shown.",
      ),
    );
  });

  const operands: [Json, string][] = [
    [
      { LeftOperand: "q://QID1/SelectedChoicesCount", Operator: "GreaterThan", RightOperand: "2" },
      "the number of answers to Q1 is more than ‘2’",
    ],
    [
      { LeftOperand: "q://QID1/ChoiceTextEntryValue/1", Operator: "Contains", RightOperand: "x" },
      "Q1 ‘Yes’ contains ‘x’",
    ],
    [{ LeftOperand: "q://QID1/ChoiceTextEntryValue", Operator: "NotEmpty" }, "Q1 is answered"],
    [{ LeftOperand: "q://QID1/ChoiceDisplayed/1", Operator: "Displayed" }, "‘Yes’ of Q1 was shown"],
    [
      { LogicType: "EmbeddedField", LeftOperand: "Region", Operator: "EqualTo", RightOperand: "North" },
      "‘Region’ is ‘North’",
    ],
    [
      {
        LogicType: "Quota",
        LeftOperand: "qo://QO_1/QuotaMet",
        Operator: "QuotaMet",
        Description: "<span>If</span> quota <b>North</b> has been met",
      },
      "‘quota North has been met’",
    ],
    [
      { LeftOperand: "q://QID99/SelectableChoice/1", Operator: "Selected" },
      "‘q://QID99/SelectableChoice/1 Selected’",
    ],
    [
      { LeftOperand: "q://QID1/SelectableChoice/1", Operator: "constructor" },
      "‘q://QID1/SelectableChoice/1 constructor’",
    ],
  ];
  for (const [condition, words] of operands)
    test(`in words: ${words}`, () => {
      const logic = {
        "0": { "0": { LogicType: "Question", ...condition }, Type: "If" },
        Type: "BooleanExpression",
      };
      assert.equal(two({ DisplayLogic: logic }).questions[1]?.condition, words);
    });

  test("several conditions", () => {
    const one = (choice: string, more: Json = {}) => ({
      LogicType: "Question",
      LeftOperand: `q://QID1/SelectableChoice/${choice}`,
      Operator: "Selected",
      ...more,
    });
    const logic = {
      "0": { "0": one("1"), "1": one("2", { Conjuction: "Or" }), Type: "If" },
      "1": { "0": one("1"), Type: "AndIf" },
      Type: "BooleanExpression",
    };
    assert.equal(
      two({ DisplayLogic: logic }).questions[1]?.condition,
      "(Q1 is ‘Yes’ or Q1 is ‘No’) and Q1 is ‘Yes’",
    );
  });

  test("branches and random parts decide who comes to a block", () => {
    const flow = [
      { Type: "Block", ID: "BL_1" },
      { Type: "EmbeddedData", EmbeddedData: [{ Field: "Region" }, { Field: "Site" }] },
      {
        Type: "Branch",
        BranchLogic: selected("QID1", "1"),
        Flow: [{ Type: "Block", ID: "BL_2" }, { Type: "EndSurvey" }],
      },
      {
        Type: "BlockRandomizer",
        SubSet: 1,
        Flow: [
          { Type: "Block", ID: "BL_3" },
          { Type: "Block", ID: "BL_4" },
        ],
      },
    ];
    const ids = ["QID1", "QID2", "QID3", "QID4"];
    const blocks = ids.map((id, place) => block(`BL_${place + 1}`, [id]));
    const { questions, fidelity } = defined(
      qsf(
        ids.map((id) => question(id)),
        { blocks, flow },
      ),
    );
    assert.deepEqual(
      questions.map(({ condition }) => condition),
      [null, "Q1 is ‘Yes’", "chance chose it", "chance chose it"],
    );
    const said = fidelity.filter(({ where }) => where === "survey").map(({ what }) => what);
    for (const what of ["branch", "end", "randomisation", "embedded data", "blocks"])
      assert.ok(said.includes(what), what);
  });

  test("deleted questions are said and not read", () => {
    const blocks = [block("BL_1", ["QID1"]), block("BL_T", ["QID2"], { Type: "Trash" })];
    const { questions, fidelity } = defined(qsf([question("QID1"), question("QID2")], { blocks }));
    assert.deepEqual(
      questions.map(({ code }) => code),
      ["Q1"],
    );
    assert.ok(
      fidelity.some(
        ({ where, what, verdict }) => where === "Q2" && what === "deleted question" && verdict === "lost",
      ),
    );
  });

  test("a block asked again and again has a column for each time", () => {
    const options = {
      Looping: "Static",
      LoopingOptions: { Static: { "1": { "1": "Shop" }, "2": { "1": "Web" } } },
    };
    const blocks = [block("BL_1", ["QID1"], { Options: options })];
    const { questions } = defined(qsf([question("QID1")], { blocks }));
    assert.deepEqual(
      questions[0]?.columns.map(({ names }) => names.slice(0, 3)),
      [
        ["1_Q1", "1_QID1", "Shop - Question QID1"],
        ["2_Q1", "2_QID1", "Web - Question QID1"],
      ],
    );
  });

  test("what else a question does is said", () => {
    const { lines, wording, required } = read({
      QuestionText: `How was ${piped("e://Field/Shop")}, after ${piped("q://QID1/ChoiceGroup/SelectedChoices")}?`,
      Validation: {
        Settings: { ForceResponse: "ON", Type: "ChoiceRange", MinChoices: "1", MaxChoices: "3" },
      },
      Randomization: { Type: "All" },
      DefaultChoices: { "1": { Selected: true } },
      QuestionJS: "alert(1)",
      DynamicChoices: { Locator: "q://QID1/ChoiceGroup/AllChoices" },
    });
    assert.equal(wording, "How was [Shop], after [answer to Q1]?");
    assert.equal(required, true);
    for (const what of [
      "piping",
      "validation",
      "randomisation",
      "preset answer",
      "script",
      "carried forward",
    ])
      assert.ok(
        lines.some((line) => line.includes(` ${what}:`)),
        `${what}: ${lines.join("\n")}`,
      );
  });

  test("quotas, scores, languages and other parts of the survey", () => {
    const elements = [
      { Element: "QO", Payload: { Name: "women", Occurrences: 50, Logic: selected("QID1", "1") } },
      { Element: "SCO", Payload: { ScoringCategories: [{ ID: "SC_abc", Name: "Total" }] } },
      { Element: "TR", Payload: { Triggers: ["mail"] } },
    ];
    const translated = question("QID1", {
      Language: { DE: { QuestionText: "Frage", Choices: choices("Ja", "Nein") } },
    });
    const { questions, fidelity, languages } = defined(qsf([translated], { elements }));
    assert.deepEqual(languages, ["EN", "DE"]);
    assert.ok(questions[0]?.columns[0]?.names.includes("Frage"));
    assert.deepEqual(questions[0]?.columns[0]?.also, [
      { cell: "Ja", code: "1" },
      { cell: "Nein", code: "2" },
    ]);
    assert.deepEqual(questions[1]?.columns[0]?.names, ["SC0", "SC_abc", "Total"]);
    const quota = fidelity.find(({ what }) => what === "quota");
    assert.match(quota?.text ?? "", /^Quota ‘women’: at most 50 if Q1 is ‘Yes’\./);
    for (const what of ["scoring", "translation", "settings"])
      assert.ok(
        fidelity.some((line) => line.what === what),
        what,
      );
  });

  test("a tag used twice is to be checked", () => {
    const { notes } = defined(qsf([question("QID1"), question("QID2", { DataExportTag: "Q1" })]));
    assert.deepEqual(
      notes.map(({ code, weight }) => [code, weight]),
      [["definition.name-twice", "check"]],
    );
  });
});

test("JSON of anything else is none", () => {
  for (const json of [null, 5, [], {}, { SurveyElements: "x" }])
    assert.equal(qualtricsDefinition(json), null);
  assert.deepEqual(qualtricsDefinition({ SurveyElements: [] })?.questions, []);
  assert.deepEqual(
    qualtricsDefinition({ SurveyElements: [null, 1, { Element: "SQ" }, { Element: "BL", Payload: 3 }] })
      ?.questions,
    [],
  );
});
