import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { importIdOf } from "./import-id.ts";
import { recogniseTool } from "./recognise-tool.ts";
import { toolColumn } from "./tool-columns.ts";

const id = (ImportId: string, more: object = {}) => JSON.stringify({ ImportId, ...more });
const meta = ["StartDate", "EndDate", "Status", "Progress", "Finished", "ResponseId"];
const labels = ["Start Date", "End Date", "Response Type", "Progress", "Finished", "Response ID"];
const answers = ["2026-01-02 10:00:00", "2026-01-02 10:05:00", "0", "100", "1", "R_1"];

const recognised: [name: string, rows: string[][], expected: object | null][] = [
  [
    "Qualtrics with names, wordings and import ids",
    [
      [...meta, "Q1"],
      [...labels, "How?"],
      [...meta.map((name) => id(name)), id("QID1")],
      [...answers, "5"],
    ],
    { format: "qualtrics-csv", rows: [0, 1, 2], names: 0, wordings: 1, ids: 2, packsCodes: true },
  ],
  [
    "Qualtrics with names and import ids",
    [
      [...meta, "Q1"],
      [...meta.map((name) => id(name)), id("QID1")],
      [...answers, "5"],
    ],
    { format: "qualtrics-csv", rows: [0, 1], names: 0, wordings: null, ids: 1 },
  ],
  [
    "Qualtrics as it was",
    [
      ["\ufeffV1", "V2", "V3", "V4", "V5", "Q1", ""],
      ["ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress", "How?", ""],
      ["R_1", "", "", "", "", "2", ""],
    ],
    { format: "qualtrics-csv", rows: [0, 1], names: 0, wordings: 1, ids: null },
  ],
  [
    "Qualtrics with names alone",
    [
      [...meta, "Q1"],
      [...answers, "5"],
    ],
    { format: "qualtrics-csv", rows: [0], wordings: null },
  ],
  [
    "Qualtrics with wordings alone",
    [
      [...labels, "How?"],
      [...answers, "5"],
    ],
    { format: "qualtrics-csv", rows: [0], wordings: null },
  ],
  [
    "Qualtrics with names and wordings",
    [
      [...meta, "Q1"],
      [...labels, "How?"],
      [...answers, "5"],
    ],
    { format: "qualtrics-csv", rows: [0, 1], wordings: 1 },
  ],
  [
    "LimeSurvey by codes",
    [
      ["id", "submitdate", "lastpage", "startlanguage", "Q1[SQ1]"],
      ["1", "", "2", "en", "Y"],
    ],
    { format: "limesurvey-csv", rows: [0], packsCodes: false },
  ],
  [
    "LimeSurvey by wordings",
    [["Response ID", "Date submitted", "Last page", "Start language", "How?"]],
    { format: "limesurvey-csv" },
  ],
  [
    "LimeSurvey by both",
    [["id. Response ID", "submitdate. Date submitted", "lastpage. Last page", "Q1. How?"]],
    { format: "limesurvey-csv" },
  ],
  [
    "LimeSurvey in German",
    [["Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache", "Wie?"]],
    { format: "limesurvey-csv" },
  ],
  [
    "SurveyMonkey",
    [
      ["RespondentID", "Seen any?", "Which?", "", ""],
      ["", "Response", "One", "Two", "Three"],
      ["1", "Yes", "One", "", ""],
    ],
    { format: "surveymonkey-csv", rows: [0, 1], names: 1, spanning: 0 },
  ],
  [
    "Typeform",
    [["#", "<b>How?</b>", "Start Date (UTC)", "Network ID"]],
    { format: "typeform-csv", rows: [0] },
  ],
  [
    "Google Forms",
    [
      ["Timestamp", "How?"],
      ["1/2/2026 10:11:12", "5"],
    ],
    { format: "google-forms-csv", rows: [0] },
  ],
  [
    "a table with a timestamp in seconds",
    [
      ["Timestamp", "How?"],
      ["1767312345", "5"],
    ],
    null,
  ],
  [
    "a list of people",
    [
      ["id", "firstname", "lastname", "email"],
      ["1", "A", "B", "c@example.com"],
    ],
    null,
  ],
  [
    "a plain table",
    [
      ["department", "q1", "q2"],
      ["a", "1", "2"],
    ],
    null,
  ],
  ["nothing", [], null],
];

