import { Button } from "../../../ui/button.tsx";
import type { Keeping } from "./translation-keeper.ts";

/** Whether everything is saved, in words. */
export function SavingState({ keeping, onRetry }: { keeping: Keeping; onRetry: () => void }) {
  const { phase, savedAt, error } = keeping;
  const time =
    savedAt === null ? "" : ` ${new Date(savedAt).toLocaleTimeString(undefined, { timeStyle: "short" })}`;
  return (
    <span className="translation-saving" data-phase={phase}>
      <span role="status">
        {phase === "saved" && savedAt !== null && `Saved${time}`}
        {phase === "changed" && "Saving soon"}
        {phase === "saving" && "Saving"}
        {phase === "failed" && `Not saved. ${error?.message ?? ""}`}
      </span>
      {phase === "failed" && (
        <Button tone="quiet" onPress={onRetry}>
          Try again
        </Button>
      )}
    </span>
  );
}
