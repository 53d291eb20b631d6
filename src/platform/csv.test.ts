import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { readCsv } from "./csv.ts";
import { csvCell, quoteValue } from "./csv-cell.ts";
import { AppError } from "./errors.ts";

describe("csv", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "csv-"));
  });
  after(() => rm(folder, { recursive: true }));

  interface Result {
    /** "row: value|value|value" */
    rows: string[];
    /** "row: first words of the reason" */
    rejects: string[];
  }

  async function read(content: string | Buffer): Promise<Result> {
    const path = join(folder, "file.csv");
    await writeFile(path, content);
    const result: Result = { rows: [], rejects: [] };
    const reject = (row: number, reason: string) => result.rejects.push(`${row}: ${reason.split(":")[0]}`);
    for await (const batch of readCsv(path, ["id", "full_name", "job"], ["id", "full_name"], reject)) {
      for (const { row, values } of batch) result.rows.push(`${row}: ${values.join("|")}`);
    }
    return result;
  }

  const lineEnds = { LF: "\n", "CR LF": "\r\n", CR: "\r" };
  const used = (...rows: string[]): Result => ({ rows, rejects: [] });

  describe("header", () => {
    test("columns in any order, case and separator; unknown ones are ignored", async () => {
      assert.deepEqual(await read("Job,Shoe size, FULL-name ,ID\nclerk,42,Ann,1\n"), used("2: 1|Ann|clerk"));
    });
    test("an optional column may be absent", async () => {
      assert.deepEqual(await read("id,full name\n1,Ann\n"), used("2: 1|Ann|"));
    });
    test("two unknown columns may have the same name", async () => {
      assert.deepEqual(await read("x,id,x,full_name\n7,1,8,Ann\n"), used("2: 1|Ann|"));
    });
    for (const [name, delimiter] of Object.entries({ commas: ",", semicolons: ";", tabs: "\t" })) {
      test(`${name} are found from the known names`, async () => {
        const header = ["id", '"a,b;c\td,e;f\tg,h;i\tj"', "full_name"].join(delimiter);
        assert.deepEqual(await read(`${header}\n${["1", "x", "Ann"].join(delimiter)}\n`), used("2: 1|Ann|"));
      });
    }
    test("Excel's line that names the separator is no header", async () => {
      assert.deepEqual(await read("sep=;\nid;full_name\n1;Ann\n"), used("3: 1|Ann|"));
      assert.deepEqual(await read("SEP=,\r\nid,full_name\r\n1,Ann\r\n"), used("3: 1|Ann|"));
    });
    test("blank rows before it count", async () => {
      assert.deepEqual(await read("\n ;;\nid;full_name;job\n1;Ann;\n"), used("4: 1|Ann|"));
    });
    test("quoted names, one over two lines", async () => {
      assert.deepEqual(await read('"id","a ""b""\nc","full_name"\n1,x,Ann\n'), used("2: 1|Ann|"));
    });
    test("a second byte order mark does no harm", async () => {
      assert.deepEqual(await read("\uFEFF\uFEFFid,full_name\n1,Ann\n"), used("2: 1|Ann|"));
    });
    test("no rows", async () => assert.deepEqual(await read("id,full_name"), used()));
    test("a missing column names those found and expected", async () => {
      await assert.rejects(read("id;Nom;job\n1;Ann;clerk\n"), (error) => {
        assert.ok(error instanceof AppError);
        assert.equal(error.code, "csv.missing-column");
        assert.match(error.message, /lacks the column full_name\..*“id”, “Nom”, “job”.*id, full_name, job/);
        return true;
      });
    });
    test("a column twice", async () => {
      const message =
        /column full_name more than once: “full_name”, “Full-Name”\. Found: “id”, “full_name”, “Full-Name”/;
      await assert.rejects(read("id,full_name,Full-Name\n"), { code: "csv.duplicate-column", message });
    });
    test("an unclosed or stray quote", async () => {
      for (const header of [
        'id,"full_name\n1,Ann\n',
        'id,full"name\n1,Ann\n',
        '"id',
        '\n"id"x,full_name\n',
      ]) {
        await assert.rejects(read(header), { code: "csv.broken-header" }, header);
      }
    });
    test("an empty file, one of blank rows, one of a byte order mark", async () => {
      for (const content of ["", "\n\r\n ,,\n", "\uFEFF"]) {
        await assert.rejects(read(content), { code: "file.empty" }, JSON.stringify(content));
      }
    });
    test("binary data", async () => {
      await assert.rejects(read(Buffer.from("1f8b0800a1b2c3d4", "hex")), { code: "file.binary" });
      await assert.rejects(read(Buffer.alloc(300_000, 7)), { code: "file.binary" });
      await assert.rejects(read(Buffer.from("504b0304", "hex")), { code: "file.workbook" });
    });
    test("a missing file and a folder", async () => {
      const first = (path: string) => readCsv(path, ["id"], ["id"], () => undefined).next();
      await assert.rejects(first(join(folder, "none.csv")), { code: "file.not-found" });
      await assert.rejects(first(folder), { code: "file.is-folder" });
    });
  });

  describe("rows", () => {
    const header = "id,full_name,job\n";

    for (const [name, end] of Object.entries(lineEnds)) {
      test(`${name}: blank rows count, a field over several lines is in one row`, async () => {
        const lines = [
          "id,full_name,job",
          "1,Ann,clerk",
          "",
          ",,",
          '2,"Bo, the ""b""',
          "",
          'and so on",x',
          "3,Cy,",
        ];
        const cell = `Bo, the "b"${end}${end}and so on`;
        const expected = used("2: 1|Ann|clerk", `5: 2|${cell}|x`, "6: 3|Cy|");
        assert.deepEqual(await read(lines.join(end)), expected);
        assert.deepEqual(await read(lines.join(end) + end), expected);
      });
    }
    test("UTF-16 both ways and Windows-1252", async () => {
      const text = "\uFEFFid\tfull_name\r\n1\tZoë\r\n";
      assert.deepEqual(await read(Buffer.from(text, "utf16le")), used("2: 1|Zoë|"));
      assert.deepEqual(await read(Buffer.from(text, "utf16le").swap16()), used("2: 1|Zoë|"));
      assert.deepEqual(await read(Buffer.from(text.slice(1), "latin1")), used("2: 1|Zoë|"));
    });
    test("ragged rows; superfluous empty fields do no harm", async () => {
      assert.deepEqual(await read(`${header}1,Ann\n2,Bo,x,, \n3,Cy,x,y\n4\n5,Di,x\n`), {
        rows: ["3: 2|Bo|x", "6: 5|Di|x"],
        rejects: ["2: Too few fields", "4: Too many fields", "5: Too few fields"],
      });
    });
    test("empty names at the end of the header ask for no fields", async () => {
      assert.deepEqual(await read("id,full_name,,\n1,Ann\n2,Bo,,\n"), used("2: 1|Ann|", "3: 2|Bo|"));
    });
    test("characters that are none", async () => {
      assert.deepEqual(await read(`${header}1,A\uFFFDn,\n2,B\0,\n3,Cy,\n`), {
        rows: ["4: 3|Cy|"],
        rejects: ["2: Unreadable characters", "3: Unreadable characters"],
      });
    });
    test("a stray quote costs its row only", async () => {
      const stray = { '1,A"nn,': "Stray quote", '1,"Ann"x,': "Stray quote", '1,"Ann,': "Quote not closed" };
      for (const [line, reason] of Object.entries(stray)) {
        const expected = { rows: ["2: 0|Al|", "4: 2|Bo|", "5: 3|Cy|x"], rejects: [`3: ${reason}`] };
        assert.deepEqual(await read(`${header}0,Al,\n${line}\n2,Bo,\n3,Cy,x\n`), expected, line);
      }
    });
    test("two stray quotes that seem to belong together cost their two rows", async () => {
      for (const second of ['3,Cy",x', '3",Cy,x', '3,Cy,x"']) {
        const { rows, rejects } = await read(`${header}1,"Ann,x\n2,Bo,x\n${second}\n4,Di,x\n`);
        assert.deepEqual(rows, ["3: 2|Bo|x", "5: 4|Di|x"], second);
        assert.deepEqual(rejects, [
          '2: Stray quote (") or wrong number of fields in a row of several lines',
          "4: Stray quote",
        ]);
      }
    });
    test("a field of several lines may hold separators", async () => {
      const expected = used("2: 1|Ann,\nBo, Cy,\nDi|x", "3: 2|Ed|x");
      assert.deepEqual(
        await read(`${header.replace(",job", ",job,note")}1,"Ann,\nBo, Cy,\nDi",x,\n2,Ed,x,\n`),
        expected,
      );
    });
    test("quotes on every second line", async () => {
      const { rows, rejects } = await read(header + '1,"Ann,\n2,Bo,\n'.repeat(2000));
      assert.equal(rows.length, 2000);
      assert.equal(rejects.length, 2000);
      assert.equal(rejects.at(-1), "4000: Quote not closed");
    });
  });

  describe("large files", () => {
    const header = "id,full_name,job\n";
    const many = "1,Ann Bell,clerk\n".repeat(100_000);

    test("a stray quote in row 2 leaves the rest", async () => {
      const { rows, rejects } = await read(`${header}1,"Ann,clerk\n${many}`);
      assert.equal(rows.length, 100_000);
      assert.equal(rows.at(-1), "100002: 1|Ann Bell|clerk");
      assert.deepEqual(rejects, ['2: Quote (") not closed, or row too long']);
    });
    test("a field over many lines is read wherever the file's blocks end", async () => {
      const cell = "a line, and\n".repeat(5_000);
      const { rows, rejects } = await read(`${header}${`1,"${cell}",x\n`.repeat(30)}2,Bo,x\n`);
      assert.deepEqual(rejects, []);
      assert.equal(rows.length, 31);
      assert.equal(rows[29], `31: 1|${cell}|x`);
      assert.equal(rows[30], "32: 2|Bo|x");
    });
    for (const [name, end] of Object.entries(lineEnds)) {
      test(`${name}: a line without end costs its row`, async () => {
        for (const length of [100_010, 262_124, 262_125, 262_126, 262_127, 524_269, 1_000_000]) {
          const content = `id,full_name,job${end}${"x".repeat(length)}${end}2,Bo,x${end}3,Cy,x${end}`;
          const { rows, rejects } = await read(content);
          assert.deepEqual(rows, ["3: 2|Bo|x", "4: 3|Cy|x"], String(length));
          assert.deepEqual(rejects, ['2: Quote (") not closed, or row too long'], String(length));
        }
      });
    }
    test("an open quote before a line without end is given up before the file's end", async () => {
      const path = join(folder, "endless.csv");
      await writeFile(path, `${header}1,"Ann,x\n${"y".repeat(1_000_000)}\n3,Cy,x\n`);
      const rejects: number[] = [];
      const batches = readCsv(path, ["id"], ["id"], (row) => rejects.push(row));
      await batches.next();
      assert.deepEqual(rejects, [2, 3]);
      const rows: number[] = [];
      for await (const batch of batches) rows.push(...batch.map(({ row }) => row));
      assert.deepEqual(rows, [4]);
    });
    test("a file that ends in a line without end", async () => {
      const expected = { rows: ["2: 1|Ann|x"], rejects: ['3: Quote (") not closed, or row too long'] };
      assert.deepEqual(await read(`${header}1,Ann,x\n${"\0".repeat(1_000_000)}`), expected);
    });
  });

  describe("damage", () => {
    test("a file cut anywhere: every complete row before is used", async () => {
      const rows = ["1,Zoë,x", '2,"Bo, ""b""",y', '3,"C\nD\nE",z', "4,€,x"];
      const starts = ["2: 1|Zoë|x", '3: 2|Bo, "b"|y', "4: 3|C\nD\nE|z", "5: 4|€|x"];
      const bytes = Buffer.from(`id,full_name,job\n${rows.join("\n")}\n`);
      const ends = rows.map((_, index) =>
        Buffer.byteLength(`id,full_name,job\n${rows.slice(0, index + 1).join("\n")}`),
      );
      for (let length = 0; length <= bytes.length; length++) {
        const complete = starts.filter((_, index) => length >= (ends[index] ?? 0));
        if (length < "id,full_name".length) {
          await assert.rejects(read(bytes.subarray(0, length)), AppError);
        } else {
          const result = await read(bytes.subarray(0, length));
          assert.deepEqual(result.rows.slice(0, complete.length), complete, `cut at ${length}`);
          assert.ok(result.rows.length <= complete.length + 1, `cut at ${length}`);
        }
      }
    });

    test("random bytes: an error of ours, or rows and rejects for every line", async () => {
      const random = generator(20_240_607);
      const symbols = ['"', '"', ",", "\n", "\r", "a", "ë", "\0", " "];
      for (let round = 0; round < 150; round++) {
        const noise = Buffer.from(Array.from({ length: 200 }, () => random(256)));
        await assert.rejects(read(noise), AppError);
        const lines = Array.from({ length: 200 }, () => symbols[random(symbols.length)]).join("");
        const { rows, rejects } = await read(`id,full_name,job\n${lines}\n\n9,End,x\n`);
        const numbers = [...rows, ...rejects].map((entry) => Number.parseInt(entry, 10));
        assert.equal(new Set(numbers).size, numbers.length, lines);
        assert.match(rows.at(-1) ?? "", /9\|End\|x$/, lines);
      }
    });
  });

  test("cells for spreadsheets: quoted where needed, never a formula", () => {
    const cells = {
      "": "",
      plain: "plain",
      "a,b": '"a,b"',
      "a;b": '"a;b"',
      'say "hi"': '"say ""hi"""',
      "two\nlines": '"two\nlines"',
      " space": '" space"',
      "=1+1": "'=1+1",
      "+1": "'+1",
      "-1": "'-1",
      "@x": "'@x",
      "\tx": '"\'\tx"',
      "\rx": '"\'\rx"',
      '=HYPERLINK("a","b")': '"\'=HYPERLINK(""a"",""b"")"',
      "1-1": "1-1",
    };
    for (const [value, cell] of Object.entries(cells)) assert.equal(csvCell(value), cell);
  });

  test("values in messages are short and plain", () => {
    assert.equal(quoteValue("Ann"), "“Ann”");
    assert.equal(quoteValue("a\u202Eb\n\0c"), "“a b  c”");
    assert.equal(quoteValue("😀".repeat(40)), `“${"😀".repeat(40)}”`);
    assert.equal(quoteValue("😀".repeat(41)), `“${"😀".repeat(39)}…”`);
    assert.equal(quoteValue("x".repeat(1_000_000)), `“${"x".repeat(39)}…”`);
  });
});

/** Whole numbers below a limit, the same ones on each run (a linear congruential generator). */
function generator(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
