import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { type TableFolder, tableFolder } from "./table.fixture.ts";

const data = join(import.meta.dirname, "../../../../../shared/data/formats");

describe("what is no text", () => {
  let folder: TableFolder;
  before(async () => {
    folder = await tableFolder();
  });
  after(() => folder[Symbol.asyncDispose]());

  /** As evenly spread as packed bytes are. */
  const packed = Buffer.alloc(20_000);
  for (let at = 0, state = 1; at < packed.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    packed[at] = state >>> 24;
  }

  test("pictures are named", async () => {
    const begins = { PNG: "89504e470d0a1a0a0000000d", JPEG: "ffd8ffe000104a46", GIF: "47494638396101" };
    for (const [kind, hex] of Object.entries(begins)) {
      const content = Buffer.concat([Buffer.from(hex, "hex"), packed]);
      await assert.rejects(folder.open(content), { code: "file.other-kind", message: new RegExp(kind) });
    }
  });

  test("packed bytes of any other kind are refused, also where they hold no zeros", async () => {
    await assert.rejects(folder.open(packed), { code: "file.binary" });
    await assert.rejects(folder.open(packed.filter((byte) => byte !== 0)), { code: "file.binary" });
    await assert.rejects(folder.open(packed, { encoding: "windows-1252" }), { code: "file.binary" });
  });

  test("a text with slips, and texts of other encodings, aren't", async () => {
    const rows = Array.from({ length: 60 }, (_, row) => `${row},4,Größe 만족도`).join("\n");
    await folder.open(`a,b,c\n${rows.replaceAll(",4", ",4\u0001")}`);
    await folder.open(Buffer.from(`\ufeffa,b,c\n${rows}`, "utf16le"));
    await folder.open(Buffer.from(`a,b,c\n${rows}`, "utf16le"));
    // "만족도" in CP949
    const korean = Buffer.from(`${"b8b8c1b7b5b5".repeat(3)}2c310a`.repeat(40), "hex");
    await folder.open(Buffer.concat([Buffer.from("name,n\n"), korean]));
  });

  test("a real file with damaged bytes is read", {
    skip: existsSync(data) ? false : "the shared example data are not here",
  }, async () => {
    const table = await folder.open(readFileSync(join(data, "surveymonkey/StarWars.csv")));
    assert.ok(table.notes.some(({ code }) => code === "encoding.damaged"));
  });
});
