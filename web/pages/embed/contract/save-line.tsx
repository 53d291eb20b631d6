import { useBlocker } from "@tanstack/react-router";
import { Check, CloudUpload, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Row } from "../../../ui/stack.tsx";
import type { Writing } from "./use-writing.ts";

/** Says whether everything is saved, and keeps whoever leaves from losing what is not. */
export function SaveLine({ writing }: { writing: Writing }) {
  const { state } = writing;
  return (
    <>
      <div className="contract-save" data-kind={state.kind} role="status">
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
            <Button tone="quiet" onPress={() => void writing.flush().catch(() => {})}>
              Try again
            </Button>
          </>
        )}
        {state.kind === "conflict" && (
          <>
            <TriangleAlert size={16} aria-hidden /> Not saved: it was changed in another window.
            <Conflict settle={writing.settle} />
          </>
        )}
      </div>
      <Leaving writing={writing} />
    </>
  );
}

/** Saves before another page opens; asks where that is refused. */
function Leaving({ writing: { state, flush } }: { writing: Writing }) {
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

/** Asks which of two windows' words should stay; can be put off, and nothing is saved until then. */
function Conflict({ settle }: Pick<Writing, "settle">) {
  const [isOpen, setOpen] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const decide = (mine: boolean) =>
    void settle(mine).catch((error: unknown) => setProblem(asAppError(error).message));
  return (
    <>
      <Button onPress={() => setOpen(true)}>Decide…</Button>
      <Dialog
        title="Your contract was changed in another window"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        role="alertdialog"
      >
        {problem !== null && <Notice tone="error" title={problem} />}
        <p>What you have written here is not saved yet, and still here. Which of the two should stay?</p>
        <Row>
          <Button tone="primary" onPress={() => decide(true)}>
            Keep what is here
          </Button>
          <Button onPress={() => decide(false)}>Load the other</Button>
        </Row>
      </Dialog>
    </>
  );
}
