import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createSurveyImport } from "#listen/survey-imports/survey-imports.contract.ts";
import { sweep } from "#listen/survey-imports/sweep.service.ts";
import { readSurvey, readSurveyWave } from "./imported-surveys.contract.ts";
import { answersCsv, openSurveys } from "./imported-surveys.fixture.ts";

const day = 24 * 3_600_000;
const later = (days: number) => new Date(Date.now() + days * day);

/** Surveys, and how many files and imports there are after a sweep at a moment. */
async function open() {
  const surveys = await openSurveys();
  const { transaction, workspaceId } = surveys;
  const count = (table: "listen.survey_file" | "listen.survey_import" | "listen.survey_file_chunk") =>
    transaction(async (tx) => {
      const { rows } = await tx
        .selectFrom(table)
        .select((select) => select.fn.countAll<number>().as("rows"))
        .where("workspace_id", "=", workspaceId)
        .executeTakeFirstOrThrow();
      return rows;
    });
  return {
    ...surveys,
    after: async (days: number) => {
      await transaction((tx) => sweep(tx, workspaceId, later(days)));
      return {
        imports: await count("listen.survey_import"),
        files: await count("listen.survey_file"),
        chunks: await count("listen.survey_file_chunk"),
      };
    },
  };
}

describe("what is kept how long", () => {
  test("a file that nothing uses goes after a day", async () => {
    const { send, after } = await open();
    await send(answersCsv());
    assert.deepEqual(await after(0.9), { imports: 0, files: 1, chunks: 1 });
    assert.deepEqual(await after(1.1), { imports: 0, files: 0, chunks: 0 });
  });

  test("an import that isn't kept goes with its files on the day that it says", async () => {
    const { send, director, params, after } = await open();
    const [file, definition] = [await send(answersCsv()), await send("{}", "survey.json")];
    const { deletesAt } = await director(createSurveyImport, { params, body: { file, definition } });
    const days = (Date.parse(deletesAt) - Date.now()) / day;
    assert.ok(Math.abs(days - 30) < 0.01, deletesAt);
    assert.deepEqual(await after(29.9), { imports: 1, files: 2, chunks: 2 });
    assert.deepEqual(await after(30.1), { imports: 0, files: 0, chunks: 0 });
  });

  test("a wave's answers go after its months, its results stay", async () => {
    const { keep, sponsor, params, after } = await open();
    const { survey, wave } = await keep(answersCsv(), { months: 2 });
    assert.deepEqual(await after(55), { imports: 0, files: 1, chunks: 1 });
    const { waves } = await sponsor(readSurvey, { params: { ...params, survey } });
    assert.notEqual(waves[0]?.fileDeletesAt, null);
    assert.deepEqual(await after(65), { imports: 0, files: 0, chunks: 0 });
    const shown = await sponsor(readSurveyWave, { params: { ...params, survey, wave } });
    assert.deepEqual([shown.wave.fileDeletesAt, shown.results.n], [null, 120]);
  });

  test("in another workspace nothing goes", async () => {
    const [own, other] = [await open(), await open()];
    await other.bring(answersCsv());
    await own.after(400);
    assert.deepEqual(await other.after(0), { imports: 1, files: 1, chunks: 1 });
  });
});
