import { Undo2 } from "lucide-react";
import { useState } from "react";
import type { SurveyImport } from "#listen/survey-imports/survey-imports.schema.ts";
import { Button } from "../../../../ui/button.tsx";
import { StickyBar } from "../../../../ui/sticky-bar.tsx";
import type { Keeping } from "./corrections-keeper.ts";

interface SaveBarProps {
  keeping: Keeping;
  found: SurveyImport;
  canCompute: boolean;
  onUndo: () => void;
  onRetry: () => void;
  onCompute: () => Promise<void>;
  onReload: () => void;
}

/** At the page's foot: whether everything is saved, the last correction to take back, and the way on. */
export function SaveBar({ keeping, found, canCompute, onUndo, onRetry, onCompute, onReload }: SaveBarProps) {
  const [isPending, setPending] = useState(false);
  const { phase, undoable, error } = keeping;
  const compute = async () => {
    setPending(true);
    await onCompute();
    setPending(false);
  };
  return (
    <StickyBar>
      <span className="survey-save" data-phase={phase}>
        <span role="status">{stateWords(keeping, found)}</span>
        {phase === "failed" && (
          <Button tone="quiet" onPress={onRetry}>
            Save again
          </Button>
        )}
        {phase === "conflict" && (
          <Button tone="quiet" onPress={onReload}>
            Load it again
          </Button>
        )}
      </span>
      <span className="survey-bar-actions">
        {undoable !== null && phase !== "conflict" && (
          <Button tone="quiet" icon={<Undo2 size={16} aria-hidden />} onPress={onUndo}>
            Undo<span className="visually-hidden">{`: ${undoable}`}</span>
          </Button>
        )}
        {canCompute && (
          <Button
            tone="primary"
            isPending={isPending}
            isDisabled={phase === "conflict" && error !== null}
            onPress={() => void compute()}
          >
            Show what matters most
          </Button>
        )}
      </span>
    </StickyBar>
  );
}

function stateWords({ phase, error, undoable }: Keeping, { state }: SurveyImport): string {
  if (phase === "failed") return `Not saved. ${error?.message ?? ""}`;
  if (phase === "conflict") return "Not saved: this was changed in another window.";
  if (phase === "saving") return "Saving";
  if (phase === "changed") return "Saving soon";
  if (state === "waiting" || state === "reading") return "Saved; reading the file with it";
  return undoable === null ? "Corrections are saved by themselves." : "Saved";
}
