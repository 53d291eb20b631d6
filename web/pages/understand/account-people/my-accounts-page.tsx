import { useQuery } from "@tanstack/react-query";
import type { ResponseOf } from "#platform/http/contract.ts";
import { readMyAccounts } from "#understand/account-people/account-people.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Link } from "../../../ui/link.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";

type Mine = ResponseOf<typeof readMyAccounts>;

/** What one looks after, and what these customers say. */
export function MyAccountsPage() {
  const { id: workspace, href } = useWorkspace();
  const query = useQuery({
    queryKey: [workspace, "my", "accounts"],
    queryFn: ({ signal }) => call(readMyAccounts, { params: { workspace } }, { signal }),
  });
  return (
    <Page
      kicker={<Breadcrumbs trail={[{ label: "My page", href: href("/my") }]} />}
      title="What your customers say"
      lead="You see it before anybody else in the organisation. Nobody is ranked, and nobody's customers are set beside another's."
    >
      <Query query={query}>
        {({ accounts, campaigns }) => (
          <Stack gap="large">
            <Campaigns campaigns={campaigns} />
            <Accounts accounts={accounts} />
          </Stack>
        )}
      </Query>
    </Page>
  );
}

function Campaigns({ campaigns }: { campaigns: Mine["campaigns"] }) {
  const { href } = useWorkspace();
  if (campaigns.length === 0)
    return (
      <EmptyState title="There are no figures of your customers yet">
        They appear here when a campaign that looks at figures by account manager has closed, and enough of
        your customers have answered that nobody can be told apart.
      </EmptyState>
    );
  return (
    <Section title="Campaigns">
      <Table
        caption="Campaigns with figures of your customers"
        rows={campaigns}
        rowKey={({ campaign }) => campaign}
        columns={[
          { key: "name", header: "Campaign", isRowHeader: true, cell: ({ name }) => name },
          { key: "n", header: "Answers", align: "end", cell: ({ n }) => n.toLocaleString() },
          {
            key: "released",
            header: "Released",
            cell: ({ releasedAt }) => <Time value={releasedAt} as="date" />,
          },
          {
            key: "others",
            header: "Open to those who run the programme",
            cell: ({ opened, othersFrom }) =>
              opened ? (
                "since you opened it"
              ) : (
                <>
                  when you open it, else <Time value={othersFrom} />
                </>
              ),
          },
          {
            key: "go",
            header: "",
            align: "end",
            cell: ({ campaign, name }) => (
              <LinkButton href={href(`/my/accounts/${campaign}`)}>
                Open<span className="visually-hidden">: {name}</span>
              </LinkButton>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Accounts({ accounts }: { accounts: Mine["accounts"] }) {
  const { can, href } = useWorkspace();
  if (accounts.length === 0) return null;
  const opens = can("customers.read") || can("customers.read.own");
  return (
    <Section title="Your accounts">
      <Table
        caption="Accounts that you look after"
        rows={accounts}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "name",
            header: "Account",
            isRowHeader: true,
            cell: ({ id, name }) =>
              opens ? <Link href={href(`/customers/accounts/${id}`)}>{name}</Link> : name,
          },
          { key: "segment", header: "Segment", cell: ({ segment }) => segment ?? "–" },
          { key: "region", header: "Region", cell: ({ region }) => region ?? "–" },
          {
            key: "customers",
            header: "Customers",
            align: "end",
            cell: ({ customers }) => customers.toLocaleString(),
          },
        ]}
      />
    </Section>
  );
}
