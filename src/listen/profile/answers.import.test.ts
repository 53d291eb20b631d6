import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Person } from "#people/person.ts";
import { readAnswers } from "./answers.import.ts";
import { type AnswerBook, BLANK, UNSEEN } from "./answers.ts";
import { smallQuestionnaire } from "./questionnaire.fixture.ts";

describe("answers import", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "answers-"));
  });
  after(() => rm(folder, { recursive: true }));

  const people = new Map(["ann", "bo", "zoë"].map((id) => [id, person(id)]));
  const header = "person_id,rater_id,statement,perspective,rating\n";
  const unseen = new Array<number>(8).fill(UNSEEN);

  interface Result {
    book: AnswerBook;
    /** "row: reason" */
    rejects: string[];
  }

  async function read(content: string | Buffer): Promise<Result> {
    const path = join(folder, "answers.csv");
    await writeFile(path, content);
    const rejects: string[] = [];
    const reject = (row: number, reason: string) => rejects.push(`${row}: ${reason}`);
    return { book: await readAnswers(path, smallQuestionnaire(), people, reject), rejects };
  }

  /** Reads one row and expects it to be rejected for one reason. */
  async function rejectOne(line: string, reason: RegExp): Promise<void> {
    const { book, rejects } = await read(`${header}${line}\n`);
    assert.equal(book.own.size + book.colleagues.size, 0, line);
    assert.equal(rejects.length, 1, line);
    assert.match(rejects[0] ?? "", reason);
  }

  test("own ratings and colleagues' views by person and rater", async () => {
    const lines = [
      "ann,ann,LV-1,self,3",
      "ann,ann,VC-4,organisation,0",
      "ann,bo,LV-2,self,1",
      "bo,ann,LV-2,self,2",
    ];
    const { book, rejects } = await read(header + lines.join("\n"));
    assert.deepEqual(rejects, []);
    assert.deepEqual([...book.own.keys()], ["ann"]);
    assert.deepEqual([...(book.own.get("ann")?.self ?? [])], [3, ...unseen.slice(1)]);
    assert.deepEqual([...(book.own.get("ann")?.organisation ?? [])], [...unseen.slice(1), 0]);
    assert.deepEqual([...book.colleagues.keys()], ["ann", "bo"]);
    assert.deepEqual([...(book.colleagues.get("ann")?.keys() ?? [])], ["bo"]);
    assert.equal(book.colleagues.get("ann")?.get("bo")?.self[1], 1);
    assert.equal(book.colleagues.get("bo")?.get("ann")?.self[1], 2);
  });

  test("values are trimmed; codes and perspectives in any case; ids in any composition", async () => {
    const lines = [
      " zoe\u0308 ,zoë, lv-1 , SELF , 2 ",
      "zoë,zoë,Lv-2,Organization,1",
      "zoë,zoë,LV-3,Organisation,3",
    ];
    const { book, rejects } = await read(header + lines.join("\n"));
    assert.deepEqual(rejects, []);
    assert.equal(book.own.get("zoë")?.self[0], 2);
    assert.deepEqual([...(book.own.get("zoë")?.organisation ?? [])].slice(0, 3), [UNSEEN, 1, 3]);
  });

  test("an empty rating is a blank", async () => {
    const { book, rejects } = await read(`${header}ann,ann,LV-1,self,\nann,ann,LV-2,self,  \n`);
    assert.deepEqual(rejects, []);
    assert.deepEqual([...(book.own.get("ann")?.self ?? [])].slice(0, 3), [BLANK, BLANK, UNSEEN]);
  });

  test("ratings that are no whole number of the scale", async () => {
    for (const rating of [
      "3.0",
      "7",
      "4",
      "-1",
      "٣",
      "+2",
      "03",
      "1e0",
      "0x1",
      "NaN",
      "three",
      "1 2",
      "３",
    ]) {
      await rejectOne(
        `ann,ann,LV-1,self,${rating}`,
        /^2: Rating unusable: “.+”\. Write a whole number from 0 to 3 /,
      );
    }
    await rejectOne('ann,ann,LV-1,self,"3,0"', /^2: Rating unusable: “3,0”\. Write/);
  });

  test("the first of two ratings stays, a blank too", async () => {
    const lines = [
      "ann,bo,LV-1,self,1",
      "ann,bo,lv-1,Self,2",
      "ann,ann,LV-1,self,",
      "ann,ann,LV-1,self,3",
      "ann,bo,LV-1,organisation,3",
    ];
    const { book, rejects } = await read(header + lines.join("\n"));
    assert.equal(book.colleagues.get("ann")?.get("bo")?.self[0], 1);
    assert.equal(book.colleagues.get("ann")?.get("bo")?.organisation[0], 3);
    assert.equal(book.own.get("ann")?.self[0], BLANK);
    assert.equal(rejects.length, 2);
    assert.match(rejects[0] ?? "", /^3: Rating given twice: .* “lv-1” .* self stays\. Delete/);
    assert.match(rejects[1] ?? "", /^5: Rating given twice: /);
  });

  test("people, statements and perspectives must be known", async () => {
    await rejectOne(
      "cy,ann,LV-1,self,1",
      /^2: Person unknown: “cy” is no id that was read from the staff file\. Correct it/,
    );
    await rejectOne("ann,cy,LV-1,self,1", /^2: Rater unknown: “cy” /);
    await rejectOne(",ann,LV-1,self,1", /^2: Person missing: write the id/);
    await rejectOne("ann, ,LV-1,self,1", /^2: Rater missing: write the id/);
    await rejectOne("ann,ann,LV-5,self,1", /^2: Statement unknown: “LV-5” /);
    await rejectOne("ann,ann,,self,1", /^2: Statement missing: /);
    await rejectOne("ann,ann,LV-1,me,1", /^2: Perspective unknown: “me”\. Write self or organisation\./);
    await rejectOne("ann,ann,LV-1,,1", /^2: Perspective missing: /);
    await rejectOne(`${"x".repeat(1000)},ann,LV-1,self,1`, /^2: Person unknown: “x{39}…” /);
  });

  test("all columns are required, in any order", async () => {
    const { book } = await read("Rating;Perspective;Statement;Rater ID;Person-ID\n3;self;VC-1;ann;ann\n");
    assert.equal(book.own.get("ann")?.self[4], 3);
    for (const column of header.trim().split(",")) {
      const rest = header
        .trim()
        .split(",")
        .filter((name) => name !== column);
      const expected = { code: "csv.missing-column", message: new RegExp(`column ${column}\\.`) };
      await assert.rejects(read(rest.join()), expected);
    }
  });

  test("rows that aren't CSV are rejected, the rest is entered", async () => {
    const lines = ["ann,ann,LV-1,self,3", 'ann,"ann,LV-2,self,3', "ann,ann,LV-3", "ann,ann,LV-4,self,3"];
    const { book, rejects } = await read(header + lines.join("\n"));
    assert.deepEqual([...(book.own.get("ann")?.self ?? [])].slice(0, 4), [3, UNSEEN, UNSEEN, 3]);
    assert.deepEqual(
      rejects.map((reject) => reject.split(":")[0]),
      ["3", "4"],
    );
  });

  test("many rows with a rating each: every one is entered or rejected", async () => {
    const codes = smallQuestionnaire().competencies.flatMap(({ statements }) =>
      statements.map(({ code }) => code),
    );
    const lines: string[] = [];
    for (let round = 0; round < 5_000; round++) {
      for (const code of codes) lines.push(`ann,bo,${code},self,${round % 4}`);
    }
    const { book, rejects } = await read(header + lines.join("\r\n"));
    assert.deepEqual([...(book.colleagues.get("ann")?.get("bo")?.self ?? [])], new Array<number>(8).fill(0));
    assert.equal(rejects.length, lines.length - 8);
    assert.match(rejects.at(-1) ?? "", new RegExp(`^${lines.length + 1}: `));
  });
});

function person(id: string): Person {
  return {
    id,
    name: id,
    email: null,
    department: "",
    managerId: null,
    job: null,
    level: null,
    location: null,
  };
}
