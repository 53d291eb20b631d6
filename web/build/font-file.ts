/** A font's tables by their tags. */
export type FontTables = Map<string, DataView>;

/** Reads the directory of a TrueType file. */
export function readTables(font: Uint8Array): FontTables {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables: FontTables = new Map();
  for (let index = 0; index < view.getUint16(4); index++) {
    const entry = 12 + 16 * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(entry + at)));
    const start = font.byteOffset + view.getUint32(entry + 8);
    tables.set(tag, new DataView(font.buffer, start, view.getUint32(entry + 12)));
  }
  return tables;
}

/** @throws Error where the font has no such table */
export function tableOf(tables: FontTables, tag: string): DataView {
  const table = tables.get(tag);
  if (!table) throw new Error(`The font has no table ${tag}.`);
  return table;
}

/** Numbers of 16 bits, the largest first in each. */
export function words(...numbers: number[]): Uint8Array {
  const bytes = new Uint8Array(2 * numbers.length);
  const view = new DataView(bytes.buffer);
  for (const [index, number] of numbers.entries()) view.setUint16(2 * index, number & 0xffff);
  return bytes;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export const bytesOf = (table: DataView): Uint8Array =>
  new Uint8Array(table.buffer, table.byteOffset, table.byteLength).slice();

const padded = (length: number) => (length + 3) & ~3;

function checksum(bytes: Uint8Array): number {
  const whole = new Uint8Array(padded(bytes.length));
  whole.set(bytes);
  const view = new DataView(whole.buffer);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

/** A TrueType file of these tables. */
export function writeFont(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const start = 12 + 16 * sorted.length;
  const size = sorted.reduce((sum, [, bytes]) => sum + padded(bytes.length), start);
  const font = new Uint8Array(size);
  const view = new DataView(font.buffer);
  const power = Math.floor(Math.log2(sorted.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, sorted.length);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * sorted.length - 16 * 2 ** power);
  let at = start;
  let head = 0;
  for (const [index, [tag, bytes]] of sorted.entries()) {
    const entry = 12 + 16 * index;
    for (let letter = 0; letter < 4; letter++) view.setUint8(entry + letter, tag.charCodeAt(letter));
    if (tag === "head") {
      head = at;
      new DataView(bytes.buffer, bytes.byteOffset).setUint32(8, 0);
    }
    view.setUint32(entry + 4, checksum(bytes));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, bytes.length);
    font.set(bytes, at);
    at += padded(bytes.length);
  }
  view.setUint32(head + 8, (0xb1b0afba - checksum(font)) >>> 0);
  return font;
}
