import type { Mapping } from "#listen/survey-files/survey-file.ts";
import type { AppError } from "#platform/errors.ts";
import { createKeeper } from "../../../../shell/self-saving/keeper.ts";

/** What a person settles about a survey: how its file is read, and what is computed. */
export interface Settled {
  mapping: Mapping;
  /** The smallest group that is shown. */
  minimum: number;
}

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
}

/** Milliseconds from the last correction to saving it. */
const pause = 1200;

/**
 * Keeps corrections on the server while they are made, and takes them back one by one.
 *
 * @param save sends what follows a revision, perhaps to be computed at once, and gives the revision that it became
 * @param isConflict whether an error says that another revision came in between
 */
export function createCorrectionsKeeper(
  { mapping, minimum, revision }: Settled & { revision: number },
  save: (revision: number, settled: Settled, compute: boolean) => Promise<number>,
  isConflict: (error: AppError) => boolean,
): CorrectionsKeeper {
  const earlier: { settled: Settled; words: string }[] = [];
  let isComputed = false;
  const keeper = createKeeper<Settled, { revision: number }>({
    value: { mapping, minimum },
    saved: { revision },
    save: async (before, settled) => ({ revision: await save(before, settled, isComputed) }),
    isConflict,
    pause,
  });
  // The same object as long as nothing changes: useSyncExternalStore compares.
  const shown = (from: ReturnType<typeof keeper.now>): Keeping => ({
    settled: from.value,
    phase: from.phase,
    error: from.error,
    undoable: earlier.at(-1)?.words ?? null,
  });
  let seen = keeper.now();
  let keeping = shown(seen);
  return {
    subscribe: keeper.subscribe,
    now() {
      if (seen !== keeper.now()) {
        seen = keeper.now();
        keeping = shown(seen);
      }
      return keeping;
    },
    change(settled, words) {
      earlier.push({ settled: keeper.now().value, words });
      keeper.change(settled);
    },
    undo() {
      const last = earlier.pop();
      if (last) keeper.change(last.settled);
    },
    async flush() {
      await keeper.flush();
    },
    async compute() {
      isComputed = true;
      try {
        await keeper.flush(true);
      } finally {
        isComputed = false;
      }
    },
  };
}
