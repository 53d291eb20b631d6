import { cellNumber } from "./cell-numbers.ts";
import { missingReason } from "./missing-answers.ts";

/** Rows of the head that are headers: which hold the names, the wordings, and headings over several columns. */
export interface HeaderRows {
  /** Places in the head, from the top; empty where the file has no header. */
  rows: number[];
  names: number;
  wordings: number | null;
  /** The heading over several columns: its cells are blank or repeated where it goes on. */
  spanning: number | null;
  /** The row of units below the names; null or absent where there is none. */
  units?: number | null;
  /** Whether no tool is known to have written it, so that names may be short for what their heading asks. */
  isPlain?: boolean;
}

export type Head = readonly { row: number; cells: readonly string[] }[];

/** Headings, names, wordings, units: rows below the first one that can belong to a header. */
const mostBelow = 3;

/**
 * Finds the header of a table that no tool is recognised in: rows of words above columns of something else. Titles above
 * the header (one text, in however many cells) belong to it, so do headings over several columns, wordings and units.
 *
 * @param told how many rows, as spreadsheets count, where a person says so
 */
export function findHeader(head: Head, told: number | undefined): HeaderRows {
  const none = { rows: [], names: 0, wordings: null, spanning: null };
  if (told !== undefined) {
    const rows = head.flatMap(({ row }, index) => (row <= told ? [index] : []));
    const first = Math.min(belowTitles(head), rows.at(-1) ?? 0);
    return rows.length === 0 ? none : arrange(head, rows, first);
  }
  let first = belowTitles(head);
  const [top] = head;
  if (first > 0 && top !== undefined && !looksLikeHeader(head, first) && isWide(top.cells)) first = 0;
  if (!looksLikeHeader(head, first)) return none;
  const last = lastHeaderRow(head, first);
  return arrange(
    head,
    Array.from({ length: last + 1 }, (_, index) => index),
    first,
  );
}

const filledIn = (cells: readonly string[]): string[] =>
  cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
const isWide = (cells: readonly string[]): boolean => filledIn(cells).length > cells.length / 4;

/** The first row that isn't a title: with different texts, in more than a cell or two. */
function belowTitles(head: Head): number {
  const width = head[0]?.cells.length ?? 0;
  const found = head.findIndex(
    ({ cells }) => new Set(filledIn(cells)).size >= Math.min(2, width) && isWide(cells),
  );
  return Math.max(0, found);
}

const isNumber = (cell: string): boolean => !Number.isNaN(cellNumber(cell, "point"));

/** Cells of a column below a row, without blanks. */
const under = (head: Head, at: number, column: number, most: number): string[] =>
  filledIn(head.slice(at + 1, at + 1 + most).map(({ cells }) => cells[column] ?? ""));

/** Numbers below and words here, or words that don't come again below. */
function looksLikeHeader(head: Head, at: number): boolean {
  const cells = head[at]?.cells ?? [];
  if (at + 1 >= head.length) return cells.every((cell) => !isNumber(cell.trim()));
  let numbersHere = 0;
  let wordsOverNumbers = 0;
  let again = 0;
  cells.forEach((cell, column) => {
    const text = cell.trim();
    if (text === "") return;
    const below = under(head, at, column, 59);
    const numbers = below.filter(isNumber).length;
    if (isNumber(text) && numbers > 0) numbersHere++;
    if (!isNumber(text) && numbers > 0 && numbers >= below.length * 0.7) wordsOverNumbers++;
    if (below.includes(text) && new Set(below).size > 1) again++;
  });
  if (wordsOverNumbers > numbersHere) return true;
  const filled = filledIn(cells).length;
  return numbersHere <= filled * 0.2 && again <= filled * 0.2;
}

/** The lowest row of the header: the one right above the answers. */
function lastHeaderRow(head: Head, first: number): number {
  const furthest = Math.min(first + mostBelow, head.length - 2);
  for (let at = furthest; at > first; at--) {
    const between = Array.from({ length: at - first - 1 }, (_, index) => first + 1 + index);
    if (isHeaderBelow(head, first, at) && !between.some((row) => holdsNumbers(head, row, at))) return at;
  }
  return first;
}

interface Telling {
  cell: string;
  /** What stands right above it. */
  above: string;
  below: string[];
  isNumeric: boolean;
}

/** Columns that show by what is below a row whether it is an answer: those of numbers, and of words that recur. */
function tellingColumns(head: Head, at: number): Telling[] {
  const above = head[at - 1]?.cells ?? [];
  return (head[at]?.cells ?? []).flatMap((cell, column) => {
    const below = under(head, at, column, 39);
    const isNumeric = below.length > 0 && below.filter(isNumber).length >= below.length * 0.8;
    const recurs = below.length >= 6 && new Set(below).size <= below.length / 2;
    const told = { cell: cell.trim(), above: (above[column] ?? "").trim(), below, isNumeric };
    return isNumeric || recurs ? [told] : [];
  });
}

/** Whether a row has numbers where there are numbers below another. */
function holdsNumbers(head: Head, row: number, at: number): boolean {
  const columns = (head[at]?.cells ?? []).map((_, column) => column);
  const numeric = columns.filter((column) => {
    const below = under(head, at, column, 39);
    return below.length > 0 && below.filter(isNumber).length >= below.length * 0.8;
  });
  return (
    numeric.filter((column) => isNumber((head[row]?.cells[column] ?? "").trim())).length >
    numeric.length * 0.2
  );
}

/**
 * A row of words below another where most of the columns of numbers have words in it too; or options below a heading; or
 * different words that no answer repeats, below headings that go on over several columns; or units.
 */
