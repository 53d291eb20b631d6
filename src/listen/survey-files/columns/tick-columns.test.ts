import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { codedColumn, columnOf, csvOf, withSurvey } from "../survey-file.fixture.ts";
import type { SurveyFile } from "../survey-file.ts";

type Columns = Record<string, string[]>;
const rows = Array.from({ length: 60 }, (_, row) => row);
const tick = (option: string, isTicked: (row: number) => boolean): string[] =>
  rows.map((row) => (isTicked(row) ? option : ""));

/** Rows 0–29 were asked for channels, 30–49 for reasons. */
const columns: Columns = {
  Phone: tick("Phone", (row) => row < 30 && row % 2 === 0),
  Mail: tick("Mail", (row) => row < 30 && row % 3 !== 0),
  Chat: tick("Chat", (row) => row < 30 && (row % 4 === 0 || row % 5 === 0 || row % 6 === 3)),
  "Other way": rows.map((row) => (row === 4 || row === 8 ? `Pigeon ${row}` : "")),
  age: rows.map((row) => String(20 + row)),
  Price: tick("Price", (row) => row >= 30 && row < 50 && row % 2 === 0),
  Speed: tick("Speed", (row) => row >= 30 && row < 50 && row % 3 !== 1),
  Care: tick("Care", (row) => row >= 30 && row < 50 && (row % 5 < 2 || row % 6 === 1)),
  mood: rows.map((row) => String(1 + (row % 5))),
  pay: rows.map((row) => String(1 + (row % 4))),
};
const options = ["Phone", "Mail", "Chat", "Price", "Speed", "Care"];
const scattered = ["Phone", "age", "Speed", "Mail", "mood", "Price", "Other way", "Chat", "pay", "Care"];

const inOrder = (names: readonly string[]): string =>
  csvOf(Object.fromEntries(names.map((name) => [name, columns[name] ?? []])));
const codesOf = (survey: SurveyFile) =>
  Promise.all(options.map(async (name) => [name, await codedColumn(survey, name)] as const));
const notesOf = ({ understanding }: SurveyFile): string[] =>
  understanding.notes.map(({ code }) => code).filter((code) => code.startsWith("ticks"));

describe("columns of options", () => {
  test("that stand apart belong together by who ticked them, and count as in their order", async () => {
    await withSurvey(inOrder(Object.keys(columns)), {}, async (survey) => {
      assert.deepEqual(notesOf(survey), ["ticks.beside", "ticks.beside"]);
      const whole = await codesOf(survey);
      assert.equal(whole[0]?.[1]?.filter((code) => typeof code === "number").length, 30);
      await withSurvey(inOrder(scattered), {}, async (other) => {
        assert.deepEqual(notesOf(other), ["ticks.together", "ticks.together"]);
        assert.deepEqual(await codesOf(other), whole);
        assert.equal(columnOf(other, "Other way").question, columnOf(other, "Phone").question);
      });
    });
  });

  test("of a question named in their headers count alike in any order", async () => {
    const named = Object.fromEntries(
      Object.entries(columns).map(([name, cells]) => [
        options.indexOf(name) < 0 ? name : `${options.indexOf(name) < 3 ? "Channels" : "Reasons"} - ${name}`,
        cells.map((cell) => (options.includes(cell) ? "x" : cell)),
      ]),
    );
    const orders = [Object.keys(named), Object.keys(named).toSorted(() => -1), Object.keys(named).toSorted()];
    const read: unknown[] = [];
    for (const order of orders) {
      const content = csvOf(Object.fromEntries(order.map((name) => [name, named[name] ?? []])));
      await withSurvey(content, {}, async (survey) => {
        assert.deepEqual(notesOf(survey), []);
        read.push(
          await Promise.all(
            Object.keys(named)
              .slice(0, 3)
              .map((name) => codedColumn(survey, name)),
          ),
        );
      });
    }
    assert.deepEqual(read[1], read[0]);
    assert.deepEqual(read[2], read[0]);
  });

  test("an option by itself counts of all, and that is said", async () => {
    const content = csvOf({
      age: columns["age"] ?? [],
      Phone: columns["Phone"] ?? [],
      mood: columns["mood"] ?? [],
    });
    await withSurvey(content, {}, async (survey) => {
      assert.equal(columnOf(survey, "Phone").kind, "multiple");
      assert.deepEqual(notesOf(survey), ["ticks.lone"]);
      const codes = await codedColumn(survey, "Phone");
      assert.deepEqual(codes.slice(0, 3), [1, 0, 1]);
      assert.equal(codes.length, codes.filter((code) => code === 0 || code === 1).length);
      await withSurvey(content, { mapping: survey.fidelity.mapping }, async (again) => {
        assert.deepEqual(await codedColumn(again, "Phone"), codes);
      });
    });
  });
});
