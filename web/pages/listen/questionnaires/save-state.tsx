import { Button } from "../../../ui/button.tsx";
import type { DraftKeeping } from "./use-draft.ts";

interface SaveStateProps {
  keeping: DraftKeeping;
  onRetry: () => void;
  /** Somebody else saved: asks what to do about it. */
  onResolve: () => void;
}

/** Whether everything is saved, in words. */
export function SaveState({ keeping: { phase, saved, error }, onRetry, onResolve }: SaveStateProps) {
  const time = new Date(saved.savedAt).toLocaleTimeString(undefined, { timeStyle: "short" });
  return (
    <span className="save-state" data-phase={phase}>
      <span role="status">
        {phase === "saved" && `Saved ${time}`}
        {phase === "changed" && "Saving soon"}
        {phase === "saving" && "Saving"}
        {phase === "failed" && `Not saved. ${error?.message ?? ""}`}
        {phase === "conflict" && "Not saved: somebody else has saved"}
      </span>
      {phase === "failed" && (
        <Button tone="quiet" onPress={onRetry}>
          Try again
        </Button>
      )}
      {phase === "conflict" && (
        <Button tone="quiet" onPress={onResolve}>
          What now?
        </Button>
      )}
    </span>
  );
}
