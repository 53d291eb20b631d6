import type { Definition } from "#listen/questionnaires/definition.ts";
import type { Draft, saveDraft } from "#listen/questionnaires/questionnaire.contract.ts";
import { draftConflict } from "#listen/questionnaires/questionnaire.errors.ts";
import { AppError, errorKind, isKind } from "#platform/errors.ts";
import type { ResponseOf } from "#platform/http/contract.ts";

const notSaved = errorKind("page.not-saved", (cause: unknown) => ({
  message: "This could not be saved. Try again.",
  cause,
}));

type Saved = ResponseOf<typeof saveDraft>;

/** What is known about keeping a draft. */
export interface Keeping extends Saved {
  /** "changed": something here is not sent yet; "conflict": somebody else saved in between. */
  phase: "saved" | "changed" | "saving" | "failed" | "conflict";
  /** Why it was not saved. */
  error: AppError | null;
  /** What the server has. */
  stored: Definition;
}

export interface DraftKeeper {
  /** For useSyncExternalStore. */
  subscribe(listener: () => void): () => void;
  now(): Keeping;
  /** Takes the questionnaire as it is now; it is saved after a short pause. */
  change(definition: Definition): void;
  /** Saves what isn't yet. @throws AppError why it can't be; nothing is lost */
  flush(): Promise<void>;
  /** Saves nothing by itself any more. */
  stop(): void;
  /** Goes on from what the server has. */
  begin(draft: Pick<Draft, keyof Saved | "definition">): void;
}

/**
 * Keeps a draft on the server while it is edited: one save at a time, a while after the last change. After a failure it
 * tries again at the next change or when asked to.
 *
 * @param save sends a definition that follows a revision
 * @param pause milliseconds from the last change
 */
export function createDraftKeeper(
  draft: Pick<Draft, keyof Saved | "definition">,
  save: (revision: number, definition: Definition) => Promise<Saved>,
  pause = 2000,
): DraftKeeper {
  const listeners = new Set<() => void>();
  const from = ({ definition, revision, savedAt, state, problems }: typeof draft): Keeping => ({
    phase: "saved",
    error: null,
    stored: definition,
    revision,
    savedAt,
    state,
    problems,
  });
  let keeping = from(draft);
  let current = draft.definition;
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const set = (change: Partial<Keeping>) => {
    keeping = { ...keeping, ...change };
    for (const listener of listeners) listener();
  };

  async function send(): Promise<void> {
    const sent = current;
    set({ phase: "saving", error: null });
    try {
      const saved = await save(keeping.revision, sent);
      set({ ...saved, stored: sent, phase: current === sent ? "saved" : "changed" });
    } catch (thrown) {
      const error = thrown instanceof AppError ? thrown : notSaved(thrown);
      set({ phase: isKind(error, draftConflict) ? "conflict" : "failed", error });
    }
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    await running;
    while (current !== keeping.stored) {
      if (keeping.phase === "conflict" && keeping.error) throw keeping.error;
      running ??= send().finally(() => {
        running = null;
      });
      await running;
      if (keeping.error) throw keeping.error;
    }
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => keeping,
    change(definition) {
      if (definition === current) return;
      current = definition;
      if (keeping.phase === "conflict") return;
      if (keeping.phase !== "saving") set({ phase: "changed", error: null });
      clearTimeout(timer);
      timer = setTimeout(() => void flush().catch(() => {}), pause);
    },
    flush,
    stop: () => clearTimeout(timer),
    begin(next) {
      clearTimeout(timer);
      current = next.definition;
      set(from(next));
    },
  };
}
