import { useQueryClient } from "@tanstack/react-query";
import { type WebhookEvent, webhookEventNames, webhookEvents } from "#people/integrations/webhook-events.ts";
import { addWebhook, changeWebhook, type Webhook } from "#people/integrations/webhooks.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox, CheckboxGroup } from "../../../ui/checkbox.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { webhooksKey } from "./webhooks.tsx";

const options = webhookEventNames.map((value) => ({
  value,
  label: webhookEvents[value],
  description: value,
}));

interface WebhookDialogProps {
  /** The one to change; a new one where absent. */
  webhook?: Webhook;
  onClose: () => void;
  onSecret: (secret: string) => void;
}

/** Adds or changes a webhook. */
export function WebhookDialog({ webhook, onClose, onSecret }: WebhookDialogProps) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const { values, field } = useFormValues({
    url: webhook?.url ?? "",
    events: webhook?.events ?? (["campaign.closed", "results.released"] as WebhookEvent[]),
    withAnswers: webhook?.withAnswers ?? false,
  });
  const save = async () => {
    if (webhook) {
      const params = { workspace, webhook: webhook.webhook };
      await call(changeWebhook, { params, body: { ...values, active: webhook.state === "active" } });
      toast("The webhook was changed.");
      onClose();
    } else {
      const { secret } = await call(addWebhook, { params: { workspace }, body: values });
      onSecret(secret);
    }
    await queries.invalidateQueries({ queryKey: webhooksKey(workspace) });
  };
  const { value: isSelected, onChange } = field("withAnswers");
  return (
    <Dialog title={webhook ? "Change the webhook" : "Add a webhook"} isOpen onClose={onClose}>
      <Form submit="Save" onSubmit={save} actions={<Button onPress={onClose}>Cancel</Button>}>
        <TextField
          label="Address"
          type="url"
          description="A https address that the internet reaches, e.g. https://example.org/hooks."
          autoFocus
          isRequired
          {...field("url")}
        />
        <CheckboxGroup label="Is told when" options={options} isRequired {...field("events")} />
        <Checkbox
          isSelected={isSelected}
          onChange={onChange}
          description="In named campaigns only. Of confidential campaigns no answer, no count and no moment is ever told."
        >
          Send answers along
        </Checkbox>
      </Form>
    </Dialog>
  );
}
