import "./customers.css";
import type { Customer } from "#people/customers/customers.contract.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Link } from "../../../ui/link.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import type { CustomerList } from "./customer-list.ts";

interface CustomerTableProps {
  customers: readonly Customer[];
  /** Without the account, where all are of one. */
  isOfOneAccount?: boolean;
  list?: Pick<CustomerList, "sort" | "order">;
  onChange?: (change: Partial<CustomerList>) => void;
}

export function CustomerTable({ customers, isOfOneAccount = false, list, onChange }: CustomerTableProps) {
  const { href } = useWorkspace();
  const columns: Column<Customer>[] = [
    {
      key: "name",
      header: "Name",
      isSortable: list !== undefined,
      isRowHeader: true,
      cell: ({ id, name, email }) => (
        <>
          <Link href={href(`/customers/${id}`)}>
            <bdi>{name}</bdi>
          </Link>
          {email !== null && <div className="customer-email">{email}</div>}
        </>
      ),
    },
    ...(isOfOneAccount ? [] : [accountColumn(href)]),
    { key: "roles", header: "Roles", cell: ({ roles }) => roles.join(", ") || "–" },
    { key: "segment", header: "Segment", isWideOnly: true, cell: ({ segment }) => segment ?? "–" },
    { key: "region", header: "Region", isWideOnly: true, cell: ({ region }) => region ?? "–" },
    {
      key: "invited",
      header: "Last invited",
      isWideOnly: true,
      cell: ({ lastInvitedAt }) =>
        lastInvitedAt === null ? "Never" : <Time value={lastInvitedAt} as="date" />,
    },
    { key: "state", header: "State", cell: (customer) => <CustomerState customer={customer} /> },
  ];
  return (
    <Table
      caption="Customers"
      columns={columns}
      rows={customers}
      rowKey={({ id }) => id}
      {...(list && { sort: { key: list.sort, direction: list.order } })}
      {...(onChange && {
        onSort: ({ key, direction }) => onChange({ sort: key as CustomerList["sort"], order: direction }),
      })}
    />
  );
}

const accountColumn = (href: (path: string) => string): Column<Customer> => ({
  key: "account",
  header: "Account",
  isSortable: true,
  cell: ({ accountId, account, manager }) =>
    accountId === null ? (
      "–"
    ) : (
      <>
        <Link href={href(`/customers/accounts/${accountId}`)}>
          <bdi>{account}</bdi>
        </Link>
        {manager !== null && <div className="customer-email">{manager}</div>}
      </>
    ),
});

/** Whether somebody is a customer and can be asked, in a word or two. */
function CustomerState({ customer: { leftAt, noContactAt, bouncedAt, email } }: { customer: Customer }) {
  if (leftAt !== null) return <Badge>Customer no more</Badge>;
  if (noContactAt !== null) return <Badge tone="warning">Not to be surveyed</Badge>;
  if (bouncedAt !== null) return <Badge tone="warning">Mail came back</Badge>;
  return email === null ? <Badge>No e-mail</Badge> : <Badge tone="good">Can be asked</Badge>;
}
