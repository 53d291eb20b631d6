/** What a survey file can be. */
const surveyFormats = [
  "qualtrics-csv",
  "qualtrics-qsf",
  "limesurvey-csv",
  "limesurvey-lss",
  "limesurvey-lsa",
  "surveyjs-json",
  "surveymonkey-csv",
  "typeform-csv",
  "google-forms-csv",
  "csv",
  "xlsx",
] as const;
export type SurveyFormat = (typeof surveyFormats)[number];

/**
 * How a column is used. "rating" are ordered answers with numbers, "number" any other amount; "choice" is one of several
 * answers without an order, "multiple" whether one option of several was ticked (1 or 0). The rest carry no figures.
 */
export const columnKinds = [
  "rating",
  "number",
  "choice",
  "multiple",
  "text",
  "date",
  "identifier",
  "technical",
  "empty",
] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** Why a value is not there; their order is that of the codes in `CodedBatch.missing`, beginning with 1. */
export const missingReasons = [
  "blank",
  "not shown",
  "not applicable",
  "don't know",
  "refused",
  "missing code",
  "unreadable",
] as const;
export type MissingReason = (typeof missingReasons)[number];

/** An answer as a cell holds it, what it counts as, and what it is called. */
export interface AnswerValue {
  /** As the file writes it, trimmed. */
  cell: string;
  /** What it counts in means; for "choice" its place in the list, from 0. */
  value: number;
  label: string;
}

/** The ends of a scale; null where they aren't known and the values seen are no evidence of them. */
export interface ScaleEnds {
  low: number;
  high: number;
}

/** How many gave a cell. */
export interface CellCount {
  cell: string;
  n: number;
}

/** What was understood of one column, be it detected, defined or corrected. */
export interface UnderstoodColumn {
  /** Place in the file, from 0; several columns share it where one cell held several ticked options. */
  position: number;
  /** Where a cell holds several options: the one that this column is about, as the cell writes it. */
  option: string | null;
  /** Unique: the header's, with a number where it comes twice. */
  name: string;
  /** The wording, without markup; the name where there is none. */
  label: string;
  kind: ColumnKind;
  /** Who says so. */
  by: "file" | "definition" | "mapping" | "flag";
  /** Why, in a few words: "whole numbers from 1 to 5", "named as an identifier". */
  because: string;
  ends: ScaleEnds | null;
  /** True where a high answer is a bad one; its values are turned round (low + high − value) when they are read. */
  reversed: boolean;
  /** Rating and choice: the answers in their order, where they have words. Numbers need no entry. */
  values: AnswerValue[];
  /** Cells that are no answer, trimmed, and why. Blank cells need no entry. */
  missing: { cell: string; reason: MissingReason }[];
  /**
   * How many gave each cell that `missing` and, of a rating, `values` name; of one option of several in a cell, the option. Cells
   * that nobody gave have no entry. Absent where nothing was read, and in what is published.
   */
  counts?: CellCount[];
  /** Cells seen that hold something, and different ones among them (counting ends at 1,000). */
  filled: number;
  distinct: number;
  /** True where counting ended before the last different cell: there are `distinct` or more. */
  distinctOrMore?: boolean;
  /** A few different cells; none of texts and identifiers. */
  examples: string[];
  /** The question that it belongs to, where several columns are one question: a grid or a list of options. */
  question: string | null;
  /** False where a person leaves it out of the drivers: it stays in the report. Absent is true. */
  driver?: boolean;
}

/** Items that are meant to measure one thing, by name. */
export interface ItemScale {
  name: string;
  items: string[];
}

/** How a text file or a workbook is laid out. */
export interface TableLayout {
  /** A label of TextDecoder; null in workbooks. */
  encoding: string | null;
  /** "," ";" "\t" "|"; null in workbooks. */
  separator: string | null;
  sheet: string | null;
  /** Rows from the top that hold no answers; 0 where the file has no header. */
  headerRows: number;
}

