import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { type AppError, errorKind } from "./errors.ts";
import { type InputFile, nameOf, pathOf } from "./input-file.ts";
import { koreanDecoder, type PieceDecoder } from "./korean-decoder.ts";
import { type LegacyEncoding, likeliestEncoding } from "./legacy-encoding.ts";
import { noEvidence, type TextEvidence, weigh } from "./text-evidence.ts";

/** The encodings that a text file is read in; each is a label of TextDecoder. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | LegacyEncoding;

/** A text file that was looked through once: its encoding, and its text in pieces, without byte order mark. */
export interface OpenText {
  encoding: TextEncoding;
  /** Opens the file when it is first asked for a piece. What is no character becomes U+FFFD. */
  text: AsyncGenerator<string>;
}

/** What is found out about a text file by looking at all of its bytes. */
export interface TextLook {
  encoding: TextEncoding;
  /** Bytes of the byte order mark; 0 without one. */
  markLength: number;
  /** Bytes that are no characters in UTF-8, where that is the encoding, and the place of the first; null without any. */
  damage: { count: number; firstAt: number } | null;
  bytes: number;
  /** Zero bytes where the encoding has none: the file is hardly a text. */
  zeros: number;
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
const fileIsPdf = errorKind(
  "file.pdf",
  (path: string) =>
    `${path} is a PDF document, from which a table can't be read. Save the table as CSV or .xlsx where it was made, and use that file.`,
  422,
);

/**
 * Finds out a file's encoding and opens it as text.
 *
 * @throws AppError as `lookThroughText` (also while the text is read)
 */
export async function openText(file: InputFile): Promise<OpenText> {
  const { encoding } = await lookThroughText(file);
  return { encoding, text: decoded(pathOf(file), encoding) };
}

/**
 * Finds out a file's encoding from all of its bytes: a byte order mark decides; without one UTF-16 shows by its zero
 * bytes, UTF-8 by its multi-byte characters, and of the encodings before Unicode it is the one that makes the most likely
 * text. Where none makes a likely one, the file is taken for UTF-8 that is damaged.
 *
 * @throws AppError file.not-found, file.is-folder, file.not-ordinary, file.unreadable, file.workbook, file.pdf, and the signal's
 * reason
 */
export async function lookThroughText(file: InputFile, signal?: AbortSignal): Promise<TextLook> {
  const path = pathOf(file);
  await requireFile(path);
  const evidence = noEvidence();
  let mark: ReturnType<typeof byteOrderMark> = null;
  for await (const bytes of bytesOf(path)) {
    signal?.throwIfAborted();
    if (evidence.length === 0) {
      if (isWorkbook(bytes)) throw fileIsWorkbook(nameOf(file));
      if (bytes.toString("latin1", 0, 5) === "%PDF-") throw fileIsPdf(nameOf(file));
      mark = byteOrderMark(bytes);
    }
    weigh(bytes, evidence);
    if (mark !== null && mark.encoding !== "utf-8") break;
  }
  const encoding = mark?.encoding ?? mostLikely(evidence);
  const { broken: count, firstBroken: firstAt } = evidence;
  return {
    encoding,
    markLength: mark?.length ?? 0,
    damage: encoding === "utf-8" && count > 0 ? { count, firstAt } : null,
    bytes: evidence.length,
    zeros: encoding.startsWith("utf-16") ? 0 : evidence.zeros[0] + evidence.zeros[1],
  };
}

/** Decodes text that comes in pieces; a byte order mark is left out. */
export function pieceDecoder(encoding: string): PieceDecoder {
  return encoding === "euc-kr" ? koreanDecoder() : new TextDecoder(encoding);
}

async function* decoded(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = pieceDecoder(encoding);
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

/** What the system says when a file can't be read, in words for the person who named it. */
export function readingError(path: string, cause: unknown): AppError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
  return code === "ENOENT" || code === "ENOTDIR" ? fileNotFound(path) : fileUnreadable(path, code);
}

/** What a file begins with if it is a ZIP archive (.xlsx, .ods) or an OLE file (.xls). */
const workbookSignatures = [Buffer.from("504b0304", "hex"), Buffer.from("d0cf11e0a1b11ae1", "hex")];

function isWorkbook(beginning: Buffer): boolean {
  return workbookSignatures.some((signature) => beginning.subarray(0, signature.length).equals(signature));
}

function byteOrderMark(beginning: Buffer): { encoding: TextEncoding; length: number } | null {
  const mark = beginning.toString("hex", 0, 3);
  if (mark === "efbbbf") return { encoding: "utf-8", length: 3 };
  if (mark.startsWith("fffe")) return { encoding: "utf-16le", length: 2 };
  return mark.startsWith("feff") ? { encoding: "utf-16be", length: 2 } : null;
}

/** A character cut off by the end of the file counts neither way: a file cut there is UTF-8 still. */
function mostLikely(evidence: TextEvidence): TextEncoding {
  const [even, odd] = evidence.zeros;
  const enough = evidence.length / 8; // of UTF-16's characters a quarter is ASCII, and few have the code xx00
  if (odd >= enough && odd > 4 * even) return "utf-16le";
  if (even >= enough && even > 4 * odd) return "utf-16be";
  if (evidence.broken === 0 || evidence.characters > evidence.broken) return "utf-8";
  const lines = Buffer.concat(evidence.lines);
  return lines.length === 0 ? "windows-1252" : (likeliestEncoding(lines) ?? "utf-8");
}
