import { useState } from "react";
import type { Definition } from "#listen/questionnaires/definition.ts";
import type { Draft } from "#listen/questionnaires/questionnaire.contract.ts";
import { copyQuestionnaire, readDraft, saveDraft } from "#listen/questionnaires/questionnaire.contract.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Row } from "../../../ui/stack.tsx";
import { toast } from "../../../ui/toast.tsx";

interface ConflictDialogProps {
  id: string;
  name: string;
  /** What the server said. */
  message: string;
  /** What is here and was not saved. */
  mine: Definition;
  onLoad: (draft: Draft) => void;
  onClose: () => void;
}

/** Somebody else saved in between: both states are there, and nothing is lost. */
export function ConflictDialog({ id, name, message, mine, onLoad, onClose }: ConflictDialogProps) {
  const { id: workspace, href } = useWorkspace();
  const go = useGo();
  const [busy, setBusy] = useState<"copy" | "load" | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = (what: "copy" | "load", work: () => Promise<void>) => async () => {
    setBusy(what);
    setProblem(null);
    try {
      await work();
      onClose();
    } catch (error) {
      setProblem(asAppError(error).message);
      setBusy(null);
    }
  };
  const load = async () => onLoad(await call(readDraft, { params: { workspace, questionnaire: id } }));
  const copy = async () => {
    const made = await call(copyQuestionnaire, {
      params: { workspace, questionnaire: id },
      body: { name: `${name.slice(0, 180)} (my changes)` },
    });
    const params = { workspace, questionnaire: made.id };
    const { revision } = await call(readDraft, { params });
    await call(saveDraft, { params, body: { revision, definition: mine } });
    await load();
    toast("Your changes are in a questionnaire of their own.");
    go(href(`/questionnaires/${made.id}`));
  };
  return (
    <Dialog title="Somebody else has saved" isOpen onClose={onClose} role="alertdialog">
      <p>{message}</p>
      <p>
        Your changes are still here. Keep them as a questionnaire of their own, or go on from what was saved.
      </p>
      {problem !== null && <Notice tone="error" title={problem} />}
      <Row>
        <Button
          tone="primary"
          isPending={busy === "copy"}
          isDisabled={busy === "load"}
          onPress={() => void attempt("copy", copy)()}
        >
          Keep mine as a copy
        </Button>
        <Button
          isPending={busy === "load"}
          isDisabled={busy === "copy"}
          onPress={() => void attempt("load", load)()}
        >
          Load theirs
        </Button>
      </Row>
    </Dialog>
  );
}
