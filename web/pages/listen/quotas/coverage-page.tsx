import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { readCoverage } from "#listen/quotas/coverage.contract.ts";
import type { CoverageFilter } from "#listen/quotas/coverage.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { usePathParam, useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { KeyFigure } from "../../../ui/key-figure.tsx";
import { Link } from "../../../ui/link.tsx";
import { Page } from "../../../ui/page.tsx";
import { Pager } from "../../../ui/pager.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Select } from "../../../ui/select.tsx";
import { Columns, Row, Stack } from "../../../ui/stack.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { roleStateWords } from "./quota-words.ts";
import { ResponseByRole } from "./response-by-role.tsx";
import { RolesDialog } from "./roles-dialog.tsx";

type Coverage = ResponseOf<typeof readCoverage>;

const pageLength = 50;
const anyRole = "*any";

/** Through which roles each account of a campaign is reached, and where one is missing. */
export function CoveragePage() {
  const { id: workspace, href, can } = useWorkspace();
  const campaign = usePathParam("campaign");
  const [show, setShow] = useSearchParam<CoverageFilter>("show", "all");
  const [role, setRole] = useSearchParam("role", "");
  const [offset, setOffset] = useState(0);
  const [isChoosing, setChoosing] = useState(false);
  const query = { show, ...(role !== "" && show === "missing" && { role }), offset, limit: pageLength };
  const coverage = useQuery({
    queryKey: [workspace, "coverage", campaign, query],
    queryFn: ({ signal }) => call(readCoverage, { params: { workspace, campaign }, query }, { signal }),
    placeholderData: keepPreviousData,
  });
  const first = (change: () => void) => {
    setOffset(0);
    change();
  };
  const { data } = coverage;
  const trail = [
    { label: "Campaigns", href: href("/campaigns") },
    { label: data?.campaign.name ?? "Campaign", href: href(`/campaigns/${campaign}`) },
  ];
  return (
    <Page
      kicker={<Breadcrumbs trail={trail} />}
      title="Accounts and roles"
      lead="Through which roles each account is heard: whoever uses a service sees something else than whoever buys it."
      actions={
        data &&
        can("campaigns.write") &&
        data.known.length > 0 && <Button onPress={() => setChoosing(true)}>Choose the roles</Button>
      }
    >
      <Query query={coverage} lines={10}>
        {(found) =>
          found.summary.accounts === 0 ? (
            <NoAccounts />
          ) : found.roles.length === 0 ? (
            <NoRoles />
          ) : (
            <Stack gap="large">
              <Summary coverage={found} />
              <Section
                title="Account by account"
                lead={
                  found.chosen
                    ? "The roles that were chosen for this campaign."
                    : "The roles that most of these accounts have. Choose others if your campaign needs them."
                }
                actions={
                  <Downloads campaign={campaign} query={{ show, ...(show === "missing" && { role }) }} />
                }
              >
                <Columns>
                  <Select
                    label="Show"
                    options={[
                      { value: "all", label: "All accounts" },
                      { value: "missing", label: "Accounts where a role is missing" },
                      { value: "nobody", label: "Accounts where nobody is reached" },
                    ]}
                    value={show}
                    onChange={(next) => first(() => setShow(next))}
                  />
                  {show === "missing" && (
                    <Select
                      label="Which role"
                      options={[
                        { value: anyRole, label: "Any of them" },
                        ...found.roles.map((each) => ({ value: each, label: each })),
                      ]}
                      value={found.roles.includes(role) ? role : anyRole}
                      onChange={(next) => first(() => setRole(next === anyRole ? "" : next))}
                    />
                  )}
                </Columns>
                {found.total === 0 ? (
                  <EmptyState title="No account is like that">
                    Every account that the campaign asks is reached in this way.
                  </EmptyState>
                ) : (
                  <>
                    <Table
                      caption="Accounts with the state of each role"
                      columns={columnsOf(found, href)}
                      rows={found.accounts}
                      rowKey={({ id }) => id}
                    />
                    <Pager
                      offset={offset}
                      limit={pageLength}
                      total={found.total}
                      onOffset={setOffset}
                      things={found.total === 1 ? "account" : "accounts"}
                    />
                  </>
                )}
              </Section>
              <ResponseByRole coverage={found} />
            </Stack>
          )
        }
      </Query>
      {isChoosing && data && (
        <RolesDialog campaign={campaign} coverage={data} onClose={() => setChoosing(false)} />
      )}
    </Page>
  );
}

