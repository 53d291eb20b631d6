import { type PlaceholderFaults, placeholderFaults } from "#listen/questionnaires/placeholder-check.ts";
import type { Sheet, SheetText, saveTranslations } from "#listen/translations/translations.contract.ts";
import { AppError, errorKind } from "#platform/errors.ts";
import type { ResponseOf } from "#platform/http/contract.ts";

const notSaved = errorKind("page.not-saved", (cause: unknown) => ({
  message: "This could not be saved. Try again.",
  cause,
}));

/** Milliseconds from the last change to saving it. */
const pause = 1500;
/** The most texts that are sent at once. */
const mostSent = 100;

/** A text while it is translated. A change makes a new one. */
export interface Entry {
  readonly text: SheetText;
  /** What stands in its field. */
  readonly words: string;
  /** What the server has. */
  readonly stored: string;
  /** What the original was when the translation was written, where it changed since. */
  readonly earlier: string | undefined;
  /** What somebody else wrote in between. */
  readonly theirs: string | null;
  /** Why the server didn't take it. */
  readonly refused: string | null;
  readonly faults: PlaceholderFaults;
  /** Names of its placeholders that refer to nothing. */
  readonly unknown: readonly string[];
}

export interface Keeping {
  /** "failed": some texts are still here only. */
  phase: "saved" | "changed" | "saving" | "failed";
  error: AppError | null;
  savedAt: string | null;
  translated: number;
  outdated: number;
  /** Texts with lost or broken placeholders, with words of somebody else's, or refused. */
  troubled: number;
}

type SentTexts = { key: string; before: string; words: string; original: string }[];

export interface TranslationKeeper {
  /** Keys in the order of the questionnaire. */
  readonly keys: readonly string[];
  /** For useSyncExternalStore: of all, or of one text alone. */
  subscribe(listener: () => void): () => void;
  subscribeTo(key: string): (listener: () => void) => () => void;
  now(): Keeping;
  entry(key: string): Entry | undefined;
  type(key: string, words: string): void;
  /** Settles a conflict: with what somebody else wrote, or with what stands here. */
  settle(key: string, which: "theirs" | "mine"): void;
  /** The original was found to fit its translation. */
  confirmed(keys: readonly string[]): void;
  /** Saves what isn't yet. @throws AppError why it can't be; nothing is lost */
  flush(): Promise<void>;
}

export const isMissing = ({ words }: Pick<Entry, "words">): boolean => words.trim() === "";
export const isTroubled = (entry: Entry): boolean =>
  entry.theirs !== null || entry.refused !== null || hasFaults(entry);
const hasFaults = ({ faults, unknown, words }: Entry) =>
  words.trim() !== "" && (faults.missing.length > 0 || faults.isBroken || unknown.length > 0);

/**
 * Keeps translations on the server while they are written: one request at a time, a while after the last change. A text
 * that somebody else changed isn't sent again before it is settled. By itself it saves only while somebody listens.
 *
 * @param save sends texts
 */
