import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { setNoContact } from "#people/customers/customers.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";

interface NoContactDialogProps {
  customer: { id: string; name: string };
  onClose: () => void;
}

/** Notes that a customer asked not to be surveyed, and how. */
export function NoContactDialog({ customer: { id, name }, onClose }: NoContactDialogProps) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const save = async () => {
    await call(setNoContact, {
      params: { workspace, customer: id },
      body: { refuses: true, reason },
    });
    await queries.invalidateQueries({ queryKey: [workspace, "customers"] });
    toast(`${name} is not invited any more.`);
    onClose();
  };
  return (
    <Dialog title={`${name} does not want to be surveyed`} isOpen onClose={onClose}>
      <Form submit="Note it" onSubmit={save}>
        <p>No campaign invites or reminds them from now on, and no panel takes them in.</p>
        <TextField
          label="How they said so"
          isRequired={false}
          maxLength={500}
          description="For those who run the programme, e.g. by telephone on 3 May."
          name="reason"
          value={reason}
          onChange={setReason}
        />
      </Form>
    </Dialog>
  );
}
