import { bytesOf, type FontTables, readTables, tableOf, words, writeFont } from "./font-file.ts";
import { characterTable, closureOf, glyphTables, readCharacters } from "./glyphs.ts";
import { exchanged, kerningTable } from "./layout-tables.ts";

/** Characters from first to last. */
export type Range = readonly [first: number, last: number];

/** Characters of English and of our own pages: what nearly every page needs. */
const common: readonly Range[] = [
  [0x20, 0x7e],
  [0xa0, 0xa0],
  [0xa9, 0xab],
  [0xb0, 0xb3],
  [0xb7, 0xb7],
  [0xbb, 0xbb],
  [0xd7, 0xd7],
  [0x2010, 0x2015],
  [0x2018, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x2030, 0x2030],
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x2264, 0x2265],
  [0x25b2, 0x25b2],
  [0x25bc, 0x25bc],
];

/** Letters and signs of the other western European languages. */
const western: readonly Range[] = [
  [0xa1, 0xff],
  [0x152, 0x153],
];

/** Further letters of European names. */
const extended: readonly Range[] = [
  [0x100, 0x24f],
  [0x300, 0x36f],
  [0x1e00, 0x1eff],
];

const isIn = (ranges: readonly Range[], code: number) =>
  ranges.some(([first, last]) => code >= first && code <= last);

/** Between these, moves are seen. */
const isKerned = (code: number) => code >= 0x21 && code <= 0x7e;
const leastMove = 8;

/** Sorted characters as ranges. */
function rangesOf(codes: readonly number[]): Range[] {
  const ranges: [number, number][] = [];
  for (const code of codes) {
    const last = ranges.at(-1);
    if (last && code === last[1] + 1) last[1] = code;
    else ranges.push([code, code]);
  }
  return ranges;
}

/**
 * A font in parts, each with the characters that it has: the common ones, those of western Europe, further Latin letters, and the rest. The first
 * is a tenth of the whole. Figures are the ones of equal width, which all of our pages use; ligatures are left out.
 * TrueType outlines without hints, characters below 65,536.
 */
export function partsOf(font: Uint8Array): { font: Uint8Array; ranges: Range[] }[] {
  const tables = readTables(font);
  const all = [...readCharacters(tables)].filter(([code]) => code >= 0x20 && code < 0xffff);
  const kinds = [common, western, extended];
  const kindOf = (code: number) => kinds.findIndex((ranges) => isIn(ranges, code));
  const parts = [0, 1, 2, -1].map((kind) => all.filter(([code]) => kindOf(code) === kind));
  return parts
    .filter((characters) => characters.length > 0)
    .map((characters) => ({
      font: fontWith(tables, characters),
      ranges: rangesOf(characters.map(([code]) => code).sort((a, b) => a - b)),
    }));
}

function fontWith(tables: FontTables, wanted: readonly [code: number, glyph: number][]): Uint8Array {
  const tabular = exchanged(tables, "tnum");
  const characters = wanted.map(([code, glyph]): [number, number] => {
    const isFigure = code >= 0x30 && code <= 0x39;
    return [code, isFigure ? (tabular.get(glyph) ?? glyph) : glyph];
  });
  const kept = closureOf(
    tables,
    characters.map(([, glyph]) => glyph),
  );
  const renumbered = new Map(kept.map((glyph, index) => [glyph, index]));
  const numberOf = (glyph: number) => renumbered.get(glyph) ?? 0;
  const kerned = characters
    .filter(([code]) => isKerned(code))
    .map(([, glyph]) => [glyph, numberOf(glyph)] as const)
    .sort(([, a], [, b]) => a - b);
  const changed = (tag: string, change: (view: DataView) => void) => {
    const bytes = bytesOf(tableOf(tables, tag));
    change(new DataView(bytes.buffer));
    return bytes;
  };
  const kerning = kerningTable(tables, kerned, leastMove);
  return writeFont(
    new Map([
      ...glyphTables(tables, kept),
      ["cmap", characterTable(characters.map(([code, glyph]) => [code, numberOf(glyph)]))],
      ["head", changed("head", (head) => head.setInt16(50, 1))],
      ["hhea", changed("hhea", (hhea) => hhea.setUint16(34, kept.length))],
      ["maxp", changed("maxp", (maxp) => maxp.setUint16(4, kept.length))],
      ["OS/2", bytesOf(tableOf(tables, "OS/2"))],
      ["name", words(0, 0, 6)],
      // Format 3: glyphs without names.
      ["post", changed("post", (post) => post.setUint32(0, 0x00030000)).slice(0, 32)],
      ...(kerning ? [["kern", kerning] as [string, Uint8Array]] : []),
    ]),
  );
}
