import type { AnswerCell, AnswerColumn } from "./answer-column.ts";

/**
 * Cells in words: choices by their names, answers that are no figure by theirs; ratings, ranks, ticks, amounts and numbers
 * stay numbers.
 */
export function wordsFor({ kind, codes, missing }: AnswerColumn): (cell: AnswerCell) => AnswerCell {
  const words = new Map(
    (kind === "choice" ? [...codes, ...missing] : missing).map((each) => [each.value, each.label]),
  );
  if (words.size === 0) return (cell) => cell;
  return (cell) => (typeof cell === "number" ? (words.get(cell) ?? cell) : cell);
}

const kinds: Record<AnswerColumn["kind"], string> = {
  rating: "Rating",
  rank: "Rank, 1 is the first",
  number: "Number",
  choice: "One answer chosen",
  tick: "1 where it was ticked, 0 where it wasn't",
  date: "Date",
  moment: "Date and time (UTC)",
  text: "Text",
};

export const codebookHeader = [
  "Column",
  "Label",
  "What it holds",
  "Value",
  "Means",
  "Counts as a figure",
] as const;

/** A line for each column, and one for each of its values that has a name. */
export function codebook(columns: readonly AnswerColumn[], inWords: boolean): string[][] {
  return columns.flatMap(({ name, label, kind, codes, missing }) => {
    const value = (code: { value: number; label: string }, isWord: boolean) =>
      inWords && isWord ? code.label : String(code.value);
    return [
      [name, label, kinds[kind], "", "", ""],
      ...codes.map((code) => [name, "", "", value(code, kind === "choice"), code.label, "yes"]),
      ...missing.map((code) => [name, "", "", value(code, true), code.label, "no"]),
    ];
  });
}
