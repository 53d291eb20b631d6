import { useState } from "react";
import { cancelOpening, openCampaign } from "#listen/campaigns/campaign.contract.ts";
import { call } from "../../../../client.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Button } from "../../../../ui/button.tsx";
import { ConfirmDialog } from "../../../../ui/confirm-dialog.tsx";
import { asAppError } from "../../../../ui/form.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { toast } from "../../../../ui/toast.tsx";
import { peopleWords } from "../campaign-words.ts";
import { useAudienceCount } from "../draft/audience-count.tsx";
import { momentWords } from "../parts/moments.ts";
import { type Campaign, useMailServer, useRefresh } from "../use-campaign.ts";

/** A campaign that opens by itself: when, and how to take that back. */
export function Scheduled({ campaign }: { campaign: Campaign }) {
  const { id: workspace, can } = useWorkspace();
  const refresh = useRefresh();
  const { settings, timeZone, revision } = campaign;
  const params = { workspace, campaign: campaign.id };
  const count = useAudienceCount(settings.audience);
  const hasMailServer = useMailServer(campaign);
  const [isOpening, setOpening] = useState(false);
  const [isPending, setPending] = useState(false);
  const cancel = async () => {
    setPending(true);
    try {
      await call(cancelOpening, { params });
      await refresh();
      toast("It won't open by itself. The campaign is a draft again.");
    } catch (error) {
      toast(asAppError(error).message);
      setPending(false);
    }
  };
  const people = count.data ? peopleWords(count.data.people) : "everybody in the audience";
  return (
    <>
      <Notice
        title={`It opens by itself ${settings.opensAt ? momentWords(settings.opensAt, timeZone) : "soon"}, and invites ${people}.`}
        actions={
          can("campaigns.write") && (
            <>
              <Button isPending={isPending} onPress={() => void cancel()}>
                Take that back and go on editing
              </Button>
              <Button onPress={() => setOpening(true)}>Open now instead</Button>
            </>
          )
        }
      >
        <p>
          Until then nothing can be changed. Whether anything hinders it is looked at again when its time
          comes; if so, it stays a draft and says why.
        </p>
      </Notice>
      <ConfirmDialog
        title="Open this campaign now?"
        confirm="Open now"
        tone="primary"
        isOpen={isOpening}
        onClose={() => setOpening(false)}
        onConfirm={async () => {
          await call(openCampaign, { params, body: { revision, when: "now" } });
          await refresh();
        }}
      >
        <p>
          {hasMailServer
            ? `Invitations for ${people} leave at once. Mails that have left can't be called back.`
            : `Invitations for ${people} are written and kept in the outbox, since no mail server is set. Opening can't be taken back.`}
        </p>
      </ConfirmDialog>
    </>
  );
}
