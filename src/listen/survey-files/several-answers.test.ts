import assert from "node:assert/strict";
import { test } from "node:test";
import { codedColumn, columnOf, csvOf, withSurvey } from "./survey-file.fixture.ts";

const repeat = (cells: readonly string[]): string[] => Array.from({ length: 4 }, () => cells).flat();

test("an option that nobody ticked, between others, belongs to their question", async () => {
  const content = csvOf({
    Age: repeat(["20", "31", "45", "28"]),
    Phone: repeat(["Phone", "", "", ""]),
    Letter: repeat(["", "", "", ""]),
    Chat: repeat(["", "Chat", "", ""]),
  });
  await withSurvey(content, {}, async (survey) => {
    assert.deepEqual(
      ["Phone", "Letter", "Chat"].map((name) => columnOf(survey, name).kind),
      ["multiple", "multiple", "multiple"],
    );
    assert.equal(columnOf(survey, "Letter").question, columnOf(survey, "Phone").question);
    assert.deepEqual((await codedColumn(survey, "Letter")).slice(0, 4), [0, 0, "blank", "blank"]);
    assert.deepEqual((await codedColumn(survey, "Phone")).slice(0, 4), [1, 0, "blank", "blank"]);
  });
});

test("the same options again are another question; empty columns outside a list are empty", async () => {
  const content = csvOf({
    Before: repeat(["", "", "", ""]),
    Phone: repeat(["Phone", "", "", ""]),
    Chat: repeat(["", "Chat", "", ""]),
    "Phone (2)": repeat(["", "", "Phone", ""]),
    "Chat (2)": repeat(["", "", "", "Chat"]),
    After: repeat(["", "", "", ""]),
  });
  await withSurvey(content, {}, async (survey) => {
    assert.notEqual(columnOf(survey, "Phone").question, columnOf(survey, "Phone (2)").question);
    assert.deepEqual((await codedColumn(survey, "Chat (2)")).slice(0, 4), ["blank", "blank", 0, 1]);
    assert.equal(columnOf(survey, "Before").kind, "empty");
    assert.equal(columnOf(survey, "After").kind, "empty");
  });
});

test("whoever only typed another answer was asked, and that is said", async () => {
  const content = csvOf({
    Age: repeat(["20", "31", "45", "28"]),
    Phone: repeat(["Phone", "", "", ""]),
    Chat: repeat(["", "Chat", "", ""]),
    Other: ["", "", "a pigeon", "", "", "", "by post", "", "", "", "smoke", "", "", "", "a drum", ""],
  });
  await withSurvey(content, {}, async (survey) => {
    assert.deepEqual((await codedColumn(survey, "Phone")).slice(0, 4), [1, 0, 0, "blank"]);
    const said = survey.fidelity.lines.find(({ where }) => where === "Other")?.text ?? "";
    assert.match(said, /counts as asked/);
  });
});

test("an option taken out of a cell is 1, whatever its place", async () => {
  const content = csvOf({
    "What do you use?": repeat(["App; Shop", "App", "Shop; Letter", "Letter; App"]),
    Rating: repeat(["1", "2", "3", "4"]),
  });
  await withSurvey(content, {}, async (survey) => {
    for (const option of ["App", "Letter", "Shop"])
      assert.deepEqual(columnOf(survey, `What do you use?: ${option}`).values, [
        { cell: option, value: 1, label: option },
      ]);
    assert.deepEqual((await codedColumn(survey, "What do you use?: Shop")).slice(0, 4), [1, 0, 1, 0]);
  });
});

test("1 in each of a question's columns is a tick, in the first one too", async () => {
  const content = csvOf({
    Age: repeat(["20", "31", "45", "28"]),
    Q3_1: repeat(["1", "", "", ""]),
    Q3_2: repeat(["", "1", "", ""]),
  });
  await withSurvey(content, {}, async (survey) => {
    assert.equal(columnOf(survey, "Q3_1").question, "Q3");
    assert.deepEqual((await codedColumn(survey, "Q3_1")).slice(0, 4), [1, 0, "blank", "blank"]);
  });
});
