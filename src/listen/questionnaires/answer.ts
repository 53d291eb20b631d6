/**
 * What a respondent said to one question. Missing is the absence of a value; "not applicable", "don't know" and
 * "refused" are answers, and none of them is a number.
 */
export type Answer =
  | { special: "not-applicable" | "dont-know" | "refused" }
  /** single-choice, dropdown; `other` is the text beside the option "other", whose id is "other". */
  | { choice: string; other?: string }
  /** multiple-choice */
  | { choices: readonly string[]; other?: string }
  /** matrix: column by row; a row without a choice is absent */
  | { rows: Readonly<Record<string, string>> }
  /** rating, zero-to-ten */
  | { rating: number }
  /** paired-rating: rating by perspective by row; null is "not applicable" */
  | { pairs: Readonly<Record<string, Readonly<Record<string, number | null>>>> }
  /** ranking: ids of options, first rank first */
  | { ranking: readonly string[] }
  /** constant-sum: amount by option */
  | { amounts: Readonly<Record<string, number>> }
  | { number: number }
  | { date: string }
  | { text: string };

/** Answers by question id. */
export type Answers = Readonly<Record<string, Answer>>;
