import { useState } from "react";
import { resendInvitation } from "#listen/campaigns/campaign.contract.ts";
import { call } from "../../../../client.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Button } from "../../../../ui/button.tsx";
import { Dialog } from "../../../../ui/dialog.tsx";
import { Form } from "../../../../ui/form.tsx";
import { TextField } from "../../../../ui/text-field.tsx";
import { toast } from "../../../../ui/toast.tsx";
import { useFormValues } from "../../../../ui/use-form-values.ts";
import { type Campaign, useMailServer, useRefresh } from "../use-campaign.ts";

interface Invited {
  id: string;
  name: string;
  email: string | null;
}

/** The button that sends one person a new link. */
export function Resend({ campaign, invitation }: { campaign: Campaign; invitation: Invited }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button tone="quiet" onPress={() => setOpen(true)}>
        Send again…
      </Button>
      {isOpen && <ResendDialog campaign={campaign} invitation={invitation} onClose={() => setOpen(false)} />}
    </>
  );
}

interface ResendDialogProps {
  campaign: Campaign;
  invitation: Invited;
  onClose: () => void;
}

/** Sends one person a new link, perhaps to a corrected address. */
export function ResendDialog({ campaign, invitation: { id, name, email }, onClose }: ResendDialogProps) {
  const { id: workspace } = useWorkspace();
  const refresh = useRefresh();
  const hasMailServer = useMailServer(campaign);
  const form = useFormValues({ email: email ?? "" });
  const { anonymity } = campaign.settings;
  const isFixed = anonymity !== "named" && !campaign.handsOutLinks;
  const send = async () => {
    const written = form.values.email.trim();
    const sent = await call(resendInvitation, {
      params: { workspace, campaign: campaign.id, invitation: id },
      body: written === "" || written === email ? {} : { email: written },
    });
    await refresh();
    toast(
      hasMailServer
        ? `A new link is on its way to ${sent.email}.`
        : `The mail with a new link to ${sent.email} is written and kept in the outbox.`,
    );
    onClose();
  };
  return (
    <Dialog title={`Send ${name} a new link`} isOpen onClose={onClose}>
      <Form submit="Send the link" onSubmit={send} actions={<Button onPress={onClose}>Cancel</Button>}>
        <p>
          {anonymity === "anonymous"
            ? "Links sent to this person before end. Where one has been used, the new one is used, too: nobody gets a second ballot."
            : "Links sent to this person before end. What they have saved stays."}
        </p>
        {isFixed && (
          <p>
            {`It goes to the same address. In ${anonymity === "anonymous" ? "an anonymous" : "a confidential"} campaign only the consultant whom people were told of can send it to another one.`}
          </p>
        )}
        <TextField
          label="E-mail address"
          type="email"
          maxLength={254}
          isReadOnly={isFixed}
          description={
            anonymity === "anonymous"
              ? "In an anonymous campaign another address is possible only while mail to the first one has failed."
              : anonymity === "confidential"
                ? "In a confidential campaign another address is possible only while mail to the first one has failed and nothing is saved."
                : "Correct it where the first one was wrong. Their record among the people stays as it is."
          }
          {...form.field("email")}
        />
      </Form>
    </Dialog>
  );
}
