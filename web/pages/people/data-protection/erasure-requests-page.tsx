import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { listErasureRequests, refuseErasure } from "#people/data-protection/data-protection.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Row } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { TextArea } from "../../../ui/text-field.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { ErasePerson } from "./erase-person.tsx";

type Request = ResponseOf<typeof listErasureRequests>["requests"][number];

const stateWords = {
  open: <Badge tone="warning">waits for an answer</Badge>,
  withdrawn: <Badge>taken back</Badge>,
  refused: <Badge>refused</Badge>,
  done: <Badge tone="good">erased</Badge>,
};

/** What people have asked for, for those who run the programme. */
export function ErasureRequestsPage() {
  const { id: workspace, href } = useWorkspace();
  const [asked, setAsked] = useState<{ request: Request; to: "erase" | "refuse" }>();
  const query = useQuery({
    queryKey: [workspace, "data-protection", "requests"],
    queryFn: ({ signal }) => call(listErasureRequests, { params: { workspace } }, { signal }),
  });
  const close = () => setAsked(undefined);
  return (
    <Page
      kicker={<Breadcrumbs trail={[{ label: "Data protection", href: href("/data-protection") }]} />}
      title="Requests for erasure"
      lead="People ask for it on their page. You answer within a month: erase, or refuse with a reason that the person reads."
    >
      <Query query={query} lines={2}>
        {({ requests }) =>
          requests.length === 0 ? (
            <EmptyState title="Nobody has asked">
              People who have left can be erased without a request, on their own page under People.
            </EmptyState>
          ) : (
            <RequestTable requests={requests} onAnswer={(request, to) => setAsked({ request, to })} />
          )
        }
      </Query>
      {asked?.to === "erase" && (
        <ErasePerson person={{ id: asked.request.person, name: asked.request.name ?? "" }} onClose={close} />
      )}
      {asked?.to === "refuse" && <Refuse request={asked.request} onClose={close} />}
    </Page>
  );
}

interface RequestTableProps {
  requests: readonly Request[];
  onAnswer: (request: Request, to: "erase" | "refuse") => void;
}

function RequestTable({ requests, onAnswer }: RequestTableProps) {
  return (
    <Table
      caption="Requests for erasure"
      rows={requests}
      rowKey={({ request }) => request}
      columns={[
        { key: "name", header: "Person", isRowHeader: true, cell: ({ name }) => name ?? "Erased person" },
        { key: "state", header: "State", cell: ({ state }) => stateWords[state] },
        { key: "asked", header: "Asked", cell: ({ askedAt }) => <Time value={askedAt} as="date" /> },
        {
          key: "due",
          header: "Due or answered",
          cell: ({ state, dueAt, answeredAt, answeredBy }) =>
            state === "open" || answeredAt === null ? (
              <Time value={dueAt} as="date" />
            ) : (
              <>
                <Time value={answeredAt} as="date" />
                {answeredBy !== null && `, ${answeredBy}`}
              </>
            ),
        },
        { key: "note", header: "In their words", cell: ({ note, reason }) => note || reason },
        {
          key: "answer",
          header: "",
          align: "end",
          cell: (request) =>
            request.state === "open" && (
              <Row>
                <Button onPress={() => onAnswer(request, "refuse")}>
                  Refuse<span className="visually-hidden">: {request.name}</span>
                </Button>
                <Button tone="danger" onPress={() => onAnswer(request, "erase")}>
                  Erase<span className="visually-hidden">: {request.name}</span>
                </Button>
              </Row>
            ),
        },
      ]}
    />
  );
}

function Refuse({ request: { request, name }, onClose }: { request: Request; onClose: () => void }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const form = useFormValues({ reason: "" });
  const refuse = async () => {
    await call(refuseErasure, { params: { workspace, request }, body: form.values });
    await queries.invalidateQueries({ queryKey: [workspace, "data-protection"] });
    onClose();
    toast("The request was refused, and the person was told why.");
  };
  return (
    <Dialog title={`Refuse ${name}'s request?`} isOpen onClose={onClose}>
      <Form
        submit="Refuse"
        tone="danger"
        onSubmit={refuse}
        actions={<Button onPress={onClose}>Cancel</Button>}
      >
        <p>The law allows it for few reasons only, e.g. where another law asks you to keep the data.</p>
        <TextArea
          label="The reason, as the person will read it"
          isRequired
          maxLength={2000}
          {...form.field("reason")}
        />
      </Form>
    </Dialog>
  );
}
