import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openText, type TextEncoding } from "./text-encoding.ts";

describe("text encoding", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "text-encoding-"));
  });
  after(() => rm(folder, { recursive: true }));

  async function read(bytes: Buffer): Promise<{ encoding: TextEncoding; text: string }> {
    const path = join(folder, "text.csv");
    await writeFile(path, bytes);
    const { encoding, text } = await openText(path);
    return { encoding, text: await joined(text) };
  }

  async function joined(pieces: AsyncIterable<string>): Promise<string> {
    let text = "";
    for await (const piece of pieces) text += piece;
    return text;
  }

  const sample = "id,name\n1,Zoë 😀 李明\n";
  const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();
  const cases: [string, Buffer, TextEncoding, string][] = [
    ["UTF-8", Buffer.from(sample), "utf-8", sample],
    ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${sample}`), "utf-8", sample],
    ["plain ASCII", Buffer.from("id,name\n1,Ann\n"), "utf-8", "id,name\n1,Ann\n"],
    ["UTF-16 LE with a byte order mark", Buffer.from(`\uFEFF${sample}`, "utf16le"), "utf-16le", sample],
    ["UTF-16 LE without", Buffer.from(sample, "utf16le"), "utf-16le", sample],
    ["UTF-16 BE with a byte order mark", utf16be(`\uFEFF${sample}`), "utf-16be", sample],
    ["UTF-16 BE without", utf16be(sample), "utf-16be", sample],
    ["Windows-1252", Buffer.from("5a6feb209320948085", "hex"), "windows-1252", "Zoë “ ”€…"],
    ["a few zero bytes", Buffer.from("id,name\n1,\0\n2,Zoë\n"), "utf-8", "id,name\n1,\0\n2,Zoë\n"],
    ["an empty file", Buffer.alloc(0), "utf-8", ""],
  ];
  for (const [name, bytes, encoding, text] of cases) {
    test(name, async () => assert.deepEqual(await read(bytes), { encoding, text }));
  }

  test("a byte order mark decides, whatever follows", async () => {
    const { encoding, text } = await read(Buffer.from("efbbbf41e9e9e9e9", "hex"));
    assert.equal(encoding, "utf-8");
    assert.equal(text, "A\uFFFD\uFFFD\uFFFD\uFFFD");
  });

  test("the first accented letter may stand behind a million rows", async () => {
    const ascii = Buffer.from("1,Ann\n".repeat(1_000_000));
    const latin = await read(Buffer.concat([ascii, Buffer.from("2,Zoë\n", "latin1")]));
    assert.equal(latin.encoding, "windows-1252");
    assert.equal(latin.text.slice(-6), "2,Zoë\n");
    const utf8 = await read(Buffer.concat([ascii, Buffer.from("2,Zoë\n")]));
    assert.equal(utf8.encoding, "utf-8");
    assert.equal(utf8.text.slice(-6), "2,Zoë\n");
  });

  test("characters across the blocks in which a file is read stay whole", async () => {
    const text = `a${"ë€😀".repeat(100_000)}`;
    assert.deepEqual(await read(Buffer.from(text)), { encoding: "utf-8", text });
    assert.deepEqual(await read(Buffer.from(`\uFEFF${text}`, "utf16le")), { encoding: "utf-16le", text });
  });

  test("an accented letter at a block's end is weighed with what follows", async () => {
    const { encoding } = await read(Buffer.from(`${"a".repeat(262_143)}\u00e9 b`, "latin1"));
    assert.equal(encoding, "windows-1252");
  });

  test("UTF-8 cut anywhere is UTF-8 still, damaged in its last character only", async () => {
    const bytes = Buffer.from("Ann,ë,€,😀");
    for (let length = 1; length <= bytes.length; length++) {
      const { encoding, text } = await read(bytes.subarray(0, length));
      assert.equal(encoding, "utf-8", `cut at ${length}`);
      assert.ok("Ann,ë,€,😀".startsWith(text.replace(/\uFFFD$/, "")), text);
    }
  });

  test("a few broken bytes among many good characters don't make it Windows-1252", async () => {
    const bytes = Buffer.concat([Buffer.from("ëëëëëëëëëë"), Buffer.from([0xe9]), Buffer.from("\nëëë")]);
    assert.deepEqual(await read(bytes), { encoding: "utf-8", text: "ëëëëëëëëëë\uFFFD\nëëë" });
  });

  test("sequences that UTF-8 forbids are broken", async () => {
    for (const forbidden of ["c080", "e08080", "eda080", "f0808080", "f4908080", "f5808080", "80"]) {
      const { encoding, text } = await read(Buffer.from(`41${forbidden}42`, "hex"));
      assert.ok(encoding !== "utf-8" || /^A\uFFFD+B$/.test(text), forbidden);
    }
  });

  test("what can't be read as text is told apart", async () => {
    const workbook = join(folder, "staff.xlsx");
    await writeFile(workbook, Buffer.from("504b03041400000008", "hex"));
    await assert.rejects(openText(workbook), {
      code: "file.workbook",
      message: /Excel workbook; save it as CSV/,
    });
    await writeFile(workbook, Buffer.from("d0cf11e0a1b11ae10000", "hex"));
    await assert.rejects(openText(workbook), { code: "file.workbook" });
    await assert.rejects(openText(join(folder, "none.csv")), {
      code: "file.not-found",
      message: /none\.csv/,
    });
    await assert.rejects(openText(join(workbook, "x.csv")), { code: "file.not-found" });
    await assert.rejects(openText(folder), { code: "file.is-folder" });
    await assert.rejects(openText("x".repeat(5000)), { code: "file.unreadable", message: /ENAMETOOLONG/ });
    await assert.rejects(openText("a\0b"), { code: "file.unreadable" });
  });

  test("a device is no file", { skip: process.platform === "win32" }, async () => {
    await assert.rejects(openText("/dev/null"), { code: "file.not-ordinary" });
  });

  test("an error while reading says so", { skip: process.platform !== "linux" }, async () => {
    await assert.rejects(openText("/proc/self/mem"), { code: "file.unreadable", message: /EIO/ });
  });

  test("a file that goes away after it was looked through is missed when its text is read", async () => {
    const path = join(folder, "gone.csv");
    await writeFile(path, "id\n");
    const { text } = await openText(path);
    await rm(path);
    await assert.rejects(joined(text), { code: "file.not-found" });
  });
});
