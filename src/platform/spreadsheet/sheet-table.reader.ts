import { on } from "node:events";
import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { errorKind } from "../errors.ts";
import { type InputFile, nameOf, pathOf } from "../input-file.ts";
import type { SheetFacts } from "./sheet-cells.ts";
import { notWorkbook } from "./workbook.errors.ts";
import { readZipDirectory } from "./zip-directory.ts";

/** What a sheet may hold at most; bytes are those of the texts in its cells. */
export interface SheetLimits {
  mostRows: number;
  mostColumns: number;
  mostBytes: number;
}

/** What the thread is asked to do. */
export interface SheetTask extends SheetLimits {
  path: string;
  sheet: string | null;
}

/** What the thread says. */
export type SheetMessage =
  | { kind: "sheets"; sheets: string[]; chosen: string }
  | { kind: "rows"; bytes: Uint8Array }
  | { kind: "end"; top: Uint8Array; facts: SheetTable["facts"] }
  | {
      kind: "refused";
      reason: "no sheet" | "unknown sheet" | "too large" | "too many rows" | "too many columns";
    };

/** A sheet's cells, and what is to be said about it. */
export interface SheetTable {
  /** Names of the visible sheets, and of the one that was read. */
  sheets: string[];
  sheet: string;
  /** The rows as CSV in UTF-8: commas, LF, a line for each row from the first, also where it is blank. */
  csv: Uint8Array[];
  facts: Omit<SheetFacts, "merged"> & {
    /** Columns that hold something. */
    width: number;
    /** Merged cells below the header. */
    mergedBelow: number;
  };
}

const workbookTooLarge = errorKind(
  "workbook.too-large",
  (file: string) =>
    `${file} holds more than can be read from a workbook at once. Remove pictures and other sheets, or save the sheet as CSV.`,
  422,
);
const tooManyRows = errorKind(
  "workbook.too-many-rows",
  (file: string, most: number) =>
    `${file} has over ${most.toLocaleString("en")} rows. Save the sheet as CSV and use that file.`,
  422,
);
const tooManyColumns = errorKind(
  "workbook.too-many-columns",
  (file: string, most: number) =>
    `${file} has over ${most.toLocaleString("en")} columns. Remove those that aren't needed, or save the sheet as CSV.`,
  422,
);
const unknownSheet = errorKind(
  "workbook.unknown-sheet",
  (file: string, sheet: string, sheets: readonly string[]) =>
    `${file} has no visible sheet “${sheet}”. Name one of these: ${sheets.map((name) => `“${name}”`).join(", ")}.`,
  422,
);
const otherPackage = errorKind(
  "workbook.other-kind",
  (file: string, kind: string) => `${file} is ${kind}. Save it as .xlsx or CSV and use that file.`,
  422,
);

/** Bytes. */
const mostUnpacked = 600 * 2 ** 20;
const mostPacked = 200 * 2 ** 20;
const workerMemory = { maxOldGenerationSizeMb: 1024 };

/**
 * Reads one sheet of an .xlsx workbook: the one named, else the visible one with most in it. Numbers are given in full,
 * dates as ISO dates, of formulas the last calculated value, and what merged cells of the header hold in each of them.
 * The work is done in a thread of its own with bounded memory.
 *
 * @throws AppError workbook.unreadable, workbook.too-large, workbook.too-many-rows, workbook.too-many-columns,
 * workbook.unknown-sheet, workbook.other-kind, and the signal's reason
 */
export async function readSheetTable(
  file: InputFile,
  sheet: string | null,
  limits: SheetLimits,
  signal: AbortSignal,
): Promise<SheetTable> {
  const path = pathOf(file);
  await requireWorkbook(file, path);
  const worker = new Worker(new URL("sheet-table.worker.ts", import.meta.url), {
    workerData: { ...limits, path, sheet } satisfies SheetTask,
    resourceLimits: workerMemory,
  });
  const table = { sheets: [] as string[], sheet: "", csv: [] as Uint8Array[] };
  try {
    for await (const [message] of on(worker, "message", { close: ["exit"], signal })) {
      const said = message as SheetMessage;
      if (said.kind === "sheets") [table.sheets, table.sheet] = [said.sheets, said.chosen];
      else if (said.kind === "rows") table.csv.push(said.bytes);
      else if (said.kind === "end") return { ...table, csv: [said.top, ...table.csv], facts: said.facts };
      else throw refusal(said.reason, nameOf(file), sheet ?? "", table.sheets, limits);
    }
    throw notWorkbook(nameOf(file));
  } catch (error) {
    signal.throwIfAborted();
    throw failure(error, nameOf(file));
  } finally {
    await worker.terminate();
  }
}

/** Other programs' packages are ZIP archives too. */
async function requireWorkbook(file: InputFile, path: string): Promise<void> {
  const archive = await readFile(path);
  if (archive.length > mostPacked) throw workbookTooLarge(nameOf(file));
  const entries = readZipDirectory(archive);
  if (entries === null) throw notWorkbook(nameOf(file));
  const names = new Set(entries.map(({ name }) => name));
  if (names.has("xl/workbook.bin")) throw otherPackage(nameOf(file), "a binary workbook (.xlsb)");
  if (!names.has("xl/workbook.xml")) {
    if (names.has("content.xml")) throw otherPackage(nameOf(file), "an OpenDocument file (.ods)");
    throw notWorkbook(nameOf(file));
  }
  const size = entries
    .filter(({ name }) => name.endsWith(".xml"))
    .reduce((sum, entry) => sum + entry.size, 0);
  if (size > mostUnpacked) throw workbookTooLarge(nameOf(file));
}

function refusal(
  reason: Extract<SheetMessage, { kind: "refused" }>["reason"],
  file: string,
  sheet: string,
  sheets: readonly string[],
  { mostRows, mostColumns }: SheetLimits,
): Error {
  if (reason === "too many rows") return tooManyRows(file, mostRows);
  if (reason === "too many columns") return tooManyColumns(file, mostColumns);
  if (reason === "unknown sheet") return unknownSheet(file, sheet, sheets);
  return reason === "too large" ? workbookTooLarge(file) : notWorkbook(file);
}

/** What the parser and the thread's limits throw has no words for the people who chose the file. */
function failure(error: unknown, name: string): unknown {
  const { name: kind, code } = Object(error) as { name?: string; code?: string };
  if (kind === "AppError") return error;
  return code === "ERR_WORKER_OUT_OF_MEMORY" ? workbookTooLarge(name) : notWorkbook(name);
}
