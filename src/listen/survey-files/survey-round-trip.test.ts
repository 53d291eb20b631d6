import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { asked, lss, offered, rows as partsOf } from "./definitions/limesurvey/lss.fixture.ts";
import { choices, qsf, question } from "./definitions/qualtrics/qsf.fixture.ts";
import { readMapping } from "./mapping.reader.ts";
import { openSurvey } from "./open-survey.reader.ts";
import { codedColumn } from "./survey-file.fixture.ts";
import type { SurveyFile } from "./survey-file.ts";

const data = join(import.meta.dirname, "../../../../shared/data/formats");
const signal = new AbortController().signal;

/** All that a mapping has to bring back: not who said it, which changes. */
async function understood(survey: SurveyFile): Promise<unknown> {
  const { columns, notes: _, ...rest } = survey.understanding;
  const coded: Record<string, unknown> = {};
  for (const { name, kind } of columns)
    if (["rating", "number", "choice", "multiple"].includes(kind))
      coded[name] = await codedColumn(survey, name);
  return { ...rest, columns: columns.map(({ by: _by, because: _because, ...column }) => column), coded };
}

async function comesBack(file: string, definition?: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "mapping-"));
  const options = definition === undefined ? { signal } : { definition, signal };
  try {
    const first = await openSurvey(file, options);
    await writeFile(join(folder, "m.json"), JSON.stringify(first.fidelity.mapping));
    const second = await openSurvey(file, { ...options, mapping: await readMapping(join(folder, "m.json")) });
    assert.deepEqual(await understood(second), await understood(first), file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

for (const path of [
  "qualtrics/qualtRics_sample.csv",
  "qualtrics/qualtRics_sample_legacy.csv",
  "limesurvey/colors.lsa",
  "surveymonkey/StarWars.csv",
  "typeform/osmi_2017.csv",
]) {
  const skip = existsSync(join(data, path)) ? false : "the shared example data are not here";
  test(`${path} is read again by the mapping that it gave`, { skip }, () => comesBack(join(data, path)));
}

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const lines = (...all: string[][]): string => all.map((row) => row.map(cell).join(",")).join("\n");
const people = Array.from({ length: 24 }, (_, person) => person);

const tool = [
  "StartDate",
  "EndDate",
  "Status",
  "Duration (in seconds)",
  "Finished",
  "ResponseId",
  "LocationLatitude",
];
const toolWords = [
  "Start Date",
  "End Date",
  "Response Type",
  "Duration (in seconds)",
  "Finished",
  "Response ID",
  "Location Latitude",
];
const toolCells = (person: number): string[] => [
  "2024-01-02 10:00:00",
  "2024-01-02 10:05:00",
  "IP Address",
  String(60 + person),
  "True",
  `R_${person}`,
  `5${person % 3}.1`,
];
const ids = [
  ...tool.map((name) => name.toLowerCase()),
  "QID1",
  "QID2_1",
  "QID2_2",
  "QID3_1",
  "QID3_2",
  "QID3_4",
];
const names = [...tool, "Q1", "Q2_1", "Q2_2", "Q3_1", "Q3_2", "Q3_4"];
const words = [
  ...toolWords,
  "Best?",
  "Rate - Price",
  "Rate - Staff",
  "Which? - App",
  "Which? - Shop",
  "Which? - None",
];
const best = ["Red", "Green", "Blue"];
const rates = ["Love it", "It will do", "Hate it"];
const ticks = ["App", "Shop", "None"];
const answers = (person: number, isCoded: boolean): string[] => {
  const one = (list: readonly string[], at: number): string =>
    isCoded ? String((at % list.length) + 1) : (list[at % list.length] ?? "");
  const tick = (at: number): string => ((person + at) % 3 === 0 ? (isCoded ? "1" : (ticks[at] ?? "")) : "");
  return [one(best, person), one(rates, person), one(rates, person >> 1), tick(0), tick(1), tick(2)];
};
const definition = JSON.stringify(
  qsf([
    question("QID1", { QuestionText: "Best?", Choices: choices(...best), ChoiceOrder: ["1", "2", "3"] }),
    question("QID2", {
      QuestionText: "Rate",
      QuestionType: "Matrix",
      Selector: "Likert",
      SubSelector: "SingleAnswer",
      Choices: choices("Price", "Staff"),
      Answers: choices(...rates),
      AnswerOrder: ["1", "2", "3"],
    }),
    question("QID3", {
      QuestionText: "Which?",
      Selector: "MAVR",
      Choices: { ...choices("App", "Shop"), "4": { Display: "None" } },
      ChoiceOrder: ["1", "2", "4"],
    }),
  ]),
);

const headers: Record<string, string[][]> = {
  "three header rows": [names, words, ids.map((id) => JSON.stringify({ ImportId: id }))],
  "two header rows": [
    [...tool.map((_, place) => `V${place + 1}`), ...names.slice(tool.length)],
    [...tool.map((name) => (name === "ResponseId" ? "ResponseID" : name)), ...words.slice(tool.length)],
  ],
  "one header row": [names],
};

async function withFiles(
  files: Readonly<Record<string, string>>,
  use: (paths: string[]) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "survey-"));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    await use(Object.keys(files).map((name) => join(folder, name)));
  } finally {
    await rm(folder, { recursive: true });
  }
}

