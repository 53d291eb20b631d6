import { useQueryClient } from "@tanstack/react-query";
import { changeRoles } from "#people/members/members.contract.ts";
import { call } from "../../../client.ts";
import { refreshSession } from "../../../shell/session.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { CheckboxGroup } from "../../../ui/checkbox.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import type { Member } from "./members-page.tsx";
import { roleOptions } from "./role-words.ts";

/** Changes what a member may do. */
export function RolesDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const { values, field } = useFormValues({ roles: member.roles });
  const save = async () => {
    await call(changeRoles, { params: { workspace, user: member.user }, body: values });
    await queries.invalidateQueries({ queryKey: [workspace, "members"] });
    await refreshSession(queries);
    toast(`The roles of ${member.name} were changed.`);
    onClose();
  };
  return (
    <Dialog title={`Roles of ${member.name}`} isOpen onClose={onClose}>
      <Form submit="Save" onSubmit={save} actions={<Button onPress={onClose}>Cancel</Button>}>
        <CheckboxGroup label="Roles" options={roleOptions} isRequired {...field("roles")} />
      </Form>
    </Dialog>
  );
}
