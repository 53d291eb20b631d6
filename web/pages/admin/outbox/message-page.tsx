import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Ban, Send } from "lucide-react";
import { useState } from "react";
import { cancelMessage, type Message, readMessage, resendMessage } from "#people/mail/outbox.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { DescriptionList } from "../../../ui/description-list.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { MessageBody } from "./message-body.tsx";
import { kindWords, stateWords } from "./message-words.ts";

/** Milliseconds between looks while it is on its way. */
const often = 1000;

/** One message and what became of it. */
export function MessagePage() {
  const { id: workspace, href } = useWorkspace();
  const id = usePathParam("message");
  const message = useQuery({
    queryKey: [workspace, "outbox", id],
    queryFn: ({ signal }) => call(readMessage, { params: { workspace, message: id } }, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.state === "queued" || data?.state === "sending" ? often : false,
  });
  return (
    <Page
      kicker={<Breadcrumbs trail={[{ label: "Outbox", href: href("/outbox") }]} />}
      title={message.data?.subject ?? "Message"}
    >
      <Query query={message} lines={6}>
        {(found) => (
          <Stack>
            <DescriptionList items={facts(found)} />
            <Actions message={found} />
            <MessageBody body={found.body} hiddenFor={found.hiddenFor} />
          </Stack>
        )}
      </Query>
    </Page>
  );
}

function facts({ recipient, kind, state, problem, createdAt, finishedAt, nextAttemptAt }: Message) {
  const { label, tone, meaning } = stateWords[state];
  return [
    { name: "To", value: `${recipient.name} <${recipient.email}>` },
    { name: "About", value: kindWords[kind] },
    {
      name: "State",
      value: (
        <>
          <Badge tone={tone}>{label}</Badge> {meaning}
        </>
      ),
    },
    ...(problem ? [{ name: "Problem", value: problem }] : []),
    { name: "Written", value: <Time value={createdAt} /> },
    ...(nextAttemptAt ? [{ name: "Next attempt", value: <Time value={nextAttemptAt} /> }] : []),
    ...(finishedAt ? [{ name: `${label} at`, value: <Time value={finishedAt} /> }] : []),
  ];
}

function Actions({ message: { id, state, canSend, canCancel } }: { message: Message }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<"send" | "cancel" | null>(null);
  const act = async (operation: typeof resendMessage | typeof cancelMessage, done: string) => {
    await call(operation, { params: { workspace, message: id } });
    await queries.invalidateQueries({ queryKey: [workspace, "outbox"] });
    toast(done);
  };
  const close = () => setAsking(null);
  if (!canSend && !canCancel) return null;
  return (
    <Row>
      {canSend && (
        <Button tone="primary" icon={<Send size={16} aria-hidden />} onPress={() => setAsking("send")}>
          {state === "outbox" ? "Send" : "Send again"}
        </Button>
      )}
      {canCancel && (
        <Button icon={<Ban size={16} aria-hidden />} onPress={() => setAsking("cancel")}>
          Withdraw
        </Button>
      )}
      <ConfirmDialog
        title="Send this message?"
        confirm="Send"
        tone="primary"
        isOpen={asking === "send"}
        onClose={close}
        onConfirm={() => act(resendMessage, "The message is on its way.")}
      >
        <p>{stateWords[state].meaning}</p>
      </ConfirmDialog>
      <ConfirmDialog
        title="Withdraw this message?"
        confirm="Withdraw"
        isOpen={asking === "cancel"}
        onClose={close}
        onConfirm={() => act(cancelMessage, "The message was withdrawn.")}
      >
        <p>It will not be sent, and can't be taken up again.</p>
      </ConfirmDialog>
    </Row>
  );
}
