import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Form } from "./form.tsx";

interface ConfirmDialogProps {
  /** A question: "Remove Anna Weber?" */
  title: string;
  /** What happens, and what can't be undone. */
  children: ReactNode;
  /** The button's words: "Remove". */
  confirm: string;
  tone?: "primary" | "danger";
  isOpen: boolean;
  onClose: () => void;
  /** Does it; the dialog closes afterwards, or shows why it was refused. */
  onConfirm: () => Promise<unknown>;
}

/** Asks before something that can't be undone. */
export function ConfirmDialog({ title, children, confirm, tone = "danger", ...rest }: ConfirmDialogProps) {
  const { isOpen, onClose, onConfirm } = rest;
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} role="alertdialog">
      <Form
        submit={confirm}
        tone={tone}
        onSubmit={async () => {
          await onConfirm();
          onClose();
        }}
        actions={<Button onPress={onClose}>Cancel</Button>}
      >
        <div>{children}</div>
      </Form>
    </Dialog>
  );
}
