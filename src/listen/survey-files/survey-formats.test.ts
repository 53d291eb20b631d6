import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { test } from "node:test";
import { AppError } from "#platform/errors.ts";
import { openSurvey } from "./open-survey.reader.ts";
import { codedColumn, columnOf } from "./survey-file.fixture.ts";
import type { SurveyFile } from "./survey-file.ts";

const data = join(import.meta.dirname, "../../../../shared/data");
const skip = existsSync(data) ? false : "the shared example data are not here";
const signal = new AbortController().signal;
const open = (path: string): Promise<SurveyFile> => openSurvey(join(data, path), { signal });

const mean = async (survey: SurveyFile, name: string): Promise<string> => {
  const values = (await codedColumn(survey, name)).filter((value) => typeof value === "number");
  return `${values.length} ${(values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3)}`;
};
const kindsOf = (survey: SurveyFile): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { kind } of survey.understanding.columns) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

test("SurveyMonkey: options, ranks, words and ranges of two header rows", { skip }, async () => {
  const survey = await open("formats/surveymonkey/StarWars.csv");
  const { understanding } = survey;
  assert.equal(understanding.file.format, "surveymonkey-csv");
  assert.equal(understanding.layout.headerRows, 2);
  assert.equal(understanding.rows, 1186);
  assert.deepEqual(kindsOf(survey), { identifier: 1, rating: 25, multiple: 6, choice: 6 });
  const empire = "Star Wars: Episode V The Empire Strikes Back";
  assert.equal(await mean(survey, empire), "835 0.908");
  assert.equal(await mean(survey, `${empire} (2)`), "836 4.487");
  assert.equal(await mean(survey, "Han Solo"), "814 4.672");
  assert.deepEqual(columnOf(survey, "Han Solo").missing, [
    { cell: "Unfamiliar (N/A)", reason: "not applicable" },
  ]);
  assert.deepEqual(
    columnOf(survey, "Age").values.map(({ cell }) => cell),
    ["18-29", "30-44", "45-60", "> 60"],
  );
  assert.equal(columnOf(survey, "Household Income").values.at(-1)?.cell, "$150,000+");
  assert.deepEqual(
    understanding.scales.map(({ items }) => items.length),
    [14],
  );
  assert.ok(columnOf(survey, `${empire} (2)`).reversed);
  assert.equal(understanding.notes.filter(({ code }) => code === "ranks").length, 1);
});

test("Typeform: markup in headers, ranges that became dates, options without a question", {
  skip,
}, async () => {
  const survey = await open("formats/typeform/osmi_2017.csv");
  assert.equal(survey.understanding.file.format, "typeform-csv");
  assert.equal(survey.understanding.rows, 756);
  assert.equal(columnOf(survey, "#").kind, "identifier");
  assert.equal(columnOf(survey, "Are you self-employed?").kind, "rating");
  const size = columnOf(survey, "How many employees does your company or organization have?");
  assert.deepEqual(
    size.values.map(({ label }) => label),
    ["1-5", "6-25", "26-100", "100-500", "500-1000", "More than 1000"],
  );
  const leave = survey.understanding.columns[10];
  assert.deepEqual(
    leave?.values.map(({ cell, value }) => `${value} ${cell}`),
    ["1 Difficult", "2 Somewhat difficult", "3 Neither easy nor difficult", "4 Somewhat easy", "5 Very easy"],
  );
  assert.equal(await mean(survey, "Mood Disorder (Depression, Bipolar Disorder, etc) (3)"), "313 0.741");
  assert.equal(columnOf(survey, "Have you ever been diagnosed with a mental health disorder?").ends?.low, 0);
  assert.equal(columnOf(survey, "Network ID").kind, "identifier");
  assert.equal(columnOf(survey, "What is your age?").kind, "number");
});

test("Qualtrics: both samples, new and legacy", { skip }, async () => {
  const modern = await open("formats/qualtrics/qualtRics_sample.csv");
  assert.equal(modern.understanding.layout.headerRows, 3);
  assert.equal(modern.understanding.rows, 1);
  assert.equal(modern.understanding.duration, "Duration (in seconds)");
  assert.equal(columnOf(modern, "Q1").label, "This is a multiple choice question.");
  assert.deepEqual(await codedColumn(modern, "Duration (in seconds)"), [38]);
  const legacy = await open("formats/qualtrics/qualtRics_sample_legacy.csv");
  assert.equal(legacy.understanding.layout.headerRows, 2);
  assert.deepEqual(await codedColumn(legacy, "Q1"), [2]);
  for (const survey of [modern, legacy]) {
    const used = survey.understanding.columns.filter(({ kind }) =>
      ["rating", "number", "choice", "multiple"].includes(kind),
    );
    assert.deepEqual(
      used.map(({ name }) => name),
      ["Q1"],
    );
    const lines = survey.fidelity.lines.filter(({ what }) => what === "column");
    assert.equal(lines.length, survey.understanding.columns.length);
  }
});

test("a LimeSurvey archive brings its answers with it", { skip }, async () => {
  const survey = await open("formats/limesurvey/colors.lsa");
  assert.equal(survey.understanding.file.format, "limesurvey-lsa");
  assert.equal(survey.understanding.rows, 2);
  assert.deepEqual(await codedColumn(survey, "Q00[SQ001]"), [0, 1]);
  assert.deepEqual(await codedColumn(survey, "Q00[SQ009]"), [1, 0]);
  assert.equal(columnOf(survey, "G02Q04").by, "definition");
});

