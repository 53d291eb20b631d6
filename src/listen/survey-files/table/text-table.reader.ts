import { type InputFile, nameOf, pathOf } from "#platform/input-file.ts";
import { lookThroughText, type TextLook } from "#platform/text-encoding.ts";
import type { Note, TableLayout } from "../survey-file.ts";
import { looksBinary } from "./binary-content.reader.ts";
import { openByteFeed } from "./byte-feed.reader.ts";
import { encodingNote, shapeNotes } from "./layout-notes.ts";
import { nextLine } from "./record-scanner.ts";
import { tableFileBinary, tableFileEmpty, tooManyColumns } from "./table.errors.ts";
import type { OpenTable } from "./table.ts";
import { headOf } from "./table-head.ts";
import { readings } from "./text-readings.reader.ts";
import { readTextRows, type TextRows } from "./text-rows.reader.ts";
import { shapeOfText, type TextShape } from "./text-shape.ts";
import { encodingNamed, separatorNamed } from "./told-layout.reader.ts";

const mostColumns = 20_000;
const sampleBytes = 2 * 2 ** 20;

/**
 * Opens a text file of rows and cells.
 *
 * @param chunk bytes that are read at once
 * @throws AppError file.empty, file.binary, layout.encoding, layout.separator, table.too-many-columns, and those of
 * `lookThroughText`
 */
export async function openTextTable(
  file: InputFile,
  told: Partial<TableLayout>,
  signal: AbortSignal,
  chunk: number,
): Promise<OpenTable> {
  const path = pathOf(file);
  const toldEncoding = told.encoding ? encodingNamed(told.encoding) : null;
  const toldSeparator = told.separator ? separatorNamed(told.separator) : null;
  const look = await lookThroughText(file, signal);
  if (look.zeros > look.bytes / 100) throw tableFileBinary(nameOf(file));
  const encoding = toldEncoding ?? look.encoding;
  const markLength = encoding === look.encoding ? look.markLength : 0;
  if (await looksBinary(path, encoding, markLength)) throw tableFileBinary(nameOf(file));
  const { shape, separatorLine } = await sampleShape(file, encoding, markLength, toldSeparator);
  if (shape.width > mostColumns) throw tooManyColumns(nameOf(file), mostColumns);

  const rows: TextRows = { source: path, encoding, markLength, separatorLine, shape, chunk };
  const { blocks, rejected } = readings(rows);
  const notes: Note[] = [
    ...encodingNote(encoding, toldEncoding !== null),
    ...(await damageNotes(rows, look, encoding, signal)),
    ...shapeNotes(shape),
  ];
  const head = await headOf(blocks(signal), shape.width);
  if (head.length === 0 && rejected.count === 0) throw tableFileEmpty(nameOf(file));
  return {
    layout: { encoding, separator: shape.separator, sheet: null, headerRows: told.headerRows ?? 0 },
    width: shape.width,
    sheets: [],
    notes,
    head,
    blocks,
    rejected,
  };
}

async function sampleShape(
  file: InputFile,
  encoding: string,
  markLength: number,
  told: string | null,
): Promise<{ shape: TextShape; separatorLine: boolean }> {
  await using feed = await openByteFeed(pathOf(file), { encoding, markLength, chunk: sampleBytes });
  await feed.advance(0);
  // The end of a short file shows only when more is asked for.
  if (feed.to - feed.from < sampleBytes) await feed.advance(feed.from);
  const { bytes, from, to, last } = feed;
  const line = /^"?sep=([,;\t|])"?[,;\t|]*\r?(\n|$)/i.exec(
    bytes.toString("latin1", from, Math.min(to, from + 20)),
  );
  const start = line ? nextLine(bytes, from, to, last) : from;
  const shape = shapeOfText(bytes, start, to, last, line ? 2 : 1, told ?? line?.[1] ?? null);
  if (shape === null) throw tableFileEmpty(nameOf(file));
  return { shape, separatorLine: line !== null };
}

/** Which row the first damaged character is in is only looked for where there is one. */
async function damageNotes(
  rows: TextRows,
  { damage, markLength }: TextLook,
  encoding: string,
  signal: AbortSignal,
): Promise<Note[]> {
  if (damage === null || encoding !== "utf-8") return [];
  let row = 1;
  let offset = markLength;
  const before = { ...rows, chunk: 1 << 16 };
  for await (const block of readTextRows(before, () => {}, signal)) {
    for (let index = 0; index < block.rows; index++) {
      const number = block.rowNumber(index);
      for (let column = 0; column < block.width; column++) {
        if (block.text(index, column).includes("\uFFFD")) return [damageNote(damage.count, number)];
      }
      row = number;
    }
    offset += rows.chunk;
    if (offset > damage.firstAt + rows.chunk + 2 ** 24) break;
  }
  return [damageNote(damage.count, row)];
}

function damageNote(count: number, row: number): Note {
  const text = `${count.toLocaleString("en")} bytes of the file are no characters of UTF-8, the first in row ${row}; they show as \uFFFD. If there are many, export the file again as UTF-8 or name its encoding.`;
  return { code: "encoding.damaged", text, column: null, weight: "check" };
}
