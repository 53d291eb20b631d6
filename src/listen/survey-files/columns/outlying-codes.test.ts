import assert from "node:assert/strict";
import { test } from "node:test";
import { codedColumn, columnOf, csvOf, withSurvey } from "../survey-file.fixture.ts";
import type { Note, SurveyFile } from "../survey-file.ts";

/** Answers from `low` to `high` in turn, another start for each item; every `every`th is `code`. */
const answers = (
  start: number,
  low: number,
  high: number,
  rows: number,
  code?: number,
  every = 10,
): number[] =>
  Array.from({ length: rows }, (_, row) =>
    code !== undefined && row % every === 3 ? code : low + ((start + row * 7) % (high - low + 1)),
  );
const grid = (items: number, of: (item: number) => number[]): string =>
  csvOf(
    Object.fromEntries(
      Array.from({ length: items }, (_, item) => [
        `Please rate the shop - Thing ${"abcdefghijkl"[item]}`,
        of(item),
      ]),
    ),
  );
const notesOf = ({ understanding }: SurveyFile): Note[] =>
  understanding.notes.filter(({ code }) => code.startsWith("end."));
const endsOf = ({ understanding }: SurveyFile): string[] => [
  ...new Set(understanding.columns.map(({ ends }) => `${ends?.low} to ${ends?.high}`)),
];

test("6 in one item of a grid from 1 to 5 is no answer, and said once; the others keep their ends", async () => {
  const content = grid(12, (item) => answers(item, 1, 5, 60, item === 4 ? 6 : undefined));
  await withSurvey(content, {}, async (survey) => {
    const name = "Please rate the shop - Thing e";
    assert.deepEqual(endsOf(survey), ["1 to 5"]);
    assert.deepEqual(columnOf(survey, name).missing, [{ cell: "6", reason: "not applicable" }]);
    assert.equal((await codedColumn(survey, name))[3], "not applicable");
    const [said, ...more] = notesOf(survey);
    assert.deepEqual(more, []);
    assert.equal(said?.code, "end.outlying");
    assert.equal(said?.weight, "check");
    assert.match(
      said?.text ?? "",
      /^6 \(6 cells\) occurs in 1 of 12 .*Thing e”.* from 1 to 5 .*missing: \[\]/,
    );
    assert.equal(survey.understanding.scales[0]?.items.length, 12);
  });
});

test("the note's correction makes it an answer of all again", async () => {
  const content = grid(12, (item) => answers(item, 1, 5, 60, item === 4 ? 6 : undefined));
  const mapping = { columns: { "Please rate the shop - Thing e": { missing: [] } } };
  await withSurvey(content, { mapping }, async (survey) => {
    assert.deepEqual(notesOf(survey), []);
    assert.deepEqual(endsOf(survey), ["1 to 6"]);
    assert.equal((await codedColumn(survey, "Please rate the shop - Thing e"))[3], 6);
    // What is handed back says the ends, and nothing is guessed against them.
    await withSurvey(content, { mapping: survey.fidelity.mapping }, (again) => {
      assert.deepEqual(notesOf(again), []);
      assert.deepEqual(endsOf(again), ["1 to 6"]);
    });
  });
});

test("several codes at both ends, in several items, and 11 beside 0 to 10", async () => {
  const both = grid(9, (item) => {
    const values = answers(item, 1, 5, 80, item < 3 ? 6 : undefined);
    return values.map((value, row) =>
      item === 1 && row % 9 === 5 ? 7 : item === 7 && row % 9 === 5 ? 0 : value,
    );
  });
  await withSurvey(both, {}, (survey) => {
    assert.deepEqual(endsOf(survey), ["1 to 5"]);
    assert.deepEqual(
      notesOf(survey).map(({ text }) => text.slice(0, 1)),
      ["6", "7", "0"],
    );
  });
  const eleven = grid(6, (item) => answers(item, 0, 10, 110, item === 2 ? 11 : undefined));
  await withSurvey(eleven, {}, (survey) => {
    assert.deepEqual(endsOf(survey), ["0 to 10"]);
    assert.equal(columnOf(survey, "Please rate the shop - Thing c").kind, "rating");
  });
});

test("0 in one of four columns that are named alike", async () => {
  const content = csvOf({
    Q1: answers(0, 1, 5, 60),
    Q2: answers(1, 1, 5, 60, 0, 6),
    Q3: answers(2, 1, 5, 60),
    Q4: answers(3, 1, 5, 60),
  });
  await withSurvey(content, {}, (survey) => {
    assert.deepEqual(endsOf(survey), ["1 to 5"]);
    assert.deepEqual(columnOf(survey, "Q2").missing, [{ cell: "0", reason: "not applicable" }]);
    assert.equal(notesOf(survey).length, 1);
  });
});

