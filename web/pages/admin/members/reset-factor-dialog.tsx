import { resetSecondFactor } from "#people/sign-in-providers/providers.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { toast } from "../../../ui/toast.tsx";
import type { Member } from "./members-page.tsx";

/** Takes the second factor of a member away who has lost it. */
export function ResetFactorDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { id: workspace } = useWorkspace();
  const reset = async () => {
    await call(resetSecondFactor, { params: { workspace, user: member.user } });
    toast(`${member.name} signs in without a second factor now.`);
  };
  return (
    <ConfirmDialog
      title={`Reset the second factor of ${member.name}?`}
      confirm="Reset it"
      isOpen
      onClose={onClose}
      onConfirm={reset}
    >
      <p>
        For somebody who has lost app and recovery codes; make sure that it is they who ask. They are told by
        mail and signed out everywhere. Nothing happens where they have no second factor.
      </p>
    </ConfirmDialog>
  );
}
