import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DefinedColumn } from "../survey-definition.ts";
import { limeSurveyDefinition } from "./definition.ts";
import { limeSurveyReader } from "./document.ts";
import { asked, lss, offered, rows } from "./lss.fixture.ts";

function defined(text: string) {
  const reader = limeSurveyReader();
  reader.write(text);
  const document = reader.end();
  const definition = document === null ? null : limeSurveyDefinition(document, "limesurvey-lss");
  assert.ok(definition);
  return definition;
}

const first = (columns: readonly DefinedColumn[]) => columns.map(({ names }) => names[0]).join(" ");
const kinds = (columns: readonly DefinedColumn[]) => columns.map(({ kind }) => kind).join(" ");
const abc = [
  ["A1", "Low"],
  ["A2", "Medium"],
  ["A3", "High"],
] as const;
const parts = [
  ["SQ1", "Speed"],
  ["SQ2", "Price"],
] as const;

const types: [type: string, names: string, kinds: string][] = [
  ["L", "Q1", "choice"],
  ["!", "Q1", "choice"],
  ["O", "Q1 Q1[comment]", "choice text"],
  ["5", "Q1", "rating"],
  ["Y", "Q1", "choice"],
  ["G", "Q1", "choice"],
  ["I", "Q1", "choice"],
  ["D", "Q1", "date"],
  ["N", "Q1", "number"],
  ["S", "Q1", "text"],
  ["T", "Q1", "text"],
  ["U", "Q1", "text"],
  ["Q", "Q1[SQ1] Q1[SQ2]", "text text"],
  ["K", "Q1[SQ1] Q1[SQ2]", "number number"],
  ["M", "Q1[SQ1] Q1[SQ2]", "multiple multiple"],
  ["P", "Q1[SQ1] Q1[SQ2] Q1[SQ1comment] Q1[SQ2comment]", "multiple multiple text text"],
  ["A", "Q1[SQ1] Q1[SQ2]", "rating rating"],
  ["B", "Q1[SQ1] Q1[SQ2]", "rating rating"],
  ["C", "Q1[SQ1] Q1[SQ2]", "choice choice"],
  ["E", "Q1[SQ1] Q1[SQ2]", "rating rating"],
  ["F", "Q1[SQ1] Q1[SQ2]", "rating rating"],
  ["H", "Q1[SQ1] Q1[SQ2]", "rating rating"],
  ["1", "Q1[SQ1][1] Q1[SQ1][2] Q1[SQ2][1] Q1[SQ2][2]", "rating rating rating rating"],
  [":", "Q1[SQ1_X1] Q1[SQ2_X1]", "number number"],
  [";", "Q1[SQ1_X1] Q1[SQ2_X1]", "text text"],
  ["R", "Q1[1] Q1[2] Q1[3]", "choice choice choice"],
  ["X", "Q1", "empty"],
  ["*", "Q1", "technical"],
  ["|", "Q1 Q1[filecount]", "technical technical"],
  ["§", "", ""],
];

