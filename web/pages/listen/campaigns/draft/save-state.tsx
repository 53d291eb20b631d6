import { useBlocker } from "@tanstack/react-router";
import { Check, CloudUpload, TriangleAlert } from "lucide-react";
import { useState } from "react";
import type { AppError } from "#platform/errors.ts";
import { Button } from "../../../../ui/button.tsx";
import { ConfirmDialog } from "../../../../ui/confirm-dialog.tsx";
import { Dialog } from "../../../../ui/dialog.tsx";
import { asAppError } from "../../../../ui/form.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Row } from "../../../../ui/stack.tsx";
import type { Draft } from "./use-draft.ts";

/** Says whether everything is saved, and keeps whoever leaves from losing what is not. */
export function SaveStateLine({ draft }: { draft: Draft }) {
  const { state } = draft;
  return (
    <>
      <div className="save-state" data-kind={state.kind} role="status">
        {state.kind === "saved" && (
          <>
            <Check size={16} aria-hidden /> Everything is saved
          </>
        )}
        {(state.kind === "waiting" || state.kind === "saving") && (
          <>
            <CloudUpload size={16} aria-hidden /> Saving
          </>
        )}
        {state.kind === "refused" && (
          <>
            <TriangleAlert size={16} aria-hidden />
            <span>
              Not saved: {[state.error.message, ...state.error.fields.map(({ detail }) => detail)].join(" ")}
            </span>
            {isWorthRepeating(state.error) && (
              <Button tone="quiet" onPress={() => void draft.flush().catch(() => {})}>
                Try again
              </Button>
            )}
          </>
        )}
        {state.kind === "conflict" && (
          <>
            <TriangleAlert size={16} aria-hidden /> Not saved: somebody else has changed this campaign.
            <Conflict draft={draft} />
          </>
        )}
      </div>
      <Leaving draft={draft} />
    </>
  );
}

/** Whether the same may be saved later: nobody answered, or somebody has to sign in again. */
const isWorthRepeating = ({ status }: AppError) => status === undefined || status >= 500 || status === 401;

/** Saves before another page opens; asks where that is refused. */
function Leaving({ draft }: { draft: Draft }) {
  const { state, flush } = draft;
  const blocker = useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (state.kind === "saved" || current.pathname === next.pathname) return false;
      return flush().then(
        () => false,
        () => true,
      );
    },
    enableBeforeUnload: () => state.kind !== "saved",
    withResolver: true,
  });
  return (
    <ConfirmDialog
      title="Leave without saving?"
      confirm="Leave"
      isOpen={blocker.status === "blocked"}
      onClose={() => blocker.reset?.()}
      onConfirm={async () => blocker.proceed?.()}
    >
      <p>Your last changes could not be saved. They are lost if you leave this page now.</p>
    </ConfirmDialog>
  );
}

/** Asks whose change should stay; can be put off, and nothing is saved until then. */
function Conflict({ draft: { settle } }: { draft: Draft }) {
  const [isOpen, setOpen] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const decide = (mine: boolean) =>
    void settle(mine).catch((error: unknown) => setProblem(asAppError(error).message));
  return (
    <>
      <Button onPress={() => setOpen(true)}>Decide…</Button>
      <Dialog
        title="Somebody else has changed this campaign"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        role="alertdialog"
      >
        {problem !== null && <Notice tone="error" title={problem} />}
        <p>
          It was saved in another window, or by a colleague, while you were writing. Your last change is not
          saved yet. Which one should stay?
        </p>
        <Row>
          <Button tone="primary" onPress={() => decide(false)}>
            Load theirs
          </Button>
          <Button onPress={() => decide(true)}>Keep mine</Button>
        </Row>
      </Dialog>
    </>
  );
}
