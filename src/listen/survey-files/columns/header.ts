import { plainText } from "../definitions/plain-text.ts";
import type { Head, HeaderRows } from "./header-rows.ts";

/** What stands above the answers. */
export interface TableHeader {
  /** Rows from the top, as spreadsheets count, that hold no answers. */
  rows: number;
  /** Per column; unique. */
  names: string[];
  /** The wording per column, the name where there is none. */
  labels: string[];
  /** All headers of a column as written, without blanks. */
  headers: string[][];
  /** A heading that spans several columns, and what is below it. */
  questions: ({ question: string; part: string } | null)[];
  /** Whether the columns were moved, so that headings no longer stand above what they are about; `questions` has none then. */
  displaced: boolean;
  /** Names that came more than once. */
  repeated: string[];
}

/** Puts names, wordings and questions together. */
export function readHeader(head: Head, found: HeaderRows, width: number): TableHeader {
  const cellsOf = (row: number | null): readonly string[] => (row === null ? [] : (head[row]?.cells ?? []));
  const last = found.rows.at(-1);
  const [names, wordings] = [cellsOf(found.rows.length === 0 ? null : found.names), cellsOf(found.wordings)];
  const units = cellsOf(found.units ?? null);
  const displaced = found.isPlain !== true && areDisplaced(cellsOf(found.spanning), names);
  const headings = displaced ? cellsOf(found.spanning) : carried(cellsOf(found.spanning));
  const written = Array.from({ length: width }, (_, column) => {
    const own = (names[column] ?? "").trim();
    const heading = headings[column] ?? "";
    const isAnswer = isResponse(own) || own === "";
    return heading !== "" && isAnswer ? heading : own;
  });
  const questions = Array.from({ length: width }, (_, column) => {
    const heading = plainText(headings[column] ?? "");
    const part = plainText(names[column] ?? "");
    const goesOn = headings[column - 1] === headings[column] || headings[column + 1] === headings[column];
    return found.spanning === null || displaced || heading === "" || part === "" || !goesOn
      ? null
      : { question: heading, part };
  });
  const { unique, repeated } = uniqueNames(written);
  return {
    rows: last === undefined ? 0 : (head[last]?.row ?? 0),
    names: unique,
    labels: unique.map((name, column) => {
      const said =
        plainText(wordings[column] ?? "") || inQuestion(questions[column], found) || plainText(name);
      const unit = plainText(units[column] ?? "");
      return unit === "" ? said : `${said} (${unit.replace(/^[[(]\s*|\s*[\])]$/g, "")})`;
    }),
    headers: unique.map((_, column) =>
      found.rows.map((row) => (head[row]?.cells[column] ?? "").trim()).filter((cell) => cell !== ""),
    ),
    questions,
    displaced,
    repeated,
  };
}

/** What stands below a heading whose answers need but one column. */
const isResponse = (name: string): boolean => /^(?:open-ended )?response$/i.test(name);

/** A name that says little without the heading that it stands under: "Service: Q1". */
function inQuestion(asked: TableHeader["questions"][number] | undefined, { isPlain }: HeaderRows): string {
  return isPlain === true && asked && !isResponse(asked.part) ? `${asked.question}: ${asked.part}` : "";
}

/**
 * Whether options follow a heading that has a column of its own only, more than once: somebody moved the columns. A
 * place for another answer may follow it.
 */
function areDisplaced(headings: readonly string[], parts: readonly string[]): boolean {
  let [isWhole, found] = [false, 0];
  headings.forEach((heading, column) => {
    const part = (parts[column] ?? "").trim();
    if (heading.trim() !== "") isWhole = part === "" || isResponse(part);
    else if (isWhole && part !== "" && !/other|specify|comment/i.test(part)) found++;
  });
  return found >= 2;
}

/** A heading stands over all columns up to the next one. */
function carried(cells: readonly string[]): string[] {
  let current = "";
  return cells.map((cell) => {
    if (cell.trim() !== "") current = cell.trim();
    return current;
  });
}

const longestName = 300;

/** Markup is taken off, blanks are named by their place, and what comes again gets a number. */
function uniqueNames(written: readonly string[]): { unique: string[]; repeated: string[] } {
  const taken = new Set<string>();
  const repeated = new Set<string>();
  const plain = written.map(
    (name, column) => plainText(name).slice(0, longestName) || `Column ${column + 1}`,
  );
  const all = new Set(plain);
  const unique = plain.map((name) => {
    if (!taken.has(name)) {
      taken.add(name);
      return name;
    }
    repeated.add(name);
    let number = 2;
    while (taken.has(`${name} (${number})`) || all.has(`${name} (${number})`)) number++;
    taken.add(`${name} (${number})`);
    return `${name} (${number})`;
  });
  return { unique, repeated: [...repeated] };
}
