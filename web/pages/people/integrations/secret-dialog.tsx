import { Button } from "../../../ui/button.tsx";
import { CopyField } from "../../../ui/copy-field.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Stack } from "../../../ui/stack.tsx";

interface SecretDialogProps {
  title: string;
  /** What it is for, in a sentence. */
  use: string;
  secret: string;
  onClose: () => void;
}

/** Shows a secret the only time that anybody can read it. */
export function SecretDialog({ title, use, secret, onClose }: SecretDialogProps) {
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Stack>
        <Notice tone="warning" title="Copy it now">
          It is shown this once. Whoever has it can use it: keep it where the program keeps its other secrets.
        </Notice>
        <CopyField label={title} value={secret} />
        <p>{use}</p>
        <Button tone="primary" onPress={onClose}>
          I have copied it
        </Button>
      </Stack>
    </Dialog>
  );
}
