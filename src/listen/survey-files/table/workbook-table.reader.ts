import { type InputFile, nameOf } from "#platform/input-file.ts";
import { readSheetTable, type SheetTable } from "#platform/spreadsheet/sheet-table.reader.ts";
import type { Note, TableLayout } from "../survey-file.ts";
import { tableFileEmpty } from "./table.errors.ts";
import type { OpenTable } from "./table.ts";
import { headOf } from "./table-head.ts";
import { readings } from "./text-readings.reader.ts";

const limits = { mostRows: 500_000, mostColumns: 10_000, mostBytes: 256 * 2 ** 20 };

/**
 * Opens a sheet of a workbook: the one told, else the visible one with most in it. Its texts are kept in memory.
 *
 * @param chunk bytes that are looked at at once
 * @throws AppError file.empty and those of `readSheetTable`
 */
export async function openWorkbookTable(
  file: InputFile,
  told: Partial<TableLayout>,
  signal: AbortSignal,
  chunk: number,
): Promise<OpenTable> {
  const { sheets, sheet, csv, facts } = await readSheetTable(file, told.sheet ?? null, limits, signal);
  if (facts.width === 0) throw tableFileEmpty(nameOf(file));
  const shape = {
    separator: ",",
    padded: true,
    firstFull: 1,
    shifted: false,
    exact: true,
    longerHeader: null,
  };
  const { blocks, rejected } = readings({
    source: csv,
    encoding: "utf-8",
    markLength: 0,
    separatorLine: false,
    shape: { ...shape, width: facts.width },
    chunk,
  });
  return {
    layout: { encoding: null, separator: null, sheet, headerRows: told.headerRows ?? 0 },
    width: facts.width,
    sheets,
    notes: notesOf(facts, sheet, sheets, told.sheet != null),
    head: await headOf(blocks(signal), facts.width),
    blocks,
    rejected,
  };
}

function notesOf(facts: SheetTable["facts"], sheet: string, sheets: string[], told: boolean): Note[] {
  const notes: Note[] = [];
  const add = (code: string, weight: Note["weight"], text: string) =>
    void notes.push({ code, text, column: null, weight });
  if (sheets.length > 1 && !told) {
    const others = sheets.filter((name) => name !== sheet).map((name) => `“${name}”`);
    add(
      "sheet.chosen",
      "check",
      `Read is the sheet “${sheet}”, which holds most; the others are ${others.join(", ")}.`,
    );
  }
  if (facts.uncalculated > 0) {
    const text = `Formulas without a calculated value count as blank: ${facts.uncalculated}, the first in ${facts.firstUncalculated ?? "an unnamed cell"}. Open the workbook in a spreadsheet program, save it, and use that file.`;
    add("sheet.uncalculated", "check", text);
  }
  if (facts.mergedBelow > 0) {
    const text = `Merged cells among the answers: ${facts.mergedBelow}. Their value counts for the first of them only; split them if it stands for all.`;
    add("sheet.merged", "check", text);
  }
  if (facts.hiddenRows > 0)
    add("sheet.hidden-rows", "said", `Hidden rows are read too: ${facts.hiddenRows}.`);
  if (facts.hiddenColumns > 0) {
    add("sheet.hidden-columns", "said", `Hidden columns are read too: ${facts.hiddenColumns}.`);
  }
  return notes;
}
