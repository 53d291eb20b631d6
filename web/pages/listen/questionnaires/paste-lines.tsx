import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { TextArea } from "../../../ui/text-field.tsx";
import { linesOf } from "./option-lines.ts";

interface PasteLinesProps {
  title: string;
  onClose: () => void;
  onLines: (lines: string[]) => void;
}

/** Takes many options at once, a line each. */
export function PasteLines({ title, onClose, onLines }: PasteLinesProps) {
  const [text, setText] = useState("");
  const lines = linesOf(text);
  const add = async () => {
    onClose();
    onLines(lines);
  };
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form
        submit={lines.length === 0 ? "Add" : `Add ${lines.length}`}
        isDisabled={lines.length === 0}
        onSubmit={add}
        actions={<Button onPress={onClose}>Cancel</Button>}
      >
        <TextArea label="One on each line" rows={10} value={text} onChange={setText} autoFocus />
      </Form>
    </Dialog>
  );
}
