// biome-ignore lint/suspicious/noControlCharactersInRegex: nobody sees them, and they can't be kept
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** A translation as it is sent. */
export interface SentText {
  key: string;
  /** What its sender saw. */
  before: string;
  words: string;
  /** The original that it was written for. */
  original: string;
}

/** What becomes of translations that were sent. */
export interface Outcome {
  saved: string[];
  conflicts: { key: string; words: string }[];
  refused: { key: string; reason: string }[];
  /** Texts whose words differ from what is stored; "" takes a translation away. */
  changes: { key: string; words: string; original: string }[];
}

/**
 * Decides which translations can be saved: those of texts that are there and read as their senders saw them.
 *
 * @param find gives a text as it is stored; undefined where there is none of the key
 */
export function outcomeOf(
  sent: readonly SentText[],
  find: (key: string) => { words: string; most: number } | undefined,
): Outcome {
  const outcome: Outcome = { saved: [], conflicts: [], refused: [], changes: [] };
  for (const { key, before, words: given, original } of sent) {
    const text = find(key);
    const kept = given.replace(control, "").toWellFormed();
    const words = kept.trim() === "" ? "" : kept;
    if (!text) outcome.refused.push({ key, reason: "This text is not in the questionnaire any more." });
    else if (words.length > text.most)
      outcome.refused.push({
        key,
        reason: `There may be at most ${text.most} characters here; these are ${words.length}. Shorten it.`,
      });
    else if (text.words === words) outcome.saved.push(key);
    else if (text.words.trim() !== before.replace(control, "").trim())
      outcome.conflicts.push({ key, words: text.words });
    else {
      outcome.saved.push(key);
      outcome.changes.push({ key, words, original });
    }
  }
  return outcome;
}
