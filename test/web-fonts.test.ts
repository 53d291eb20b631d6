import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type FontPart, withParts } from "../web/build/font-faces.ts";
import { readTables, tableOf } from "../web/build/font-file.ts";
import { partsOf } from "../web/build/font-parts.ts";
import { readCharacters } from "../web/build/glyphs.ts";

const fonts = globSync(
  [
    "@expo-google-fonts/source-sans-3/{400Regular,600SemiBold}/*.ttf",
    "@expo-google-fonts/source-serif-4/600SemiBold/*.ttf",
  ],
  { cwd: join(import.meta.dirname, "../node_modules") },
).map((path) => ({
  name: path.split("/").at(-1) ?? path,
  font: new Uint8Array(readFileSync(join(import.meta.dirname, "../node_modules", path))),
}));

/** The glyph of a character, by a table in format 4. */
function glyphIn(font: Uint8Array, code: number): number {
  const cmap = tableOf(readTables(font), "cmap");
  const at = cmap.getUint32(8);
  assert.equal(cmap.getUint16(at), 4);
  const count = cmap.getUint16(at + 6) / 2;
  for (let run = 0; run < count; run++) {
    const last = cmap.getUint16(at + 14 + 2 * run);
    const first = cmap.getUint16(at + 16 + 2 * count + 2 * run);
    if (code >= first && code <= last) return (code + cmap.getUint16(at + 16 + 4 * count + 2 * run)) & 0xffff;
  }
  return 0;
}

const widthIn = (font: Uint8Array, code: number) =>
  tableOf(readTables(font), "hmtx").getUint16(4 * glyphIn(font, code));

function sumOf(font: Uint8Array): number {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  let sum = 0;
  for (let at = 0; at < font.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

describe("fonts in parts", () => {
  test("there are fonts to cut", () => assert.equal(fonts.length, 3));
  for (const { name, font } of fonts)
    test(`${name}: every character is in one part, and each part is a whole font`, () => {
      const parts = partsOf(font);
      assert.equal(parts.length, 4);
      const wanted = [...readCharacters(readTables(font)).keys()].filter(
        (code) => code >= 0x20 && code < 0xffff,
      );
      const inParts = parts.flatMap(({ ranges }) =>
        ranges.flatMap(([first, last]) =>
          Array.from({ length: last - first + 1 }, (_, index) => first + index),
        ),
      );
      assert.deepEqual(
        inParts.toSorted((a, b) => a - b),
        wanted.toSorted((a, b) => a - b),
      );
      for (const { font: part, ranges } of parts) {
        const tables = readTables(part);
        const glyphs = tableOf(tables, "maxp").getUint16(4);
        assert.equal(tableOf(tables, "loca").byteLength, 4 * (glyphs + 1));
        assert.equal(tableOf(tables, "hmtx").byteLength, 4 * glyphs);
        assert.equal(sumOf(part), 0xb1b0afba);
        for (const [first] of ranges) assert.ok(glyphIn(part, first) > 0, first.toString(16));
      }
      const [first] = parts;
      assert.ok(first && first.font.length < 40_000);
      const figures = new Set([..."0123456789"].map((each) => widthIn(first.font, each.charCodeAt(0))));
      assert.equal(figures.size, 1, "figures are of equal width");
      assert.ok(widthIn(first.font, 0x57) > widthIn(first.font, 0x69), "W is wider than i");
      assert.ok(readTables(first.font).has("kern"));
    });

  test("a style sheet names each part with its characters, and leaves other fonts whole", () => {
    const parts: FontPart[] = [
      { address: "/a-1.ttf", ranges: [[0x20, 0x7e]] },
      {
        address: "/a-2.ttf",
        ranges: [
          [0x100, 0x100],
          [0x200, 0x2ff],
        ],
      },
    ];
    const css = `@font-face{font-family:A;src:url(/a.ttf)}@font-face{font-family:B;src:url("/b.ttf");}p{}`;
    assert.equal(
      withParts(css, (address) => (address === "/a.ttf" ? parts : undefined)),
      `@font-face{font-family:A;src:url(/a-1.ttf);unicode-range:U+20-7E}@font-face{font-family:A;src:url(/a-2.ttf);unicode-range:U+100,U+200-2FF}@font-face{font-family:B;src:url("/b.ttf");}p{}`,
    );
  });
});
