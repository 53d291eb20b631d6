import { useState } from "react";
import { handInBounces } from "#listen/campaigns/campaign.contract.ts";
import { call } from "../../../../client.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Button } from "../../../../ui/button.tsx";
import { Dialog } from "../../../../ui/dialog.tsx";
import { FileDrop } from "../../../../ui/file-drop.tsx";
import { Form } from "../../../../ui/form.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { TextArea } from "../../../../ui/text-field.tsx";
import { toast } from "../../../../ui/toast.tsx";
import { peopleWords, percentWords } from "../campaign-words.ts";
import { type Campaign, useRefresh } from "../use-campaign.ts";

interface BouncesProps {
  campaign: Campaign;
  /** People invited at an address, and of these whose mail came back. */
  addressed: number;
  bounced: number;
}

/** From this share on, what an address list is worth is in doubt. */
const many = 0.1;

/** How many addresses turned mail away, and where those are handed in that the mail provider reports. */
export function Bounces({ campaign, addressed, bounced }: BouncesProps) {
  const { can } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const isMany = addressed > 0 && bounced / addressed >= many;
  return (
    <>
      {isMany && (
        <Notice
          tone="warning"
          title={`Mail to ${percentWords(bounced, addressed)} of the addresses came back.`}
        >
          <p>
            {`${peopleWords(bounced)} of ${addressed.toLocaleString()} were not reached. Response rates are told of those invited and of those reached. Correct the addresses where they come from, and send these people a new link.`}
          </p>
        </Notice>
      )}
      <div className="without-email">
        <p>
          {bounced === 0
            ? "No address has turned mail away for good."
            : `${peopleWords(bounced)} ${bounced === 1 ? "has" : "have"} an address that turned mail away for good. They get no reminders, and aren't asked there again.`}
        </p>
        {can("campaigns.write") && addressed > 0 && (
          <div>
            <Button onPress={() => setOpen(true)}>Hand in addresses that came back…</Button>
          </div>
        )}
      </div>
      {isOpen && <HandIn campaign={campaign} onClose={() => setOpen(false)} />}
    </>
  );
}

function HandIn({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const { id: workspace } = useWorkspace();
  const refresh = useRefresh();
  const [text, setText] = useState("");
  const [strangers, setStrangers] = useState<readonly string[]>([]);
  const handIn = async () => {
    const params = { workspace, campaign: campaign.id };
    const { marked, known, strangers: unknown } = await call(handInBounces, { params, body: { text } });
    await refresh();
    toast(
      `${peopleWords(marked)} marked${known > 0 ? `; ${peopleWords(known)} ${known === 1 ? "was" : "were"} marked before` : ""}.`,
    );
    if (unknown.length === 0) return onClose();
    setStrangers(unknown);
    setText("");
  };
  return (
    <Dialog title="Addresses that came back" isOpen onClose={onClose}>
      <Form submit="Mark them" onSubmit={handIn} actions={<Button onPress={onClose}>Close</Button>}>
        <p>
          Some mail servers take a mail and turn it away later; your mail provider lists those. Paste the
          list, or the messages themselves: addresses are found in it.
        </p>
        {strangers.length > 0 && (
          <Notice title="Nobody was invited at these addresses:">
            <p>{strangers.join(", ")}</p>
          </Notice>
        )}
        <FileDrop
          label="A file with addresses"
          description="Text or CSV."
          accept={[".csv", ".txt", ".eml"]}
          onFile={(file) => void file.text().then(setText)}
        />
        <TextArea label="Addresses" name="text" rows={8} isRequired value={text} onChange={setText} />
      </Form>
    </Dialog>
  );
}
