import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { type WriteSheet, writeXlsx } from "hucre/xlsx";
import { readSheet } from "./sheet.reader.ts";
import { isWorkbook, readWorkbook } from "./workbook.reader.ts";
import { writeWorkbook } from "./workbook.writer.ts";

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of source) all.push(each);
  return all;
}

describe("workbooks", () => {
  let folder: string;
  let path: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "workbook-"));
    path = join(folder, "staff.xlsx");
  });
  after(() => rm(folder, { recursive: true }));

  async function read(sheets: WriteSheet[], mostRows = 100): Promise<string[][]> {
    await writeFile(path, await writeXlsx({ sheets }));
    return (await collect(readWorkbook(path, mostRows))).flat();
  }

  test("cells are read as they are shown", async () => {
    const rows = [["text", "number", "padded", "yes", "day", "share"]];
    const day = new Date(Date.UTC(2026, 2, 31));
    const cells = await read([
      {
        name: "Staff",
        rows: [...rows, ["007", 12.5, 7, true, day, 0.25], [null, "é"]],
        cells: new Map([
          ["1,2", { value: 7, style: { numFmt: "00000" } }],
          ["1,4", { value: day, style: { numFmt: "yyyy-mm-dd" } }],
          ["1,5", { value: 0.25, style: { numFmt: "0%" } }],
        ]),
      },
    ]);
    assert.deepEqual(cells[1], ["007", "12.5", "00007", "TRUE", "2026-03-31", "25%"]);
    assert.deepEqual(cells[2]?.slice(0, 3), ["", "é", ""]);
  });

  test("of a formula its last result", async () => {
    const cells = new Map([["0,0", { formula: "1+1", formulaResult: "two", value: "two" }]]);
    assert.deepEqual(await read([{ name: "Staff", rows: [["two"]], cells }]), [["two"]]);
  });

  test("the first sheet that isn't hidden", async () => {
    const sheets = [
      { name: "Hidden", rows: [["a"]], hidden: true },
      { name: "Shown", rows: [["b"]] },
      { name: "Other", rows: [["c"]] },
    ];
    assert.deepEqual(await read(sheets), [["b"]]);
  });

  test("200 columns of each row, and no more rows than asked for", async () => {
    const wide = Array.from({ length: 300 }, (_, index) => String(index));
    assert.equal((await read([{ name: "Staff", rows: [wide] }]))[0]?.length, 200);
    const long = { name: "Staff", rows: Array.from({ length: 11 }, () => ["x"]) };
    assert.equal((await read([long], 11)).length, 11);
    await assert.rejects(read([long], 10), { code: "workbook.too-many-rows", message: /over 10 rows/ });
  });

  test("a cell in the farthest corner costs no memory", async () => {
    const cells = new Map([["1048575,16383", { value: "x" }]]);
    await writeFile(path, await writeXlsx({ sheets: [{ name: "Staff", rows: [["a"]], cells }] }));
    await assert.rejects(collect(readWorkbook(path, 100)), { code: /^workbook\./ });
  });

  test("leaving early stops the thread", async () => {
    await writeFile(path, await writeXlsx({ sheets: [{ name: "Staff", rows: [["a"]] }] }));
    for await (const batch of readWorkbook(path, 100)) {
      assert.deepEqual(batch, [["a"]]);
      break;
    }
  });

  test("are known by their content", async () => {
    await writeFile(path, "id,name\n");
    assert.equal(await isWorkbook(path), false);
    assert.equal(await isWorkbook(join(folder, "nothing.xlsx")), false);
    await writeFile(path, await writeXlsx({ sheets: [{ name: "Staff", rows: [["a"]] }] }));
    assert.equal(await isWorkbook(path), true);
  });

  test("a table: columns in any order and case, blank rows skipped, rows numbered as shown", async () => {
    const rows = [[], [null, "Name", "Manager ID", "id"], [" ", null], ["x", "Ann", null, 7]];
    await writeFile(path, await writeXlsx({ sheets: [{ name: "Staff", rows }] }));
    const known: string[] = [];
    const options = { mostRows: 100, onHeader: (columns: readonly string[]) => void known.push(...columns) };
    const batches = await collect(readSheet(path, ["id", "name", "job", "manager_id"], ["id"], options));
    assert.deepEqual(batches.flat(), [{ row: 4, values: ["7", "Ann", "", ""] }]);
    assert.deepEqual(known, ["id", "name", "manager_id"]);
    const file = { path, name: "mine.xlsx" };
    await assert.rejects(collect(readSheet(file, ["job"], ["job"], options)), {
      code: "csv.missing-column",
      message: /^mine\.xlsx lacks the column job\. Found: “”, “name”, “manager_id”, “id”\./,
    });
  });

  test("what is written is read again, as text", async () => {
    const rows = [["=1+1", "0012", "a\u0000\uFFFFb\uD800", " x "]];
    const written = writeWorkbook({ name: "People", header: ["a", "b", "c", "d"], rows });
    await writeFile(path, await new Response(written).bytes());
    assert.deepEqual((await collect(readWorkbook(path, 10))).flat(), [
      ["a", "b", "c", "d"],
      ["=1+1", "0012", "ab\uFFFD", " x "],
    ]);
  });
});
