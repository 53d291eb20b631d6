import type {
  AnswerValue,
  ColumnKind,
  FidelityLine,
  MissingReason,
  Note,
  ScaleEnds,
  SurveyFormat,
} from "../survey-file.ts";

/** A survey as the tool it was made with describes it: its questions, and the columns in which answers are exported. */
export interface SurveyDefinition {
  format: SurveyFormat;
  title: string;
  /** Codes such as "en"; the base language first. */
  languages: string[];
  baseLanguage: string;
  /** In the order in which they are asked; deleted ones are left out and said in `fidelity`. */
  questions: DefinedQuestion[];
  /** Every question, answer list and rule, with what becomes of it. */
  fidelity: FidelityLine[];
  notes: Note[];
}

export interface DefinedQuestion {
  /** Unique in the survey: export tag (Qualtrics), code (LimeSurvey), name (SurveyJS). */
  code: string;
  /** Without markup. */
  wording: string;
  /** In words: "single choice", "multiple choice", "rating", "grid", "0–10", "ranking", "number", "text", "statement" … */
  type: string;
  /**
   * Those that an export can have; none of statements. Not all are in every export: options ticked come either as a
   * column each (`option` is null) or packed in one (`option` says which), and some are only there if asked for.
   */
  columns: DefinedColumn[];
  required: boolean;
  /** When it is shown, in words; null where it always is. */
  condition: string | null;
}

export interface DefinedColumn {
  /**
   * Every header under which exports write this column, most exact first: matching ignores case, markup and runs of
   * blanks (`headerKey`). Later ones, such as a wording used twice, may also fit other columns.
   */
  names: string[];
  label: string;
  kind: ColumnKind;
  /** Of ratings and of numbers with declared limits. */
  ends: ScaleEnds | null;
  /** Answers in their order: the code that exports of codes write, what it counts, and the words that others write. */
  values: AnswerValue[];
  /** Other words for the same answers, by the code in `values` or `missing`: variable names, other languages. */
  also: { cell: string; code: string }[];
  /** Answers that are none, as code and as words. */
  missing: { cell: string; reason: MissingReason }[];
  /** Where all ticked options may stand in one cell: the one that this column is about, as its code; else null. */
  option: string | null;
}
