import { useState } from "react";
import { updateContactLimit } from "#listen/campaigns/campaign.contract.ts";
import { call } from "../../../../client.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Button } from "../../../../ui/button.tsx";
import { Dialog } from "../../../../ui/dialog.tsx";
import { Form } from "../../../../ui/form.tsx";
import { NumberField } from "../../../../ui/number-field.tsx";
import { toast } from "../../../../ui/toast.tsx";
import { useFormValues } from "../../../../ui/use-form-values.ts";
import { type Campaign, useRefresh } from "../use-campaign.ts";

type Limit = Campaign["contactLimit"];

const timesWords = (times: number) => (times === 1 ? "once" : `${times.toLocaleString()} times`);

/** How often a customer may be asked, over all campaigns. */
export function ContactLimit({ limit }: { limit: Limit }) {
  const { can } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  return (
    <p>
      {limit.days === 0
        ? "There is no limit to how often a customer is asked. "
        : `Nobody is asked more than ${timesWords(limit.invitations)} within ${limit.days.toLocaleString()} days, by whichever campaign. `}
      {can("campaigns.write") && (
        <button type="button" className="text-button" onClick={() => setOpen(true)}>
          Change this limit
        </button>
      )}
      {isOpen && <LimitDialog limit={limit} onClose={() => setOpen(false)} />}
    </p>
  );
}

function LimitDialog({ limit, onClose }: { limit: Limit; onClose: () => void }) {
  const { id: workspace } = useWorkspace();
  const refresh = useRefresh();
  const form = useFormValues<{ invitations: number | null; days: number | null }>(limit);
  const save = async () => {
    const { invitations, days } = form.values;
    await call(updateContactLimit, {
      params: { workspace },
      body: { invitations: invitations ?? 1, days: days ?? 0 },
    });
    await refresh();
    toast("The limit holds for every invitation from now on.");
    onClose();
  };
  return (
    <Dialog title="How often a customer may be asked" isOpen onClose={onClose}>
      <Form submit="Save" onSubmit={save} actions={<Button onPress={onClose}>Cancel</Button>}>
        <p>This holds for all campaigns of the programme. Reminders don't count.</p>
        <NumberField
          label="Invitations at most"
          isRequired
          minValue={1}
          maxValue={100}
          step={1}
          {...form.field("invitations")}
        />
        <NumberField
          label="Within so many days"
          description="0 means that there is no limit."
          isRequired
          minValue={0}
          maxValue={730}
          step={1}
          {...form.field("days")}
        />
      </Form>
    </Dialog>
  );
}
