/** What stands in a cell: codes of choices and of what is no figure are numbers; dates are "2026-11-21"; null is blank. */
export type AnswerCell = number | string | null;

/** A value of a column that has a name. */
export interface Code {
  value: number;
  label: string;
}

/** One column of a campaign's single answers. */
export interface AnswerColumn {
  /** `<question>` or `<question>.<row or option>`, as items are named everywhere. */
  name: string;
  label: string;
  /** "rating" and "rank" are whole numbers, "tick" is 1 or 0. */
  kind: "rating" | "rank" | "number" | "choice" | "tick" | "date" | "moment" | "text";
  /** Of choices all; of ratings the points that have a name. */
  codes: readonly Code[];
  /** Answers that are no figure, e.g. "Not applicable". */
  missing: readonly Code[];
  /** Digits after the point of numbers. */
  decimals: number;
}

/** Where a text stands in the stored answers, so that its length can be asked for. */
export interface TextPlace {
  question: string;
  key: "text" | "other";
}
