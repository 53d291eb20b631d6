import { formattedNumber, type NumberFormat } from "./number-format.ts";
import { unescaped } from "./workbook-parts.ts";
import { attributeOf, isTrueAttribute, xmlScanner } from "./xml-scanner.ts";

/** What cells refer to in other parts of the workbook. */
export interface CellContext {
  texts: readonly string[];
  formats: readonly NumberFormat[];
  from1904: boolean;
}

/** Cells from one corner to the other, from 0. */
export interface MergedCells {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** What was found in a sheet besides its cells. */
export interface SheetFacts {
  merged: MergedCells[];
  hiddenRows: number;
  hiddenColumns: number;
  /** Formulas without a calculated value: how many, and the first one's cell, "B7". */
  uncalculated: number;
  firstUncalculated: string | null;
}

/**
 * Reads a sheet's rows from its XML.
 *
 * @param use is told of each row that has cells: its number from 0, and its texts; missing ones are left out
 */
export async function readSheetCells(
  pieces: AsyncIterable<string>,
  context: CellContext,
  use: (row: number, cells: string[]) => void,
): Promise<SheetFacts> {
  const facts: SheetFacts = {
    merged: [],
    hiddenRows: 0,
    hiddenColumns: 0,
    uncalculated: 0,
    firstUncalculated: null,
  };
  let row = -1;
  let cells: string[] = [];
  let column = -1;
  let [type, style, reference] = ["", "", ""];
  let [hasFormula, hasValue] = [false, false];
  let value = "";
  let taking = false;
  let phonetic = 0;
  const take = xmlScanner({
    open(name, attributes) {
      if (name === "c") {
        reference = attributeOf(attributes, "r") ?? "";
        column = reference === "" ? column + 1 : columnOf(reference);
        type = attributeOf(attributes, "t") ?? "";
        style = attributeOf(attributes, "s") ?? "";
        value = "";
        hasFormula = false;
        hasValue = false;
      } else if (name === "v") {
        taking = true;
        hasValue = true;
      } else if (name === "t") taking = phonetic === 0;
      else if (name === "rPh") phonetic++;
      else if (name === "f") hasFormula = true;
      else if (name === "row") {
        const number = attributeOf(attributes, "r");
        row = number === null ? row + 1 : Number(number) - 1;
        if (isTrueAttribute(attributeOf(attributes, "hidden"))) facts.hiddenRows++;
        cells = [];
        column = -1;
      } else if (name === "col") countHidden(attributes, facts);
      else if (name === "mergeCell") takeMerged(attributes, facts);
    },
    close(name) {
      if (name === "v" || name === "t") taking = false;
      else if (name === "rPh") phonetic--;
      else if (name === "c") {
        if (hasFormula && !(hasValue && (value !== "" || type === "str"))) {
          facts.uncalculated++;
          facts.firstUncalculated ??= reference;
        }
        const shown = value === "" ? "" : shownValue(value, type, style, context);
        if (shown !== "") {
          if (!(column >= 0 && column < 16_384)) throw new Error("a cell beyond the sheet's edge");
          while (cells.length < column) cells.push("");
          cells[column] = shown;
        }
      } else if (name === "row" && cells.length > 0) use(row, cells);
    },
    text(text) {
      if (taking) value += text;
    },
  });
  for await (const piece of pieces) take(piece);
  return facts;
}

function shownValue(value: string, type: string, style: string, context: CellContext): string {
  if (type === "s") return context.texts[Number(value)] ?? "";
  if (type === "str" || type === "inlineStr") return unescaped(value);
  if (type === "b") return value.trim() === "1" ? "TRUE" : "FALSE";
  if (type === "e" || type === "d") return value;
  const number = Number(value);
  if (Number.isNaN(number)) return value;
  return formattedNumber(number, context.formats[Number(style)] ?? "number", context.from1904);
}

/** "AB12" is column 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (let index = 0; index < reference.length; index++) {
    const letter = reference.charCodeAt(index) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

function countHidden(attributes: string, facts: SheetFacts): void {
  if (!isTrueAttribute(attributeOf(attributes, "hidden"))) return;
  const [first, last] = [Number(attributeOf(attributes, "min")), Number(attributeOf(attributes, "max"))];
  // What is hidden up to the sheet's edge are unused columns.
  if (last < 16_384) facts.hiddenColumns += last - first + 1;
}

const mostMerged = 100_000;

function takeMerged(attributes: string, facts: SheetFacts): void {
  const [from = "", to = from] = (attributeOf(attributes, "ref") ?? "").split(":");
  const rowOf = (reference: string) => Number(/\d+$/.exec(reference)?.[0]) - 1;
  const merged = { top: rowOf(from), left: columnOf(from), bottom: rowOf(to), right: columnOf(to) };
  const area = (merged.bottom - merged.top + 1) * (merged.right - merged.left + 1);
  if (area > 1 && facts.merged.length < mostMerged) facts.merged.push(merged);
}
