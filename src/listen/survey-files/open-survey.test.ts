import assert from "node:assert/strict";
import { test } from "node:test";
import { isKind } from "#platform/errors.ts";
import { unknownColumn, unusableColumn } from "./survey-file.errors.ts";
import { codedColumn, columnOf, csvOf, withSurvey } from "./survey-file.fixture.ts";
import type { SurveyFile } from "./survey-file.ts";

const repeat = <Value>(values: readonly Value[], times: number): Value[] =>
  Array.from({ length: times }, () => values).flat();
const noteCodes = ({ understanding }: SurveyFile): string[] => understanding.notes.map(({ code }) => code);

test("a plain file: numbers are items, the row's number and names of people aren't", async () => {
  const content = csvOf({
    rownames: [1, 2, 3, 4, 5, 6, 7, 8],
    service: [1, 2, 3, 4, 5, 5, 4, 3],
    price: ["", 2, 3, 4, 4, "NA", 4, 2],
    minutes: [12, 45, 30, 22.5, 18, 90, 33, 41],
    email: repeat(["a@example.org", "b@example.org"], 4),
    team: repeat(["North", "South"], 4),
    comment: ["fine", "slow", "good staff", "too dear", "all well", "the queue", "ok", "no parking"],
  });
  await withSurvey(content, {}, async (survey) => {
    const kinds = Object.fromEntries(survey.understanding.columns.map(({ name, kind }) => [name, kind]));
    assert.deepEqual(kinds, {
      rownames: "identifier",
      service: "rating",
      price: "rating",
      minutes: "number",
      email: "identifier",
      team: "choice",
      comment: "text",
    });
    assert.equal(survey.understanding.rows, 8);
    assert.equal(survey.understanding.group, "team");
    assert.deepEqual(columnOf(survey, "service").ends, { low: 1, high: 5 });
    assert.deepEqual(columnOf(survey, "email").examples, []);
    assert.deepEqual(await codedColumn(survey, "price"), ["blank", 2, 3, 4, 4, "blank", 4, 2]);
    assert.deepEqual(await codedColumn(survey, "minutes"), [12, 45, 30, 22.5, 18, 90, 33, 41]);
    const email = survey.fidelity.lines.find(({ where }) => where === "email");
    assert.equal(email?.verdict, "lost");
    assert.match(email?.text ?? "", /Personal data/);
    assert.equal(survey.fidelity.lines.filter(({ what }) => what === "column").length, 7);
  });
});

test("codes for no answer are found and said, and any others can be named", async () => {
  const content = csvOf({
    q1: repeat([1, 2, 3, 4, 5, 9], 5),
    q2: repeat([1, 2, 3, 4, 5, 7], 5),
    q3: repeat([10, 200, 35, 999, 60, 77], 5),
  });
  await withSurvey(content, { flags: { missing: ["7"] } }, async (survey) => {
    assert.deepEqual((await codedColumn(survey, "q1")).slice(0, 6), [1, 2, 3, 4, 5, "missing code"]);
    assert.deepEqual((await codedColumn(survey, "q2")).slice(0, 6), [1, 2, 3, 4, 5, "missing code"]);
    assert.ok(
      survey.understanding.notes.some(
        ({ code, column, weight }) => code === "missing.code" && column === "q1" && weight === "check",
      ),
    );
    assert.deepEqual(columnOf(survey, "q1").ends, { low: 1, high: 5 });
    assert.deepEqual(survey.fidelity.mapping.missing, ["7"]);
  });
});

