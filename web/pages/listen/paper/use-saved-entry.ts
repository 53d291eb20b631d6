import { useEffect, useRef, useState } from "react";
import { finishEntry, saveEntry } from "#listen/paper/paper.contract.ts";
import type { Typed } from "#listen/paper/paper-form.ts";
import type { AppError } from "#platform/errors.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { asAppError } from "../../../ui/form.tsx";
import type { OpenedSheet } from "./sheet-number-form.tsx";

/** Milliseconds without typing after which a sheet is saved. */
const pause = 700;

/**
 * What is typed of a sheet, saved while it is typed, one save after the other. A finished entry that differs from the other one
 * stays as it is until its correction is finished, too.
 */
export function useSavedEntry(campaign: string, { sheet, typed: saved, revision, differing }: OpenedSheet) {
  const isCorrection = differing.length > 0;
  const { id: workspace } = useWorkspace();
  const params = { workspace, campaign, sheet };
  const [typed, setTyped] = useState<Typed>(saved);
  const [problem, setProblem] = useState<AppError | null>(null);
  const latest = useRef<Typed>(saved);
  const stored = useRef({ typed: saved as Typed, revision });
  const running = useRef<Promise<void>>(Promise.resolve());
  const timer = useRef<number | undefined>(undefined);

  const isSaved = () => isCorrection || latest.current === stored.current.typed;

  /** @throws AppError why what was typed can't be saved */
  const saveNow = (): Promise<void> => {
    window.clearTimeout(timer.current);
    const saving = running.current.then(async () => {
      if (isSaved()) return;
      const wanted = latest.current;
      try {
        const body = { revision: stored.current.revision, typed: { ...wanted } };
        const answer = await call(saveEntry, { params, body });
        stored.current = { typed: wanted, revision: answer.revision };
        setProblem(null);
      } catch (error) {
        setProblem(asAppError(error));
        throw error;
      }
    });
    running.current = saving.catch(() => {});
    return saving;
  };

  useEffect(() => () => window.clearTimeout(timer.current), []);

  return {
    typed,
    problem,
    change(field: string, text: string) {
      const next = { ...latest.current, [field]: text };
      latest.current = next;
      setTyped(next);
      window.clearTimeout(timer.current);
      if (!isCorrection) timer.current = window.setTimeout(() => void saveNow().catch(() => {}), pause);
    },
    save: saveNow,
    /** What asks before what isn't saved is left. */
    keeper: {
      now: () => ({ phase: isSaved() ? "saved" : "changed", error: problem }),
      flush: saveNow,
    },
    /** Finishes the sheet with what is typed now. @throws AppError */
    async finish() {
      window.clearTimeout(timer.current);
      await running.current;
      const wanted = latest.current;
      const body = { revision: stored.current.revision, typed: { ...wanted } };
      return call(finishEntry, { params, body });
    },
  };
}
