import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { cellsOf, neverStopped, numberedCellsOf, type TableFolder, tableFolder } from "./table.fixture.ts";
import { shortKeyOf } from "./table.ts";

describe("a text file as a table", () => {
  let folder: TableFolder;
  before(async () => {
    folder = await tableFolder();
  });
  after(() => folder[Symbol.asyncDispose]());

  const plain = [
    ["id", "a", "b"],
    ["1", "5", "x y"],
    ["2", "", "z"],
  ];
  const deviations: [string, string, string[][]][] = [
    ["commas", "id,a,b\n1,5,x y\n2,,z\n", plain],
    ["semicolons", "id;a;b\n1;5;x y\n2;;z\n", plain],
    ["tabs", "id\ta\tb\n1\t5\tx y\n2\t\tz\n", plain],
    ["bars", "id|a|b\n1|5|x y\n2||z\n", plain],
    ["CRLF and no line end at the end", "id,a,b\r\n1,5,x y\r\n2,,z", plain],
    ["CR alone", "id,a,b\r1,5,x y\r2,,z\r", plain],
    ["a byte order mark", "\uFEFFid,a,b\n1,5,x y\n2,,z\n", plain],
    ["a line that names the separator", "sep=;\r\nid;a;b\r\n1;5;x y\r\n2;;z\r\n", plain],
    ["quotes around everything", '"id","a","b"\n"1","5","x y"\n"2","","z"\n', plain],
    ["a separator at the end of each row", "id,a,b,\n1,5,x y,\n2,,z,\n", plain],
    ["a separator at the end of the header", "id,a,b,\n1,5,x y\n2,,z\n", plain],
    ["blank rows", "\nid,a,b\n\n , ,\n1,5,x y\n,,\n2,,z\n\n", plain],
    ["spaces around quotes", 'id,"a" , "b"\n1, "5" ,"x y"  \n2,, "z"\n', plain],
  ];
  for (const [name, content, expected] of deviations) {
    test(name, async () => {
      const table = await folder.open(content);
      assert.deepEqual(await cellsOf(table), expected);
      assert.deepEqual(table.rejected, { count: 0, first: [] });
      assert.deepEqual(
        table.head.map(({ cells }) => cells),
        expected,
      );
    });
  }

  test("quotes, line breaks and separators inside of quotes; quotes inside of words", async () => {
    const table = await folder.open('q,t\n1,"a ""b"", c\nd\r\ne"\n2,5" screen\n3,""""\n');
    assert.deepEqual(await cellsOf(table), [
      ["q", "t"],
      ["1", 'a "b", c\nd\r\ne'],
      ["2", '5" screen'],
      ["3", '"'],
    ]);
  });

  test("decimal commas between semicolons", async () => {
    const table = await folder.open("a;b;c\n1,5;2,5;3,5\n2,5;3,5;4,5\n1,0;2,0;3,0\n");
    assert.equal(table.layout.separator, ";");
    assert.deepEqual((await cellsOf(table))[1], ["1,5", "2,5", "3,5"]);
  });

  test("commas in the sentences of one column separate nothing", async () => {
    const rows = ["What do you think?", "Good, fast", "Slow, but kind, really", "Fine"];
    const table = await folder.open(rows.join("\n"));
    assert.deepEqual((await cellsOf(table)).flat(), rows);
  });

  test("rows are counted as a spreadsheet counts", async () => {
    const table = await folder.open('a,b\n\n1,"x\ny"\n2,z\n');
    assert.deepEqual(
      (await numberedCellsOf(table)).map(({ row }) => row),
      [1, 3, 4],
    );
  });

  test("a row of another width is rejected", async () => {
    const rows = Array.from({ length: 100 }, (_, index) => `${index},1,2`);
    rows[50] = "50,1,2,3";
    rows[60] = "60,1";
    const table = await folder.open(["a,b,c", ...rows].join("\n"));
    assert.equal((await cellsOf(table)).length, 99);
    assert.equal(table.rejected.count, 2);
    assert.deepEqual(
      table.rejected.first.map(({ row, reason }) => [row, reason.slice(0, 17)]),
      [
        [52, "Too many cells: 4"],
        [62, "Too few cells: 2 "],
      ],
    );
  });

  test("where rows end early throughout, the cells that they lack are blank", async () => {
    const table = await folder.open("a,b,c\n1,2,3\n1\n1,2\n4,5,6\n7\n");
    assert.deepEqual((await cellsOf(table))[2], ["1", "", ""]);
    assert.equal(table.rejected.count, 0);
    assert.deepEqual(
      table.notes.map(({ code }) => code),
      ["rows.short"],
    );
  });

  test("titles above the table may be short", async () => {
    const rows = Array.from({ length: 40 }, (_, index) => `${index},1,2`);
    const table = await folder.open(["Our survey", "Exported today,by me", "a,b,c", ...rows].join("\n"));
    assert.deepEqual((await cellsOf(table)).slice(0, 3), [
      ["Our survey", "", ""],
      ["Exported today", "by me", ""],
      ["a", "b", "c"],
    ]);
    assert.equal(table.rejected.count, 0);
  });

  test("a header without a name for the row numbers is moved to its columns", async () => {
    const table = await folder.open('"a","b"\n"1",5,6\n"2",7,8\n"3",9,9\n');
    assert.deepEqual((await cellsOf(table)).slice(0, 2), [
      ["", "a", "b"],
      ["1", "5", "6"],
    ]);
    assert.deepEqual(
      table.notes.map(({ code, weight }) => [code, weight]),
      [["rows.shifted", "check"]],
    );
  });

  const good = Array.from({ length: 20 }, (_, index) => `${index},${index % 5},fine`);
  const broken: [string, string[]][] = [
    ["a quote that is never closed", ['20,"3,bad']],
    ["a quote that is closed too early", ['20,"3"x,bad']],
    ["quotes that two rows leave open", ['20,"3,bad', "21,4,fine", '22,4",fine']],
    ["a quote that is never closed, at the very end", []],
  ];
  for (const [name, rows] of broken) {
    test(`${name} costs its row alone`, async () => {
      const after = rows.length === 0 ? ['90,1,"bad'] : [];
      const lines = ["a,b,c", ...good, ...rows, ...good, ...after];
      const wanted = lines.filter((line) => !line.includes("bad")).map((line) => line.split(","));
      for (const chunk of [64, 1 << 16]) {
        const table = await folder.open(lines.join("\n"), {}, chunk);
        assert.deepEqual(await cellsOf(table), wanted);
        assert.equal(table.rejected.count, lines.length - wanted.length);
      }
    });
  }

  test("a quoted answer may be long, but has an end", async () => {
    const long = "line of an answer\n".repeat(40_000);
    const table = await folder.open(`a,b\n1,"${long}"\n2,x\n`);
    assert.equal((await cellsOf(table))[1]?.[1], long);
    const endless = await folder.open(`a,b\n1,"${"12,34\n".repeat(300_000)}`);
    assert.equal((await cellsOf(endless)).length, 300_000);
    assert.equal(endless.rejected.count, 1);
  });

  test("a line without an end is rejected in bounded memory", async () => {
    const content = Buffer.concat([
      Buffer.from("a,b\n1,2\n"),
      Buffer.alloc(20 * 2 ** 20, "x"),
      Buffer.from("\n3,4\n"),
    ]);
    const table = await folder.open(content, {}, 1 << 20);
    assert.deepEqual(await cellsOf(table), [
      ["a", "b"],
      ["1", "2"],
      ["3", "4"],
    ]);
    assert.deepEqual(
      table.rejected.first.map(({ row }) => row),
      [3],
    );
  });

  test("10,000 columns", async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `q${index}`);
    const row = names.map((_, index) => String(index % 7));
    const table = await folder.open([names, row, row].map((cells) => cells.join(",")).join("\n"));
    assert.equal(table.width, 10_000);
    assert.deepEqual(await cellsOf(table), [names, row, row]);
    const wide = `${"x,".repeat(20_001)}x\n`;
    await assert.rejects(folder.open(wide.repeat(3)), { code: "table.too-many-columns" });
  });

  test("keys and numbers of cells are those of their texts", async () => {
    const cells = [
      "",
      "5",
      "10",
      " 7 ",
      "abcdef",
      "abcdefg",
      "ä",
      "-3.25",
      "1e5",
      ".5",
      "5.",
      "-",
      "0.1",
      "12345678901234567890",
      "+4",
      "1,5",
      "1.2.3",
    ];
    const quoted = cells.map((cell) => `"${cell}"`);
    const table = await folder.open(`${quoted.join(";")}\n${cells.join(";")}\n${quoted.join(" ; ")}\n`);
    for await (const block of table.blocks(neverStopped)) {
      assert.equal(block.rows, 3);
      for (let row = 0; row < block.rows; row++) {
        cells.forEach((cell, column) => {
          assert.equal(block.text(row, column), cell);
          assert.equal(block.shortKey(row, column), shortKeyOf(cell), `key of ${cell}`);
          const number = /^ *[-+]?(\d+\.?\d*|\.\d+) *$/.test(cell) ? Number(cell) : Number.NaN;
          assert.equal(block.number(row, column), number, `number of ${cell}`);
        });
      }
    }
    assert.equal(shortKeyOf("7"), 55);
    assert.equal(shortKeyOf("10"), 12592);
  });

  test("what it is told counts", async () => {
    const table = await folder.open("a;b,c\n1;2,3\n", { separator: ";", headerRows: 1 });
    assert.deepEqual(table.layout, { encoding: "utf-8", separator: ";", sheet: null, headerRows: 1 });
    assert.deepEqual((await cellsOf(table))[1], ["1", "2,3"]);
    await assert.rejects(folder.open("a", { separator: "#" }), { code: "layout.separator" });
    await assert.rejects(folder.open("a", { encoding: "klingon" }), { code: "layout.encoding" });
  });

  test("what is no table", async () => {
    await assert.rejects(folder.open(""), { code: "file.empty" });
    await assert.rejects(folder.open("\n\n , \n"), { code: "file.empty" });
    await assert.rejects(folder.open(Buffer.alloc(100)), { code: "file.binary" });
    await assert.rejects(folder.open("$FL2@(#) SPSS DATA FILE"), {
      code: "file.other-kind",
      message: /SPSS/,
    });
    await assert.rejects(folder.open(Buffer.from("d0cf11e0a1b11ae1", "hex")), { message: /\.xls/ });
    await assert.rejects(folder.open(Buffer.from("504b0304", "hex")), { code: "archive.incomplete" });
  });

  test("stops when it is told to", async () => {
    const controller = new AbortController();
    const table = await folder.open("a,b\n".repeat(10_000), {}, 1000);
    const read = async () => {
      for await (const _ of table.blocks(controller.signal)) controller.abort();
    };
    await assert.rejects(read(), { name: "AbortError" });
  });
});
