import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { choices, qsf, question } from "./definitions/qualtrics/qsf.fixture.ts";
import { openSurvey } from "./open-survey.reader.ts";
import { codedColumn, columnOf } from "./survey-file.fixture.ts";

const { signal } = new AbortController();

test("a code that a grid's definition doesn't know: 0 is not applicable, others can't be read, each said once", async () => {
  const grid = question("QID7", {
    QuestionType: "Matrix",
    Selector: "Likert",
    SubSelector: "SingleAnswer",
    QuestionText: "Please rate",
    Choices: choices("Price", "Staff", "Parking"),
    ChoiceOrder: ["1", "2", "3"],
    Answers: choices("Very bad", "Bad", "Fair", "Good", "Very good"),
    AnswerOrder: ["1", "2", "3", "4", "5"],
  });
  const folder = await mkdtemp(join(tmpdir(), "survey-"));
  try {
    const [answers, definition] = [join(folder, "a.csv"), join(folder, "a.qsf")];
    const ids = ["_recordId", "QID7_1", "QID7_2", "QID7_3"]
      .map((id) => `"{""ImportId"":""${id}""}"`)
      .join(",");
    const rows = Array.from({ length: 40 }, (_, row) => {
      const rate = (start: number): number => 1 + ((start + row * 3) % 5);
      return `R_${row},${row % 8 === 2 ? 0 : rate(0)},${rate(1)},${row % 8 === 5 ? 0 : row === 11 ? 6 : rate(2)}`;
    });
    const header =
      "ResponseId,Q7_1,Q7_2,Q7_3\nResponse ID,Please rate - Price,Please rate - Staff,Please rate - Parking";
    await writeFile(answers, [header, ids, ...rows].join("\n"));
    await writeFile(definition, JSON.stringify(qsf([grid])));
    const survey = await openSurvey(answers, { definition, signal });
    for (const name of ["Q7_1", "Q7_2", "Q7_3"]) {
      assert.equal(columnOf(survey, name).by, "definition");
      assert.deepEqual(columnOf(survey, name).ends, { low: 1, high: 5 });
    }
    const coded = await codedColumn(survey, "Q7_3");
    assert.deepEqual([coded[5], coded[11], coded[13]], ["not applicable", "unreadable", "not applicable"]);
    assert.equal((await codedColumn(survey, "Q7_1"))[2], "not applicable");
    const notes = survey.understanding.notes.filter(({ code }) => code === "cell.unknown");
    assert.deepEqual(
      notes.map(({ text, weight }) => [text.split(" is none of")[0], weight]),
      [
        ["“0” (10 cells) in 2 columns (“Q7_1” …)", "check"],
        ["“6” (1 cell) in “Q7_3”, first in row 15,", "check"],
      ],
    );
    assert.match(notes[0]?.text ?? "", /“not applicable”/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
