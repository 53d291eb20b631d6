import { bytesOf, type FontTables, joined, tableOf, words } from "./font-file.ts";

/** Glyphs by character, as the font's table for Unicode has them. */
export function readCharacters(tables: FontTables): Map<number, number> {
  const cmap = tableOf(tables, "cmap");
  const found = new Map<number, number>();
  for (let index = 0; index < cmap.getUint16(2); index++) {
    const at = cmap.getUint32(4 + 8 * index + 4);
    if (cmap.getUint16(at) !== 12) continue;
    for (let group = 0; group < cmap.getUint32(at + 12); group++) {
      const entry = at + 16 + 12 * group;
      const [first, last, glyph] = [
        cmap.getUint32(entry),
        cmap.getUint32(entry + 4),
        cmap.getUint32(entry + 8),
      ];
      for (let code = first; code <= last; code++) found.set(code, glyph + code - first);
    }
  }
  if (found.size === 0) throw new Error("The font has no table of characters in format 12.");
  return found;
}

/** A glyph's outline as the file has it; empty for a blank. */
function outlineOf(tables: FontTables, glyph: number): DataView {
  const [loca, glyf] = [tableOf(tables, "loca"), tableOf(tables, "glyf")];
  const isLong = tableOf(tables, "head").getInt16(50) === 1;
  const offset = (index: number) => (isLong ? loca.getUint32(4 * index) : 2 * loca.getUint16(2 * index));
  const [from, to] = [offset(glyph), offset(glyph + 1)];
  return new DataView(glyf.buffer, glyf.byteOffset + from, to - from);
}

/** Places in an outline at which the numbers of the glyphs stand that it is composed of. */
function componentPlaces(outline: DataView): number[] {
  if (outline.byteLength === 0 || outline.getInt16(0) >= 0) return [];
  const places: number[] = [];
  let at = 10;
  for (;;) {
    const flags = outline.getUint16(at);
    places.push(at + 2);
    at += 4 + (flags & 1 ? 4 : 2);
    at += flags & 8 ? 2 : flags & 64 ? 4 : flags & 128 ? 8 : 0;
    if (!(flags & 32)) return places;
  }
}

/** These glyphs and all that they are composed of, sorted; the one for missing characters comes first. */
export function closureOf(tables: FontTables, glyphs: Iterable<number>): number[] {
  const all = new Set([0]);
  const add = (glyph: number) => {
    if (all.has(glyph)) return;
    all.add(glyph);
    const outline = outlineOf(tables, glyph);
    for (const place of componentPlaces(outline)) add(outline.getUint16(place));
  };
  for (const glyph of glyphs) add(glyph);
  return [...all].sort((a, b) => a - b);
}

/** Outlines and widths of the kept glyphs under their new numbers. */
export function glyphTables(tables: FontTables, kept: readonly number[]): Map<string, Uint8Array> {
  const renumbered = new Map(kept.map((glyph, index) => [glyph, index]));
  const metrics = tableOf(tables, "hmtx");
  const wide = tableOf(tables, "hhea").getUint16(34);
  const outlines = kept.map((glyph) => {
    const bytes = bytesOf(outlineOf(tables, glyph));
    const view = new DataView(bytes.buffer);
    for (const place of componentPlaces(view))
      view.setUint16(place, renumbered.get(view.getUint16(place)) ?? 0);
    return joined([bytes, new Uint8Array(bytes.length % 4 === 0 ? 0 : 4 - (bytes.length % 4))]);
  });
  const loca = new Uint8Array(4 * (kept.length + 1));
  const offsets = new DataView(loca.buffer);
  let at = 0;
  for (const [index, outline] of outlines.entries()) {
    offsets.setUint32(4 * index, at);
    at += outline.length;
  }
  offsets.setUint32(4 * kept.length, at);
  const widths = kept.flatMap((glyph) => [
    metrics.getUint16(4 * Math.min(glyph, wide - 1)),
    glyph < wide ? metrics.getUint16(4 * glyph + 2) : metrics.getUint16(4 * wide + 2 * (glyph - wide)),
  ]);
  return new Map([
    ["glyf", joined(outlines)],
    ["loca", loca],
    ["hmtx", words(...widths)],
  ]);
}

/** A table of characters in format 4, for characters below 65,536. */
export function characterTable(characters: readonly [code: number, glyph: number][]): Uint8Array {
  const runs: { first: number; last: number; delta: number }[] = [];
  for (const [code, glyph] of characters.toSorted(([a], [b]) => a - b)) {
    const run = runs.at(-1);
    if (run && code === run.last + 1 && glyph - code === run.delta) run.last = code;
    else runs.push({ first: code, last: code, delta: glyph - code });
  }
  runs.push({ first: 0xffff, last: 0xffff, delta: 1 });
  const power = 2 ** Math.floor(Math.log2(runs.length));
  const table = words(
    4,
    16 + 8 * runs.length,
    0,
    2 * runs.length,
    2 * power,
    Math.log2(power),
    2 * (runs.length - power),
    ...runs.map(({ last }) => last),
    0,
    ...runs.map(({ first }) => first),
    ...runs.map(({ delta }) => delta),
    ...runs.map(() => 0),
  );
  // One table, for Unicode on Windows, 12 bytes from the start.
  return joined([words(0, 1, 3, 1, 0, 12), table]);
}
