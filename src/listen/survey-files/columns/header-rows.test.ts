import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { withSurvey } from "../survey-file.fixture.ts";

const answers = Array.from({ length: 12 }, (_, row) => [
  ["A", "B", "C"][row % 3] ?? "",
  String(1 + (row % 5)),
  String(1 + ((row * 3) % 5)),
  String(1 + ((row * 7) % 5)),
]);
const words = answers.map((row) => row.map((cell, column) => (column === 0 ? cell : `word ${cell}`)));

interface Expected {
  headerRows: number;
  names: string[];
  labels?: string[];
  questions?: (string | null)[];
}

const layouts: [name: string, header: string[][], rows: string[][], expected: Expected][] = [
  [
    "a title and headings over several columns",
    [
      ["Survey 2026", "", "", ""],
      ["", "Service", "", "Product"],
      ["Team", "Q1", "Q2", "Sat"],
    ],
    answers,
    {
      headerRows: 3,
      names: ["Team", "Q1", "Q2", "Sat"],
      labels: ["Team", "Service: Q1", "Service: Q2", "Sat"],
      questions: [null, "Service", "Service", null],
    },
  ],
  [
    "a title and headings that are repeated in each cell",
    [
      ["Survey", "Survey", "Survey", "Survey"],
      ["Service", "Service", "Product", "Product"],
      ["Team", "Q1", "Q2", "Sat"],
    ],
    answers,
    {
      headerRows: 3,
      names: ["Team", "Q1", "Q2", "Sat"],
      questions: ["Service", "Service", "Product", "Product"],
    },
  ],
  [
    "headings over several columns beside some of a single one, with nothing below these",
    [
      ["Team", "Service", "", "Overall"],
      ["", "Speed", "Price", ""],
    ],
    answers,
    {
      headerRows: 2,
      names: ["Team", "Speed", "Price", "Overall"],
      labels: ["Team", "Service: Speed", "Service: Price", "Overall"],
      questions: [null, "Service", "Service", null],
    },
  ],
  [
    "a title and a blank row",
    [["Survey"], [], ["Team", "Q1", "Q2", "Sat"]],
    answers,
    { headerRows: 3, names: ["Team", "Q1", "Q2", "Sat"], questions: [null, null, null, null] },
  ],
  [
    "one heading over some columns",
    [
      ["", "How good are these?", "", ""],
      ["Team", "Speed", "Price", "Help"],
    ],
    answers,
    {
      headerRows: 2,
      names: ["Team", "Speed", "Price", "Help"],
      questions: [null, ...Array(3).fill("How good are these?")],
    },
  ],
  [
    "headings above answers in words",
    [
      ["", "Service", "", ""],
      ["Team", "Q1", "Q2", "Q3"],
    ],
    words,
    { headerRows: 2, names: ["Team", "Q1", "Q2", "Q3"] },
  ],
  [
    "units below the names",
    [
      ["Team", "Age", "Height", "Sat"],
      ["", "years", "(cm)", "1-5"],
    ],
    answers,
    {
      headerRows: 2,
      names: ["Team", "Age", "Height", "Sat"],
      labels: ["Team", "Age (years)", "Height (cm)", "Sat (1-5)"],
    },
  ],
  [
    "names and wordings",
    [
      ["T", "A", "B", "C"],
      ["Which team?", "How fast?", "How dear?", "How good?"],
    ],
    answers,
    {
      headerRows: 2,
      names: ["T", "A", "B", "C"],
      labels: ["Which team?", "How fast?", "How dear?", "How good?"],
    },
  ],
  [
    "wordings and names",
    [
      ["Which team are you in?", "How fast were we?", "How dear were we?", "How good were we?"],
      ["team", "q1", "q2", "q3"],
    ],
    answers,
    {
      headerRows: 2,
      names: ["team", "q1", "q2", "q3"],
      labels: ["Which team are you in?", "How fast were we?", "How dear were we?", "How good were we?"],
    },
  ],
  ["names alone", [["Team", "a", "b", "c"]], answers, { headerRows: 1, names: ["Team", "a", "b", "c"] }],
  ["names above words", [["Team", "a", "b", "c"]], words, { headerRows: 1, names: ["Team", "a", "b", "c"] }],
  [
    "names above a person without answers",
    [["Team", "a", "b", "c"]],
    [["A", "N/A", "n/a", "don't know"], ...answers],
    { headerRows: 1, names: ["Team", "a", "b", "c"] },
  ],
  [
    "one name for all",
    [["Rating", "Rating", "Rating", "Rating"]],
    answers.map((row) => row.map((_, column) => row[1 + (column % 3)] ?? "")),
    { headerRows: 1, names: ["Rating", "Rating (2)", "Rating (3)", "Rating (4)"] },
  ],
];

describe("the header of a table that no tool is known of", () => {
  for (const [name, header, rows, expected] of layouts)
    test(name, async () => {
      const content = [...header, ...rows].map((row) => row.join(",")).join("\n");
      await withSurvey(content, {}, ({ understanding }) => {
        const { columns } = understanding;
        assert.equal(understanding.layout.headerRows, expected.headerRows);
        assert.equal(understanding.rows, rows.length);
        assert.deepEqual(
          columns.map((column) => column.name),
          expected.names,
        );
        if (expected.labels)
          assert.deepEqual(
            columns.map(({ label }) => label),
            expected.labels,
          );
        if (expected.questions)
          assert.deepEqual(
            columns.map(({ question }) => question),
            expected.questions,
          );
      });
    });

  test("a column is chosen by the name right above the answers", async () => {
    const header = ["Survey 2026,,,", "Service,,Product,", "Team,Q1,Q2,Sat"];
    const content = [...header, ...answers.map((row) => row.join(","))].join("\n");
    await withSurvey(content, { flags: { outcome: "Sat" } }, ({ understanding }) => {
      assert.equal(understanding.outcome, "Sat");
    });
  });
});

test("headings that no longer stand above their columns are said, and tie nothing together", async () => {
  const columns = [
    ["RespondentID", "", (row: number) => String(7_000 + row * 3)],
    ["How was each?", "Speed", (row: number) => String(1 + (row % 5))],
    ["Seen any?", "Response", (row: number) => (row % 2 === 0 ? "Yes" : "No")],
    ["", "Price", (row: number) => String(1 + (row % 4))],
    ["Where?", "Response", (row: number) => ["North", "South", "West"][row % 3] ?? ""],
    ["", "Help", (row: number) => String(1 + (row % 5))],
  ] as const;
  const content = (order: readonly number[]): string => {
    const own = order.map((place) => columns[place]);
    const rows = Array.from({ length: 30 }, (_, row) => own.map((column) => column?.[2](row) ?? ""));
    return [own.map((column) => column?.[0]), own.map((column) => column?.[1]), ...rows]
      .map((cells) => cells.join(","))
      .join("\n");
  };
  const read = async (order: readonly number[]) => {
    let said: { isMoved: boolean; speed: string | null } | null = null;
    await withSurvey(content(order), {}, ({ understanding }) => {
      assert.equal(understanding.file.format, "surveymonkey-csv");
      const isMoved = understanding.notes.some(({ code }) => code === "header.moved");
      said = { isMoved, speed: understanding.columns.find(({ name }) => name === "Speed")?.question ?? null };
    });
    return said;
  };
  assert.deepEqual(await read([0, 1, 3, 5, 2, 4]), { isMoved: false, speed: "How was each?" });
  assert.deepEqual(await read([0, 1, 2, 3, 4, 5]), { isMoved: true, speed: null });
});
