import type {
  ColumnCorrection,
  ColumnKind,
  Mapping,
  MissingReason,
  ScaleEnds,
  Understanding,
  UnderstoodColumn,
} from "#listen/survey-files/survey-file.ts";
import { hasFigures } from "../kind-words.ts";

/** What is understood where nobody corrects it, as far as it has been seen. */
export interface Uncorrected {
  /** What it was learnt from last. */
  from: Understanding;
  columns: ReadonlyMap<string, UnderstoodColumn>;
  choices: Partial<Pick<Understanding, "outcome" | "group" | "weights">>;
}

const choiceNames = ["outcome", "group", "weights"] as const;

/**
 * Learns from what was read with corrections what holds without: all that they don't touch.
 *
 * @param before what was known of the rest
 */
export function uncorrected(
  understood: Understanding,
  mapping: Mapping,
  before: Uncorrected | null,
): Uncorrected {
  const columns = new Map<string, UnderstoodColumn>();
  for (const column of understood.columns) {
    const free = mapping.columns?.[column.name] ? before?.columns.get(column.name) : column;
    if (free) columns.set(column.name, free);
  }
  const choices: Uncorrected["choices"] = {};
  for (const name of choiceNames) {
    const free = mapping[name] === undefined ? understood[name] : before?.choices[name];
    if (free !== undefined) choices[name] = free;
  }
  return { from: understood, columns, choices };
}

/**
 * What is understood with corrections on top, as far as it can be told without reading the file again. Layout is not among
 * it: other separators make other columns.
 *
 * @param understood as it was read last, perhaps with corrections that have been taken back since
 * @param free what holds where nothing is corrected
 */
export function withCorrections(
  understood: Understanding,
  mapping: Mapping,
  free: Uncorrected,
): Understanding {
  const columns = understood.columns.map((column) => {
    const own = mapping.columns?.[column.name];
    return own
      ? { ...column, ...own, by: "mapping" as const, because: "corrected by hand" }
      : (free.columns.get(column.name) ?? column);
  });
  const corrected = { ...understood, columns, ...(mapping.scales && { scales: mapping.scales }) };
  for (const name of choiceNames) {
    const [own, unchosen] = [mapping[name], free.choices[name]];
    if (own !== undefined) corrected[name] = own;
    else if (unchosen !== undefined) corrected[name] = unchosen;
  }
  return corrected;
}

/** Corrects columns, by name; what else is corrected of them stays. */
export function correctColumns(
  mapping: Mapping,
  names: readonly string[],
  correction: ColumnCorrection,
): Mapping {
  const columns = { ...mapping.columns };
  for (const name of names) columns[name] = { ...columns[name], ...correction };
  return { ...mapping, columns };
}

/** Takes back all corrections of columns. */
export function uncorrectColumns(mapping: Mapping, names: readonly string[]): Mapping {
  const gone = new Set(names);
  const kept = Object.entries(mapping.columns ?? {}).filter(([name]) => !gone.has(name));
  return { ...mapping, columns: Object.fromEntries(kept) };
}

/** The answers of a column in another order: the lowest number goes to the first of them. */
export function reordered(values: UnderstoodColumn["values"], from: number, to: number) {
  const answers = [...values];
  const [moved] = answers.splice(from, 1);
  if (!moved || to < 0 || to > answers.length) return values;
  answers.splice(to, 0, moved);
  const numbers = values.map(({ value }) => value).sort((one, other) => one - other);
  return answers.map((answer, index) => ({ ...answer, value: numbers[index] ?? index }));
}

/** A scale's ends in words: "1 to 5". */
export const endsWords = (ends: ScaleEnds | null): string => (ends ? `${ends.low} to ${ends.high}` : "");

/** How many columns a code is no answer in, most first, with the reason that most of them give. */
export function missingCodes(columns: readonly UnderstoodColumn[]) {
  const found = new Map<string, { cell: string; columns: number; reasons: Map<MissingReason, number> }>();
  for (const { missing } of columns)
    for (const { cell, reason } of missing) {
      const entry = found.get(cell) ?? { cell, columns: 0, reasons: new Map<MissingReason, number>() };
      entry.columns += 1;
      entry.reasons.set(reason, (entry.reasons.get(reason) ?? 0) + 1);
      found.set(cell, entry);
    }
  return [...found.values()]
    .map(({ cell, columns: count, reasons }) => ({
      cell,
      columns: count,
      reason: [...reasons].sort((one, other) => other[1] - one[1])[0]?.[0] ?? "missing code",
    }))
    .sort((one, other) => other.columns - one.columns);
}

/** Which columns are shown: of one kind, all, those that figures are made of, those that were corrected. */
export type ColumnFilter = ColumnKind | "all" | "used" | "corrected";

const passes = ({ kind, by }: UnderstoodColumn, filter: ColumnFilter): boolean => {
  if (filter === "all") return true;
  if (filter === "corrected") return by === "mapping";
  return filter === "used" ? hasFigures(kind) : kind === filter;
};

/** Columns that pass the filter and whose name or wording holds what is looked for. */
export function fitting(
  columns: readonly UnderstoodColumn[],
  words: string,
  filter: ColumnFilter,
): UnderstoodColumn[] {
  const sought = words.trim().toLocaleLowerCase();
  return columns.filter(
    (column) =>
      passes(column, filter) &&
      (sought === "" || `${column.name}\n${column.label}`.toLocaleLowerCase().includes(sought)),
  );
}

/**
 * Corrects columns by name.
 *
 * @param words what was done, for taking it back
 * @param own what differs from column to column
 */
export type ColumnChange = (
  names: readonly string[],
  correction: ColumnCorrection,
  words: string,
  own?: (column: UnderstoodColumn) => ColumnCorrection,
) => void;

/** Whether a column may be among the drivers, as far as nobody left it out. */
export const isDriver = ({ driver }: UnderstoodColumn): boolean => driver !== false;

interface ColumnForm {
  label: string;
  kind: ColumnKind;
  low: number | null;
  high: number | null;
  reversed: boolean;
  driver: boolean;
  values: UnderstoodColumn["values"];
  missing: UnderstoodColumn["missing"];
}

/** What a form about a column says otherwise than the column: only that is remembered. */
export function columnCorrection(column: UnderstoodColumn, form: ColumnForm): ColumnCorrection {
  const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);
  const ends = form.low === null || form.high === null ? null : { low: form.low, high: form.high };
  const missing = form.missing
    .map(({ cell, reason }) => ({ cell: cell.trim(), reason }))
    .filter(({ cell }, index, all) => cell !== "" && all.findIndex((each) => each.cell === cell) === index);
  const label = form.label.trim();
  return {
    ...(label !== "" && label !== column.label && { label }),
    ...(form.kind !== column.kind && { kind: form.kind }),
    ...(differs(ends, column.ends) && { ends }),
    ...(form.reversed !== column.reversed && { reversed: form.reversed }),
    ...(form.driver !== isDriver(column) && { driver: form.driver }),
    ...(differs(form.values, column.values) && { values: form.values }),
    ...(differs(missing, column.missing) && { missing }),
  };
}
