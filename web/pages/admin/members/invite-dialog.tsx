import { useQueryClient } from "@tanstack/react-query";
import type { Role } from "#people/access/actor.ts";
import { inviteMember } from "#people/members/members.contract.ts";
import { call } from "../../../client.ts";
import { useSession } from "../../../shell/session.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { CheckboxGroup } from "../../../ui/checkbox.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { roleOptions } from "./role-words.ts";

/** Invites somebody to roles in the programme. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { id: workspace } = useWorkspace();
  const { mailConfigured } = useSession();
  const queries = useQueryClient();
  const { values, field } = useFormValues({ name: "", email: "", roles: [] as Role[] });
  const invite = async () => {
    await call(inviteMember, { params: { workspace }, body: values });
    await queries.invalidateQueries({ queryKey: [workspace, "member-invitations"] });
    toast(
      mailConfigured
        ? `${values.name} was invited.`
        : `The invitation of ${values.name} waits in the outbox.`,
    );
    onClose();
  };
  return (
    <Dialog title="Invite somebody" isOpen onClose={onClose}>
      <Form submit="Invite" onSubmit={invite} actions={<Button onPress={onClose}>Cancel</Button>}>
        <TextField label="Name" maxLength={100} autoFocus isRequired {...field("name")} />
        <TextField
          label="E-mail"
          type="email"
          description={
            mailConfigured
              ? "A link is mailed to it, which holds for seven days."
              : "This server sends no mail yet: whoever operates it finds the link with npm run -s cli -- outbox and can hand it on. It holds for seven days."
          }
          isRequired
          {...field("email")}
        />
        <CheckboxGroup label="Roles" options={roleOptions} isRequired {...field("roles")} />
      </Form>
    </Dialog>
  );
}
