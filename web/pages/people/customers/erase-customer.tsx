import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { eraseCustomer } from "#people/customers/customers.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { toast } from "../../../ui/toast.tsx";

interface EraseCustomerProps {
  customer: { id: string; name: string };
  onClose: () => void;
  onErased: () => void;
}

/** Asks before a customer is erased, and says what goes and what stays. */
export function EraseCustomer({ customer: { id, name }, onClose, onErased }: EraseCustomerProps) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const erase = async () => {
    await call(eraseCustomer, { params: { workspace, customer: id }, body: { asked } });
    queries.removeQueries({ queryKey: [workspace, "customers", "customer", id] });
    onErased();
    await queries.invalidateQueries({ queryKey: [workspace, "customers"] });
    toast("The customer was erased.");
  };
  return (
    <ConfirmDialog
      title={`Erase ${name} for good?`}
      confirm="Erase"
      isOpen
      onClose={onClose}
      onConfirm={erase}
    >
      <p>
        This can't be undone. It removes the record, all answers, and the mail to the customer. Figures about
        groups that were published before stay, since nobody can be told from them; the log of what was done
        keeps names where it has them.
      </p>
      <Checkbox isSelected={asked} onChange={setAsked}>
        {`${name} asked for it: do it although a campaign may be open.`}
      </Checkbox>
    </ConfirmDialog>
  );
}
