import { type FontTables, words } from "./font-file.ts";

/** Subtables of the lookups behind a feature, whether or not they lie further off than 16 bits reach. */
function subtablesOf(table: DataView, feature: string, extension: number): DataView[] {
  const [features, lookups] = [table.getUint16(6), table.getUint16(8)];
  const used = new Set<number>();
  for (let index = 0; index < table.getUint16(features); index++) {
    const entry = features + 2 + 6 * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((at) => table.getUint8(entry + at)));
    if (tag !== feature) continue;
    const place = features + table.getUint16(entry + 4);
    for (let at = 0; at < table.getUint16(place + 2); at++) used.add(table.getUint16(place + 4 + 2 * at));
  }
  return [...used].flatMap((lookup) => {
    const place = lookups + table.getUint16(lookups + 2 + 2 * lookup);
    const type = table.getUint16(place);
    return Array.from({ length: table.getUint16(place + 4) }, (_, index) => {
      const own = place + table.getUint16(place + 6 + 2 * index);
      const far = type === extension ? own + table.getUint32(own + 4) : own;
      return new DataView(table.buffer, table.byteOffset + far);
    });
  });
}

/** Places of glyphs in a coverage table. */
function coverageOf(table: DataView, at: number): Map<number, number> {
  const covered = new Map<number, number>();
  for (let index = 0; index < table.getUint16(at + 2); index++) {
    if (table.getUint16(at) === 1) {
      covered.set(table.getUint16(at + 4 + 2 * index), index);
      continue;
    }
    const [first, last, place] = [0, 2, 4].map((offset) => table.getUint16(at + 4 + 6 * index + offset)) as [
      number,
      number,
      number,
    ];
    for (let glyph = first; glyph <= last; glyph++) covered.set(glyph, place + glyph - first);
  }
  return covered;
}

/** Classes of glyphs; those that are not named are of class 0. */
function classesOf(table: DataView, at: number): (glyph: number) => number {
  const classes = new Map<number, number>();
  if (table.getUint16(at) === 1) {
    const first = table.getUint16(at + 2);
    for (let index = 0; index < table.getUint16(at + 4); index++)
      classes.set(first + index, table.getUint16(at + 6 + 2 * index));
  } else {
    for (let index = 0; index < table.getUint16(at + 2); index++) {
      const entry = at + 4 + 6 * index;
      for (let glyph = table.getUint16(entry); glyph <= table.getUint16(entry + 2); glyph++)
        classes.set(glyph, table.getUint16(entry + 4));
    }
  }
  return (glyph) => classes.get(glyph) ?? 0;
}

/** For each glyph that a feature exchanges for one other, that other. */
export function exchanged(tables: FontTables, feature: string): Map<number, number> {
  const found = new Map<number, number>();
  const gsub = tables.get("GSUB");
  for (const table of gsub ? subtablesOf(gsub, feature, 7) : []) {
    const format = table.getUint16(0);
    if (format > 2) continue;
    for (const [glyph, place] of coverageOf(table, table.getUint16(2)))
      found.set(glyph, format === 1 ? (glyph + table.getInt16(4)) & 0xffff : table.getUint16(6 + 2 * place));
  }
  return found;
}

type Pair = (left: number, right: number) => number | null;

/** How far a subtable moves two glyphs together; null where it says nothing of them. */
function pairsOf(table: DataView): Pair {
  if (table.getUint16(4) !== 4 || table.getUint16(6) !== 0) return () => null;
  const covered = coverageOf(table, table.getUint16(2));
  if (table.getUint16(0) === 1) {
    const known = new Map<number, number>();
    for (const [left, place] of covered) {
      const set = table.getUint16(10 + 2 * place);
      for (let index = 0; index < table.getUint16(set); index++)
        known.set(left * 65536 + table.getUint16(set + 2 + 4 * index), table.getInt16(set + 4 + 4 * index));
    }
    return (left, right) => known.get(left * 65536 + right) ?? null;
  }
  const [leftClass, rightClass] = [
    classesOf(table, table.getUint16(8)),
    classesOf(table, table.getUint16(10)),
  ];
  const columns = table.getUint16(14);
  return (left, right) =>
    covered.has(left) ? table.getInt16(16 + 2 * (leftClass(left) * columns + rightClass(right))) : null;
}

/**
 * Kerning of some glyphs as the plain table `kern`, which is a fraction of the size of the font's own.
 *
 * @param glyphs numbers in the font, in the order of their new numbers
 * @param least smaller moves are left out, in units of the font
 */
export function kerningTable(
  tables: FontTables,
  glyphs: readonly (readonly [glyph: number, renumbered: number])[],
  least: number,
): Uint8Array | null {
  const gpos = tables.get("GPOS");
  const subtables = gpos ? subtablesOf(gpos, "kern", 9).map(pairsOf) : [];
  const pairs: number[] = [];
  let count = 0;
  for (const [left, newLeft] of glyphs)
    for (const [right, newRight] of glyphs) {
      const own = subtables.find((pair) => pair(left, right) !== null);
      const move = own?.(left, right) ?? 0;
      if (Math.abs(move) < least) continue;
      pairs.push(newLeft, newRight, move);
      count++;
    }
  if (count === 0 || count > 10_000) return null;
  const power = 2 ** Math.floor(Math.log2(count));
  return words(0, 1, 0, 14 + 6 * count, 1, count, 6 * power, Math.log2(power), 6 * (count - power), ...pairs);
}