describe("LimeSurvey columns by type of question", () => {
  for (const [type, names, expected] of types)
    test(`type ${type}`, () => {
      const { questions } = defined(
        lss({
          questions: [asked("1", type)],
          subquestions: [...rows("1", parts), ...rows("1", [["X1", "Now"]], "1")],
          answers: [...offered("1", abc), ...offered("1", abc, "1")],
        }),
      );
      assert.deepEqual(
        [first(questions[0]?.columns ?? []), kinds(questions[0]?.columns ?? [])],
        [names, expected],
      );
    });

  test("all names of a row's column", () => {
    const { questions } = defined(
      lss({ questions: [asked("1", "F")], subquestions: rows("1", parts), answers: offered("1", abc) }),
    );
    assert.deepEqual(questions[0]?.columns[0]?.names, [
      "Q1[SQ1]",
      "Q1_SQ1",
      "Q1.SQ1",
      "1X1X1SQ1",
      "Q1_S100",
      "Question 1 [Speed]",
      "Q1[SQ1]. Question 1 [Speed]",
      "Q1[SQ1] Question 1 [Speed]",
    ]);
    assert.deepEqual(
      questions[0]?.columns[0]?.values.map(({ cell, value }) => [cell, value]),
      [
        ["A1", 1],
        ["A2", 2],
        ["A3", 3],
      ],
    );
    assert.deepEqual(questions[0]?.columns[0]?.missing, [{ cell: "N/A", reason: "not shown" }]);
  });

  test("other, ticks and their opposites", () => {
    const { questions } = defined(
      lss({
        questions: [asked("1", "L", { other: "Y" }), asked("2", "M", { other: "Y" })],
        subquestions: rows("2", parts),
        answers: offered("1", abc),
      }),
    );
    assert.equal(first(questions[0]?.columns ?? []), "Q1 Q1[other]");
    assert.ok(
      questions[0]?.columns[0]?.values.some(({ cell, label }) => cell === "-oth-" && label === "Other"),
    );
    assert.equal(first(questions[1]?.columns ?? []), "Q2[SQ1] Q2[SQ2] Q2[other]");
    assert.deepEqual(
      questions[1]?.columns[0]?.values.map(({ cell, value }) => [cell, value]),
      [
        ["Y", 1],
        ["Yes", 1],
        ["Speed", 1],
        ["N", 0],
        ["No", 0],
      ],
    );
  });

  test("limits and ticked boxes of grids of numbers", () => {
    const grid = (attributes: [string, string][]) =>
      defined(
        lss({
          questions: [asked("1", ":")],
          subquestions: [...rows("1", parts), ...rows("1", [["X1", "Now"]], "1")],
          question_attributes: attributes.map(([attribute, value]) => ({ qid: "1", attribute, value })),
        }),
      ).questions[0]?.columns[0];
    assert.deepEqual(grid([])?.ends, { low: 1, high: 10 });
    assert.deepEqual(
      grid([
        ["multiflexible_min", "5"],
        ["multiflexible_max", "15"],
      ])?.ends,
      { low: 5, high: 15 },
    );
    assert.equal(grid([["input_boxes", "1"]])?.ends, null);
    assert.equal(grid([["multiflexible_checkbox", "1"]])?.kind, "multiple");
  });
});