test("words for no answer keep their reason and never count", async () => {
  const content = csvOf({
    "Ease (0 = not applicable)": [1, 2, 0, 5, 4, 3, 2, "-", "n/a", "Don't know"],
    satisfied: [
      "Very satisfied",
      "Satisfied",
      "Neutral",
      "Dissatisfied",
      "N/A",
      "Prefer not to say",
      "",
      "Very satisfied",
      "Satisfied",
      "Neutral",
    ],
  });
  await withSurvey(content, {}, async (survey) => {
    const [ease = "", words = ""] = survey.understanding.columns.map(({ name }) => name);
    assert.deepEqual(await codedColumn(survey, ease), [
      1,
      2,
      "not applicable",
      5,
      4,
      3,
      2,
      "blank",
      "not applicable",
      "don't know",
    ]);
    assert.deepEqual(await codedColumn(survey, words), [
      5,
      4,
      3,
      2,
      "not applicable",
      "refused",
      "blank",
      5,
      4,
      3,
    ]);
    assert.deepEqual(columnOf(survey, words).ends, { low: 1, high: 5 });
  });
});

test("a word in a column of numbers costs its cell and is said with its row", async () => {
  const values = repeat<string | number>([12.5, 30, 44.25, 18], 10);
  values[6] = "about 20";
  await withSurvey(csvOf({ id: values.map((_, row) => row + 1), wait: values }), {}, async (survey) => {
    assert.equal(columnOf(survey, "wait").kind, "number");
    assert.equal((await codedColumn(survey, "wait"))[6], "unreadable");
    const said = survey.understanding.notes.find(({ code }) => code === "cell.unknown");
    assert.match(said?.text ?? "", /“about 20” \(1 cell\) in “wait”, first in row 8/);
  });
});

test("0 beside a scale from 1 that is said counts as not applicable, once for all columns", async () => {
  const ends = { kind: "rating", ends: { low: 1, high: 5 } } as const;
  const content = csvOf({ a: repeat([0, 1, 5, 2], 4), b: repeat([3, 0, 4, 6], 4) });
  await withSurvey(content, { mapping: { columns: { a: ends, b: ends } } }, async (survey) => {
    assert.deepEqual((await codedColumn(survey, "a")).slice(0, 2), ["not applicable", 1]);
    assert.deepEqual((await codedColumn(survey, "b")).slice(0, 4), [3, "not applicable", 4, "unreadable"]);
    const said = survey.understanding.notes.filter(({ code }) => code === "cell.unknown");
    assert.deepEqual(
      said.map(({ text }) => text.slice(0, 32)),
      ["“0” (8 cells) in 2 columns (“a” ", "“6” (4 cells) in “b”, first in r"],
    );
  });
});

test("decimal commas, thousands and percent signs", async () => {
  const rows = repeat(
    ["3,5;1.200;45 %;5 - sehr gut", "4,25;900;50 %;4 - gut", "2;2.000;65 %;1 - schlecht"],
    4,
  );
  await withSurvey(["Note;Umsatz;Anteil;Urteil", ...rows].join("\n"), {}, async (survey) => {
    const first = async (name: string) => (await codedColumn(survey, name)).slice(0, 3);
    assert.deepEqual(await first("Note"), [3.5, 4.25, 2]);
    assert.deepEqual(await first("Umsatz"), [1200, 900, 2000]);
    assert.deepEqual(await first("Anteil"), [45, 50, 65]);
    assert.deepEqual(await first("Urteil"), [5, 4, 1]);
    assert.deepEqual(columnOf(survey, "Urteil").ends, { low: 1, high: 5 });
  });
});

test("several options in a cell become an item each; who ticked none wasn't asked", async () => {
  const content = csvOf({
    n: Array.from({ length: 20 }, (_, row) => row),
    channels: repeat(["Phone; E-mail", "Phone", "", "Chat; E-mail", "E-mail; Phone; Chat"], 4),
  });
  await withSurvey(content, {}, async (survey) => {
    const names = survey.understanding.columns.map(({ name }) => name);
    assert.deepEqual(names, ["n", "channels: Chat", "channels: E-mail", "channels: Phone"]);
    assert.deepEqual((await codedColumn(survey, "channels: Phone")).slice(0, 5), [1, 1, "blank", 0, 1]);
    assert.deepEqual((await codedColumn(survey, "channels: Chat")).slice(0, 5), [0, 0, "blank", 1, 1]);
  });
});

