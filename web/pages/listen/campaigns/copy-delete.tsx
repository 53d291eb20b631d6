import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { copyCampaign, deleteCampaign } from "#listen/campaigns/campaign.contract.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { useRefresh } from "./use-campaign.ts";

interface Props {
  campaign: { id: string; name: string };
  onClose: () => void;
}

/** Makes a new draft with a campaign's settings, perhaps as its next wave, and goes there. */
export function CopyCampaign({
  campaign: { id: campaign, name },
  canBeFollowed = false,
  onClose,
}: Props & { canBeFollowed?: boolean }) {
  const { id: workspace, href } = useWorkspace();
  const go = useGo();
  const refresh = useRefresh();
  const form = useFormValues({ name: `${name} (copy)`.slice(0, 200) });
  const [nextWave, setNextWave] = useState(canBeFollowed);
  const copy = async () => {
    const made = await call(copyCampaign, {
      params: { workspace, campaign },
      body: { name: form.values.name, nextWave },
    });
    await refresh();
    go(href(`/campaigns/${made.campaign}`));
  };
  return (
    <Dialog title="Copy this campaign" isOpen onClose={onClose}>
      <Form submit="Make the copy" onSubmit={copy} actions={<Button onPress={onClose}>Cancel</Button>}>
        <p>
          The copy is a draft with the same settings, texts and quotas. Nobody is invited, and answers stay
          here.
        </p>
        <TextField label="Name of the copy" isRequired maxLength={200} {...form.field("name")} />
        {canBeFollowed && (
          <Checkbox
            isSelected={nextWave}
            onChange={setNextWave}
            description="Answers of people who take part both times are set against each other."
          >
            This is the next wave: show what has changed since
          </Checkbox>
        )}
      </Form>
    </Dialog>
  );
}

/** Asks before a campaign that has not opened is deleted. */
export function DeleteCampaign({
  campaign: { id: campaign, name },
  onClose,
  onDeleted,
}: Props & { onDeleted?: () => void }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  return (
    <ConfirmDialog
      title={`Delete ${name}?`}
      confirm="Delete"
      isOpen
      onClose={onClose}
      onConfirm={async () => {
        await call(deleteCampaign, { params: { workspace, campaign } });
        // Lists must not show it for a moment longer, also those that are not on the screen.
        await queries.invalidateQueries({ queryKey: [workspace, "campaigns"], refetchType: "all" });
        onDeleted?.();
        toast(`${name} was deleted.`);
      }}
    >
      <p>Its settings, texts and trial answers are deleted for good. Nobody has been invited yet.</p>
    </ConfirmDialog>
  );
}
