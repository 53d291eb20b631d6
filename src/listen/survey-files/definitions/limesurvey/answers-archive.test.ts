import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { AppError } from "#platform/errors.ts";
import { withoutReference } from "../../../../../test/reference-data.ts";
import { readDefinition } from "../definition.reader.ts";
import { openAnswers } from "./answers-archive.reader.ts";
import { asked, lsa, lsr, lss, rows } from "./lss.fixture.ts";

const { signal } = new AbortController();
let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "answers-archive-"));
});
after(() => rm(folder, { recursive: true }));

const survey = lss({
  questions: [asked("1", "N"), asked("2", "M")],
  subquestions: rows("2", [["SQ1", "Speed"]]),
});
const fields = ["id", "token", "1X1X1", "1X1X2SQ1", "odd"];

async function archive(files: Record<string, string>): Promise<string> {
  const path = join(folder, `${crypto.randomUUID()}.lsa`);
  await writeFile(path, await lsa(files));
  return path;
}

async function open(path: string) {
  const definition = await readDefinition(path, signal);
  return { definition, table: await openAnswers(path, definition, signal) };
}

async function cells(path: string): Promise<string[][]> {
  const { table } = await open(path);
  assert.ok(table);
  const all: string[][] = [];
  for await (const block of table.blocks(signal))
    for (let row = 0; row < block.rows; row++) {
      assert.equal(block.rowNumber(row), all.length + 1);
      all.push(Array.from({ length: block.width }, (_, column) => block.text(row, column)));
    }
  return all;
}

describe("answers in an archive", () => {
  test("are named by their questions, and what was not shown is told from what was left blank", async () => {
    const answers = lsr(fields, [
      { id: "1", token: "x", "1X1X1": "5", "1X1X2SQ1": "Y", odd: "a" },
      { id: "2", token: null, "1X1X1": null, "1X1X2SQ1": "", odd: null },
    ]);
    const path = await archive({ "survey_1.lss": survey, "survey_1_responses.lsr": answers });
    assert.deepEqual(await cells(path), [
      ["id", "token", "Q1", "Q2[SQ1]", "odd"],
      ["1", "x", "5", "Y", "a"],
      ["2", "", "N/A", "", ""],
    ]);
    const { table, definition } = await open(path);
    assert.equal(definition.format, "limesurvey-lsa");
    assert.equal(table?.layout.headerRows, 1);
    assert.deepEqual(
      table?.head.map(({ row, cells: [id] }) => [row, id]),
      [
        [1, "id"],
        [2, "1"],
        [3, "2"],
      ],
    );
  });

  test("of many people come in blocks, the same each time", async () => {
    const many = Array.from({ length: 2_500 }, (_, place) => ({
      id: String(place + 1),
      "1X1X1": String(place % 7),
    }));
    const path = await archive({ "survey_1.lss": survey, "survey_1_responses.lsr": lsr(fields, many) });
    const { table } = await open(path);
    assert.ok(table);
    assert.equal(table.head.length, 200);
    for (let time = 0; time < 2; time++) {
      const blocks: number[] = [];
      for await (const block of table.blocks(signal)) blocks.push(block.rows);
      assert.deepEqual(blocks, [1, 1000, 1000, 500]);
    }
  });

  test("that nobody gave leave the header", async () => {
    const path = await archive({ "survey_1.lss": survey, "survey_1_responses.lsr": lsr(fields, []) });
    assert.deepEqual(await cells(path), [["id", "token", "Q1", "Q2[SQ1]", "odd"]]);
  });

  test("that are not there are null, in an archive and elsewhere", async () => {
    const { table, definition } = await open(await archive({ "survey_1.lss": survey }));
    assert.equal(table, null);
    const path = join(folder, "survey.lss");
    await writeFile(path, survey);
    assert.equal(await openAnswers(path, definition, signal), null);
  });

  test("that are cut off are refused in words", async () => {
    const answers = lsr(fields, [{ id: "1", "1X1X1": "5" }]).slice(0, -40);
    const path = await archive({ "survey_1.lss": survey, "survey_1_responses.lsr": answers });
    await assert.rejects(
      open(path),
      (error) => error instanceof AppError && error.code === "definition.unreadable",
    );
  });

  test("stop when they are told to", async () => {
    const path = await archive({
      "survey_1.lss": survey,
      "survey_1_responses.lsr": lsr(fields, [{ id: "1" }]),
    });
    const { table } = await open(path);
    const reading = async () => {
      for await (const _ of table?.blocks(AbortSignal.abort(new Error("stopped"))) ?? []);
    };
    await assert.rejects(reading(), /stopped/);
  });

  const colors = "data/formats/limesurvey/colors.lsa";
  test("of the sample of two people", { skip: withoutReference(colors) }, async () => {
    const [header = [], one = [], two = [], ...more] = await cells(
      join(import.meta.dirname, "../../../../../../shared", colors),
    );
    assert.equal(more.length, 0);
    assert.deepEqual(header.slice(0, 7), [
      "id",
      "token",
      "submitdate",
      "lastpage",
      "startlanguage",
      "seed",
      "Q00[SQ001]",
    ]);
    assert.deepEqual(header.slice(-4), ["Q00[SQ011]", "G01Q02", "G01Q03", "G02Q04"]);
    assert.deepEqual(one.slice(-6), ["Y", "", "Y", "I am a fan of heavy metal music", "N/A", "AO01"]);
    assert.deepEqual(two.slice(6, 9), ["Y", "Y", ""]);
    assert.deepEqual(two.slice(-3), ["N/A", "They brighten my day", "AO01"]);
  });
});
