import { closeCampaign, extendCampaign } from "#listen/campaigns/campaign.contract.ts";
import { call } from "../../../../client.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Button } from "../../../../ui/button.tsx";
import { ConfirmDialog } from "../../../../ui/confirm-dialog.tsx";
import { DateTimeField } from "../../../../ui/date-time-field.tsx";
import { Dialog } from "../../../../ui/dialog.tsx";
import { Form } from "../../../../ui/form.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { toast } from "../../../../ui/toast.tsx";
import { useFormValues } from "../../../../ui/use-form-values.ts";
import { peopleWords } from "../campaign-words.ts";
import { fieldOf, momentOf, momentWords } from "../parts/moments.ts";
import { type Campaign, useRefresh } from "../use-campaign.ts";
import { useProgress } from "./use-progress.ts";

interface Props {
  campaign: Campaign;
  onClose: () => void;
}

const week = 7 * 24 * 60 * 60 * 1000;

/** Lets people answer longer. */
export function ExtendDialog({ campaign, onClose }: Props) {
  const { id: workspace } = useWorkspace();
  const refresh = useRefresh();
  const { timeZone, settings } = campaign;
  const closes = settings.closesAt ?? new Date().toISOString();
  const form = useFormValues({
    closesAt: fieldOf(new Date(Date.parse(closes) + week).toISOString(), timeZone),
  });
  const extend = async () => {
    const closesAt = momentOf(form.values.closesAt, timeZone) ?? closes;
    await call(extendCampaign, { params: { workspace, campaign: campaign.id }, body: { closesAt } });
    await refresh();
    toast(`It now closes ${momentWords(closesAt, timeZone)}.`);
    onClose();
  };
  return (
    <Dialog title="Extend this campaign" isOpen onClose={onClose}>
      <Form submit="Extend" onSubmit={extend} actions={<Button onPress={onClose}>Cancel</Button>}>
        <p>{`It closes ${momentWords(closes, timeZone)} now. It can only be made longer, and links go on working. Mails that have left name the earlier day; reminders to come name the new one.`}</p>
        <DateTimeField
          label="Closes at"
          description={`Time in ${timeZone.replaceAll("_", " ")}.`}
          withTime
          isRequired
          {...form.field("closesAt")}
        />
      </Form>
    </Dialog>
  );
}

/** Asks before the campaign ends for good. */
export function CloseDialog({ campaign: { id: campaign, settings, timeZone }, onClose }: Props) {
  const { id: workspace } = useWorkspace();
  const refresh = useRefresh();
  const progress = useProgress(campaign, false);
  const overall = progress.data?.overall;
  return (
    <ConfirmDialog
      title="Close this campaign now?"
      confirm="Close for good"
      isOpen
      onClose={onClose}
      onConfirm={async () => {
        await call(closeCampaign, { params: { workspace, campaign } });
        await refresh();
        toast("The campaign is closed. Its results are being computed.");
      }}
    >
      <Stack>
        <p>
          Every link ends at once, also for people who are half-way through; what they have saved counts. The
          campaign can't be opened again, because its results are released now.
        </p>
        {overall && overall.completed < overall.invited && (
          <p>
            {`${peopleWords(overall.invited - overall.completed)} of ${overall.invited.toLocaleString()} ${overall.invited - overall.completed === 1 ? "has" : "have"} not finished.`}
            {settings.closesAt &&
              ` Without this it closes by itself on ${momentWords(settings.closesAt, timeZone)}.`}
          </p>
        )}
        {overall && overall.started < settings.minimumGroup && (
          <Notice tone="warning" title="There would be no results.">
            <p>{`${peopleWords(overall.started)} ${overall.started === 1 ? "has" : "have"} answered, and results need at least ${settings.minimumGroup}. Send a reminder, or extend the campaign.`}</p>
          </Notice>
        )}
      </Stack>
    </ConfirmDialog>
  );
}