describe("LimeSurvey rules and texts", () => {
  test("relevance of a question and of its group, and conditions of older versions", () => {
    const { questions, fidelity } = defined(
      lss({
        groups: [
          { gid: "1", group_name: "First", group_order: "1", language: "en", grelevance: "" },
          { gid: "2", group_name: "Second", group_order: "2", language: "en", grelevance: "Q1 > 5" },
        ],
        questions: [
          asked("1", "N"),
          asked("2", "L", { gid: "2", relevance: "Q1.NAOK >= 7 && !is_empty(Q3_SQ1)" }),
          asked("3", "M"),
          asked("4", "L", { relevance: "count(that.Q3.NAOK) > 1" }),
          asked("5", "L"),
          asked("6", "N"),
        ],
        subquestions: rows("3", parts),
        answers: offered("4", abc),
        conditions: [
          { cid: "1", qid: "5", cqid: "4", cfieldname: "1X1X4", method: "==", value: "A1", scenario: "1" },
          { cid: "2", qid: "5", cqid: "4", cfieldname: "1X1X4", method: "==", value: "A3", scenario: "1" },
          { cid: "3", qid: "5", cqid: "3", cfieldname: "+1X1X3SQ2", method: "==", value: "Y", scenario: "1" },
        ],
      }),
    );
    const conditions = new Map(questions.map(({ code, condition }) => [code, condition]));
    assert.equal(conditions.get("Q2"), "Q1 is more than 5 and Q1 is at least 7 and Q3 ‘Speed’ is answered");
    assert.equal(conditions.get("Q4"), "‘count(that.Q3.NAOK) > 1’");
    assert.equal(conditions.get("Q5"), "(Q4 is ‘Low’ or Q4 is ‘High’) and Q3 ‘Price’ is ticked");
    assert.equal(conditions.get("Q6"), null);
    assert.equal(questions.at(-1)?.code, "Q2", "questions of the second group come last");
    assert.ok(
      fidelity.some(({ text }) => text.startsWith("Group ‘Second’ is shown only if Q1 is more than 5.")),
    );
  });

  test("newer versions keep texts apart, in several languages", () => {
    const bare = ({ question: _, language: __, ...row }: Record<string, string | null>) => row;
    const { questions, languages, title } = defined(
      lss(
        {
          questions: [bare(asked("1", "L"))],
          question_l10ns: [
            { id: "1", qid: "1", question: "<p>Wie?</p>", language: "de" },
            { id: "2", qid: "1", question: "How?", language: "en" },
          ],
          answers: [{ aid: "9", qid: "1", code: "A1", sortorder: "1", assessment_value: "0", scale_id: "0" }],
          answer_l10ns: [
            { id: "1", aid: "9", answer: "Gut", language: "de" },
            { id: "2", aid: "9", answer: "Good", language: "en" },
          ],
        },
        606,
        ["de", "en"],
      ),
    );
    assert.equal(title, "A survey");
    assert.deepEqual(languages, ["de", "en"]);
    assert.equal(questions[0]?.wording, "Wie?");
    assert.ok(questions[0]?.columns[0]?.names.includes("How?"));
    assert.deepEqual(questions[0]?.columns[0]?.values, [{ cell: "A1", value: 0, label: "Gut" }]);
    assert.deepEqual(questions[0]?.columns[0]?.also, [{ cell: "Good", code: "A1" }]);
  });

  test("what else a question and a survey do is said", () => {
    const attributes = {
      array_filter: "Q0",
      min_answers: "2",
      random_order: "1",
      hidden: "1",
      time_limit: "30",
      exclude_all_others: "SQ2",
      em_validation_q: "sum(self) > 1",
    };
    const { fidelity, questions } = defined(
      lss({
        questions: [asked("1", "M", { mandatory: "Y", preg: "/x/", question: "Hi {NAME}" })],
        subquestions: rows("1", parts),
        question_attributes: Object.entries(attributes).map(([attribute, value]) => ({
          qid: "1",
          attribute,
          value,
        })),
        defaultvalues: [{ qid: "1", defaultvalue: "Y" }],
        quota: [{ id: "7", name: "fast", qlimit: "5", action: "1" }],
        quota_members: [{ qid: "1", quota_id: "7", code: "SQ1" }],
        assessments: [{ id: "1" }],
        surveys: [{ sid: "1", language: "en", additional_languages: "fr", anonymized: "Y", usetokens: "Y" }],
      }),
    );
    assert.equal(questions[0]?.required, true);
    const said = new Map(fidelity.map(({ what, text }) => [what, text]));
    assert.match(
      said.get("validation") ?? "",
      /^An answer was required; number of answers at least 2; the rule ‘sum\(self\) > 1’ had to hold; answers had to match ‘\/x\/’\./,
    );
    assert.match(
      said.get("quota") ?? "",
      /^Quota ‘fast’: at most 5 people with Q1 ‘Speed’; people beyond it were turned away\./,
    );
    for (const what of [
      "display logic",
      "randomisation",
      "hidden",
      "time limit",
      "exclusive answer",
      "piping",
      "preset answer",
      "scoring",
      "translation",
      "anonymity",
      "participants",
    ])
      assert.ok(said.has(what), what);
  });
});

test("documents of another kind are none", () => {
  for (const text of [
    "<html></html>",
    "<document><LimeSurveyDocType>Label set</LimeSurveyDocType></document>",
  ]) {
    const reader = limeSurveyReader();
    reader.write(text);
    const document = reader.end();
    assert.equal(document === null ? null : limeSurveyDefinition(document, "limesurvey-lss"), null);
  }
});
