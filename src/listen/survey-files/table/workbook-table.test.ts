import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { TableLayout } from "../survey-file.ts";
import { cellsOf, numberedCellsOf, type TableFolder, tableFolder } from "./table.fixture.ts";

describe("a workbook as a table", () => {
  let folder: TableFolder;
  before(async () => {
    folder = await tableFolder();
  });
  after(() => folder[Symbol.asyncDispose]());

  async function open(sheets: WriteSheet[], told: Partial<TableLayout> = {}, chunk?: number) {
    return await folder.open(await writeXlsx({ sheets }), told, chunk, "survey.xlsx");
  }

  test("numbers in full, dates as ISO dates, texts as they are", async () => {
    const day = new Date(Date.UTC(2026, 2, 31));
    const time = new Date(Date.UTC(2026, 2, 31, 14, 5, 9));
    const styled = (value: Date | number, numFmt: string) => ({ value, style: { numFmt } });
    const table = await open([
      {
        name: "Answers",
        rows: [
          ["text", "number", "share", "yes", "day", "moment", "id", "clock"],
          [' a "b", c\nd ', 3.456789, 0.25, true, day, time, 7, 0.5],
        ],
        cells: new Map([
          ["1,1", styled(3.456789, "0.0")],
          ["1,2", styled(0.25, "0%")],
          ["1,4", styled(day, "dd.mm.yyyy")],
          ["1,5", styled(time, "m/d/yy h:mm")],
          ["1,6", styled(7, "00000")],
          ["1,7", styled(0.5, "h:mm")],
        ]),
      },
    ]);
    assert.deepEqual((await cellsOf(table))[1], [
      ' a "b", c\nd ',
      "3.456789",
      "0.25",
      "TRUE",
      "2026-03-31",
      "2026-03-31 14:05:09",
      "00007",
      "12:00:00",
    ]);
    assert.deepEqual(table.layout, { encoding: null, separator: null, sheet: "Answers", headerRows: 0 });
  });

  test("of formulas the last calculated value; those without one are said", async () => {
    const table = await open([
      {
        name: "S",
        rows: [["a", "b"]],
        cells: new Map([
          ["1,0", { formula: "1+1", formulaResult: 2, value: 2 }],
          ["1,1", { formula: "A2+1", value: null }],
          ["2,0", { value: 5 }],
        ]),
      },
    ]);
    assert.deepEqual(await cellsOf(table), [
      ["a", "b"],
      ["2", ""],
      ["5", ""],
    ]);
    assert.deepEqual(
      table.notes.map(({ code, text }) => [code, /the first in B2\./.test(text)]),
      [["sheet.uncalculated", true]],
    );
  });

  test("what merged cells of the header hold counts in each of them; among the answers it is said", async () => {
    const merge = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
      startRow,
      startCol,
      endRow,
      endCol,
    });
    const table = await open([
      {
        name: "S",
        rows: [
          ["Our survey", null, null, null],
          ["ID", "Which ones?", null, "Rating"],
          [null, "Red", "Blue", null],
          [1, "x", null, 5],
          [2, null, "x", null],
        ],
        merges: [merge(0, 0, 0, 3), merge(1, 1, 1, 2), merge(1, 0, 2, 0), merge(3, 3, 4, 3)],
      },
    ]);
    assert.deepEqual(await cellsOf(table), [
      ["Our survey", "", "", ""],
      ["ID", "Which ones?", "Which ones?", "Rating"],
      ["ID", "Red", "Blue", ""],
      ["1", "x", "", "5"],
      ["2", "", "x", ""],
    ]);
    assert.deepEqual(
      table.notes.map(({ code }) => code),
      ["sheet.merged"],
    );
  });

  test("the visible sheet with most in it, or the one that is named", async () => {
    const sheets = [
      { name: "Notes", rows: [["about"]] },
      { name: "Data", rows: Array.from({ length: 50 }, (_, row) => [row, "answer"]) },
      { name: "Secret", rows: Array.from({ length: 500 }, (_, row) => [row, "hidden"]), hidden: true },
    ];
    const table = await open(sheets);
    assert.deepEqual(table.sheets, ["Notes", "Data"]);
    assert.equal(table.layout.sheet, "Data");
    assert.equal((await cellsOf(table)).length, 50);
    assert.deepEqual(
      table.notes.map(({ code }) => code),
      ["sheet.chosen"],
    );
    assert.deepEqual(await cellsOf(await open(sheets, { sheet: "Notes" })), [["about"]]);
    await assert.rejects(open(sheets, { sheet: "Secret" }), {
      code: "workbook.unknown-sheet",
      message: /“Notes”, “Data”/,
    });
  });

  test("blank rows count, hidden rows and columns are read and said", async () => {
    const table = await open([
      {
        name: "S",
        rows: [["a", "b"], ...Array.from({ length: 14 }, () => []), [1, 2], [null, " "], [3, 4]],
        columns: [{ hidden: true }, {}],
        rowDefs: new Map([[15, { hidden: true }]]),
      },
    ]);
    assert.deepEqual(await numberedCellsOf(table), [
      { row: 1, cells: ["a", "b"] },
      { row: 16, cells: ["1", "2"] },
      { row: 18, cells: ["3", "4"] },
    ]);
    assert.deepEqual(
      table.notes.map(({ code }) => code),
      ["sheet.hidden-rows", "sheet.hidden-columns"],
    );
  });

  test("answers of several lines that look like rows are answers", async () => {
    const pasted = "1,2,3\n4,5,6\n7,8,9";
    const table = await open(
      [
        {
          name: "S",
          rows: [
            ["a", "b", "c"],
            [1, pasted, '"x'],
          ],
        },
      ],
      {},
      16,
    );
    assert.deepEqual((await cellsOf(table))[1], ["1", pasted, '"x']);
  });

  test("what is too large, empty or no workbook is said", async () => {
    await assert.rejects(open([{ name: "S", rows: [] }]), { code: "file.empty" });
    const far = new Map([["0,10000", { value: 1 }]]);
    await assert.rejects(open([{ name: "S", rows: [], cells: far }]), { code: "workbook.too-many-columns" });
    const deep = new Map([["600000,0", { value: 1 }]]);
    await assert.rejects(open([{ name: "S", rows: [], cells: deep }]), {
      code: "workbook.too-many-rows",
      message: /save|Save the sheet as CSV/,
    });
  });

  test("a workbook cut anywhere isn't complete", async () => {
    const rows = Array.from({ length: 300 }, (_, row) => [row, `answer ${row}`]);
    const whole = await writeXlsx({ sheets: [{ name: "S", rows }] });
    for (let part = 1; part < 10; part++) {
      const cut = whole.subarray(0, Math.floor((whole.length * part) / 10));
      await assert.rejects(folder.open(cut, {}, 1 << 16, "cut.csv"), {
        code: "archive.incomplete",
        message: /is an Excel workbook that isn't complete.*download it again/,
      });
    }
    // Damage inside of the packed parts.
    for (let at = 40; at < whole.length; at += Math.floor(whole.length / 20)) {
      const damaged = Uint8Array.from(whole);
      damaged.set([0xff, 0x00, 0xff, 0x55], at);
      await folder.open(damaged, {}, 1 << 16, "damaged.xlsx").then(cellsOf, (error: unknown) => {
        assert.equal((error as { name: string }).name, "AppError");
      });
    }
  });
});