test("an option a column: blank is not ticked where another option is", async () => {
  const content = csvOf({
    n: Array.from({ length: 20 }, (_, row) => row),
    "Which? [Phone]": repeat(["Phone", "", "", "Phone"], 5),
    "Which? [Chat]": repeat(["", "Chat", "", "Chat"], 5),
  });
  await withSurvey(content, {}, async (survey) => {
    assert.equal(columnOf(survey, "Which? [Phone]").kind, "multiple");
    assert.deepEqual((await codedColumn(survey, "Which? [Phone]")).slice(0, 4), [1, 0, "blank", 1]);
  });
});

test("items of a grid share their ends and are proposed as a scale", async () => {
  const content = csvOf({
    A1: repeat([1, 2, 3, 5], 5),
    A2: repeat([2, 3, 4, 4], 5),
    A3: repeat([3, 4, 5, 5], 5),
  });
  await withSurvey(content, {}, ({ understanding }) => {
    for (const { ends } of understanding.columns) assert.deepEqual(ends, { low: 1, high: 5 });
    assert.deepEqual(understanding.scales, [{ name: "A1 to A3", items: ["A1", "A2", "A3"] }]);
  });
});

test("continuous numbers get no ends, and none are invented for a lone item", async () => {
  await withSurvey(
    csvOf({ a: repeat([2.5, 3, 4.75], 4), b: repeat([20, 35, 78], 4), c: repeat([3, 4, 5], 4) }),
    {},
    (survey) => {
      for (const { ends, name } of survey.understanding.columns) assert.equal(ends, null, name);
      assert.ok(noteCodes(survey).includes("ends.unknown"));
    },
  );
});

test("an outcome is proposed by its name, never among several", async () => {
  const rate = repeat([1, 2, 3, 4, 5], 4);
  await withSurvey(csvOf({ "Overall satisfaction": rate, price: rate }), {}, ({ understanding }) =>
    assert.equal(understanding.outcome, "Overall satisfaction"),
  );
  await withSurvey(csvOf({ "I recommend the shop": rate, "I recommend the staff": rate }), {}, (survey) => {
    assert.equal(survey.understanding.outcome, null);
    assert.ok(noteCodes(survey).includes("outcome.several"));
  });
});

test("flags choose columns by name or wording; an unknown one lists near names", async () => {
  const content = csvOf({ Month: repeat([5, 6, 7], 6), Ozone: repeat([41, 36, 12, 18, 23, 19], 3) });
  await withSurvey(content, { flags: { outcome: "ozone", group: "Month" } }, async (survey) => {
    assert.equal(survey.understanding.outcome, "Ozone");
    assert.equal(columnOf(survey, "Month").kind, "choice");
    assert.deepEqual((await codedColumn(survey, "Month")).slice(0, 3), [0, 1, 2]);
  });
  const refused = withSurvey(content, { flags: { outcome: "Ozon" } }, () => {});
  await assert.rejects(refused, (error) => isKind(error, unknownColumn) && /“Ozone”/.test(error.message));
  const text = csvOf({ Team: repeat(["A", "B"], 5), Score: repeat([1, 2], 5) });
  await assert.rejects(
    withSurvey(text, { flags: { outcome: "Team" } }, () => {}),
    (error) => isKind(error, unusableColumn) && /“Score”/.test(error.message),
  );
});

test("a file without a header, and one with a title above it", async () => {
  await withSurvey("1,4,A\n2,5,B\n3,3,A\n2,2,B\n4,4,A\n", {}, async (survey) => {
    assert.equal(survey.understanding.layout.headerRows, 0);
    assert.equal(survey.understanding.rows, 5);
    assert.deepEqual(await codedColumn(survey, "Column 2"), [4, 5, 3, 2, 4]);
  });
  await withSurvey(
    `Customer survey 2024,,\n,,\nService,Price,Team\n${"4,5,A\n3,2,B\n".repeat(4)}`,
    {},
    async (survey) => {
      assert.equal(survey.understanding.layout.headerRows, 3);
      assert.equal(survey.understanding.rows, 8);
      assert.deepEqual((await codedColumn(survey, "Service")).slice(0, 2), [4, 3]);
    },
  );
});

