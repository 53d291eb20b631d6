import { isAscii } from "node:buffer";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { type AppError, errorKind } from "./errors.ts";
import { type InputFile, nameOf, pathOf } from "./input-file.ts";

/** The encodings that a text file is read in; each is a label of TextDecoder. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** A text file that was looked through once: its encoding, and its text in pieces, without byte order mark. */
export interface OpenText {
  encoding: TextEncoding;
  /** Opens the file when it is first asked for a piece. What is no character becomes U+FFFD. */
  text: AsyncGenerator<string>;
}

const fileNotFound = errorKind(
  "file.not-found",
  (path: string) => `${path} does not exist. Check its name and its folder.`,
);
const fileIsFolder = errorKind(
  "file.is-folder",
  (path: string) => `${path} is a folder. Name a file in it instead.`,
);
const fileNotOrdinary = errorKind(
  "file.not-ordinary",
  (path: string) => `${path} is not an ordinary file. Save its contents in a file and name that instead.`,
);
const fileUnreadable = errorKind(
  "file.unreadable",
  (path: string, cause: string) => `${path} can't be read (${cause}). Check its permissions and its disk.`,
);
const fileIsWorkbook = errorKind(
  "file.workbook",
  (path: string) => `${path}: this looks like an Excel workbook; save it as CSV and use that file.`,
  422,
);

/**
 * Finds out a file's encoding from all of its bytes and opens it as text: a byte order mark decides; without one
 * UTF-16 shows by its zero bytes, UTF-8 by its multi-byte characters, and Windows-1252 is what else there is.
 *
 * @throws AppError file.not-found, file.is-folder, file.not-ordinary, file.unreadable, file.workbook (also while
 * the text is read).
 */
export async function openText(file: InputFile): Promise<OpenText> {
  const path = pathOf(file);
  await requireFile(path);
  const evidence = noEvidence();
  for await (const bytes of bytesOf(path)) {
    if (evidence.length === 0) {
      if (isWorkbook(bytes)) throw fileIsWorkbook(nameOf(file));
      evidence.mark = byteOrderMark(bytes);
    }
    weigh(bytes, evidence);
    if (evidence.mark !== null) break;
  }
  const encoding = evidence.mark ?? mostLikely(evidence);
  return { encoding, text: decoded(path, encoding) };
}

async function* decoded(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of bytesOf(path)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

async function requireFile(path: string): Promise<void> {
  const found = await stat(path).catch((cause: unknown) => {
    throw readingError(path, cause);
  });
  if (found.isDirectory()) throw fileIsFolder(path);
  if (!found.isFile()) throw fileNotOrdinary(path);
}

async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 18 });
  } catch (cause) {
    throw readingError(path, cause);
  }
}

function readingError(path: string, cause: unknown): AppError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
  return code === "ENOENT" || code === "ENOTDIR" ? fileNotFound(path) : fileUnreadable(path, code);
}

/** What a file begins with if it is a ZIP archive (.xlsx, .ods) or an OLE file (.xls). */
const workbookSignatures = [Buffer.from("504b0304", "hex"), Buffer.from("d0cf11e0a1b11ae1", "hex")];

function isWorkbook(beginning: Buffer): boolean {
  return workbookSignatures.some((signature) => beginning.subarray(0, signature.length).equals(signature));
}

function byteOrderMark(beginning: Buffer): TextEncoding | null {
  const mark = beginning.toString("hex", 0, 3);
  if (mark === "efbbbf") return "utf-8";
  if (mark.startsWith("fffe")) return "utf-16le";
  return mark.startsWith("feff") ? "utf-16be" : null;
}

interface Evidence {
  mark: TextEncoding | null;
  /** Bytes so far. */
  length: number;
  /** Zero bytes at even and at odd positions. */
  zeros: [even: number, odd: number];
  /** Well-formed multi-byte characters of UTF-8, and bytes that belong to none. */
  characters: number;
  broken: number;
  /** Bytes that the UTF-8 character just begun still lacks, and the range its next byte is in. */
  lacking: number;
  lowest: number;
  highest: number;
}

function noEvidence(): Evidence {
  const utf8 = { characters: 0, broken: 0, lacking: 0, lowest: 0x80, highest: 0xbf };
  return { mark: null, length: 0, zeros: [0, 0], ...utf8 };
}

/** A character cut off by the end of the file counts neither way: a file cut there is UTF-8 still. */
function mostLikely(evidence: Evidence): TextEncoding {
  const [even, odd] = evidence.zeros;
  const enough = evidence.length / 8; // of UTF-16's characters a quarter is ASCII, and few have the code xx00
  if (odd >= enough && odd > 4 * even) return "utf-16le";
  if (even >= enough && even > 4 * odd) return "utf-16be";
  return evidence.broken === 0 || evidence.characters > evidence.broken ? "utf-8" : "windows-1252";
}

function weigh(bytes: Buffer, evidence: Evidence): void {
  const plain = evidence.lacking === 0 && isAscii(bytes) && !bytes.includes(0);
  if (!plain) {
    let position = evidence.length;
    for (const byte of bytes) {
      if (byte === 0) evidence.zeros[position % 2 === 0 ? 0 : 1]++;
      if (evidence.lacking > 0) continueCharacter(byte, evidence);
      else if (byte >= 0x80) beginCharacter(byte, evidence);
      position++;
    }
  }
  evidence.length += bytes.length;
}

/** The ranges of Unicode's table 3-7, well-formed UTF-8 byte sequences. */
function beginCharacter(byte: number, evidence: Evidence): void {
  evidence.lowest = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
  evidence.highest = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
  if (byte >= 0xc2 && byte <= 0xdf) evidence.lacking = 1;
  else if (byte >= 0xe0 && byte <= 0xef) evidence.lacking = 2;
  else if (byte >= 0xf0 && byte <= 0xf4) evidence.lacking = 3;
  else evidence.broken++;
}

function continueCharacter(byte: number, evidence: Evidence): void {
  if (byte >= evidence.lowest && byte <= evidence.highest) {
    evidence.lacking--;
    evidence.lowest = 0x80;
    evidence.highest = 0xbf;
    if (evidence.lacking === 0) evidence.characters++;
    return;
  }
  evidence.broken++;
  evidence.lacking = 0;
  if (byte >= 0x80) beginCharacter(byte, evidence);
}
