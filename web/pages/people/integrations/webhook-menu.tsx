import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  changeWebhook,
  deleteWebhook,
  renewWebhookSecret,
  tryWebhook,
  type Webhook,
} from "#people/integrations/webhooks.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { toast } from "../../../ui/toast.tsx";
import { webhooksKey } from "./webhooks.tsx";

interface WebhookMenuProps {
  webhook: Webhook;
  onChange: () => void;
  onDeliveries: () => void;
  onSecret: (secret: string) => void;
}

/** What can be done with a webhook. */
export function WebhookMenu({ webhook, onChange, onDeliveries, onSecret }: WebhookMenuProps) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<"delete" | "renew" | null>(null);
  const params = { workspace, webhook: webhook.webhook };
  const refresh = () => queries.invalidateQueries({ queryKey: webhooksKey(workspace) });
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      toast(asAppError(error).message);
    }
    await refresh();
  };
  const isActive = webhook.state === "active";
  const { url, events, withAnswers } = webhook;
  const items = [
    { key: "deliveries", label: "Show deliveries", onAction: onDeliveries },
    {
      key: "try",
      label: "Send a trial",
      onAction: () =>
        void attempt(async () => {
          await call(tryWebhook, { params });
          onDeliveries();
        }),
    },
    { key: "change", label: "Change", onAction: onChange },
    {
      key: "switch",
      label: isActive ? "Pause" : "Switch on",
      onAction: () =>
        void attempt(async () => {
          await call(changeWebhook, { params, body: { url, events, withAnswers, active: !isActive } });
          toast(
            isActive ? "It is told of nothing until it is switched on." : "It is told again from now on.",
          );
        }),
    },
    { key: "renew", label: "Make a new secret", onAction: () => setAsking("renew") },
    { key: "delete", label: "Delete", tone: "danger" as const, onAction: () => setAsking("delete") },
  ];
  return (
    <>
      <Menu label={`Webhook ${url}`} items={items.filter(({ key }) => isActive || key !== "try")} />
      {asking === "delete" && (
        <ConfirmDialog
          title="Delete this webhook?"
          confirm="Delete"
          isOpen
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            await call(deleteWebhook, { params });
            await refresh();
            toast("The webhook was deleted.");
          }}
        >
          <p>{`${url} is told of nothing more, and the list of its deliveries goes.`}</p>
        </ConfirmDialog>
      )}
      {asking === "renew" && (
        <ConfirmDialog
          title="Make a new secret?"
          confirm="Make it"
          isOpen
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            const { secret } = await call(renewWebhookSecret, { params });
            await refresh();
            onSecret(secret);
          }}
        >
          <p>For a day deliveries are signed with both secrets, so that the receiver can change over.</p>
        </ConfirmDialog>
      )}
    </>
  );
}
