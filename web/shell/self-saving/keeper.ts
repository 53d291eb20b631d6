import { AppError, errorKind } from "#platform/errors.ts";

const notSaved = errorKind("page.not-saved", (cause: unknown) => ({
  message: "This could not be saved. Try again.",
  cause,
}));

/** What is known about keeping something on the server. `Saved` is what the server answers when it has saved it. */
export interface Keeping<Value, Saved> {
  /** "changed": something here is not sent yet; "conflict": somebody else saved in between. */
  phase: "saved" | "changed" | "saving" | "failed" | "conflict";
  /** Why it was not saved. */
  error: AppError | null;
  /** As it is here. */
  value: Value;
  /** As the server has it. */
  stored: Value;
  saved: Saved;
}

/** Keeps something on the server while it is changed; for useKeeping. */
export interface Keeper<Value, Saved> {
  subscribe(listener: () => void): () => void;
  now(): Keeping<Value, Saved>;
  /** Takes it as it is now; it is saved after a short pause. */
  change(value: Value): void;
  /**
   * Saves what isn't yet; `isForced` also what is.
   *
   * @throws AppError why it can't be; nothing is lost
   */
  flush(isForced?: boolean): Promise<Saved>;
  /** Goes on from what the server has; what is here and not saved is given up. */
  begin(value: Value, saved: Saved): void;
  /** Settles a conflict with what is here: it follows what the server has now. @throws AppError as `flush` does */
  overrule(saved: Saved): Promise<Saved>;
}

interface KeeperOptions<Value, Saved> {
  value: Value;
  /** With the revision that the next change follows. */
  saved: Saved;
  /** Sends what follows a revision. */
  save: (revision: number, value: Value) => Promise<Saved>;
  /** Whether an error says that another revision came in between. */
  isConflict: (error: AppError) => boolean;
  /** Milliseconds from the last change to saving it. */
  pause?: number;
}

/** Milliseconds after which saving is tried again where the server did not answer. */
const retry = 4000;

/**
 * Keeps something on the server while it is changed: one save at a time, always of what came last. What the server refused is
 * sent again with the next change or when asked to, and by itself where nobody answered. By itself it saves only while somebody
 * listens.
 */
export function createKeeper<Value, Saved extends { revision: number }>(
  options: KeeperOptions<Value, Saved>,
): Keeper<Value, Saved> {
  const { save, isConflict, pause = 1000 } = options;
  const listeners = new Set<() => void>();
  const from = (value: Value, saved: Saved): Keeping<Value, Saved> => ({
    phase: "saved",
    error: null,
    value,
    stored: value,
    saved,
  });
  let keeping = from(options.value, options.saved);
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts how often it began: what was sent before says nothing of what is here since. */
  let beginning = 0;

  const set = (change: Partial<Keeping<Value, Saved>>) => {
    keeping = { ...keeping, ...change };
    for (const listener of listeners) listener();
  };
  const saveIn = (wait: number) => {
    clearTimeout(timer);
    if (listeners.size > 0) timer = setTimeout(() => void flush().catch(() => {}), wait);
  };

  async function send(): Promise<void> {
    const { value: sent, saved: before } = keeping;
    const begun = beginning;
    set({ phase: "saving", error: null });
    try {
      const saved = await save(before.revision, sent);
      if (begun !== beginning) return;
      set({ saved, stored: sent, phase: keeping.value === sent ? "saved" : "changed" });
    } catch (thrown) {
      if (begun !== beginning) return;
      const error = thrown instanceof AppError ? thrown : notSaved(thrown);
      set({ phase: isConflict(error) ? "conflict" : "failed", error });
      if (nobodyAnswered(error)) saveIn(retry);
    }
  }

  async function flush(isForced = false): Promise<Saved> {
    clearTimeout(timer);
    await running;
    for (let isWanted = isForced; isWanted || keeping.value !== keeping.stored; isWanted = false) {
      if (keeping.phase === "conflict" && keeping.error) throw keeping.error;
      running ??= send().finally(() => {
        running = null;
      });
      await running;
      if (keeping.error) throw keeping.error;
    }
    return keeping.saved;
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      if (keeping.phase === "changed") saveIn(pause);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearTimeout(timer);
      };
    },
    now: () => keeping,
    change(value) {
      if (value === keeping.value) return;
      const isOpen = keeping.phase !== "saving" && keeping.phase !== "conflict";
      const phase = value === keeping.stored ? "saved" : "changed";
      set({ value, ...(isOpen && { phase, error: null }) });
      if (keeping.phase !== "conflict") saveIn(pause);
    },
    flush,
    begin(value, saved) {
      clearTimeout(timer);
      beginning++;
      set(from(value, saved));
    },
    overrule(saved) {
      set({ saved, phase: "changed", error: null });
      return flush(true);
    },
  };
}

/** Whether the same may be saved a moment later. */
const nobodyAnswered = ({ status }: AppError) => status === undefined || status >= 500;
