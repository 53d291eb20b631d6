import type { Meaning } from "./meaning.ts";

/** A text in the questionnaire's languages, by BCP 47 tag; the first language of the questionnaire is always there. */
export type Texts = Readonly<Record<string, string>>;

/** Something to choose, rank, rate or weigh. */
export interface Option {
  /** Unique in its list. */
  id: string;
  text: Texts;
}

/** What all questions share. `statement` asks nothing: it only shows its text. */
interface QuestionBase {
  /** Unique in the questionnaire; conditions and exports name the question by it. */
  id: string;
  text: Texts;
  help?: Texts;
  required?: boolean;
  /**
   * Offers "Not applicable", "I don't know" or "I'd rather not say" as answers of their own. A paired rating offers only
   * the first, at each of its ratings; a statement none.
   */
  notApplicable?: boolean;
  dontKnow?: boolean;
  refused?: boolean;
  /** A condition on answers of earlier pages; without one the question is always shown. See expression.ts. */
  showIf?: string;
  /** What it stands for in results; which types can stand for what, meaning-check.ts says. */
  meaning?: Meaning;
}

export interface ChoiceQuestion extends QuestionBase {
  type: "single-choice" | "dropdown";
  options: readonly Option[];
  /** Label of a last option with a text field. */
  other?: Texts;
}

export interface MultipleChoiceQuestion extends QuestionBase {
  type: "multiple-choice";
  options: readonly Option[];
  other?: Texts;
  /** Ids of options that exclude all others, e.g. "none of these". */
  exclusive?: readonly string[];
  minimum?: number;
  maximum?: number;
}

/** One column is chosen in each row. */
export interface MatrixQuestion extends QuestionBase {
  type: "matrix";
  rows: readonly Option[];
  columns: readonly Option[];
}

/** A rating scale in whole numbers; every point or only the ends are named. */
export interface RatingQuestion extends QuestionBase {
  type: "rating";
  minimum: number;
  maximum: number;
  /** From the minimum to the maximum; as many as there are points, or two for the ends. */
  anchors: readonly Texts[];
}

/** 0–10, e.g. the likelihood to recommend. */
export interface ZeroToTenQuestion extends QuestionBase {
  type: "zero-to-ten";
  low: Texts;
  high: Texts;
}

/** Statements rated from two or more points of view, e.g. for myself and for my organisation. */
export interface PairedRatingQuestion extends QuestionBase {
  type: "paired-rating";
  rows: readonly Option[];
  /** Whom a rating is about; `lead` begins the sentence that the row completes. */
  perspectives: readonly { id: string; name: Texts; lead: Texts }[];
  minimum: number;
  maximum: number;
  anchors: readonly Texts[];
}

export interface RankingQuestion extends QuestionBase {
  type: "ranking";
  options: readonly Option[];
  /** How many ranks are asked for; all where absent. */
  ranks?: number;
}

/** Distributes a total over the options. */
export interface ConstantSumQuestion extends QuestionBase {
  type: "constant-sum";
  options: readonly Option[];
  total: number;
}

export interface NumberQuestion extends QuestionBase {
  type: "number";
  minimum?: number;
  maximum?: number;
  decimals?: number;
  unit?: Texts;
}

/** An ISO date, "2026-11-21". */
export interface DateQuestion extends QuestionBase {
  type: "date";
  earliest?: string;
  latest?: string;
}

export interface TextQuestion extends QuestionBase {
  type: "short-text" | "long-text";
  /** Characters; 200 and 5,000 where absent. */
  maximumLength?: number;
}

interface Statement extends QuestionBase {
  type: "statement";
}

export type Question =
  | ChoiceQuestion
  | MultipleChoiceQuestion
  | MatrixQuestion
  | RatingQuestion
  | ZeroToTenQuestion
  | PairedRatingQuestion
  | RankingQuestion
  | ConstantSumQuestion
  | NumberQuestion
  | DateQuestion
  | TextQuestion
  | Statement;

export type QuestionType = Question["type"];

export interface Page {
  /** Unique in the questionnaire, e.g. "page-1". */
  id: string;
  title?: Texts;
  introduction?: Texts;
  showIf?: string;
  questions: readonly Question[];
}

/** A questionnaire as data: what is edited, published, stored and shown. */
export interface Definition {
  /** BCP 47 tags; the first is the one that all texts have. */
  languages: readonly [string, ...string[]];
  title: Texts;
  /** Shown before the first page. */
  introduction?: Texts;
  /** Shown when the respondent is done. */
  thanks?: Texts;
  pages: readonly Page[];
}
