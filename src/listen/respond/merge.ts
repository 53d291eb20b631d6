import type { Answer, Answers } from "../questionnaires/answer.ts";

/** What a form said about the questions that it showed: null where it said nothing; what can't be kept is absent. */
export type Given = ReadonlyMap<string, Answer | null>;

/**
 * A page's answers after a form came in. A form that was shown the page's present state replaces what it asked. One that
 * was shown an older state (another tab, another device) only adds: what it says counts, what it leaves blank erases
 * nothing.
 */
export function mergeAnswers(stored: Answers, given: Given, isOlder: boolean): Answers {
  const merged = new Map(Object.entries(stored));
  for (const [question, answer] of given) {
    if (answer !== null) {
      const before = merged.get(question);
      merged.set(question, isOlder && before ? joined(before, answer) : answer);
    } else if (!isOlder) merged.delete(question);
  }
  return Object.fromEntries(merged);
}

/** Rows and ratings that only one of two answers has are kept from both. */
function joined(before: Answer, after: Answer): Answer {
  if ("rows" in before && "rows" in after) return { rows: { ...before.rows, ...after.rows } };
  if (!("pairs" in before && "pairs" in after)) return after;
  const pairs = Object.entries(after.pairs).map(([row, ratings]) => [
    row,
    { ...before.pairs[row], ...ratings },
  ]);
  return { pairs: { ...before.pairs, ...Object.fromEntries(pairs) } };
}

/** Whether two pages' answers are the same, whatever the order of their parts; the order of ranks counts. */
export const sameAnswers = (one: Answers, other: Answers): boolean => ordered(one) === ordered(other);

const ordered = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
