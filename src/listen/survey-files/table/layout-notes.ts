import type { Note } from "../survey-file.ts";
import type { TextShape } from "./text-shape.ts";

/** What people call the encodings that aren't Unicode. */
const encodingNames: Record<string, string> = {
  "windows-1252": "Western European (windows-1252)",
  "iso-8859-15": "Western European (iso-8859-15)",
  macintosh: "Western European from a Macintosh (macintosh)",
  "windows-1250": "Central European (windows-1250)",
  "iso-8859-2": "Central European (iso-8859-2)",
  "windows-1254": "Turkish (windows-1254)",
  "windows-1251": "Cyrillic (windows-1251)",
  "koi8-r": "Cyrillic (koi8-r)",
  ibm866: "Cyrillic (ibm866)",
  "windows-1253": "Greek (windows-1253)",
  "windows-1255": "Hebrew (windows-1255)",
  "windows-1256": "Arabic (windows-1256)",
  "euc-kr": "Korean (euc-kr, which includes CP949)",
  shift_jis: "Japanese (shift_jis)",
  "euc-jp": "Japanese (euc-jp)",
  gb18030: "Chinese (gb18030)",
  big5: "Chinese (big5)",
};

/** Says which encoding a file is read in, where that is no Unicode and nobody named it. */
export function encodingNote(encoding: string, told: boolean): Note[] {
  const name = encodingNames[encoding];
  if (told || name === undefined) return [];
  const text = `The file is no Unicode. It is read as ${name}, which makes the most likely text. If letters look wrong, name its encoding (--encoding, or the layout of a mapping).`;
  return [{ code: "encoding.detected", text, column: null, weight: "check" }];
}

/** Says where rows are of other widths than they should be. */
export function shapeNotes(shape: TextShape): Note[] {
  const notes: Note[] = [];
  const add = (code: string, weight: Note["weight"], text: string) =>
    void notes.push({ code, text, column: null, weight });
  if (shape.shifted) {
    const text =
      "The first row has one name too few and the first column counts the rows, so the names are taken for those of the second column and on.";
    add("rows.shifted", "check", text);
  }
  if (shape.longerHeader) {
    const { names, cells } = shape.longerHeader;
    const text = `The first row has ${names} cells, most others ${cells}: what they lack at their ends counts as blank. If the columns look shifted, put quotes around names that hold the separator.`;
    add("rows.longer-header", "check", text);
  } else if (shape.padded) {
    add("rows.short", "said", "Some rows end early; the cells that they lack at their ends count as blank.");
  }
  return notes;
}
