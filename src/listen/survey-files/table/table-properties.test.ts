import assert from "node:assert/strict";
import { existsSync, globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { AppError } from "#platform/errors.ts";
import { seededRandom } from "#stats/random.ts";
import { cellsOf, type TableFolder, tableFolder } from "./table.fixture.ts";

const formats = join(import.meta.dirname, "../../../../../shared/data/formats");

describe("tables at random", () => {
  let folder: TableFolder;
  before(async () => {
    folder = await tableFolder();
  });
  after(() => folder[Symbol.asyncDispose]());

  const pieces = [
    "a",
    "7",
    "10",
    " ",
    "ü",
    "한",
    "😀",
    '"',
    "\n",
    "\r\n",
    ",",
    ";",
    "\t",
    "|",
    "x y",
    "-1.5",
    "",
  ];
  const writers: Record<string, (text: string) => Uint8Array> = {
    "utf-8": (text) => Buffer.from(text),
    "utf-8 with a mark": (text) => Buffer.from(`\uFEFF${text}`),
    "utf-16le": (text) => Buffer.from(`\uFEFF${text}`, "utf16le"),
    "utf-16be": (text) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
  };

  test("are read as they were written, wherever the pieces of the file end", async () => {
    const random = seededRandom(11);
    for (let round = 0; round < 150; round++) {
      const width = 1 + random.integer(6);
      const separator = random.pick([",", ";", "\t", "|"]);
      const lineEnd = random.pick(["\n", "\r\n", "\r"]);
      // The first column keeps rows from being blank and lines of cells from looking like rows.
      const rows = Array.from({ length: 1 + random.integer(30) }, (_, row) => [
        `row ${row}`,
        ...Array.from({ length: width - 1 }, () =>
          Array.from({ length: random.integer(4) }, () => random.pick(pieces)).join(""),
        ),
      ]).filter((cells) => cells.every((cell) => cell.split(/[\r\n]+/).length < 3));
      if (rows.length === 0) continue;
      const write = (cell: string) => {
        const must = /^\s*"|^\s|\s$|[\r\n]/.test(cell) || cell.includes(separator);
        return must || random.uniform() < 0.2 ? `"${cell.replaceAll('"', '""')}"` : cell;
      };
      const lines = rows.map((cells) => cells.map(write).join(separator));
      const text = lines.join(lineEnd) + (random.uniform() < 0.5 ? lineEnd : "");
      const [name, encode] = random.pick(Object.entries(writers));
      const chunk = 1 + random.integer(random.pick([4, 50, 5000]));
      const table = await folder.open(encode(text), { separator }, chunk);
      // Trailing columns that hold nothing are left out.
      const filled = Math.max(...rows.map((cells) => cells.findLastIndex((cell) => cell.trim() !== "") + 1));
      assert.deepEqual(
        await cellsOf(table),
        rows.map((cells) => cells.slice(0, filled)),
        `round ${round}: ${name}, ${JSON.stringify(separator)}, pieces of ${chunk} bytes\n${text}`,
      );
      assert.equal(table.rejected.count, 0);
    }
  });

  test("noise is a table or a clear error", async () => {
    const random = seededRandom(12);
    for (let round = 0; round < 100; round++) {
      const alphabet = random.pick(['",\n', '";\r\n 1', '\0ab",\n', undefined]);
      const bytes = Uint8Array.from({ length: random.integer(3000) }, () =>
        alphabet === undefined ? random.integer(256) : alphabet.charCodeAt(random.integer(alphabet.length)),
      );
      await tableOrError(bytes, 1 + random.integer(700));
    }
  });

  test("exports of other tools, cut anywhere, are tables or clear errors", {
    skip: !existsSync(formats),
  }, async () => {
    const random = seededRandom(13);
    const files = globSync("**/*.csv", { cwd: formats });
    assert.ok(files.length >= 4, `${files.length} files`);
    for (const file of files) {
      const bytes = await readFile(join(formats, file));
      for (let round = 0; round < 10; round++) {
        await tableOrError(bytes.subarray(0, random.integer(bytes.length)), 1 << 12);
        const from = random.integer(bytes.length);
        await tableOrError(bytes.subarray(from, from + random.integer(bytes.length - from)), 1 << 12);
      }
    }
  });

  async function tableOrError(bytes: Uint8Array, chunk: number): Promise<void> {
    try {
      const table = await folder.open(bytes, {}, chunk);
      for (const cells of await cellsOf(table)) assert.equal(cells.length, table.width);
    } catch (error) {
      if (error instanceof AppError) assert.match(error.message, /[.?]$/);
      else throw error;
    }
  }
});
