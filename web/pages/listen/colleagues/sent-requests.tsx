import { useState } from "react";
import {
  type Asking,
  remindColleague,
  type SentRequest,
  withdrawRequest,
} from "#listen/colleagues/colleagues.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { Row } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useRequestsChanged } from "./use-my-requests.ts";

const states = {
  asked: { words: "asked", tone: "active" },
  accepted: { words: "takes part", tone: "active" },
  answered: { words: "has finished", tone: "good" },
  unavailable: { words: "not available", tone: "neutral" },
  withdrawn: { words: "withdrawn", tone: "neutral" },
} as const;

type Doing = { what: "remind" | "withdraw"; request: SentRequest } | null;

/** The colleagues whom one asked, and what can be done about each. */
export function SentRequests({ asking: { invitation, isOpen, requests, campaign } }: { asking: Asking }) {
  const [doing, setDoing] = useState<Doing>(null);
  return (
    <>
      <Table
        caption={`Colleagues asked: ${campaign}`}
        rows={requests}
        rowKey={({ request }) => request}
        columns={[
          { key: "name", header: "Colleague", isRowHeader: true, cell: ({ name }) => name },
          {
            key: "department",
            header: "Department",
            isWideOnly: true,
            cell: ({ department }) => department.replaceAll("/", " / ") || "–",
          },
          {
            key: "about",
            header: "Asked about",
            cell: ({ aboutPerson }) => (aboutPerson ? "the organisation and you" : "the organisation"),
          },
          { key: "asked", header: "Asked on", cell: ({ askedAt }) => <Time value={askedAt} as="date" /> },
          {
            key: "state",
            header: "State",
            cell: ({ state }) => <Badge tone={states[state].tone}>{states[state].words}</Badge>,
          },
          {
            key: "actions",
            header: "",
            align: "end",
            cell: (request) => isOpen && <Actions request={request} onDo={setDoing} />,
          },
        ]}
      />
      <Confirmation invitation={invitation} doing={doing} onClose={() => setDoing(null)} />
    </>
  );
}

function Actions({ request, onDo }: { request: SentRequest; onDo: (doing: Doing) => void }) {
  const { state, remindedAt, name } = request;
  if (state !== "asked" && state !== "accepted") return null;
  return (
    <Row>
      {remindedAt === null ? (
        <Button tone="quiet" onPress={() => onDo({ what: "remind", request })}>
          Remind<span className="visually-hidden"> {name}</span>
        </Button>
      ) : (
        <span>
          reminded <Time value={remindedAt} as="relative" />
        </span>
      )}
      <Button tone="quiet" onPress={() => onDo({ what: "withdraw", request })}>
        Withdraw<span className="visually-hidden"> the request to {name}</span>
      </Button>
    </Row>
  );
}

function Confirmation({
  invitation,
  doing,
  onClose,
}: {
  invitation: string;
  doing: Doing;
  onClose: () => void;
}) {
  const { id: workspace } = useWorkspace();
  const changed = useRequestsChanged();
  // What the dialog says stays while it closes.
  const [last, setLast] = useState(doing);
  if (doing !== null && doing !== last) setLast(doing);
  if (last === null) return null;
  const { what, request } = last;
  const params = { workspace, invitation, request: request.request };
  const isReminder = what === "remind";
  return (
    <ConfirmDialog
      title={isReminder ? `Remind ${request.name}?` : `Withdraw the request to ${request.name}?`}
      confirm={isReminder ? "Send the reminder" : "Withdraw"}
      tone={isReminder ? "primary" : "danger"}
      isOpen={doing !== null}
      onClose={onClose}
      onConfirm={async () => {
        await call(isReminder ? remindColleague : withdrawRequest, { params });
        await changed();
        toast(isReminder ? `${request.name} gets a mail.` : `The request to ${request.name} was withdrawn.`);
      }}
    >
      {isReminder ? (
        <p>They get one more mail with their link. One reminder is all there is.</p>
      ) : (
        <p>
          The link in their mail ends, and what they have saved is deleted. You can't ask the same person
          again in this campaign.
        </p>
      )}
    </ConfirmDialog>
  );
}
