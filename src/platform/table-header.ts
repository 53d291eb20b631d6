import { quoteValue } from "./csv-cell.ts";
import { errorKind } from "./errors.ts";

/** The file has no rows at all. */
export const fileEmpty = errorKind(
  "file.empty",
  (path: string) => `${path} is empty. Export it again, with a header row and a row for each entry.`,
  422,
);
const missingColumns = errorKind(
  "csv.missing-column",
  (file: string, missing: string, columns: string) =>
    `${file} lacks the column ${missing}. ${columns}. Add the column or correct its name.`,
  422,
);
const duplicateColumn = errorKind(
  "csv.duplicate-column",
  (file: string, name: string, headers: string, columns: string) =>
    `${file} has the column ${name} more than once: ${headers}. ${columns}. Remove or rename all but one.`,
  422,
);

/** Column names are compared in lower case, with "_" between words. */
export function columnName(field: string): string {
  return field
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}

/** Spellings are the same where they differ only in case, spaces, hyphens and underscores. */
function folded(name: string): string {
  return name.toLowerCase().replace(/[\s_\p{Pd}]+/gu, "");
}

/** Numbers of the table's columns that a known column's name or, failing that, its first spelling in use names. */
function candidates(names: readonly string[], column: string): number[] {
  const [exact = "", ...others] = column.split("|");
  const numbersWhere = (fits: (name: string) => boolean) =>
    names.flatMap((name, index) => (fits(name) ? [index] : []));
  const found = [
    numbersWhere((name) => columnName(name) === exact),
    ...[exact, ...others].map((spelling) => numbersWhere((name) => folded(name) === folded(spelling))),
  ];
  return found.find(({ length }) => length > 0) ?? [];
}

/** How many of the known columns a table has. */
export function knownColumns(names: readonly string[], columns: readonly string[]): number {
  return columns.filter((column) => candidates(names, column).length > 0).length;
}

/**
 * Where each known column is among a table's columns, −1 where the table lacks it.
 *
 * @param names of the table's columns, as they are in the file
 * @param columns each a column's own name, which comes first, and other spellings of it, joined by "|":
 * "email|mail". Case, spaces, hyphens and underscores make no difference.
 * @throws AppError csv.missing-column, csv.duplicate-column
 */
export function columnPositions(
  file: string,
  names: readonly string[],
  columns: readonly string[],
  required: readonly string[],
): number[] {
  const found = names.slice(0, 30).map(quoteValue).join(", ");
  const summary = `Found: ${found}. Expected: ${columns.map(ownName).join(", ")}`;
  const missing = required.filter((column) => candidates(names, column).length === 0).map(ownName);
  if (missing.length > 0) throw missingColumns(file, missing.join(", "), summary);
  return columns.map((column) => {
    const numbers = candidates(names, column);
    const [first = -1] = numbers;
    const headers = numbers.map((number) => quoteValue(names[number] ?? "")).join(", ");
    if (numbers.length > 1) throw duplicateColumn(file, ownName(column), headers, summary);
    return first;
  });
}

const ownName = (column: string) => column.split("|")[0] ?? "";

/** Columns with a name that are none of those at `positions`. */
export function unusedColumns(names: readonly string[], positions: readonly number[]): string[] {
  return names.filter((name, index) => name.trim() !== "" && !positions.includes(index));
}
