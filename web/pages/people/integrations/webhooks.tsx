import { useQuery } from "@tanstack/react-query";
import { Webhook as WebhookIcon } from "lucide-react";
import { useState } from "react";
import { webhookEvents } from "#people/integrations/webhook-events.ts";
import { listWebhooks, type Webhook } from "#people/integrations/webhooks.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { DeliveriesDialog } from "./deliveries-dialog.tsx";
import { SecretDialog } from "./secret-dialog.tsx";
import { WebhookDialog } from "./webhook-dialog.tsx";
import { WebhookMenu } from "./webhook-menu.tsx";

export const webhooksKey = (workspace: string) => [workspace, "webhooks"];

type Open =
  | { what: "add" }
  | { what: "change" | "deliveries"; webhook: Webhook }
  | { what: "secret"; secret: string }
  | null;

/** Addresses that are told of what happens. */
export function Webhooks() {
  const { id: workspace } = useWorkspace();
  const [open, setOpen] = useState<Open>(null);
  const webhooks = useQuery({
    queryKey: webhooksKey(workspace),
    queryFn: ({ signal }) => call(listWebhooks, { params: { workspace } }, { signal }),
  });
  const close = () => setOpen(null);
  const showSecret = (secret: string) => setOpen({ what: "secret", secret });
  const add = (
    <Button icon={<WebhookIcon size={16} aria-hidden />} onPress={() => setOpen({ what: "add" })}>
      Add a webhook
    </Button>
  );
  return (
    <Section title="Webhooks" actions={add}>
      <Query query={webhooks} lines={2}>
        {({ webhooks: rows }) =>
          rows.length === 0 ? (
            <EmptyState title="Nobody is told yet">
              Add the address of a program that should hear when a campaign opens or closes, or when results
              are there.
            </EmptyState>
          ) : (
            <Table
              caption="Webhooks"
              rows={rows}
              rowKey={({ webhook }) => webhook}
              columns={[
                { key: "url", header: "Address", isRowHeader: true, cell: ({ url }) => url },
                {
                  key: "events",
                  header: "Is told",
                  cell: ({ events, withAnswers }) =>
                    [
                      ...events.map((event) => webhookEvents[event]),
                      ...(withAnswers ? ["with answers"] : []),
                    ].join("; "),
                },
                { key: "state", header: "State", cell: (webhook) => <WebhookState webhook={webhook} /> },
                {
                  key: "actions",
                  header: "",
                  align: "end",
                  cell: (webhook) => (
                    <WebhookMenu
                      webhook={webhook}
                      onChange={() => setOpen({ what: "change", webhook })}
                      onDeliveries={() => setOpen({ what: "deliveries", webhook })}
                      onSecret={showSecret}
                    />
                  ),
                },
              ]}
            />
          )
        }
      </Query>
      {open?.what === "add" && <WebhookDialog onClose={close} onSecret={showSecret} />}
      {open?.what === "change" && (
        <WebhookDialog webhook={open.webhook} onClose={close} onSecret={showSecret} />
      )}
      {open?.what === "deliveries" && <DeliveriesDialog webhook={open.webhook} onClose={close} />}
      {open?.what === "secret" && (
        <SecretDialog
          title="The webhook's secret"
          use="The receiver checks with it that deliveries come from here and were not altered."
          secret={open.secret}
          onClose={close}
        />
      )}
    </Section>
  );
}

function WebhookState({ webhook: { state, oldSecretUntil } }: { webhook: Webhook }) {
  if (state === "disabled") return <Badge tone="bad">Disabled: it did not answer for three days</Badge>;
  if (state === "paused") return <Badge tone="warning">Paused</Badge>;
  return (
    <span>
      Active
      {oldSecretUntil !== null && (
        <>
          ; the earlier secret signs too until <Time value={oldSecretUntil} as="relative" />
        </>
      )}
    </span>
  );
}
