import type { UnderstoodColumn } from "#listen/survey-files/survey-file.ts";

/** What an item asks, and how it is answered: as long as this stays, figures of two waves can be compared. */
export interface ItemMeaning {
  name: string;
  label: string;
  kind: "rating" | "number" | "multiple";
  ends: { low: number; high: number } | null;
  reversed: boolean;
  /** Ratings with words: what counts what. */
  answers: { value: number; label: string }[];
}

/** What items of a file ask: its ratings, numbers and ticked options. */
export const meaningsOf = (columns: readonly UnderstoodColumn[]): ItemMeaning[] =>
  columns.flatMap(({ name, label, kind, ends, reversed, values }) =>
    kind === "rating" || kind === "number" || kind === "multiple"
      ? [
          {
            name,
            label,
            kind,
            ends: ends && { low: ends.low, high: ends.high },
            reversed,
            answers: kind === "rating" ? values.map((one) => ({ value: one.value, label: one.label })) : [],
          },
        ]
      : [],
  );

/** Why two items can't be compared, as a sentence; null where they can. */
export function sameMeaning(before: ItemMeaning | undefined, after: ItemMeaning | undefined): string | null {
  if (!before || !after) return "What it asked is not known for one of the waves.";
  if (spelled(before.label) !== spelled(after.label)) return `Its wording changed: it was “${before.label}”.`;
  if (before.kind !== after.kind) return "It was read as another kind of answer.";
  if (before.ends?.low !== after.ends?.low || before.ends?.high !== after.ends?.high)
    return `Its scale changed: it was ${before.ends ? `${before.ends.low} to ${before.ends.high}` : "open"}.`;
  if (before.reversed !== after.reversed) return "It was turned round in one of the waves only.";
  if (answersDiffer(before, after)) return "Its answers are worded or counted in another way.";
  return null;
}

const spelled = (text: string) => text.normalize("NFKC").replace(/\s+/g, " ").trim();

/**
 * Whether words that both know count another number, a number that both know has none of its words left, or only one has words.
 * Answers that few gave are in neither, so what one of them lacks says nothing.
 */
function answersDiffer(before: ItemMeaning, after: ItemMeaning): boolean {
  if ((before.answers.length === 0) !== (after.answers.length === 0)) return true;
  const words = (answers: Answer[]) => Map.groupBy(answers, ({ label }) => spelled(label));
  const numbers = (answers: Answer[]) => Map.groupBy(answers, ({ value }) => value);
  return (
    areOther(words(before.answers), words(after.answers), ({ value }) => value) ||
    areOther(numbers(before.answers), numbers(after.answers), ({ label }) => spelled(label))
  );
}

type Answer = ItemMeaning["answers"][number];

function areOther<Key>(
  then: ReadonlyMap<Key, Answer[]>,
  now: ReadonlyMap<Key, Answer[]>,
  sign: (answer: Answer) => string | number,
): boolean {
  return [...then].some(([key, answers]) => {
    const known = new Set(answers.map(sign));
    return now.has(key) && !now.get(key)?.some((answer) => known.has(sign(answer)));
  });
}
