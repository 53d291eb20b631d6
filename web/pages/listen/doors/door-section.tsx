import { useState } from "react";
import { removeDoor, setDoor } from "#listen/doors/doors.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { CopyField } from "../../../ui/copy-field.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Section } from "../../../ui/section.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { toast } from "../../../ui/toast.tsx";
import { CardBatches } from "./card-batches.tsx";
import { ChangeDoor } from "./change-door.tsx";
import { countWords } from "./count-words.ts";
import { kindWords } from "./door-words.ts";
import { MakeCards } from "./make-cards.tsx";
import { PosterDialog } from "./poster-dialog.tsx";
import { type Door, type Doors, useRefreshDoors } from "./use-doors.ts";

interface Props {
  campaign: string;
  door: Door;
  data: Doors;
}

/** One door: its address and code, how many came, what it can't prevent, and what can be done with it. */
export function DoorSection({ campaign, door, data }: Props) {
  const { id: workspace, can } = useWorkspace();
  const [open, setOpen] = useState<"change" | "cards" | "poster" | "remove" | null>(null);
  const close = () => setOpen(null);
  const words = kindWords[door.kind];
  const mayWrite = can("campaigns.write") && data.state !== "closed";
  const files = `/api/workspaces/${workspace}/campaigns/${campaign}/doors/${door.id}`;
  return (
    <Section
      title={door.name}
      lead={
        <Row>
          <span>{words.name}</span>
          <DoorState door={door} data={data} />
        </Row>
      }
      actions={
        mayWrite && (
          <Row>
            <Button onPress={() => setOpen("change")}>Change…</Button>
            <OpenOrClose campaign={campaign} door={door} />
            {data.state === "draft" && <Button onPress={() => setOpen("remove")}>Remove…</Button>}
          </Row>
        )
      }
    >
      <div className="door-parts">
        <img className="door-code" src={`${files}/code.svg`} alt={`QR code of the address of ${door.name}`} />
        <Stack>
          <CopyField label={`Address of ${door.name}`} value={`${data.origin}${door.path}`} />
          <p>
            <strong className="door-count">{countWords(door.answers)}</strong> {words.answers}
            {data.state !== "closed" &&
              `. While answers come in this grows in steps of ${data.minimumGroup}, so that nobody's arrival shows`}
            .
          </p>
          <Row>
            {door.kind === "cards" && mayWrite && (
              <Button tone="primary" onPress={() => setOpen("cards")}>
                Make cards…
              </Button>
            )}
            {door.kind === "link" && <Button onPress={() => setOpen("poster")}>Poster…</Button>}
            <LinkButton href={`${files}/code.png`} download>
              Code as PNG
            </LinkButton>
            <LinkButton href={`${files}/code.svg`} download>
              Code as SVG
            </LinkButton>
          </Row>
        </Stack>
      </div>
      {door.wrongCodes >= 100 && (
        <Notice
          tone="warning"
          title={`${door.wrongCodes.toLocaleString("en-GB")} codes that don't exist were tried at this door.`}
        >
          <p>
            A code can't be found by trying: there are more than a thousand million million. Right ones go on
            working. From where they came isn't kept, here or in the log.
          </p>
        </Notice>
      )}
      <Notice title="What this door can't prevent">
        <p>{words.cannot}</p>
      </Notice>
      {door.kind === "cards" && <CardBatches campaign={campaign} door={door} mayEnd={mayWrite} />}
      {open === "change" && (
        <ChangeDoor campaign={campaign} door={door} languages={data.languages} onClose={close} />
      )}
      {open === "cards" && <MakeCards campaign={campaign} door={door} data={data} onClose={close} />}
      {open === "poster" && <PosterDialog door={door} files={files} data={data} onClose={close} />}
      {open === "remove" && <RemoveDoor campaign={campaign} door={door} onClose={close} />}
    </Section>
  );
}

function DoorState({ door: { isOpen }, data: { state } }: Pick<Props, "door" | "data">) {
  if (state === "closed") return <Badge>campaign closed</Badge>;
  if (!isOpen) return <Badge tone="warning">closed</Badge>;
  return state === "open" ? <Badge tone="good">open</Badge> : <Badge>opens with the campaign</Badge>;
}

function OpenOrClose({ campaign, door }: Pick<Props, "campaign" | "door">) {
  const { id: workspace } = useWorkspace();
  const refresh = useRefreshDoors(campaign);
  const [isPending, setPending] = useState(false);
  const change = async () => {
    setPending(true);
    try {
      await call(setDoor, {
        params: { workspace, campaign, door: door.id },
        body: { isOpen: !door.isOpen },
      });
      await refresh();
      toast(
        door.isOpen ? "Nobody can begin there now. Whoever has begun can go on." : "The door is open again.",
      );
    } catch (error) {
      toast(asAppError(error).message);
    } finally {
      setPending(false);
    }
  };
  return (
    <Button isPending={isPending} onPress={() => void change()}>
      {door.isOpen ? "Close it" : "Open it again"}
    </Button>
  );
}

function RemoveDoor({ campaign, door, onClose }: Pick<Props, "campaign" | "door"> & { onClose: () => void }) {
  const { id: workspace } = useWorkspace();
  const refresh = useRefreshDoors(campaign);
  return (
    <ConfirmDialog
      title={`Remove ${door.name}?`}
      confirm="Remove"
      isOpen
      onClose={onClose}
      onConfirm={async () => {
        await call(removeDoor, { params: { workspace, campaign, door: door.id } });
        await refresh();
      }}
    >
      <p>Its address leads nowhere from then on, and cards that were made for it are worth nothing.</p>
    </ConfirmDialog>
  );
}
