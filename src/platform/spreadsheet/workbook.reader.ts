import { on } from "node:events";
import { open, readFile, stat } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { errorKind } from "../errors.ts";
import { type InputFile, nameOf, pathOf } from "../input-file.ts";
import { notWorkbook, otherDocument } from "./workbook.errors.ts";
import { readZipDirectory } from "./zip-directory.ts";

const workbookTooLarge = errorKind(
  "workbook.too-large",
  (file: string) =>
    `${file} unpacks to more than a list of people needs. Remove pictures, other sheets and unused cells, or save the sheet as CSV.`,
  422,
);
const tooManyRows = errorKind(
  "workbook.too-many-rows",
  (file: string, most: number) =>
    `${file} has over ${most.toLocaleString("en")} rows. Remove unused rows, or split the file.`,
  422,
);

/** Bytes. 50,000 people in eight columns unpack to about 25 MB. */
const mostUnpacked = 150 * 2 ** 20;
const mostColumns = 200;
const workerMemory = { maxOldGenerationSizeMb: 768 };
const zipSignature = "504b0304";

/** Whether a file begins as .xlsx files do, whatever its name. */
export async function isWorkbook(file: InputFile): Promise<boolean> {
  const found = await stat(pathOf(file)).catch(() => null);
  if (!found?.isFile()) return false;
  await using handle = await open(pathOf(file));
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
  return bytesRead === 4 && buffer.toString("hex") === zipSignature;
}

/**
 * Reads the first visible sheet of an .xlsx workbook in batches of rows, beginning with row 1: what the cells show, the
 * last result where a cell holds a formula, "" where it is empty. Columns after the 200th are left out. The work is done
 * in a thread of its own with bounded memory.
 *
 * @throws AppError workbook.unreadable, workbook.other-document, workbook.too-large (before anything is unpacked), workbook.too-many-rows
 */
export async function* readWorkbook(file: InputFile, mostRows: number): AsyncGenerator<string[][]> {
  const path = pathOf(file);
  const entries = readZipDirectory(await readFile(path));
  if (entries === null) throw notWorkbook(nameOf(file));
  if (entries.some(({ name }) => /^(?:ppt|word)\//.test(name))) throw otherDocument(nameOf(file));
  if (entries.reduce((sum, { size }) => sum + size, 0) > mostUnpacked) throw workbookTooLarge(nameOf(file));
  const worker = new Worker(new URL("workbook.worker.ts", import.meta.url), {
    workerData: { path, mostRows, mostColumns },
    resourceLimits: workerMemory,
  });
  let rows = 0;
  try {
    for await (const [batch] of on(worker, "message", { close: ["exit"] })) {
      if (batch === null) return;
      rows += batch.length;
      if (rows > mostRows) throw tooManyRows(nameOf(file), mostRows);
      yield batch;
    }
    throw notWorkbook(nameOf(file));
  } catch (error) {
    throw failure(error, nameOf(file));
  } finally {
    await worker.terminate();
  }
}

/** What hucre and the thread's limits throw has no words for the people who chose the file. */
function failure(error: unknown, name: string): unknown {
  const { name: kind, code } = Object(error) as { name?: string; code?: string };
  if (kind === "AppError") return error;
  return code === "ERR_WORKER_OUT_OF_MEMORY" ? workbookTooLarge(name) : notWorkbook(name);
}
