import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { choices, qsf, question } from "./definitions/qualtrics/qsf.fixture.ts";
import { csvOf, withSurvey } from "./survey-file.fixture.ts";

const questions = [
  question("QID1", {
    QuestionText: "Which one?",
    Choices: choices("Red", "Blue", "Green"),
    ChoiceOrder: ["1", "2", "3"],
  }),
  question("QID2", { QuestionText: "Is it so?" }),
  question("QID3", {
    QuestionText: "Rate",
    QuestionType: "Matrix",
    Selector: "Likert",
    SubSelector: "SingleAnswer",
    Choices: choices("Price", "Staff", "Place"),
    Answers: choices("Poor", "Fair", "Good"),
    AnswerOrder: ["1", "2", "3"],
  }),
  question("QID4", { QuestionText: "Not in the file" }),
];

async function linesOf(columns: Record<string, readonly (string | number)[]>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "answered-"));
  let lines: string[] = [];
  try {
    await writeFile(join(folder, "a.qsf"), JSON.stringify(qsf(questions)));
    await withSurvey(csvOf(columns), { definition: join(folder, "a.qsf") }, ({ fidelity }) => {
      lines = fidelity.lines.map(({ where, what, verdict, text }) => `${where} ${what} ${verdict}: ${text}`);
    });
  } finally {
    await rm(folder, { recursive: true });
  }
  return lines.filter((line) => /^Q\d (?:question|answer list) /.test(line));
}

test("each question's line says what the file has of it, and how it is read", async () => {
  const lines = await linesOf({ Q1: [1, 2, 3, 1], Q2: [1, 2, 1, 2], Q3_1: [1, 2, 3, 1], Q3_2: [3, 2, 1, 1] });
  assert.deepEqual(lines, [
    "Q1 question kept: ‘Which one?’ (single choice): 3 answers.",
    "Q1 answer list kept: 3 answers without an order: ‘Red’, ‘Blue’ and ‘Green’.",
    "Q2 question kept: ‘Is it so?’ (single choice): 1 rating from 0 to 1.",
    "Q2 answer list kept: Read as a scale from 0 (‘No’) to 1 (‘Yes’). The numbers are the answers’ places in their order, not the codes that exports write.",
    "Q3 question changed: ‘Rate’ (grid): 2 ratings from 1 to 3. The file with the answers lacks 1 column of it: Q3_3.",
    "Q3 answer list kept: Read as a scale from 1 (‘Poor’) to 3 (‘Good’).",
    "Q4 question lost: ‘Not in the file’ (single choice). The file with the answers has no column of this question.",
  ]);
});

test("where cells fit no defined answer, no list is said to be read", async () => {
  const lines = await linesOf({ Q1: ["x", "y", "x", "y"], Q2: [1, 2, 1, 2] });
  assert.ok(!lines.some((line) => line.startsWith("Q1 answer list")));
  assert.ok(lines.some((line) => line.startsWith("Q2 answer list")));
});