/** Something that was found out and should be said, with what to do where it may be wrong. */
export interface Note {
  code: string;
  text: string;
  /** The column's name, where it is about one. */
  column: string | null;
  /** "check" where a person should look. */
  weight: "said" | "check";
}

/** All that was understood of a file: shown to a person, who corrects it by a `Mapping`. */
export interface Understanding {
  file: { name: string; bytes: number; format: SurveyFormat };
  layout: TableLayout;
  /** Rows with an answer. */
  rows: number;
  /** Rows that can't be read: how many, and the first of them. */
  rejected: { count: number; first: { row: number; reason: string }[] };
  columns: UnderstoodColumn[];
  scales: ItemScale[];
  /** Names of columns; null where none is proposed or chosen. */
  outcome: string | null;
  group: string | null;
  weights: string | null;
  /** Seconds that somebody took, where the file says so. */
  duration: string | null;
  notes: Note[];
}

/** Corrections that a person makes, and that are remembered for the next file of the same survey. Only what differs. */
export interface Mapping {
  layout?: Partial<TableLayout>;
  /** Codes that are no answer in any column. */
  missing?: string[];
  /** By column name. */
  columns?: Record<string, ColumnCorrection>;
  scales?: ItemScale[];
  /** Null: none. */
  outcome?: string | null;
  group?: string | null;
  weights?: string | null;
}

export interface ColumnCorrection {
  label?: string;
  kind?: ColumnKind;
  ends?: ScaleEnds | null;
  reversed?: boolean;
  values?: AnswerValue[];
  missing?: { cell: string; reason: MissingReason }[];
  /** What columns of one grid or list of options share; somebody who ticked one of them left the others blank on purpose. */
  question?: string | null;
  /** False: not among the drivers, though in the report. */
  driver?: boolean;
}

/** What became of one thing in the file: a question, a column, a rule. */
export interface FidelityLine {
  /** Name of the question or column, "survey" for what concerns all. */
  where: string;
  /** "question", "column", "answer list", "display logic", "skip logic", "branch", "validation", "piping", "quota", "translation", … */
  what: string;
  verdict: "kept" | "changed" | "lost";
  /** A sentence. */
  text: string;
}

/** What became of everything in a file; `fidelity.json` and reports hold what `publishedFidelity` makes of it. */
export interface Fidelity {
  file: Understanding["file"];
  /** The file that described the survey, where one was given or came with the answers. */
  definition: {
    name: string;
    format: SurveyFormat;
    title: string;
    languages: string[];
    questions: number;
  } | null;
  layout: TableLayout;
  rows: number;
  rejected: Understanding["rejected"];
  counts: { kept: number; changed: number; lost: number };
  lines: FidelityLine[];
  notes: Note[];
  /** Every column with how it was used. */
  columns: UnderstoodColumn[];
  /** What to hand back to have the next file of this survey read the same way. */
  mapping: Mapping;
}

/** What a reading looks at to know that it is no longer wanted; an AbortSignal is one. */
export interface StopSignal {
  readonly aborted: boolean;
  throwIfAborted(): void;
}

/**
 * Rows as numbers. All arrays are by column asked for, then by row; a batch is only valid until the next one is asked for.
 */
export interface CodedBatch {
  rows: number;
  /** NaN where there is no value. */
  values: readonly Float64Array[];
  /** 0 where there is a value, else 1 + the place in `missingReasons`. */
  missing: readonly Uint8Array[];
}

/** A survey file that was looked through, ready to be read as numbers any number of times. */
export interface SurveyFile {
  understanding: Understanding;
  fidelity: Fidelity;
  /**
   * @param columns names of columns of kind rating, number, choice or multiple, or the duration's or the weights'
   * @throws AppError as opening does, and the signal's reason
   */
  read(columns: readonly string[], signal: StopSignal): AsyncIterable<CodedBatch>;
}
