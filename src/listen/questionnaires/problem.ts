/** What can be wrong with an answer. Sentences for respondents are in listen/respond/words. */
export type ProblemCode =
  /** Nothing, or nothing in one row, was answered though it must be. */
  | "required"
  /** No answer of this question's kind: only a broken or hostile client sends it. */
  | "malformed"
  | "unknown-question"
  | "unknown-option"
  | "unknown-row"
  /** A special answer that the question doesn't offer. */
  | "not-offered"
  | "duplicate"
  /** `minimum`, `given` */
  | "too-few"
  /** `maximum`, `given` */
  | "too-many"
  /** `option`: the id of one that excludes all others. */
  | "exclusive"
  | "other-without-choice"
  /** `minimum`, `maximum` */
  | "out-of-range"
  /** `minimum` */
  | "too-small"
  /** `maximum` */
  | "too-large"
  | "not-whole"
  /** `decimals` */
  | "too-precise"
  /** `ranks`, `given` */
  | "ranks"
  /** `total`, `given` */
  | "sum"
  | "no-date"
  /** `earliest` */
  | "too-early"
  /** `latest` */
  | "too-late"
  /** `maximum`, `given`, in characters */
  | "too-long"
  | "control-characters";

/** Something that keeps an answer from being accepted, or a required one that isn't there. */
export interface Problem {
  question: string;
  row?: string;
  perspective?: string;
  code: ProblemCode;
  /** What the sentence names; the code says which there are. */
  values: Readonly<Record<string, string | number>>;
}

/** Whether an answer is merely not there yet; such a problem hinders finishing, not saving. */
export const isMissing = ({ code }: Problem): boolean => code === "required";
