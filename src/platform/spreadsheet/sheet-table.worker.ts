import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { readSheetCells, type SheetFacts } from "./sheet-cells.ts";
import type { SheetMessage, SheetTask } from "./sheet-table.reader.ts";
import { lineOf, repeatMerged, rowsHeldBack } from "./sheet-text.ts";
import {
  type ListedSheet,
  readRelations,
  readSharedTexts,
  readStyles,
  readWorkbookPart,
} from "./workbook-parts.ts";
import { readZipDirectory, type ZipEntry } from "./zip-directory.ts";
import { entryText } from "./zip-entry.reader.ts";

const task = workerData as SheetTask;
const bytesAtOnce = 2 ** 20;

class Refused extends Error {
  readonly reason: Extract<SheetMessage, { kind: "refused" }>["reason"];
  constructor(reason: Refused["reason"]) {
    super(reason);
    this.reason = reason;
  }
}

const send = (message: SheetMessage, transfer: ArrayBuffer[] = []) =>
  parentPort?.postMessage(message, transfer);

try {
  await readSheet();
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  send({ kind: "refused", reason: error.reason });
}

async function readSheet(): Promise<void> {
  const archive = await readFile(task.path);
  const entries = new Map((readZipDirectory(archive) ?? []).map((entry) => [entry.name, entry]));
  const text = (path: string | undefined) => {
    const entry = path === undefined ? undefined : entries.get(path);
    return entry === undefined ? noText() : entryText(archive, entry);
  };
  const { sheets, from1904 } = await readWorkbookPart(text("xl/workbook.xml"));
  const relations = await readRelations(text("xl/_rels/workbook.xml.rels"));
  const visible = sheets.filter(({ hidden }) => !hidden);
  const chosen = chooseSheet(visible, (sheet) => entries.get(relations.get(sheet.relation)?.path ?? ""));
  if (chosen === null) throw new Refused("no sheet");
  send({ kind: "sheets", sheets: visible.map(({ name }) => name), chosen: chosen.name });

  const partOf = (type: string) => relations.values().find((relation) => relation.type === type)?.path;
  const context = {
    texts: await readSharedTexts(text(partOf("sharedStrings"))),
    formats: await readStyles(text(partOf("styles"))),
    from1904,
  };
  const writer = tableWriter();
  const facts = await readSheetCells(text(relations.get(chosen.relation)?.path), context, writer.row);
  writer.end(facts);
}

async function* noText(): AsyncGenerator<string> {}

/** The named sheet; else the one that takes most room. */
function chooseSheet(
  visible: ListedSheet[],
  part: (sheet: ListedSheet) => ZipEntry | undefined,
): ListedSheet | null {
  if (task.sheet !== null) {
    const named = visible.find(({ name }) => name === task.sheet);
    if (named === undefined) {
      send({ kind: "sheets", sheets: visible.map(({ name }) => name), chosen: "" });
      throw new Refused("unknown sheet");
    }
    return named;
  }
  const sized = visible.flatMap((sheet) => {
    const entry = part(sheet);
    return entry === undefined ? [] : [{ sheet, size: entry.size }];
  });
  return sized.toSorted((a, b) => b.size - a.size)[0]?.sheet ?? null;
}

/** Sends rows as CSV: first those below the ones held back, at last these. */
function tableWriter() {
  const top: string[][] = [];
  let [lines, next, width, sent] = ["", rowsHeldBack, 0, 0];
  const flush = () => {
    const bytes = new TextEncoder().encode(lines);
    lines = "";
    sent += bytes.length;
    if (sent > task.mostBytes) throw new Refused("too large");
    send({ kind: "rows", bytes }, [bytes.buffer]);
  };
  return {
    row(number: number, cells: string[]) {
      if (number >= task.mostRows) throw new Refused("too many rows");
      if (cells.length > task.mostColumns) throw new Refused("too many columns");
      width = Math.max(width, cells.length);
      if (number < rowsHeldBack) {
        while (top.length < number) top.push([]);
        top[number] = cells;
        return;
      }
      if (number < next) throw new Error("rows out of order");
      lines += "\n".repeat(number - next) + lineOf(cells);
      next = number + 1;
      if (lines.length > bytesAtOnce) flush();
    },
    end(facts: SheetFacts) {
      flush();
      const mergedBelow = repeatMerged(top, facts.merged, width);
      while (top.length < rowsHeldBack) top.push([]);
      const bytes = new TextEncoder().encode(top.map(lineOf).join(""));
      const { hiddenRows, hiddenColumns, uncalculated, firstUncalculated } = facts;
      send({
        kind: "end",
        top: bytes,
        facts: { width, mergedBelow, hiddenRows, hiddenColumns, uncalculated, firstUncalculated },
      });
    },
  };
}
