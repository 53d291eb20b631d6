import type { Question } from "../questionnaires/definition.ts";
import type { FidelityLine } from "../survey-files/survey-file.ts";

/** A survey of another tool on its way to a questionnaire: our kinds of questions, the tool's own codes. */
export interface DraftedSurvey {
  title: string;
  /** BCP 47 tag of its texts. */
  language: string;
  pages: DraftedPage[];
  lines: FidelityLine[];
}

interface DraftedPage {
  title: string;
  questions: DraftedQuestion[];
}

export interface DraftedQuestion {
  /** As rules call it. */
  code: string;
  /** Its ids, and those of its options, rows and columns, are the tool's codes. */
  question: Question;
  /** What an answer's code became, where it isn't an option of that id: a point of a scale, a special answer. */
  answers: ReadonlyMap<string, string>;
  /** When it is shown; null where it always is. */
  rule: DraftedRule | null;
}

/** A rule as it was written, and what it says where that can be said here. */
export interface DraftedRule {
  written: string;
  said: Rule | null;
}

/** What a rule speaks of: a question, or a row or an option in one. */
export interface Operand {
  question: string;
  part: string | null;
}

export type RuleComparison = "=" | "!=" | "<" | "<=" | ">" | ">=" | "contains";

/** A rule on answers in the tool's codes. */
export type Rule =
  | { kind: "and" | "or"; rules: readonly Rule[] }
  | { kind: "not"; rule: Rule }
  | { kind: "answered"; of: Operand }
  | { kind: "compare"; of: Operand; operator: RuleComparison; value: string };
