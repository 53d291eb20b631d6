import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { answerDirection } from "./columns/answer-direction.ts";
import { choices, qsf, question } from "./definitions/qualtrics/qsf.fixture.ts";
import type { SurveyOptions } from "./open-survey.reader.ts";
import { codedColumn, columnOf, csvOf, withSurvey } from "./survey-file.fixture.ts";
import type { SurveyFile } from "./survey-file.ts";

const direction = (...labels: string[]) =>
  answerDirection(labels.map((label, place) => ({ value: place + 1, label })));

test("words tell which way answers run, or they don't", () => {
  assert.equal(direction("Enjoy", "Ambivalent", "Dislike"), "down");
  assert.equal(direction("Hate it", "It will do", "Love it"), "up");
  assert.equal(direction("Strongly agree", "Agree", "Neutral", "Disagree", "Strongly disagree"), "down");
  assert.equal(direction("1 - Very good", "2 - Good", "3 - Poor"), "down");
  assert.equal(direction("Not good", "Middling", "Good"), "up");
  assert.equal(direction("Click to write 1", "Click to write 2", "Click to write 3"), null);
  assert.equal(direction("Good", "Bad", "Good again"), null);
  assert.equal(direction("1", "2", "3"), null);
});

async function withDefined(
  labels: readonly string[],
  options: Omit<SurveyOptions, "signal">,
  use: (survey: SurveyFile) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "direction-"));
  const asked = question("QID1", {
    QuestionType: "Matrix",
    Selector: "Likert",
    SubSelector: "SingleAnswer",
    Choices: choices("Apple", "Pear"),
    Answers: choices(...labels),
    AnswerOrder: labels.map((_, place) => String(place + 1)),
  });
  try {
    await writeFile(join(folder, "a.qsf"), JSON.stringify(qsf([asked])));
    const content = csvOf({ ResponseId: ["R_1", "R_2", "R_3"], Q1_1: [1, 2, 3], Q1_2: [3, 3, 1] });
    await withSurvey(content, { ...options, definition: join(folder, "a.qsf") }, use);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const codes = (survey: SurveyFile): string[] => survey.understanding.notes.map(({ code }) => code);

test("defined answers from good to bad are turned round, and said to check once", async () => {
  const labels = ["Enjoy", "Ambivalent", "Dislike"];
  await withDefined(labels, {}, async (survey) => {
    assert.deepEqual(await codedColumn(survey, "Q1_1"), [3, 2, 1]);
    assert.equal(codes(survey).filter((code) => code === "scale.turned").length, 1);
    const line = survey.fidelity.lines.find(({ what }) => what === "answer list");
    assert.match(line?.text ?? "", /from 1 \(‘Dislike’\) to 3 \(‘Enjoy’\)/);
  });
  const mapping = { columns: { Q1_1: { reversed: false } } };
  await withDefined(labels, { mapping }, async (survey) => {
    assert.deepEqual(await codedColumn(survey, "Q1_1"), [1, 2, 3]);
    assert.deepEqual(await codedColumn(survey, "Q1_2"), [1, 1, 3]);
  });
});

test("where the words don't tell, which end is high is said once", async () => {
  const labels = ["Blue", "Green", "Red"];
  await withDefined(labels, {}, async (survey) => {
    assert.deepEqual(await codedColumn(survey, "Q1_1"), [1, 2, 3]);
    const notes = survey.understanding.notes.filter(({ code }) => code === "scale.direction");
    assert.equal(notes.length, 1);
    assert.match(notes[0]?.text ?? "", /2 columns .*“Red” \(3\) counts as high.*`reversed: true`/);
  });
  const mapping = { columns: { Q1_1: { reversed: true }, Q1_2: { reversed: false } } };
  await withDefined(labels, { mapping }, async (survey) => {
    assert.deepEqual(await codedColumn(survey, "Q1_1"), [3, 2, 1]);
    assert.ok(!codes(survey).includes("scale.direction"));
  });
});

test("a header that names its ends from good to bad turns the column round", async () => {
  const name = "How was it? (1 = very good, 5 = very bad)";
  await withSurvey(csvOf({ [name]: [1, 2, 3, 4, 5, 5, 4, 1] }), {}, async (survey) => {
    assert.deepEqual((await codedColumn(survey, name)).slice(0, 3), [5, 4, 3]);
    assert.ok(codes(survey).includes("scale.turned"));
  });
});

test("ranks are turned round, the same answers given twice by one person are none", async () => {
  const ranks = (rows: number[][]) =>
    csvOf(
      Object.fromEntries(
        ["Price", "Staff", "Place"].map((item, at) => [
          `Please rank these [${item}]`,
          rows.map((row) => row[at] ?? ""),
        ]),
      ),
    );
  const places = [
    [1, 2, 3],
    [2, 1, 3],
    [3, 2, 1],
    [1, 3, 2],
  ];
  const ties = [
    [1, 1, 3],
    [2, 1, 2],
    [3, 3, 1],
    [1, 2, 3],
  ];
  const first = "Please rank these [Price]";
  await withSurvey(ranks([...places, ...places]), {}, async (survey) => {
    assert.ok(columnOf(survey, first).reversed);
    assert.deepEqual((await codedColumn(survey, first)).slice(0, 3), [3, 2, 1]);
  });
  await withSurvey(ranks([...ties, ...ties]), {}, async (survey) => {
    assert.ok(!columnOf(survey, first).reversed);
    assert.ok(!codes(survey).includes("ranks"));
  });
});
