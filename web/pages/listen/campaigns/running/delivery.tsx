import { useQuery } from "@tanstack/react-query";
import { readDelivery } from "#listen/campaigns/campaign.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../../client.ts";
import { isInNavigation } from "../../../../shell/navigation.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { LinkButton } from "../../../../ui/button.tsx";
import { Link } from "../../../../ui/link.tsx";
import { Query } from "../../../../ui/query.tsx";
import { Section } from "../../../../ui/section.tsx";
import { Stack } from "../../../../ui/stack.tsx";
import { Table } from "../../../../ui/table.tsx";
import { peopleWords } from "../campaign-words.ts";
import { momentWords } from "../parts/moments.ts";
import type { Campaign } from "../use-campaign.ts";
import { Bounces } from "./bounces.tsx";
import { Resend } from "./resend.tsx";

type Sent = ResponseOf<typeof readDelivery>;

const stateRows = [
  ["queued", "Waiting to be sent"],
  ["outbox", "In the outbox, for the operator to hand out"],
  ["sending", "Being sent"],
  ["sent", "Taken by the mail server"],
  ["unconfirmed", "Perhaps sent: the connection ended"],
  ["failed", "Refused"],
  ["cancelled", "Not sent: taken back"],
] as const;

/** What became of the mail, and whom it did not reach. */
export function Delivery({ campaign }: { campaign: Campaign }) {
  const { id: workspace, href } = useWorkspace();
  const delivery = useQuery({
    queryKey: [workspace, "campaign", campaign.id, "delivery"],
    queryFn: ({ signal }) => call(readDelivery, { params: { workspace, campaign: campaign.id } }, { signal }),
    refetchInterval: campaign.state === "closed" ? false : 5000,
  });
  return (
    <Section
      title="Delivery"
      lead="A mail counts as sent once the mail server has taken it."
      actions={
        isInNavigation("/outbox") && (
          <Link href={href(`/outbox?campaign=${campaign.id}`)}>All mails of this campaign</Link>
        )
      }
    >
      <Query query={delivery}>
        {(data) => (
          <Stack>
            <Counts delivery={data} />
            <Bounces campaign={campaign} addressed={data.addressed} bounced={data.bounced} />
            <WithoutEmail campaign={campaign} count={data.withoutEmail} />
            {data.failed.length > 0 && <Failed campaign={campaign} failed={data.failed} />}
          </Stack>
        )}
      </Query>
    </Section>
  );
}

function Counts({ delivery: { invitations, reminders, mailWaiting } }: { delivery: Sent }) {
  const rows = stateRows
    .map(([state, words]) => ({
      words,
      invitations: (invitations[state] ?? 0) + (state === "queued" ? mailWaiting : 0),
      reminders: reminders === null ? null : (reminders[state] ?? 0),
    }))
    .filter((row) => row.invitations > 0 || (row.reminders ?? 0) > 0);
  if (rows.length === 0) return <p>No mail has been sent yet.</p>;
  return (
    <Table
      caption="Mails by what became of them"
      rows={rows}
      rowKey={({ words }) => words}
      columns={[
        { key: "words", header: "State", isRowHeader: true, cell: ({ words }) => words },
        {
          key: "invitations",
          header: "Invitations",
          align: "end",
          cell: (row) => row.invitations.toLocaleString(),
        },
        {
          key: "reminders",
          header: "Reminders",
          align: "end",
          cell: (row) => row.reminders?.toLocaleString() ?? "withheld",
        },
      ]}
    />
  );
}

function WithoutEmail({
  campaign: { id, handsOutLinks, settings, state },
  count,
}: {
  campaign: Campaign;
  count: number;
}) {
  const { href, can } = useWorkspace();
  const isAnonymous = settings.anonymity === "anonymous";
  if (count === 0 || state !== "open") return null;
  return (
    <div className="without-email">
      <p>
        {`${peopleWords(count)} ${count === 1 ? "has" : "have"} no e-mail address. ${
          isAnonymous
            ? "Give them access cards or paper sheets: whoever printed their links could see who has used theirs."
            : "Print their links and hand them out."
        }`}
      </p>
      {!can("campaigns.write") ? null : isAnonymous ? (
        <div>
          <LinkButton href={href(`/campaigns/${id}/doors`)}>Make cards</LinkButton>
        </div>
      ) : handsOutLinks ? (
        <div>
          <LinkButton href={href(`/campaigns/${id}/links`)}>Print the links</LinkButton>
        </div>
      ) : (
        <p>
          In a confidential campaign a link opens a person's answers, so only the consultant whom people were
          told of can print them. Ask the consultant to do it.
        </p>
      )}
    </div>
  );
}

function Failed({ campaign, failed }: { campaign: Campaign; failed: Sent["failed"] }) {
  const { can } = useWorkspace();
  const mayResend = can("campaigns.write") && campaign.actions.includes("resend");
  return (
    <div>
      <h3>Not reached</h3>
      <Table
        caption="Mails that did not arrive"
        rows={failed}
        rowKey={({ invitation, at }) => invitation + at}
        columns={[
          { key: "name", header: "Name", isRowHeader: true, cell: ({ name }) => name },
          { key: "email", header: "Address", cell: ({ email }) => email },
          {
            key: "problem",
            header: "What the mail server said",
            cell: ({ problem }) => problem ?? "nothing",
          },
          {
            key: "at",
            header: "When",
            isWideOnly: true,
            cell: ({ at }) => momentWords(at, campaign.timeZone),
          },
          ...(mayResend
            ? [
                {
                  key: "resend",
                  header: "",
                  align: "end" as const,
                  cell: ({ invitation, name, email }: Sent["failed"][number]) => (
                    <Resend campaign={campaign} invitation={{ id: invitation, name, email }} />
                  ),
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}
