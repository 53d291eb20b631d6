import { readFile, stat } from "node:fs/promises";
import { createInflateRaw } from "node:zlib";
import { type InputFile, nameOf, pathOf } from "#platform/input-file.ts";
import { isWorkbook } from "#platform/spreadsheet/workbook.reader.ts";
import { readZipDirectory, type ZipEntry } from "#platform/spreadsheet/zip-directory.ts";
import { definitionTooLarge, definitionUnreadable } from "./definition.errors.ts";

/** An archive whose directory was read. */
export interface OpenArchive {
  entries: ZipEntry[];
  /** Unpacks a file of it in pieces; stops with an error where it holds more than the directory says. */
  unpack(entry: ZipEntry): AsyncGenerator<Buffer>;
}

const mostPacked = 256 * 2 ** 20;

/**
 * Opens a LimeSurvey archive (.lsa); null where the file is none: no ZIP, or without a survey in it, as workbooks are.
 *
 * @throws AppError definition.too-large, definition.unreadable while unpacking
 */
export async function openArchive(file: InputFile): Promise<OpenArchive | null> {
  if (!(await isWorkbook(file))) return null;
  if ((await stat(pathOf(file))).size > mostPacked) throw definitionTooLarge(nameOf(file), "256 MB packed");
  const bytes = await readFile(pathOf(file));
  const entries = readZipDirectory(bytes);
  if (entries === null || !entries.some(({ name }) => isSurvey(name))) return null;
  return { entries, unpack: (entry) => unpack(bytes, entry, nameOf(file)) };
}

export const isSurvey = (name: string): boolean => /\.lss$/i.test(name);

async function* unpack(archive: Buffer, entry: ZipEntry, file: string): AsyncGenerator<Buffer> {
  const damaged = () => definitionUnreadable(file, `${entry.name} in it is damaged`);
  const { offset, compressed, size, method } = entry;
  if (offset + 30 > archive.length) throw damaged();
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const packed = archive.subarray(start, start + compressed);
  if (packed.length < compressed || (method !== 0 && method !== 8)) throw damaged();
  if (method === 0) {
    yield packed;
    return;
  }
  const inflating = createInflateRaw();
  inflating.end(packed);
  let unpacked = 0;
  try {
    for await (const piece of inflating as AsyncIterable<Buffer>) {
      unpacked += piece.length;
      if (unpacked > size) throw definitionTooLarge(file, "it unpacks to more than it says");
      yield piece;
    }
  } catch (error) {
    throw error instanceof Error && "code" in error && String(error.code).startsWith("Z_")
      ? damaged()
      : error;
  }
  if (unpacked < size) throw damaged();
}
