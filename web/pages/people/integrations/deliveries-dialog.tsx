import { useQuery, useQueryClient } from "@tanstack/react-query";
import {
  listDeliveries,
  resendDelivery,
  type Webhook,
  type WebhookDelivery,
} from "#people/integrations/webhooks.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Query } from "../../../ui/query.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";

/** What a webhook was told in the last 30 days, and what became of it. */
export function DeliveriesDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const params = { workspace, webhook: webhook.webhook };
  const queryKey = [workspace, "webhooks", webhook.webhook, "deliveries"];
  const deliveries = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(listDeliveries, { params }, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.deliveries.some(({ state, attempts }) => state === "waiting" && attempts < 2) ? 2_000 : false,
  });
  const resend = async ({ delivery }: WebhookDelivery) => {
    try {
      await call(resendDelivery, { params: { ...params, delivery } });
      toast("It is tried again now.");
    } catch (error) {
      toast(asAppError(error).message);
    }
    await queries.invalidateQueries({ queryKey });
  };
  return (
    <Dialog title={`Deliveries to ${new URL(webhook.url).host}`} width="wide" isOpen onClose={onClose}>
      <Query query={deliveries}>
        {({ deliveries: rows }) =>
          rows.length === 0 ? (
            <p>Nothing was sent in the last 30 days. Send a trial to see whether the address answers.</p>
          ) : (
            <Table
              caption="Deliveries, newest first"
              rows={rows}
              rowKey={({ delivery }) => delivery}
              columns={[
                { key: "event", header: "What", isRowHeader: true, cell: ({ event }) => event },
                { key: "made", header: "When", cell: ({ madeAt }) => <Time value={madeAt} as="relative" /> },
                { key: "state", header: "State", cell: (one) => <DeliveryState delivery={one} /> },
                { key: "attempts", header: "Attempts", align: "end", cell: ({ attempts }) => attempts },
                {
                  key: "actions",
                  header: "",
                  align: "end",
                  cell: (one) =>
                    one.canResend && (
                      <Button onPress={() => void resend(one)} aria-label={`Try ${one.event} again now`}>
                        Try again now
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Query>
    </Dialog>
  );
}

function DeliveryState({
  delivery: { state, status, problem, nextAttemptAt },
}: {
  delivery: WebhookDelivery;
}) {
  switch (state) {
    case "delivered":
      return <Badge tone="good">{`Arrived (${status ?? ""})`}</Badge>;
    case "failed":
      return <Badge tone="bad">{`Given up. ${problem ?? ""}`}</Badge>;
    case "cancelled":
      return <Badge>Cancelled</Badge>;
    default:
      return (
        <span>
          {problem ?? "On its way."}{" "}
          {problem !== null && nextAttemptAt !== null && (
            <>
              Next attempt <Time value={nextAttemptAt} as="relative" />.
            </>
          )}
        </span>
      );
  }
}