test("an end that is rarely used is one: few answers, or one 0 where others begin with 1", async () => {
  const few = csvOf({
    A1: [1, 2, 3, 4, 4, 2, 3, 5],
    A2: [1, 2, 3, 4, 4, 2, 3, 1],
    A3: [4, 2, 3, 4, 4, 2, 3, 1],
  });
  await withSurvey(few, {}, (survey) => {
    assert.deepEqual(endsOf(survey), ["1 to 5"]);
    assert.deepEqual(columnOf(survey, "A1").missing, []);
  });
  const high = [7, 8, 9, 10, 8, 9, 10, 9, 6, 10, 5, 8, 9, 3, 10, 2, 9, 4, 8, 10];
  const thin = grid(8, (item) =>
    Array.from({ length: 200 }, (_, row) =>
      row === 40 + item ? 1 : row === 90 && item === 2 ? 0 : (high[(row * 7 + item) % high.length] ?? 9),
    ),
  );
  await withSurvey(thin, {}, async (survey) => {
    assert.deepEqual(endsOf(survey), ["0 to 10"]);
    assert.equal((await codedColumn(survey, "Please rate the shop - Thing c"))[90], 0);
    assert.deepEqual(notesOf(survey), []);
  });
});

test("what may as well be an answer stays one, and is said", async () => {
  const once = grid(6, (item) =>
    answers(item, 1, 5, 60).map((value, row) => (item === 1 && row === 7 ? 6 : value)),
  );
  await withSurvey(once, {}, async (survey) => {
    assert.deepEqual(
      notesOf(survey).map(({ code }) => code),
      ["end.doubtful"],
    );
    assert.equal((await codedColumn(survey, "Please rate the shop - Thing b"))[7], 6);
  });
  const half = grid(2, (item) => answers(item, 1, 5, 200, item === 1 ? 0 : undefined));
  await withSurvey(half, {}, (survey) => {
    assert.deepEqual(
      notesOf(survey).map(({ code }) => code),
      ["end.doubtful"],
    );
    assert.deepEqual(endsOf(survey), ["0 to 5"]);
  });
});

test("neighbours on another list keep it: visits from 0, a longer scale", async () => {
  const content = csvOf({
    service: answers(0, 1, 5, 60),
    price: answers(1, 1, 5, 60),
    staff: answers(2, 1, 5, 60),
    visits: answers(3, 0, 5, 60),
  });
  await withSurvey(content, {}, async (survey) => {
    assert.deepEqual(columnOf(survey, "service").ends, { low: 1, high: 5 });
    assert.deepEqual(columnOf(survey, "visits").ends, { low: 0, high: 5 });
    assert.equal((await codedColumn(survey, "visits")).includes("not applicable"), false);
    assert.deepEqual(
      notesOf(survey).map(({ code, column }) => [code, column]),
      [["end.doubtful", "visits"]],
    );
  });
  const longer = csvOf({
    Q1: answers(0, 1, 5, 60),
    Q2: answers(1, 1, 5, 60),
    Q3: answers(2, 1, 5, 60),
    Q4: answers(3, 1, 5, 60),
    Q5: answers(3, 0, 10, 60),
  });
  await withSurvey(longer, {}, (survey) => {
    assert.deepEqual(endsOf(survey), ["1 to 5", "0 to 10"]);
    assert.deepEqual(notesOf(survey), []);
  });
});

test("a code that all items of a grid hold as often, whatever they were rated", async () => {
  // Shares of 1 to 5 lean to one end or the other; 6 is given by one in twenty, or goes with the rest.
  const leaning = (item: number, code: (row: number) => number | null): number[] =>
    Array.from({ length: 200 }, (_, row) => {
      const place = ((row * 37) % 200) / 200;
      return code(row) ?? 1 + Math.floor(5 * place ** (0.6 + 0.35 * item));
    });
  const even = grid(8, (item) => leaning(item, (row) => ((row + item) % 20 === 3 ? 6 : null)));
  await withSurvey(even, {}, (survey) => {
    assert.deepEqual(endsOf(survey), ["1 to 5"]);
    assert.deepEqual(
      notesOf(survey).map(({ code }) => code),
      ["end.even"],
    );
    assert.match(
      notesOf(survey)[0]?.text ?? "",
      /^6 \(80 cells\) .* 8 columns .*ends: \{ low: 1, high: 6 \}/,
    );
  });
  const name = "Please rate the shop - Thing a";
  await withSurvey(even, { mapping: { columns: { [name]: { ends: { low: 1, high: 6 } } } } }, (survey) => {
    assert.deepEqual(endsOf(survey), ["1 to 6"]);
    assert.deepEqual(notesOf(survey), []);
  });
  const scale = grid(8, (item) =>
    leaning(item, () => null).map((value, row) => (value === 5 && row % 3 === 0 ? 6 : value)),
  );
  await withSurvey(scale, {}, (survey) => {
    assert.deepEqual(endsOf(survey), ["1 to 6"]);
    assert.deepEqual(notesOf(survey), []);
  });
});

test("a shorter list beside a longer one that is named alike", async () => {
  await withSurvey(csvOf({ Q3: answers(0, 1, 5, 200), Q4: answers(3, 0, 10, 200) }), {}, (survey) => {
    assert.deepEqual(endsOf(survey), ["1 to 5", "0 to 10"]);
    assert.deepEqual(notesOf(survey), []);
  });
});
