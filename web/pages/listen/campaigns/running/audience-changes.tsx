import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { isOfCustomers } from "#listen/campaigns/audience.ts";
import { addJoiners, readAudienceChanges } from "#listen/campaigns/campaign.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../../client.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Button } from "../../../../ui/button.tsx";
import { ConfirmDialog } from "../../../../ui/confirm-dialog.tsx";
import { Query } from "../../../../ui/query.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Table } from "../../../../ui/table.tsx";
import { toast } from "../../../../ui/toast.tsx";
import { peopleWords } from "../campaign-words.ts";
import { type Campaign, useRefresh } from "../use-campaign.ts";
import { WithdrawDialog } from "./withdraw-dialog.tsx";

type Changes = ResponseOf<typeof readAudienceChanges>;
type Joiner = Changes["joiners"]["people"][number];
type Leaver = Changes["leavers"]["people"][number];

const departmentColumn = {
  key: "department",
  header: "Department",
  cell: ({ department }: { department: string }) =>
    department === "" ? "–" : department.replaceAll("/", " / "),
};

const accountColumn = {
  key: "account",
  header: "Account",
  cell: ({ account }: Joiner) => account ?? "–",
};

/** Who has come into the audience since it opened, and who has left the organisation. */
export function AudienceChanges({ campaign }: { campaign: Campaign }) {
  const { id: workspace } = useWorkspace();
  const changes = useQuery({
    queryKey: [workspace, "campaign", campaign.id, "changes"],
    queryFn: ({ signal }) =>
      call(readAudienceChanges, { params: { workspace, campaign: campaign.id } }, { signal }),
    refetchInterval: 5000,
  });
  return (
    <Query query={changes} lines={2}>
      {({ joiners, leavers }) => (
        <>
          {joiners.total === 0 && leavers.total === 0 && (
            <Section title="Joiners and leavers">
              <p>Nobody has joined the audience or left the organisation since the campaign opened.</p>
            </Section>
          )}
          {joiners.total > 0 && <Joiners campaign={campaign} {...joiners} />}
          {leavers.total > 0 && <Leavers campaign={campaign} {...leavers} />}
        </>
      )}
    </Query>
  );
}

interface ListProps<Person> {
  campaign: Campaign;
  total: number;
  /** The first 500. */
  people: readonly Person[];
}

const restWords = (total: number, shown: number) =>
  total > shown ? `The first ${shown.toLocaleString()} of ${total.toLocaleString()} are listed. ` : "";

function Joiners({ campaign, total, people }: ListProps<Joiner>) {
  const { id: workspace, can } = useWorkspace();
  const refresh = useRefresh();
  const [ticked, setTicked] = useState<Set<string>>(new Set());
  const [isAsking, setAsking] = useState(false);
  const chosen = people.filter(({ person }) => ticked.has(person));
  const count = chosen.length === 0 ? total : chosen.length;
  const mayInvite = can("campaigns.write") && campaign.actions.includes("join");
  return (
    <Section
      title="Joined since"
      lead={`${restWords(total, people.length)}${peopleWords(total)} ${total === 1 ? "is" : "are"} in the audience now and not invited yet.`}
      actions={
        mayInvite && (
          <Button onPress={() => setAsking(true)}>
            {chosen.length === 0 ? "Invite all of them…" : `Invite ${peopleWords(chosen.length)}…`}
          </Button>
        )
      }
    >
      <Table
        caption="People who joined the audience"
        rows={people}
        rowKey={({ person }) => person}
        rowName={({ name }) => name}
        selected={ticked}
        {...(mayInvite && { onSelect: setTicked })}
        columns={[
          { key: "name", header: "Name", isRowHeader: true, cell: ({ name }) => name },
          isOfCustomers(campaign.settings.audience) ? accountColumn : departmentColumn,
          {
            key: "email",
            header: "Mail",
            cell: ({ hasEmail }) => (hasEmail ? "by mail" : "no e-mail address"),
          },
        ]}
      />
      <ConfirmDialog
        title={`Invite ${peopleWords(count)}?`}
        confirm="Invite"
        tone="primary"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          const body = chosen.length === 0 ? {} : { people: chosen.map(({ person }) => person) };
          await call(addJoiners, { params: { workspace, campaign: campaign.id }, body });
          setTicked(new Set());
          await refresh();
          toast(`${peopleWords(count)} ${count === 1 ? "is" : "are"} being invited.`);
        }}
      >
        <p>They get the invitation at once, and can answer until the same close as everybody else.</p>
      </ConfirmDialog>
    </Section>
  );
}

function Leavers({ campaign, total, people }: ListProps<Leaver>) {
  const { can } = useWorkspace();
  const [ticked, setTicked] = useState<Set<string>>(new Set());
  const [isAsking, setAsking] = useState(false);
  const chosen = people.filter(({ invitation }) => ticked.has(invitation));
  const mayWithdraw = can("campaigns.write") && campaign.actions.includes("withdraw");
  return (
    <Section
      title="Left since"
      lead={`${restWords(total, people.length)}${peopleWords(total)} ${total === 1 ? "has" : "have"} left${isOfCustomers(campaign.settings.audience) ? " or asked not to be surveyed. They get no reminders; links of those who left don't work any more" : " the organisation. Their links don't work any more"}, since others may read their mail now; what they have saved still counts. Tick whom to take out.`}
      actions={
        mayWithdraw &&
        chosen.length > 0 && (
          <Button onPress={() => setAsking(true)}>{`Take out ${peopleWords(chosen.length)}…`}</Button>
        )
      }
    >
      <Table
        caption="Invited people who have left the organisation"
        rows={people}
        rowKey={({ invitation }) => invitation}
        rowName={({ name }) => name}
        selected={ticked}
        {...(mayWithdraw && { onSelect: setTicked })}
        columns={[
          { key: "name", header: "Name", isRowHeader: true, cell: ({ name }) => name },
          ...(isOfCustomers(campaign.settings.audience) ? [] : [departmentColumn]),
        ]}
      />
      {isAsking && (
        <WithdrawDialog
          campaign={campaign}
          people={chosen.map(({ invitation, name }) => ({ id: invitation, name }))}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}
