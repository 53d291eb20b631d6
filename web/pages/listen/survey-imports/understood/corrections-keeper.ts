import type { Mapping } from "#listen/survey-files/survey-file.ts";
import { AppError, errorKind } from "#platform/errors.ts";

/** What a person settles about a survey: how its file is read, and what is computed. */
export interface Settled {
  mapping: Mapping;
  /** The smallest group that is shown. */
  minimum: number;
}

const notSaved = errorKind("page.not-saved", (cause: unknown) => ({
  message: "The corrections could not be saved. Try again.",
  cause,
}));

export interface Keeping {
  settled: Settled;
  /** "conflict": the same survey was corrected elsewhere, in another window say. */
  phase: "saved" | "changed" | "saving" | "failed" | "conflict";
  /** Why it was not saved. */
  error: AppError | null;
  /** What the last correction was, where it can be taken back. */
  undoable: string | null;
}

export interface CorrectionsKeeper {
  /** For useSyncExternalStore. */
  subscribe(listener: () => void): () => void;
  now(): Keeping;
  /** Takes a correction; it is saved after a short pause. @param words what was done: "9 means no answer" */
  change(settled: Settled, words: string): void;
  undo(): void;
  /** Saves what isn't yet. @throws AppError why it can't be; nothing is lost */
  flush(): Promise<void>;
  /** Saves, and has results computed from it. @throws AppError as `flush` does */
  compute(): Promise<void>;
  stop(): void;
}

/**
 * Keeps corrections on the server while they are made: one save at a time, a while after the last. After a failure it tries
 * again with the next correction or when asked to.
 *
 * @param save sends what follows a revision, perhaps to be computed at once, and gives the revision that it became
 * @param isConflict whether an error says that another revision came in between
 * @param pause milliseconds from the last correction
 */
export function createCorrectionsKeeper(
  from: Settled & { revision: number },
  save: (revision: number, settled: Settled, compute: boolean) => Promise<number>,
  isConflict: (error: AppError) => boolean,
  pause = 1200,
): CorrectionsKeeper {
  const listeners = new Set<() => void>();
  const first: Settled = { mapping: from.mapping, minimum: from.minimum };
  const earlier: { settled: Settled; words: string }[] = [];
  let { revision } = from;
  let stored = first;
  let keeping: Keeping = { settled: first, phase: "saved", error: null, undoable: null };
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const set = (change: Partial<Keeping>) => {
    keeping = { ...keeping, ...change };
    for (const listener of listeners) listener();
  };

  async function send(compute = false): Promise<void> {
    const sent = keeping.settled;
    set({ phase: "saving", error: null });
    try {
      revision = await save(revision, sent, compute);
      stored = sent;
      set({ phase: keeping.settled === sent ? "saved" : "changed" });
    } catch (thrown) {
      const error = thrown instanceof AppError ? thrown : notSaved(thrown);
      set({ phase: isConflict(error) ? "conflict" : "failed", error });
    }
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    await running;
    while (keeping.settled !== stored) {
      if (keeping.phase === "conflict" && keeping.error) throw keeping.error;
      running ??= send().finally(() => {
        running = null;
      });
      await running;
      if (keeping.error) throw keeping.error;
    }
  }

  async function compute(): Promise<void> {
    clearTimeout(timer);
    await running;
    if (keeping.phase === "conflict" && keeping.error) throw keeping.error;
    running = send(true).finally(() => {
      running = null;
    });
    await running;
    if (keeping.error) throw keeping.error;
  }

  function take(settled: Settled): void {
    set({
      settled,
      undoable: earlier.at(-1)?.words ?? null,
      ...(keeping.phase !== "conflict" && keeping.phase !== "saving" && { phase: "changed", error: null }),
    });
    if (keeping.phase === "conflict") return;
    clearTimeout(timer);
    timer = setTimeout(() => void flush().catch(() => {}), pause);
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => keeping,
    change(settled, words) {
      earlier.push({ settled: keeping.settled, words });
      take(settled);
    },
    undo() {
      const last = earlier.pop();
      if (last) take(last.settled);
    },
    flush,
    compute,
    stop: () => clearTimeout(timer),
  };
}
