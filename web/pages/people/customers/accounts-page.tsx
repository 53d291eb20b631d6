import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { type Account, listAccounts } from "#people/customers/accounts.contract.ts";
import { call } from "../../../client.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Link } from "../../../ui/link.tsx";
import { Page } from "../../../ui/page.tsx";
import { Pager } from "../../../ui/pager.tsx";
import { Query } from "../../../ui/query.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import { Select } from "../../../ui/select.tsx";
import { Columns, Stack } from "../../../ui/stack.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { pageLength } from "./customer-list.ts";
import { CustomerTabs } from "./customer-tabs.tsx";

type State = "active" | "left" | "all";

/** Organisations that are served, and who looks after each. */
export function AccountsPage() {
  const { id: workspace, can, href } = useWorkspace();
  const [search, setSearch] = useSearchParam("search", "");
  const [state, setState] = useSearchParam<State>("state", "active");
  const [offset, setOffset] = useState(0);
  const query = { ...(search.trim() !== "" && { search }), state, offset, limit: pageLength };
  const accounts = useQuery({
    queryKey: [workspace, "customers", "accounts", query],
    queryFn: ({ signal }) => call(listAccounts, { params: { workspace }, query }, { signal }),
    placeholderData: keepPreviousData,
  });
  const first = (change: () => void) => {
    setOffset(0);
    change();
  };
  return (
    <Page
      kicker="Programme"
      title="Accounts"
      lead="Organisations that you serve, who looks after each, and how many of their people can be asked."
      actions={
        can("customers.write") && (
          <LinkButton
            tone="primary"
            href={href("/customers/accounts/new")}
            icon={<Plus size={16} aria-hidden />}
          >
            Add an account
          </LinkButton>
        )
      }
    >
      <Stack>
        <CustomerTabs current="accounts" />
        <Query query={accounts}>
          {({ total, accounts: rows }) =>
            total === 0 && search === "" && state === "active" ? (
              <NoAccounts />
            ) : (
              <>
                <Columns>
                  <SearchField
                    label="Name or number"
                    value={search}
                    onChange={(text) => first(() => setSearch(text))}
                  />
                  <Select
                    label="State"
                    options={[
                      { value: "active", label: "Customers" },
                      { value: "left", label: "Customers no more" },
                      { value: "all", label: "All accounts" },
                    ]}
                    value={state}
                    onChange={(next) => first(() => setState(next))}
                  />
                </Columns>
                {total === 0 ? (
                  <EmptyState title="No account fits">
                    Search for fewer words, or choose another state.
                  </EmptyState>
                ) : (
                  <>
                    <Table caption="Accounts" columns={columnsOf(href)} rows={rows} rowKey={({ id }) => id} />
                    <Pager
                      offset={offset}
                      limit={pageLength}
                      total={total}
                      onOffset={setOffset}
                      things={total === 1 ? "account" : "accounts"}
                    />
                  </>
                )}
              </>
            )
          }
        </Query>
      </Stack>
    </Page>
  );
}

const columnsOf = (href: (path: string) => string): Column<Account>[] => [
  {
    key: "name",
    header: "Name",
    isRowHeader: true,
    cell: ({ id, name }) => (
      <Link href={href(`/customers/accounts/${id}`)}>
        <bdi>{name}</bdi>
      </Link>
    ),
  },
  { key: "number", header: "Number", isWideOnly: true, cell: ({ number }) => number ?? "–" },
  { key: "segment", header: "Segment", cell: ({ segment }) => segment ?? "–" },
  { key: "region", header: "Region", cell: ({ region }) => region ?? "–" },
  { key: "manager", header: "Account manager", cell: ({ manager }) => manager ?? "Nobody yet" },
  {
    key: "customers",
    header: "Customers",
    align: "end",
    cell: ({ customers }) => customers.toLocaleString(),
  },
];

function NoAccounts() {
  const { can, href } = useWorkspace();
  if (!can("customers.write"))
    return (
      <EmptyState title="You look after no account yet">
        Accounts appear here once those who run the programme enter you as their account manager.
      </EmptyState>
    );
  return (
    <EmptyState
      title="No accounts yet"
      actions={<LinkButton href={href("/customers/import")}>Import a file</LinkButton>}
    >
      A file of customers brings their accounts with it: give it a column with the account's name or number.
      Where customers are private persons, none are needed.
    </EmptyState>
  );
}
