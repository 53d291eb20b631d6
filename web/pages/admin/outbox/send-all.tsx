import { useQueryClient } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useState } from "react";
import { resendMessages } from "#people/mail/outbox.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { toast } from "../../../ui/toast.tsx";
import { stateWords } from "./message-words.ts";

interface SendAllProps {
  state: "failed" | "unconfirmed" | "outbox";
  filters: Pick<Parameters<typeof call<typeof resendMessages>>[1]["body"], "kind" | "campaign">;
  count: number;
}

/** Sends all messages of a state; asks before. */
export function SendAll({ state, filters, count }: SendAllProps) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const send = async () => {
    const { queued } = await call(resendMessages, { params: { workspace }, body: { state, ...filters } });
    await queries.invalidateQueries({ queryKey: [workspace, "outbox"] });
    toast(`${queued.toLocaleString()} messages are on their way.`);
  };
  const number = count.toLocaleString();
  return (
    <>
      <Button icon={<Send size={16} aria-hidden />} onPress={() => setAsking(true)}>
        {`Send all ${number}`}
      </Button>
      <ConfirmDialog
        title={`Send ${number} messages?`}
        confirm="Send"
        tone="primary"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={send}
      >
        <p>{stateWords[state].meaning}</p>
        <p>Messages whose links have ended stay as they are.</p>
      </ConfirmDialog>
    </>
  );
}
