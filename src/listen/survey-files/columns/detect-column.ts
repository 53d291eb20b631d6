import type { AnswerValue, MissingReason, Note } from "../survey-file.ts";
import { joinAlike } from "./alike-answers.ts";
import { cellNumber, type DecimalSign, decimalEvidence, isDate, labelledNumber } from "./cell-numbers.ts";
import { detectSerialDates } from "./date-serials.ts";
import { type Detected, type DetectionContext, type FileColumn, note } from "./detected.ts";
import { headerHints } from "./header-hints.ts";
import { saysWhy } from "./missing-answers.ts";
import { reasonOf, sameCode } from "./missing-cells.ts";
import { detectNumbers } from "./number-column.ts";
import { rangeStart, spoiltRange } from "./ordered-ranges.ts";
import { packedOptions } from "./packed-options.ts";
import { recurringAnswers } from "./recurring-answers.ts";
import { wordScale } from "./word-scales.ts";

type Cells = Map<string, { count: number; row: number }>;

/** Finds out by a column's cells and header how it is used. */
export function detectColumn(column: FileColumn, context: DetectionContext): Detected {
  const { tally } = column;
  const empty = {
    ends: null,
    values: [],
    missing: [],
    decimal: context.decimal,
    notes: [],
    packedBy: null,
    reversed: false,
  };
  if (tally.filled === 0) return { ...empty, kind: "empty", because: "nothing in it" };
  const hints = headerHints([column.label, ...column.headers].join("\n"));
  const missing: { cell: string; reason: MissingReason }[] = [];
  const answers: Cells = new Map();
  const known = column.told ?? hints.missing;
  for (const [cell, seen] of tally.cells) {
    const reason = known.find((said) => sameCode(said.cell, cell))?.reason ?? reasonOf(cell, context);
    if (reason === null) answers.set(cell, seen);
    else missing.push({ cell, reason });
  }
  if (answers.size === 0) {
    return { ...empty, missing, kind: "empty", because: "nothing in it that is an answer" };
  }
  const decimal = decimalOf(answers, context.decimal);
  const found = withoutReasons(column, answers, { ...empty, missing, decimal });
  return (
    detectSerialDates(column, answers, found) ??
    detectNumbers(column, answers, hints, found, context) ??
    detectLabelled(answers, found) ??
    detectDates(tally.complete, answers, found) ??
    detectWords(answers, found) ??
    detectRanges(column, answers, found) ??
    detectPacked(answers, found, context) ??
    detectChoice(column, answers, found)
  );
}

/**
 * "N/A (was not aware)" says more than that the question doesn't apply: beside words without an order it is an answer. On
 * scales it is none.
 */
function withoutReasons(
  column: FileColumn,
  answers: Cells,
  found: Omit<Detected, "kind" | "because">,
): Omit<Detected, "kind" | "because"> {
  const worded = column.told === null ? found.missing.filter(({ cell }) => saysWhy(cell)) : [];
  const cells = [...answers.keys()];
  const isScale =
    wordScale(cells) !== null ||
    cells.some((cell) => !Number.isNaN(cellNumber(cell, found.decimal)) || labelledNumber(cell) !== null);
  if (worded.length === 0 || isScale || cells.length < 2) return found;
  for (const { cell } of worded) {
    const seen = column.tally.cells.get(cell);
    if (seen !== undefined) answers.set(cell, seen);
  }
  const names = worded.map(({ cell }) => `“${cell}”`).slice(0, 3);
  const text = `${names.join(", ")} ${names.length === 1 ? "says" : "say"} more than that the question doesn't apply, so ${names.length === 1 ? "it counts as an answer" : "they count as answers"}. If not, list ${names.length === 1 ? "it" : "them"} under \`missing\` for this column.`;
  return {
    ...found,
    missing: found.missing.filter((none) => !worded.includes(none)),
    notes: [...found.notes, note("answer.with-reason", column.name, "check", text)],
  };
}

function decimalOf(answers: Cells, usual: DecimalSign): DecimalSign {
  const evidence = decimalEvidence(answers.keys());
  return evidence === "either" ? usual : evidence;
}

function detectLabelled(answers: Cells, found: Omit<Detected, "kind" | "because">): Detected | null {
  if (answers.size > 22) return null;
  const values: AnswerValue[] = [];
  for (const cell of answers.keys()) {
    const number = cellNumber(cell, found.decimal);
    const labelled = labelledNumber(cell);
    if (labelled !== null) values.push({ cell, ...labelled });
    else if (!Number.isNaN(number)) values.push({ cell, value: number, label: cell });
    else return null;
  }
  if (![...answers.keys()].some((cell) => labelledNumber(cell) !== null) || values.length < 2) return null;
  values.sort((one, other) => one.value - other.value);
  const different = new Set(values.map(({ value }) => value)).size;
  if (different < 2 || different < values.length / 2) return null;
  const [low = 0, high = 0] = [values[0]?.value, values.at(-1)?.value];
  const ends = low <= 1 && low >= -5 && high <= 10 ? { low, high } : null;
  return { ...found, kind: "rating", because: "numbers with their words", ends, values };
}