test("a definition alone opens as a survey without rows", { skip }, async () => {
  for (const path of [
    "qualtrics/Better_Sample_Survey.qsf",
    "limesurvey/ls205_sample_survey_english.lss",
    "surveyjs/survey.json",
  ]) {
    const { understanding, fidelity, read } = await open(`formats/${path}`);
    assert.equal(understanding.rows, 0);
    assert.ok(understanding.columns.length > 0, path);
    assert.ok(fidelity.lines.length > 0, path);
    assert.equal(fidelity.definition?.questions !== undefined && fidelity.definition.questions > 0, true);
    for await (const _ of read([], signal)) assert.fail("rows");
  }
});

test("an export is read by its definition: codes or words, options split or in one cell", {
  skip,
}, async () => {
  const definition = join(data, "formats/qualtrics/Better_Sample_Survey.qsf");
  const folder = await mkdtemp(join(tmpdir(), "survey-"));
  const read = async (content: string): Promise<SurveyFile> => {
    await writeFile(join(folder, "a.csv"), content);
    return openSurvey(join(folder, "a.csv"), { definition, signal });
  };
  try {
    const ids = (names: string[]): string => names.map((name) => `"{""ImportId"":""${name}""}"`).join(",");
    const packed = await read(
      `ResponseId,q2_favorite,q3_volunteer,q4_rank_1\nResponse ID,a,b,c\n${ids(["_recordId", "QID1", "QID5", "QID2_1"])}\nR_1,1,"1,3",3\nR_2,2,2,-1\nR_3,3,,1\n`,
    );
    assert.deepEqual(await codedColumn(packed, "q2_favorite"), [0, 1, 2]);
    assert.deepEqual(columnOf(packed, "q2_favorite").values[1]?.label, "Kiwi");
    assert.deepEqual(await codedColumn(packed, "q3_volunteer: Pomegranate"), [1, 0, "blank"]);
    assert.deepEqual(await codedColumn(packed, "q4_rank_1"), [1, "missing code", 3]);

    const split = await read(
      `ResponseId,q2_favorite,q3_volunteer_1,q3_volunteer_2,q3_volunteer_3,q4_rank_1\nResponse ID,a,b,c,d,e\n${ids(["_recordId", "QID1", "QID5_1", "QID5_2", "QID5_3", "QID2_1"])}\nR_1,Canteloupe,Cantaloupe,,Pomegranate,Dislike\nR_2,Kiwi,,Kiwi,,Never Tried It\nR_3,Pomagranite,,,,Enjoy\n`,
    );
    assert.deepEqual(await codedColumn(split, "q2_favorite"), [0, 1, 2]);
    assert.deepEqual(await codedColumn(split, "q3_volunteer_3"), [1, 0, "blank"]);
    assert.deepEqual(await codedColumn(split, "q4_rank_1"), [1, "missing code", 3]);
    assert.ok(
      split.fidelity.lines.some(
        ({ where, what, verdict }) => where === "q5_position" && what === "question" && verdict === "lost",
      ),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

const files = [
  "formats/qualtrics/qualtRics_sample.csv",
  "formats/qualtrics/qualtRics_sample_legacy.csv",
  "formats/surveymonkey/StarWars.csv",
  "formats/typeform/osmi_2017.csv",
  "formats/limesurvey/colors.lsa",
  "formats/qualtrics/Better_Sample_Survey.qsf",
  "formats/surveyjs/survey.json",
  "drivers/swiss.csv",
];

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Reads everything that can be read; only errors that say what to do may be thrown. */
async function readAll(path: string): Promise<void> {
  try {
    const survey = await openSurvey(path, { signal });
    const used = survey.understanding.columns.filter(({ kind }) =>
      ["rating", "number", "choice", "multiple"].includes(kind),
    );
    for await (const batch of survey.read(
      used.map(({ name }) => name),
      signal,
    ))
      assert.ok(batch.rows > 0);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

test("files cut anywhere are read as far as they go, or refused in words", { skip }, async () => {
  const random = randomFrom(7);
  const folder = await mkdtemp(join(tmpdir(), "survey-"));
  try {
    for (const file of files) {
      const whole = await readFile(join(data, file));
      const bounded = whole.subarray(0, 60_000);
      for (let cut = 0; cut < 12; cut++) {
        const path = join(folder, basename(file));
        await writeFile(path, bounded.subarray(0, Math.floor(random() * bounded.length)));
        await readAll(path);
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("columns swapped around give the same figures", { skip }, async () => {
  const random = randomFrom(11);
  const folder = await mkdtemp(join(tmpdir(), "survey-"));
  try {
    for (const file of ["drivers/swiss.csv", "drivers/attitude.csv", "reliability/bfi.csv"]) {
      const whole = await open(file);
      const text = (await readFile(join(data, file), "utf8")).trim().split(/\r?\n/);
      const rows = text.map((line) => line.split(","));
      const order = (rows[0] ?? [])
        .map((_, column) => ({ column, key: random() }))
        .sort((a, b) => a.key - b.key);
      const path = join(folder, basename(file));
      await writeFile(path, rows.map((row) => order.map(({ column }) => row[column]).join(",")).join("\n"));
      const swapped = await openSurvey(path, { signal });
      assert.equal(swapped.understanding.outcome, whole.understanding.outcome);
      for (const { name, kind, ends } of whole.understanding.columns) {
        const other = columnOf(swapped, name);
        assert.deepEqual({ kind: other.kind, ends: other.ends }, { kind, ends }, name);
        if (kind === "rating" || kind === "number")
          assert.equal(await mean(swapped, name), await mean(whole, name));
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
