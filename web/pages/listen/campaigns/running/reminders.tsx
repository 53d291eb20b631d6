import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { readReminderTurns, remindNow } from "#listen/campaigns/campaign.contract.ts";
import { leftOutWords, type ReminderTurns } from "#listen/campaigns/reminder-turns.ts";
import { hoursBetweenMails } from "#listen/campaigns/schedule.ts";
import { call } from "../../../../client.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Badge } from "../../../../ui/badge.tsx";
import { Button } from "../../../../ui/button.tsx";
import { Dialog } from "../../../../ui/dialog.tsx";
import { Form } from "../../../../ui/form.tsx";
import { Query } from "../../../../ui/query.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Table } from "../../../../ui/table.tsx";
import { toast } from "../../../../ui/toast.tsx";
import { peopleWords } from "../campaign-words.ts";
import { momentWords } from "../parts/moments.ts";
import { type Campaign, useMailServer, useRefresh } from "../use-campaign.ts";

type Round = Campaign["reminders"][number];

const states = {
  waiting: { tone: "neutral", words: "to come" },
  sending: { tone: "active", words: "being sent" },
  done: { tone: "good", words: "sent" },
  nobody: { tone: "warning", words: "went to nobody" },
  cancelled: { tone: "neutral", words: "not sent" },
} as const;

function stateOf({ state, dueAt, recipients }: Round): keyof typeof states {
  if (state === "waiting") return Date.parse(dueAt) <= Date.now() ? "sending" : "waiting";
  return state === "done" && recipients === 0 ? "nobody" : state;
}

/** Whom a round went to, as far as it may be told. */
function recipientWords({ state, recipients, turns }: Round): string {
  if (state !== "done") return "–";
  if (recipients !== null)
    return turns && turns.turn > 0
      ? `${recipients.toLocaleString()} of ${peopleWords(turns.turn)}`
      : peopleWords(recipients);
  return turns ? `those of ${peopleWords(turns.turn)} who had not finished` : "withheld";
}

/** Rounds of reminders, past and to come, and one at once. */
export function Reminders({ campaign }: { campaign: Campaign }) {
  const { can } = useWorkspace();
  const [isAsking, setAsking] = useState(false);
  const { reminders, timeZone, actions } = campaign;
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
              cell: (round) => {
                const { tone, words } = states[stateOf(round)];
                return <Badge tone={tone}>{words}</Badge>;
              },
            },
            { key: "recipients", header: "Went to", cell: recipientWords },
            {
              key: "left-out",
              header: "Left out",
              isWideOnly: true,
              cell: ({ turns }) => (turns && leftOutWords(turns).join("; ")) || "–",
            },
          ]}
        />
      )}
      {isAsking && <RemindNow campaign={campaign} onClose={() => setAsking(false)} />}
    </Section>
  );
}

/** Says whom a reminder would go to now, and sends it; or from when on one can go. */
function RemindNow({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const { id: workspace } = useWorkspace();
  const params = { workspace, campaign: campaign.id };
  const refresh = useRefresh();
  const hasMailServer = useMailServer(campaign);
  const found = useQuery({
    queryKey: [workspace, "campaign", campaign.id, "reminder turns"],
    queryFn: ({ signal }) => call(readReminderTurns, { params }, { signal }),
    gcTime: 0,
  });
  const send = async () => {
    const { turns } = await call(remindNow, { params });
    await refresh();
    onClose();
    toast(
      `${hasMailServer ? "Reminders are on their way" : "Reminders are written, and kept in the outbox since no mail server is set,"} to those of ${peopleWords(turns.turn)} who have not finished.`,
    );
  };
  return (
    <Dialog title="Send reminders now?" isOpen onClose={onClose} role="alertdialog">
      <Query query={found} lines={2}>
        {({ turns, nextAt }) =>
          turns.turn > 0 ? (
            <Form submit="Send reminders" onSubmit={send} actions={<Button onPress={onClose}>Cancel</Button>}>
              <p>
                {`A reminder goes to those of ${peopleWords(turns.turn)} who have not finished.`}
                {campaign.settings.anonymity === "anonymous" &&
                  " Some who have finished get one, too, so that nobody can be told by being left out."}
              </p>
              <LeftOut turns={turns} />
            </Form>
          ) : (
            <>
              <p>
                <strong>Nobody can be reminded now.</strong>
                {nextAt !== null &&
                  ` The next reminder can go from ${momentWords(nextAt, campaign.timeZone)} on.`}
              </p>
              <LeftOut turns={turns} />
              <Button onPress={onClose}>Understood</Button>
            </>
          )
        }
      </Query>
    </Dialog>
  );
}

function LeftOut({ turns }: { turns: ReminderTurns }) {
  const words = leftOutWords(turns);
  if (words.length === 0) return null;
  return (
    <>
      <p>Left out of it:</p>
      <ul>
        {words.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </>
  );
}
