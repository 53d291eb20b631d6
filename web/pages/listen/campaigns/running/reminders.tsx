import { useState } from "react";
import { remindNow } from "#listen/campaigns/campaign.contract.ts";
import { hoursBetweenMails } from "#listen/campaigns/schedule.ts";
import { call } from "../../../../client.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { Button } from "../../../../ui/button.tsx";
import { ConfirmDialog } from "../../../../ui/confirm-dialog.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Table } from "../../../../ui/table.tsx";
import { toast } from "../../../../ui/toast.tsx";
import { peopleWords } from "../campaign-words.ts";
import { momentWords } from "../parts/moments.ts";
import { type Campaign, useMailServer, useRefresh } from "../use-campaign.ts";
import { useProgress } from "./use-progress.ts";

const states = {
  waiting: { tone: "neutral", words: "to come" },
  done: { tone: "good", words: "sent" },
  cancelled: { tone: "neutral", words: "not sent" },
} as const;

const openedWithin = (openedAt: string | null, hours: number) =>
  openedAt !== null && Date.now() - Date.parse(openedAt) < hours * 3_600_000;

/** Rounds of reminders, past and to come, and one at once. */
export function Reminders({ campaign }: { campaign: Campaign }) {
  const { id: workspace, can } = useWorkspace();
  const refresh = useRefresh();
  const hasMailServer = useMailServer(campaign);
  const [isAsking, setAsking] = useState(false);
  const { reminders, timeZone, actions, openedAt } = campaign;
  const progress = useProgress(campaign.id, false);
  const overall = progress.data?.overall;
  return (
    <Section
      title="Reminders"
      lead={`A reminder goes to those who have not finished. Nobody gets one within ${hoursBetweenMails} hours of another mail of this campaign.`}
      actions={
        can("campaigns.write") &&
        actions.includes("remind") && <Button onPress={() => setAsking(true)}>Remind now…</Button>
      }
    >
      {reminders.length === 0 ? (
        <p>No reminders are planned. You can plan some under “Settings and texts”, or send one now.</p>
      ) : (
        <Table
          caption="Rounds of reminders"
          rows={reminders}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "due",
              header: "When",
              isRowHeader: true,
              cell: ({ dueAt }) => momentWords(dueAt, timeZone),
            },
            { key: "kind", header: "Kind", cell: ({ planned }) => (planned ? "planned" : "sent by hand") },
            {
              key: "state",
              header: "State",
              cell: ({ state }) => <Badge tone={states[state].tone}>{states[state].words}</Badge>,
            },
            {
              key: "recipients",
              header: "Went to",
              align: "end",
              cell: ({ state, recipients }) =>
                state !== "done" ? "–" : recipients === null ? "withheld" : peopleWords(recipients),
            },
          ]}
        />
      )}
      <ConfirmDialog
        title="Send reminders now?"
        confirm="Send reminders"
        tone="primary"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          await call(remindNow, { params: { workspace, campaign: campaign.id } });
          await refresh();
          toast(
            hasMailServer
              ? "Reminders are being sent."
              : "Reminders are written and kept in the outbox, since no mail server is set.",
          );
        }}
      >
        <p>
          {overall
            ? `${peopleWords(overall.invited - overall.completed)} ${overall.invited - overall.completed === 1 ? "has" : "have"} not finished. Of them, whoever has an e-mail address gets a reminder.`
            : "Everybody who has not finished and has an e-mail address gets a reminder."}
        </p>
        <p>{`Whoever has had a mail of this campaign within the last ${hoursBetweenMails} hours gets none.`}</p>
        {openedWithin(openedAt, hoursBetweenMails) && (
          <p>
            <strong>
              {`Nobody gets a reminder now: the campaign opened less than ${hoursBetweenMails} hours ago.`}
            </strong>
          </p>
        )}
      </ConfirmDialog>
    </Section>
  );
}