export function createTranslationKeeper(
  sheet: Pick<Sheet, "texts" | "placeholders">,
  save: (texts: SentTexts) => Promise<ResponseOf<typeof saveTranslations>>,
): TranslationKeeper {
  const known = new Set(sheet.placeholders);
  const checked = (text: SheetText, words: string) => {
    const faults = placeholderFaults(text.original, words);
    return { faults, unknown: faults.added.filter((name) => !known.has(name)) };
  };
  const entries = new Map<string, Entry>(
    sheet.texts.map((text) => [text.key, { ...begun(text), ...checked(text, text.words) }]),
  );
  const keys = [...entries.keys()];
  const listeners = new Set<() => void>();
  const listenersOf = new Map<string, Set<() => void>>();
  let keeping: Keeping = {
    phase: "saved",
    error: null,
    savedAt: null,
    ...counts(entries.values()),
  };
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (change: Partial<Keeping>) => {
    keeping = { ...keeping, ...change };
    for (const listener of listeners) listener();
  };
  const put = (key: string, change: Partial<Entry>) => {
    const before = entries.get(key);
    if (!before) return;
    const entry = { ...before, ...change };
    const after = entry.words === before.words ? entry : { ...entry, ...checked(entry.text, entry.words) };
    entries.set(key, after);
    keeping = { ...keeping, ...moved(keeping, before, after) };
    for (const listener of listenersOf.get(key) ?? []) listener();
  };
  const unsaved = () =>
    [...entries.values()].filter(
      ({ words, stored, theirs, refused }) => words !== stored && theirs === null && refused === null,
    );
  const settled = () => (keeping.error ? "failed" : unsaved().length > 0 ? "changed" : "saved");

  async function send(): Promise<void> {
    const sent = unsaved().slice(0, mostSent);
    tell({ phase: "saving", error: null });
    try {
      const answer = await save(
        sent.map(({ text, words, stored }) => ({
          key: text.key,
          before: stored,
          words,
          original: text.original,
        })),
      );
      const saved = new Set(answer.saved);
      for (const { text, words } of sent)
        if (saved.has(text.key)) put(text.key, { stored: words, earlier: undefined });
      for (const { key, words } of answer.conflicts) put(key, { theirs: words });
      for (const { key, reason } of answer.refused) put(key, { refused: reason });
      const told = saved.size + answer.conflicts.length + answer.refused.length;
      // Otherwise the same texts would be sent again at once, without end.
      tell({ savedAt: answer.savedAt, error: told < sent.length ? notSaved(null) : null });
    } catch (thrown) {
      tell({ error: thrown instanceof AppError ? thrown : notSaved(thrown) });
    }
    tell({ phase: settled() });
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    await running;
    while (unsaved().length > 0) {
      running ??= send().finally(() => {
        running = null;
      });
      await running;
      if (keeping.error) throw keeping.error;
    }
  }

  const soon = () => {
    if (keeping.phase !== "saving") tell({ phase: unsaved().length > 0 ? "changed" : "saved", error: null });
    else tell({});
    clearTimeout(timer);
    if (listeners.size > 0) timer = setTimeout(() => void flush().catch(() => {}), pause);
  };

  return {
    keys,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearTimeout(timer);
      };
    },
    subscribeTo: (key) => (listener) => {
      const known = listenersOf.get(key) ?? new Set();
      listenersOf.set(key, known.add(listener));
      return () => known.delete(listener);
    },
    now: () => keeping,
    entry: (key) => entries.get(key),
    type(key, words) {
      if (entries.get(key)?.words === words) return;
      put(key, { words, refused: null });
      soon();
    },
    settle(key, which) {
      const entry = entries.get(key);
      if (!entry || entry.theirs === null) return;
      const { theirs, words } = entry;
      put(key, { stored: theirs, theirs: null, words: which === "theirs" ? theirs : words });
      soon();
    },
    confirmed(confirmed) {
      for (const key of confirmed) put(key, { earlier: undefined });
      tell({});
    },
    flush,
  };
}

const begun = (text: SheetText): Omit<Entry, "faults" | "unknown"> => ({
  text,
  words: text.words,
  stored: text.words,
  earlier: text.earlier,
  theirs: null,
  refused: null,
});

type Counts = Pick<Keeping, "translated" | "outdated" | "troubled">;

const countsOf = (entry: Entry): Counts => ({
  translated: isMissing(entry) ? 0 : 1,
  outdated: entry.earlier !== undefined && !isMissing(entry) ? 1 : 0,
  troubled: isTroubled(entry) ? 1 : 0,
});

function counts(entries: Iterable<Entry>): Counts {
  const sum: Counts = { translated: 0, outdated: 0, troubled: 0 };
  for (const entry of entries) {
    const own = countsOf(entry);
    sum.translated += own.translated;
    sum.outdated += own.outdated;
    sum.troubled += own.troubled;
  }
  return sum;
}

function moved(sum: Counts, before: Entry, after: Entry): Counts {
  const [old, now] = [countsOf(before), countsOf(after)];
  return {
    translated: sum.translated + now.translated - old.translated,
    outdated: sum.outdated + now.outdated - old.outdated,
    troubled: sum.troubled + now.troubled - old.troubled,
  };
}
