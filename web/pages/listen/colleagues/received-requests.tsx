import type { ReceivedRequest } from "#listen/colleagues/colleagues.contract.ts";
import { Badge } from "../../../ui/badge.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { Section } from "../../../ui/section.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";

const words = {
  asked: { state: "waits for your reply", tone: "active", button: "Read and decide" },
  accepted: { state: "accepted", tone: "active", button: "Go on" },
  answered: { state: "answered", tone: "good", button: "Change" },
  declined: { state: "declined", tone: "neutral", button: "Change my mind" },
} as const;

/** Colleagues who ask for one's view. */
export function ReceivedRequests({ requests }: { requests: readonly ReceivedRequest[] }) {
  return (
    <Section
      title="Colleagues ask for your view"
      lead="The first page of each says what is asked and what your colleague will see. Nobody asks why, should you decline."
    >
      <Table
        caption="Requests from colleagues"
        rows={requests}
        rowKey={({ request }) => request}
        columns={[
          { key: "from", header: "From", isRowHeader: true, cell: ({ from }) => from },
          { key: "campaign", header: "About", cell: ({ campaign }) => campaign },
          { key: "closes", header: "Closes", cell: ({ closesAt }) => <Time value={closesAt} /> },
          {
            key: "state",
            header: "Your reply",
            cell: ({ state }) => <Badge tone={words[state].tone}>{words[state].state}</Badge>,
          },
          {
            key: "go",
            header: "",
            align: "end",
            cell: ({ path, state, from }) => (
              <LinkButton href={path}>
                {words[state].button}
                <span className="visually-hidden">: {from}</span>
              </LinkButton>
            ),
          },
        ]}
      />
    </Section>
  );
}