test("names and wordings in two rows", async () => {
  const content = `q1,q2\nHow was the service?,How was the price?\n${"4,5\n3,2\n1,1\n".repeat(4)}`;
  await withSurvey(content, {}, (survey) => {
    assert.equal(survey.understanding.layout.headerRows, 2);
    assert.equal(columnOf(survey, "q2").label, "How was the price?");
    assert.equal(survey.understanding.rows, 12);
  });
});

test("a header that comes twice gets a number, and is said", async () => {
  await withSurvey(`a,a,b\n${"1,2,3\n4,5,1\n".repeat(4)}`, {}, async (survey) => {
    assert.deepEqual(
      survey.understanding.columns.map(({ name }) => name),
      ["a", "a (2)", "b"],
    );
    assert.deepEqual((await codedColumn(survey, "a (2)")).slice(0, 2), [2, 5]);
    assert.ok(survey.fidelity.lines.some(({ where, what }) => where === "a" && what === "header"));
  });
});

test("Korean in the code page of Korea", async () => {
  // "만족도" and "매우 만족", "만족", "보통", "불만족" in CP949
  const hex = {
    head: "b8b8c1b7b5b5",
    very: "b8c5bfec20b8b8c1b7",
    good: "b8b8c1b7",
    middle: "bab8c5eb",
    bad: "bad2b8b8c1b7",
  };
  const line = (text: string): Buffer => Buffer.concat([Buffer.from(text, "hex"), Buffer.from(",1\n")]);
  const rows = repeat([hex.very, hex.good, hex.middle, hex.bad], 10).map(line);
  const content = Buffer.concat([Buffer.from(hex.head, "hex"), Buffer.from(",n\n"), ...rows]);
  await withSurvey(content, {}, async (survey) => {
    assert.deepEqual((await codedColumn(survey, "만족도")).slice(0, 4), [5, 4, 3, 2]);
    assert.deepEqual(columnOf(survey, "만족도").ends, { low: 1, high: 5 });
  });
});

test("what a cell counts as doesn't depend on its row", async () => {
  const words = ["Agree", "Disagree", "n/a", "", "Strongly agree", "Neutral"];
  const rows = Array.from({ length: 6000 }, (_, row) => [
    String(((row * 7919) % 6000) / 8),
    words[(row * 31) % words.length] ?? "",
    ["1", "2", "3", "9", "x".repeat(300), "4"][(row * 17) % 6] ?? "",
  ]);
  const pairs = async (order: string[][]): Promise<Map<string, unknown>> => {
    const found = new Map<string, unknown>();
    const content = ["amount,view,mixed", ...order.map((row) => row.join(","))].join("\n");
    await withSurvey(content, { mapping: { columns: { mixed: { kind: "choice" } } } }, async (survey) => {
      for (const [place, { name }] of survey.understanding.columns.entries()) {
        const coded = await codedColumn(survey, name);
        assert.equal(coded.length, order.length);
        coded.forEach((value, row) => {
          const cell = `${name} ${order[row]?.[place]}`;
          assert.ok(!found.has(cell) || Object.is(found.get(cell), value), cell);
          found.set(cell, value);
        });
      }
    });
    return found;
  };
  const [one, other] = [await pairs(rows), await pairs(rows.toReversed())];
  assert.deepEqual(new Map([...other].sort()), new Map([...one].sort()));
  assert.equal(one.get("view n/a"), "not applicable");
  assert.equal(one.get("amount 0.125"), 0.125);
  assert.equal(one.get(`mixed ${"x".repeat(300)}`), 5);
});
