import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import {
  type AccountRecord,
  changeAccount,
  readAccount,
  setAccountState,
} from "#people/customers/accounts.contract.ts";
import { listCustomers } from "#people/customers/customers.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { DescriptionList } from "../../../ui/description-list.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { asAppError, Form } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Page } from "../../../ui/page.tsx";
import { Pager } from "../../../ui/pager.tsx";
import { Query } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { AccountFields, accountDetails, accountText } from "./account-fields.tsx";
import { pageLength } from "./customer-list.ts";
import { CustomerTable } from "./customer-table.tsx";

/** An account: which roles are covered, its people, and what is known of it. */
export function AccountPage() {
  const { id: workspace, can, href } = useWorkspace();
  const id = usePathParam("account");
  const setLeft = useSetLeft();
  const account = useQuery({
    queryKey: [workspace, "customers", "account", id],
    queryFn: ({ signal }) => call(readAccount, { params: { workspace, account: id } }, { signal }),
  });
  const { data } = account;
  const trail = [
    { label: "Customers", href: href("/customers") },
    { label: "Accounts", href: href("/customers/accounts") },
  ];
  return (
    <Page
      key={id}
      kicker={<Breadcrumbs trail={trail} />}
      title={data?.name ?? "Account"}
      lead={data && leadOf(data)}
      actions={
        data &&
        can("customers.write") && (
          <>
            <Button onPress={() => void setLeft(data, data.leftAt === null)}>
              {data.leftAt === null ? "Mark as customer no more" : "Mark as customer again"}
            </Button>
            {data.leftAt === null && (
              <LinkButton
                tone="primary"
                href={href(`/customers/new?account=${id}`)}
                icon={<UserPlus size={16} aria-hidden />}
              >
                Add a customer
              </LinkButton>
            )}
          </>
        )
      }
    >
      <Query query={account}>
        {(found) => (
          <Stack gap="large">
            {found.leftAt !== null && (
              <Notice
                title={
                  <>
                    {found.name} is a customer no more since <Time value={found.leftAt} as="date" />.
                  </>
                }
              >
                <p>Nobody in it is invited. What is known stays.</p>
              </Notice>
            )}
            <Facts account={found} />
            <Coverage account={found} />
            <People account={found} />
            {can("customers.write") && <EditAccount account={found} key={found.id} />}
          </Stack>
        )}
      </Query>
    </Page>
  );
}

const leadOf = ({ manager, customers }: AccountRecord) =>
  `${manager === null ? "Nobody looks after it yet" : `Looked after by ${manager}`}. ${customers.toLocaleString()} ${customers === 1 ? "customer" : "customers"}.`;

const Facts = ({ account }: { account: AccountRecord }) => (
  <DescriptionList
    items={[
      { name: "Account number", value: account.number ?? "–" },
      { name: "Segment", value: account.segment ?? "–" },
      { name: "Region", value: account.region ?? "–" },
      {
        name: "Last invited",
        value: account.lastInvitedAt === null ? "Never" : <Time value={account.lastInvitedAt} as="date" />,
      },
    ]}
  />
);

type Covered = AccountRecord["coverage"][number];

const coverageColumns: Column<Covered>[] = [
  { key: "role", header: "Role", isRowHeader: true, cell: ({ role }) => <bdi>{role}</bdi> },
  {
    key: "covered",
    header: "Covered",
    cell: ({ customers, askable }) =>
      customers === 0 ? (
        <Badge tone="warning">Nobody yet</Badge>
      ) : askable === 0 ? (
        <Badge tone="warning">Nobody who can be asked</Badge>
      ) : (
        <Badge tone="good">Covered</Badge>
      ),
  },
  {
    key: "customers",
    header: "Customers",
    align: "end",
    cell: ({ customers }) => customers.toLocaleString(),
  },
  { key: "askable", header: "Can be asked", align: "end", cell: ({ askable }) => askable.toLocaleString() },
  {
    key: "invited",
    header: "Last invited",
    cell: ({ lastInvitedAt }) =>
      lastInvitedAt === null ? "Never" : <Time value={lastInvitedAt} as="date" />,
  },
];

const Coverage = ({ account: { coverage, withoutRole } }: { account: AccountRecord }) => (
  <Section
    title="Coverage"
    lead="Each stakeholder role that customers have, and whether somebody here has it. Who answered a campaign is shown nowhere."
  >
    {coverage.length === 0 ? (
      <EmptyState title="No roles yet">
        Give customers stakeholder roles such as Buyer or User, by hand or in a file: then you see here which
        of them nobody has.
      </EmptyState>
    ) : (
      <Stack>
        <Table
          caption="Stakeholder roles"
          columns={coverageColumns}
          rows={coverage}
          rowKey={({ role }) => role}
        />
        {withoutRole > 0 && (
          <p>{`${withoutRole.toLocaleString()} ${withoutRole === 1 ? "customer has" : "customers have"} no role.`}</p>
        )}
      </Stack>
    )}
  </Section>
);

function People({ account }: { account: AccountRecord }) {
  const { id: workspace } = useWorkspace();
  const [offset, setOffset] = useState(0);
  const query = { account: account.id, offset, limit: pageLength };
  const customers = useQuery({
    queryKey: [workspace, "customers", "list", query],
    queryFn: ({ signal }) => call(listCustomers, { params: { workspace }, query }, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Section title="People">
      <Query query={customers}>
        {({ total, customers: rows }) =>
          total === 0 ? (
            <EmptyState title="Nobody yet">Add the people of this account whom you want to ask.</EmptyState>
          ) : (
            <Stack>
              <CustomerTable customers={rows} isOfOneAccount />
              <Pager
                offset={offset}
                limit={pageLength}
                total={total}
                onOffset={setOffset}
                things={total === 1 ? "customer" : "customers"}
              />
            </Stack>
          )
        }
      </Query>
    </Section>
  );
}

function EditAccount({ account }: { account: AccountRecord }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const form = useFormValues(accountText(account));
  const save = async () => {
    const saved = await call(changeAccount, {
      params: { workspace, account: account.id },
      body: accountDetails(form.values),
    });
    await queries.invalidateQueries({ queryKey: [workspace, "customers"] });
    toast(`What is known of ${saved.name} was saved.`);
  };
  return (
    <Section title="What is known">
      <Form submit="Save" onSubmit={save}>
        <AccountFields form={form} account={account} />
      </Form>
    </Section>
  );
}

/** Notes at once that an account is a customer no more, or is again, and offers to undo it. */
function useSetLeft() {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const setLeft = async (account: { id: string; name: string }, left: boolean, isUndo = false) => {
    try {
      await call(setAccountState, { params: { workspace, account: account.id }, body: { left } });
      await queries.invalidateQueries({ queryKey: [workspace, "customers"] });
      const undo = isUndo ? undefined : () => void setLeft(account, !left, true);
      toast(
        left
          ? `${account.name} and everybody in it are marked as customers no more.`
          : `${account.name} is a customer again.`,
        undo,
      );
    } catch (error) {
      toast(asAppError(error).message);
    }
  };
  return (account: { id: string; name: string }, left: boolean) => setLeft(account, left);
}