function isHeaderBelow(head: Head, first: number, at: number): boolean {
  const cells = head[at]?.cells ?? [];
  const spans = spannedCells(head[at - 1]?.cells ?? []);
  const answers = cells.filter((cell) => /^(?:open-ended )?response$/i.test(cell.trim())).length;
  if (at === first + 1 && answers > 0 && spans + answers > 0) return answers >= 2 || spans > 0;
  const telling = tellingColumns(head, at);
  const numeric = telling.filter(({ isNumeric }) => isNumeric);
  if (isUnits(cells) && numeric.filter(isName).length >= Math.max(2, numeric.length / 2)) return true;
  const isDifferent = new Set(filledIn(cells)).size === filledIn(cells).length;
  const enough = numeric.length >= 2 ? numeric : spans > 0 && isDifferent ? telling : [];
  const names = enough.filter(
    (column) => isName(column) && /\p{L}/u.test(column.cell) && (isDifferent || column.cell.length > 1),
  );
  // Beside headings over several columns stand those of one column, with nothing below them.
  const single = spans > 0 && names.length >= 2 ? enough.filter(isNamedAbove) : [];
  return enough.length >= 2 && names.length + single.length >= enough.length * 0.8;
}

const isNamedAbove = ({ cell, above }: Telling): boolean =>
  cell === "" && /\p{L}/u.test(above) && !isNumber(above);

const isName = ({ cell, below }: Telling): boolean =>
  cell !== "" &&
  !isNumber(cell) &&
  !below.includes(cell) &&
  missingReason(cell) === null &&
  !/^(?:nan|null|none)$/i.test(cell);

const unit =
  /^[[(]?\s*(?:%|‰|[€$£¥]|in %|percent|prozent|years?|yrs?|jahren?|months?|monate?n?|weeks?|wochen|days?|tagen?|hours?|hrs?|h|stunden|min(?:utes?|uten)?|sec(?:onds?)?|s|ms|sekunden|cm|mm|m|km|kg|g|mg|lbs?|l|ml|°[cf]|eur(?:o|os)?|usd|chf|gbp|points?|punkte|scale|skala|score|count|number|anzahl|(?:scale |skala )?-?\d{1,3}\s*(?:-|–|\.\.|to|bis)\s*\d{1,3})\s*[\])]?$/i;

/** Whether all that a row holds are units: "years", "%", "1-5". */
const isUnits = (cells: readonly string[]): boolean => {
  const filled = filledIn(cells);
  return filled.length > 0 && filled.every((cell) => unit.test(cell));
};

/** Cells over which a heading goes on: blank, or the same as the one before. */
function spannedCells(cells: readonly string[]): number {
  return cells.filter((cell, column) => {
    const before = cells[column - 1]?.trim();
    return column > 0 && (cell.trim() === "" || cell.trim() === before);
  }).length;
}

function arrange(head: Head, rows: number[], first: number): HeaderRows {
  const used = rows.filter((row) => row >= first);
  const cellsOf = (row: number | undefined): readonly string[] => head[row ?? -1]?.cells ?? [];
  const units = used.length > 1 && isUnits(cellsOf(used.at(-1))) ? (used.pop() ?? null) : null;
  const found = { rows, wordings: null, spanning: null, units, isPlain: true };
  const [above, one, two] = [used.at(-3), used.at(-2), used.at(-1) ?? 0];
  if (one === undefined) {
    const title = cellsOf(two - 1);
    const isHeading = two > 0 && title[0]?.trim() === "" && filledIn(title).length > 0;
    return { ...found, names: two, spanning: isHeading ? two - 1 : null };
  }
  if (spansOver(cellsOf(one), cellsOf(two)) || complete(cellsOf(one), cellsOf(two)))
    return { ...found, names: two, spanning: one };
  const [names, wordings] = areCodes(cellsOf(two), cellsOf(one)) ? [two, one] : [one, two];
  const isHeaded = above !== undefined && spansOver(cellsOf(above), cellsOf(one));
  return { ...found, names, wordings, spanning: isHeaded ? above : null };
}

/** Whether a row holds headings that each stand over several columns of the row below. */
function spansOver(above: readonly string[], below: readonly string[]): boolean {
  const spans = spannedCells(above);
  const [written, names] = [filledIn(above), filledIn(below)];
  const goesOn = new Set(written).size < written.length || above.length - written.length >= 2;
  return spans >= 2 || (spans === 1 && goesOn && new Set(names).size === below.length);
}

/** Whether two rows make one header: each has words where the other is blank, and together they leave nothing out. */
function complete(above: readonly string[], below: readonly string[]): boolean {
  const isBlank = (cells: readonly string[], column: number) => (cells[column] ?? "").trim() === "";
  const columns = [...above.keys()];
  return (
    columns.some((column) => isBlank(above, column)) &&
    columns.some((column) => isBlank(below, column)) &&
    !columns.some((column) => isBlank(above, column) && isBlank(below, column))
  );
}

/** Short names without blanks, all different, below what are sentences. */
function areCodes(below: readonly string[], above: readonly string[]): boolean {
  const [codes, sentences] = [filledIn(below), filledIn(above)];
  const length = (cells: readonly string[]): number => cells.join("").length / Math.max(1, cells.length);
  return (
    codes.length === below.length &&
    new Set(codes).size === codes.length &&
    codes.every((cell) => /^\S{1,20}$/.test(cell)) &&
    sentences.some((cell) => /\s/.test(cell)) &&
    length(sentences) > 2.5 * length(codes)
  );
}
