import { useQueryClient } from "@tanstack/react-query";
import { removeMember } from "#people/members/members.contract.ts";
import { call } from "../../../client.ts";
import { refreshSession } from "../../../shell/session.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { toast } from "../../../ui/toast.tsx";
import type { Member } from "./members-page.tsx";

/** Asks before somebody loses their roles. */
export function RemoveDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const remove = async () => {
    await call(removeMember, { params: { workspace, user: member.user } });
    toast(`${member.name} was removed.`);
    await queries.invalidateQueries({ queryKey: [workspace, "members"] });
    await refreshSession(queries);
  };
  return (
    <ConfirmDialog
      title={`Remove ${member.name}?`}
      confirm="Remove"
      isOpen
      onClose={onClose}
      onConfirm={remove}
    >
      <p>
        {`${member.name} loses all roles and can no longer open this programme. What they did stays, and you can invite them again.`}
      </p>
    </ConfirmDialog>
  );
}
