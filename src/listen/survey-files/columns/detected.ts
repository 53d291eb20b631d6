import type { AnswerValue, ColumnKind, MissingReason, Note, ScaleEnds } from "../survey-file.ts";
import type { DecimalSign } from "./cell-numbers.ts";
import type { ColumnTally } from "./column-tally.ts";

/** A column of the file with what is known before anything is detected. */
export interface FileColumn {
  position: number;
  /** Unique. */
  name: string;
  /** The wording without markup. */
  label: string;
  /** All headers above it, as written: what a definition's names are compared with. */
  headers: string[];
  /** The question that it is a part of: a heading over several columns, or what their names share. */
  question: string | null;
  /** Its own part of the question: the option, the row of a grid. */
  part: string | null;
  /** Whether a heading over several columns names the question. */
  isHeaded: boolean;
  /** What a person says are no answers of this column: then nothing is guessed. */
  told: { cell: string; reason: MissingReason }[] | null;
  /** Whether a person says what its answers or its ends are, so that none of its numbers is taken for something else. */
  settled: boolean;
  tally: ColumnTally;
}

/** What is found out of one column's cells. */
export interface Detected {
  kind: ColumnKind;
  because: string;
  ends: ScaleEnds | null;
  values: AnswerValue[];
  missing: { cell: string; reason: MissingReason }[];
  decimal: DecimalSign;
  notes: Note[];
  /** Where cells hold several options: what parts them. */
  packedBy: string | null;
  /** Where a high answer is a bad one. */
  reversed: boolean;
  /** Other cells that are one of `values`. */
  also?: { cell: string; code: string }[];
}

export interface DetectionContext {
  /** Codes that are no answer in any column. */
  missing: readonly string[];
  /** The sign that the file's columns of numbers use where one of them is clear, else what its separator suggests. */
  decimal: DecimalSign;
  /** Whether the tool that wrote the file packs ticked options as codes with commas. */
  packsCodes: boolean;
  /** What "N/A" means: LimeSurvey writes it for questions that weren't shown. */
  notApplicable: MissingReason;
}

export const note = (code: string, column: string | null, weight: Note["weight"], text: string): Note => ({
  code,
  column,
  weight,
  text,
});
