import assert from "node:assert/strict";
import { test } from "node:test";
import { codedColumn, csvOf, withSurvey } from "./survey-file.fixture.ts";

const file = (status: readonly string[], finished: readonly string[]): string =>
  csvOf({
    StartDate: status.map(() => "2024-01-02 10:00:00"),
    EndDate: status.map(() => "2024-01-02 10:05:00"),
    Status: status,
    Finished: finished,
    ResponseId: status.map((_, row) => `R_${row}`),
    RecordedDate: status.map(() => "2024-01-02 10:05:00"),
    Q1: status.map((_, row) => (row % 5) + 1),
  });

const notesOf = (notes: readonly { code: string; text: string }[]): string[] =>
  notes.filter(({ code }) => code.startsWith("rows.")).map(({ text }) => text);

test("previews don't count and unfinished answers do; both are said", async () => {
  for (const [preview, answered, no, yes] of [
    ["Survey Preview", "IP Address", "False", "True"],
    ["1", "0", "0", "1"],
  ] as const) {
    const content = file([preview, answered, answered, preview, answered], [no, yes, no, yes, yes]);
    await withSurvey(content, {}, async (survey) => {
      assert.equal(survey.understanding.rows, 3);
      assert.deepEqual(await codedColumn(survey, "Q1"), [2, 3, 5]);
      const [previews = "", unfinished = ""] = notesOf(survey.understanding.notes);
      assert.match(previews, /^2 of 5 rows are previews/);
      assert.match(unfinished, /^1 of 3 people didn't finish/);
    });
    const mapping = { columns: { Status: { kind: "choice" as const } } };
    await withSurvey(content, { mapping }, (survey) => assert.equal(survey.understanding.rows, 5));
  }
});

test("where there are only previews they count, and that is said", async () => {
  await withSurvey(file(["Survey Preview", "Survey Preview"], ["True", "True"]), {}, async (survey) => {
    assert.equal(survey.understanding.rows, 2);
    assert.deepEqual(await codedColumn(survey, "Q1"), [1, 2]);
    assert.match(notesOf(survey.understanding.notes)[0] ?? "", /^All 2 rows are previews/);
  });
});