for (const [style, header] of Object.entries(headers))
  test(`a Qualtrics file with ${style} is read again by its mapping, coded or in words`, async () => {
    for (const isCoded of [true, false]) {
      const rows = people.map((person) => [...toolCells(person), ...answers(person, isCoded)]);
      await withFiles(
        { "a.csv": lines(...header, ...rows), "a.qsf": definition },
        async ([file = "", qsfFile = ""]) => {
          await comesBack(file);
          await comesBack(file, qsfFile);
          const told = await openSurvey(file, { flags: { headerRows: header.length }, signal });
          assert.equal(told.understanding.file.format, "qualtrics-csv");
          assert.equal(told.understanding.columns[6]?.kind, "technical");
        },
      );
    }
  });

test("a LimeSurvey file is read again by its mapping, with codes and with wordings", async () => {
  const survey = lss({
    questions: [
      asked("1", "M", { question: "Which colours?" }),
      asked("2", "L", { question: "How was it?" }),
    ],
    subquestions: partsOf("1", [
      ["SQ001", "red"],
      ["SQ002", "green"],
    ]),
    answers: offered("2", [
      ["A1", "Terrible"],
      ["A2", "So so"],
      ["A3", "Great"],
    ]),
  });
  const own = ["id", "submitdate", "lastpage", "startlanguage", "seed"];
  const headers = {
    codes: [...own, "Q1[SQ001]", "Q1[SQ002]", "Q2"],
    wordings: [
      "Response ID",
      "Date submitted",
      "Last page",
      "Start language",
      "Seed",
      "Which colours? [red]",
      "Which colours? [green]",
      "How was it?",
    ],
  };
  const rows = people.map((person) => [
    String(person + 1),
    "2024-01-02 10:00:00",
    "2",
    "en",
    String(1000 + person),
    person % 2 === 0 ? "Y" : "",
    person % 3 === 0 ? "Y" : "",
    person % 7 === 6 ? "N/A" : `A${(person % 3) + 1}`,
  ]);
  for (const header of Object.values(headers))
    await withFiles(
      { "a.csv": lines(header, ...rows), "a.lss": survey },
      async ([file = "", lssFile = ""]) => {
        await comesBack(file);
        await comesBack(file, lssFile);
      },
    );
});

test("how many header rows there are goes before what is found", async () => {
  await withFiles({ "a.csv": "a,b\nx,1\ny,2\nx,3\n" }, async ([file = ""]) => {
    const none = await openSurvey(file, { flags: { headerRows: 0 }, signal });
    assert.equal(none.understanding.rows, 4);
    const two = await openSurvey(file, { flags: { headerRows: 2 }, signal });
    assert.equal(two.understanding.rows, 2);
  });
});
