import { type Measure, type Paint, type Shape, type Typeface, typefaces } from "./scene.ts";

/** Height of a line of text in pixels. */
export const lineHeight = (face: Typeface): number => Math.round(typefaces[face].size * 1.3);

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** A word in pieces that each fit. */
function broken(word: string, width: number, fits: (text: string) => boolean): string[] {
  if (width <= 0 || fits(word)) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const { segment } of graphemes.segment(word)) {
    if (piece !== "" && !fits(piece + segment)) {
      pieces.push(piece);
      piece = "";
    }
    piece += segment;
  }
  return piece === "" ? pieces : [...pieces, piece];
}

/** A text in lines no wider than `width`: names are wrapped, never cut off. */
export function wrapped(text: string, width: number, face: Typeface, measure: Measure): string[] {
  const fits = (line: string) => measure(line, face) <= width;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = broken(word, width, fits);
    line = pieces.pop() ?? "";
    lines.push(...pieces);
  }
  return line === "" ? lines : [...lines, line];
}

interface Block {
  lines: readonly string[];
  x: number;
  /** Upper edge. */
  y: number;
  face: Typeface;
  paint?: Paint;
  anchor?: "start" | "middle" | "end";
}

/** Lines of text below each other. */
export const textBlock = ({ lines, x, y, face, paint = "ink", anchor = "start" }: Block): Shape[] =>
  lines.map((text, index) => ({
    kind: "text",
    x,
    y: y + lineHeight(face) * index + typefaces[face].size,
    text,
    face,
    paint,
    anchor,
  }));

export const blockHeight = (lines: readonly string[], face: Typeface): number =>
  lines.length * lineHeight(face);