function detectDates(
  complete: boolean,
  answers: Cells,
  found: Omit<Detected, "kind" | "because">,
): Detected | null {
  const cells = [...answers.keys()];
  const dates = cells.filter(isDate).length;
  if (dates === 0 || dates < cells.length * 0.9) return null;
  return { ...found, kind: "date", because: complete && dates === cells.length ? "dates" : "mostly dates" };
}

function detectWords(answers: Cells, found: Omit<Detected, "kind" | "because">): Detected | null {
  const cells = [...answers.keys()];
  const scale = cells.length > 40 ? null : wordScale(cells);
  return scale === null ? null : { ...found, ...ratingOfWords(cells, scale) };
}

/** How a column whose words come from an ordered list is used. */
export function ratingOfWords(
  cells: readonly string[],
  scale: NonNullable<ReturnType<typeof wordScale>>,
): Pick<Detected, "kind" | "because" | "ends" | "values"> {
  const values = cells
    .map((cell) => ({ cell, value: scale.values.get(cell) ?? 0, label: cell }))
    .sort((one, other) => one.value - other.value || (one.cell < other.cell ? -1 : 1));
  const low = scale.points === 2 ? 0 : 1;
  return {
    kind: "rating",
    because: `words of an ordered list of ${scale.points} (${scale.about})`,
    ends: { low, high: low + scale.points - 1 },
    values,
  };
}

function detectRanges(
  column: FileColumn,
  answers: Cells,
  found: Omit<Detected, "kind" | "because">,
): Detected | null {
  if (answers.size < 2 || answers.size > 40) return null;
  const starts = [...answers.keys()].map((cell) => ({ cell, start: rangeStart(cell) }));
  if (starts.some(({ start }) => start === null)) return null;
  starts.sort((one, other) => (one.start ?? 0) - (other.start ?? 0));
  const values = starts.map(({ cell }, value) => ({ cell, value, label: spoiltRange(cell) ?? cell }));
  const spoilt = values.filter(({ cell, label }) => cell !== label);
  const notes = spoilt.map(({ cell, label }) =>
    note(
      "range.date",
      column.name,
      "check",
      `A spreadsheet seems to have made the date “${cell}” of “${label}”; it is read as that.`,
    ),
  );
  return {
    ...found,
    kind: "choice",
    because: "ranges, in their order",
    values,
    notes: [...found.notes, ...notes],
  };
}

function detectPacked(
  answers: Cells,
  found: Omit<Detected, "kind" | "because">,
  context: DetectionContext,
): Detected | null {
  const packed = packedOptions(answers, context.packsCodes);
  if (packed === null) return null;
  const values = packed.options.map((cell, value) => ({ cell, value, label: cell }));
  const by = packed.separator === "\n" ? "line breaks" : `“${packed.separator}”`;
  return {
    ...found,
    kind: "multiple",
    because: `several options in a cell, parted by ${by}`,
    values,
    packedBy: packed.separator,
  };
}

function detectChoice(
  column: FileColumn,
  answers: Cells,
  found: Omit<Detected, "kind" | "because">,
): Detected {
  const { kept: cells, also } = joinAlike([...answers].map(([cell, { count }]) => [cell, count] as const));
  const times = new Map(cells.map((cell) => [cell, answers.get(cell)?.count ?? 0]));
  for (const { cell, code } of also)
    times.set(code, (times.get(code) ?? 0) + (answers.get(cell)?.count ?? 0));
  const wording = `${column.name} ${column.label}`;
  const recurring = recurringAnswers(
    [...times].map(([cell, count]) => ({ cell, count })),
    wording,
  );
  if (column.tally.complete && recurring.isChoice) {
    const values = choiceValues(cells);
    return { ...found, kind: "choice", because: "words that recur", values, also };
  }
  const isClose = column.tally.complete && recurring.isClose;
  return {
    ...found,
    missing: [],
    kind: "text",
    because: cells.length === 1 ? "a text" : isClose ? "texts, though some recur" : "texts, mostly different",
    notes: isClose ? [...found.notes, closeNote(column.name, recurring.own)] : found.notes,
  };
}

function closeNote(name: string, own: number): Note {
  const differ =
    own === 0
      ? "its header or its length says that people wrote them"
      : own === 1
        ? "1 answer is somebody's own"
        : `${own} different answers are people's own`;
  const text = `Mostly the same few words, but ${differ}: read as texts, of which there are no figures. Make it a choice to count them (in a mapping: \`kind: choice\`).`;
  return note("text.recurring", name, "check", text);
}

/** Answers without an order: alphabetically, numbers by their size. */
export function choiceValues(cells: readonly string[]): AnswerValue[] {
  const size = (cell: string): number => cellNumber(cell, "point");
  const sorted = [...cells].sort((one, other) => {
    const [a, b] = [size(one), size(other)];
    if (!Number.isNaN(a) && !Number.isNaN(b)) return a - b;
    const [x, y] = [one.toLowerCase(), other.toLowerCase()];
    return x < y ? -1 : x > y ? 1 : one < other ? -1 : 1;
  });
  return sorted.map((cell, value) => ({ cell, value, label: cell }));
}