function Summary({ coverage: { summary, roles } }: { coverage: Coverage }) {
  const { accounts, complete, several, none, byRole } = summary;
  const share = (label: string, count: number) => (
    <KeyFigure
      key={label}
      label={label}
      value={`${Math.round((100 * count) / accounts)} %`}
      note={`${count.toLocaleString()} of ${accounts.toLocaleString()}`}
    />
  );
  return (
    <Columns minimum="10rem">
      <KeyFigure label="Accounts" value={accounts.toLocaleString()} />
      {roles.length > 2 && share("Two roles or more", several)}
      {roles.length > 1 && share(roles.length === 2 ? "Both roles" : `All ${roles.length} roles`, complete)}
      {roles.map((role, at) => share(role, byRole[at] ?? 0))}
      <KeyFigure label="Nobody reached" value={none.toLocaleString()} />
    </Columns>
  );
}

function columnsOf(
  { roles }: Coverage,
  href: (path: string) => string,
): Column<Coverage["accounts"][number]>[] {
  return [
    {
      key: "name",
      header: "Account",
      isRowHeader: true,
      cell: ({ id, name }) => (
        <Link href={href(`/customers/accounts/${id}`)}>
          <bdi>{name}</bdi>
        </Link>
      ),
    },
    { key: "segment", header: "Segment", isWideOnly: true, cell: ({ segment }) => segment ?? "–" },
    { key: "region", header: "Region", isWideOnly: true, cell: ({ region }) => region ?? "–" },
    {
      key: "people",
      header: "Customers",
      align: "end",
      isWideOnly: true,
      cell: ({ people }) => people.toLocaleString(),
    },
    ...roles.map(
      (role, at): Column<Coverage["accounts"][number]> => ({
        key: `role-${at}`,
        header: role,
        cell: (account) => {
          const { words, tone } = roleStateWords[account.roles[at] ?? "missing"];
          return <Badge tone={tone}>{words}</Badge>;
        },
      }),
    ),
  ];
}

function Downloads({ campaign, query }: { campaign: string; query: Record<string, string> }) {
  const { id: workspace } = useWorkspace();
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ""));
  const base = `/api/workspaces/${workspace}/campaigns/${campaign}/coverage/accounts`;
  const icon = <Download size={16} aria-hidden />;
  return (
    <Row>
      <LinkButton icon={icon} href={`${base}.csv?${search}`} download>
        CSV
      </LinkButton>
      <LinkButton icon={icon} href={`${base}.xlsx?${search}`} download>
        Workbook (XLSX)
      </LinkButton>
    </Row>
  );
}

function NoAccounts() {
  const { href } = useWorkspace();
  return (
    <EmptyState
      title="None of these customers belongs to an account"
      actions={<LinkButton href={href("/customers/import")}>Bring customers with their accounts</LinkButton>}
    >
      Roles are looked at account by account. Say in the customer file which account each customer belongs to.
    </EmptyState>
  );
}

function NoRoles() {
  const { href } = useWorkspace();
  return (
    <EmptyState
      title="No customer of these accounts has a role yet"
      actions={<LinkButton href={href("/customers/import")}>Bring customers with their roles</LinkButton>}
    >
      Add a column of roles to the customer file, such as “Buyer; User”, or note them on a customer's page.
    </EmptyState>
  );
}