describe("the tool that an export comes from", () => {
  for (const [name, rows, expected] of recognised)
    test(name, () => {
      const found = recogniseTool(rows);
      if (expected === null) assert.equal(found, null);
      else assert.deepEqual({ ...found, ...expected }, found);
      const width = Math.max(0, ...rows.map(({ length }) => length));
      const turned = rows.map((row) => Array.from({ length: width }, (_, at) => row[width - 1 - at] ?? ""));
      assert.deepEqual(recogniseTool(turned), found, "in another order");
    });
});

describe("columns that tools add", () => {
  const columns: [
    format: "qualtrics-csv" | "limesurvey-csv" | "typeform-csv" | "google-forms-csv" | "csv",
    headers: string[],
    kind: string | null,
    personal?: boolean,
  ][] = [
    ["qualtrics-csv", ["IPAddress", "IP-Adresse", id("ipAddress")], "technical", true],
    ["qualtrics-csv", ["V6", "IPAddress"], "technical", true],
    ["qualtrics-csv", ["V3", "Name"], "text", true],
    ["qualtrics-csv", ["Name", "Name", id("QID7_TEXT")], null],
    ["qualtrics-csv", ["Q5", "Status", id("QID5")], null],
    [
      "qualtrics-csv",
      ["Q2 - Topics", "Q2 - Topics", id("QID2_TEXT_eae5a8d0e7fd4bd183e983e5Topics")],
      "technical",
    ],
    ["qualtrics-csv", ["Q1_DO_2", "Display order", id("QID1_DO", { choiceId: "2" })], "technical"],
    ["qualtrics-csv", ["TO_DO", "What to do?", id("QID9_TEXT")], null],
    ["qualtrics-csv", ["Q4_First Click", "Timing - First Click", id("QID4_FIRST_CLICK")], "technical"],
    ["qualtrics-csv", ["SC0", "Total", id("SC_0abcdefghijklmn")], "technical"],
    ["qualtrics-csv", ["Q1", "How?", id("QID1")], null],
    ["limesurvey-csv", ["seed"], "technical"],
    ["limesurvey-csv", ["startlanguage. Start language"], "choice"],
    ["limesurvey-csv", ["interviewtime. Total time"], "technical"],
    ["limesurvey-csv", ["Q1[filecount]"], "technical"],
    ["limesurvey-csv", ["Q1[SQ1]. How? [Speed]"], null],
    ["typeform-csv", ["Network ID"], "identifier", true],
    ["google-forms-csv", ["Zeitstempel"], "date"],
    ["csv", ["IPAddress"], null],
  ];
  for (const [format, headers, kind, personal = false] of columns)
    test(`${format}: ${headers.join(" · ").slice(0, 70)}`, () => {
      const found = toolColumn(format, headers);
      assert.equal(found?.kind ?? null, kind);
      if (found !== null) assert.equal(found.personal, personal);
    });

  test("seconds taken are known as such", () => {
    assert.equal(toolColumn("qualtrics-csv", ["Duration (in seconds)"])?.role, "duration");
    assert.equal(toolColumn("limesurvey-csv", ["interviewtime"])?.role, "duration");
  });
});

test("import ids", () => {
  assert.equal(importIdOf(id("QID5")), "QID5");
  assert.equal(importIdOf(id("QID5", { choiceId: "2" })), "QID5_2");
  assert.equal(importIdOf(id("startDate", { timeZone: "UTC" })), "startDate");
  assert.equal(importIdOf("QID5"), null);
});
