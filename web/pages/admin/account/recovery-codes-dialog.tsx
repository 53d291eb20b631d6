import "./second-factor.css";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { CopyField } from "../../../ui/copy-field.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";

interface RecoveryCodesDialogProps {
  codes: readonly string[];
  /** Where whoever was led here wanted to go; null: nowhere. */
  next: string | null;
  onClose: () => void;
}

/** Shows recovery codes the only time that anybody can read them. */
export function RecoveryCodesDialog({ codes, next, onClose }: RecoveryCodesDialogProps) {
  return (
    <Dialog title="Your recovery codes" isOpen onClose={onClose}>
      <Stack>
        <Notice tone="warning" title="Keep them where your phone isn't">
          <p>
            Each lets you in once, in place of the app's code. They are shown this once: print them, or keep
            them in a password manager.
          </p>
        </Notice>
        <ul className="recovery-codes">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <CopyField label="All recovery codes" value={codes.join(" ")} />
        <Row>
          <Button tone="primary" onPress={onClose}>
            I have kept them
          </Button>
          {next !== null && <LinkButton href={next}>Go on to the programme</LinkButton>}
        </Row>
      </Stack>
    </Dialog>
  );
}
