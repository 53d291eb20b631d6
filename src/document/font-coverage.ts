/** A range of Unicode code points, both ends included. */
type Range = [first: number, last: number];

/** Where the table of this name begins in a TrueType or OpenType font; −1 where it has none. */
function tableOffset(font: DataView, name: string): number {
  const tables = font.getUint16(4);
  for (let index = 0; index < tables; index++) {
    const record = 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => font.getUint8(record + byte)));
    if (tag === name) return font.getUint32(record + 8);
  }
  return -1;
}

/** Segments of a format 4 subtable: the basic plane. A segment that maps to no glyph at all is the closing one. */
function* basicRanges(font: DataView, subtable: number): Generator<Range> {
  const doubled = font.getUint16(subtable + 6);
  for (let at = 0; at < doubled; at += 2) {
    const last = font.getUint16(subtable + 14 + at);
    const first = font.getUint16(subtable + 16 + doubled + at);
    if (first !== 0xffff) yield [first, last];
  }
}

/** Groups of a format 12 subtable: all planes. */
function* fullRanges(font: DataView, subtable: number): Generator<Range> {
  const groups = font.getUint32(subtable + 12);
  for (let index = 0; index < groups; index++) {
    const group = subtable + 16 + index * 12;
    yield [font.getUint32(group), font.getUint32(group + 4)];
  }
}

/**
 * The characters that a font maps to glyphs, from its `cmap` table (OpenType 1.9.1, subtable formats 4 and 12).
 *
 * @param content a TrueType or OpenType font file
 */
function* rangesOf(content: Uint8Array): Generator<Range> {
  const font = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const cmap = tableOffset(font, "cmap");
  if (cmap < 0) return;
  const subtables = font.getUint16(cmap + 2);
  for (let index = 0; index < subtables; index++) {
    const subtable = cmap + font.getUint32(cmap + 4 + index * 8 + 4);
    const format = font.getUint16(subtable);
    if (format === 4) yield* basicRanges(font, subtable);
    if (format === 12) yield* fullRanges(font, subtable);
  }
}

/** Control characters, white space and invisible marks of joining and direction need no glyph. */
const invisible = "\\p{Cc}\\p{Zs}\\p{Zl}\\p{Zp}\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufe00-\\ufe0f";

/**
 * A pattern of the characters that none of these fonts can print, to search and replace with.
 *
 * @param fonts the contents of TrueType or OpenType files
 */
export function unprintableIn(fonts: readonly Uint8Array[]): RegExp {
  const ranges = fonts.flatMap((content) => [...rangesOf(content)]);
  const code = (point: number) => `\\u{${point.toString(16)}}`;
  const covered = ranges.map(([first, last]) => `${code(first)}-${code(last)}`).join("");
  return new RegExp(`[^${invisible}${covered}]`, "gu");
}
