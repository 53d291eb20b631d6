import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { FileUp, UserPlus } from "lucide-react";
import { listCustomers } from "#people/customers/customers.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { Pager } from "../../../ui/pager.tsx";
import { Query } from "../../../ui/query.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { filterOf, isFiltered, nothingChosen, pageLength, useCustomerList } from "./customer-list.ts";
import { CustomerTable } from "./customer-table.tsx";
import { CustomerTabs } from "./customer-tabs.tsx";
import { CustomerTools } from "./customer-tools.tsx";

/** Everybody who is served and can be asked. */
export function CustomersPage() {
  const { id: workspace, can, href } = useWorkspace();
  const [list, setList] = useCustomerList();
  const { sort, order, offset } = list;
  const query = { ...filterOf(list), sort, order, offset, limit: pageLength };
  const customers = useQuery({
    queryKey: [workspace, "customers", "list", query],
    queryFn: ({ signal }) => call(listCustomers, { params: { workspace }, query }, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      kicker="Programme"
      title="Customers"
      lead={
        can("customers.read")
          ? "Everybody who is served and can be asked, with their accounts and roles."
          : "The customers of the accounts that you look after."
      }
      actions={
        can("customers.write") && (
          <>
            <LinkButton href={href("/customers/import")} icon={<FileUp size={16} aria-hidden />}>
              Import
            </LinkButton>
            <LinkButton
              tone="primary"
              href={href("/customers/new")}
              icon={<UserPlus size={16} aria-hidden />}
            >
              Add a customer
            </LinkButton>
          </>
        )
      }
    >
      <Stack>
        <CustomerTabs current="customers" />
        <Query query={customers}>
          {({ total, customers: rows }) =>
            total === 0 && !isFiltered(list) ? (
              <NobodyYet />
            ) : (
              <>
                <CustomerTools list={list} onChange={setList} />
                {total === 0 ? (
                  <EmptyState
                    title="Nobody fits"
                    actions={<Button onPress={() => setList(nothingChosen)}>Show all customers</Button>}
                  >
                    Search for fewer words, or choose other groups or another state.
                  </EmptyState>
                ) : (
                  <>
                    <CustomerTable customers={rows} list={list} onChange={setList} />
                    <Pager
                      offset={offset}
                      limit={pageLength}
                      total={total}
                      onOffset={(next) => setList({ offset: next })}
                      things={total === 1 ? "customer" : "customers"}
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

function NobodyYet() {
  const { id: workspace, can, href } = useWorkspace();
  if (!can("customers.write"))
    return (
      <EmptyState title="You look after no account yet">
        Accounts appear here once those who run the programme enter you as their account manager.
      </EmptyState>
    );
  return (
    <EmptyState
      title="No customers yet"
      actions={
        <Row>
          <LinkButton href={href("/customers/import")}>Import a file</LinkButton>
          <LinkButton tone="quiet" href={`/api/workspaces/${workspace}/customers/template.csv`} download>
            Download the template
          </LinkButton>
        </Row>
      }
    >
      Import customers and their accounts from a spreadsheet or your customer system: any columns will do, you
      say what they are. You see what would change before anything does.
    </EmptyState>
  );
}
