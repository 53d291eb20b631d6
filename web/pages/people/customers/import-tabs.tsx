import "./customers.css";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  type CustomerImport,
  type CustomerImportLineShown,
  chooseLeavingCustomers,
  listCustomerImportLines,
} from "#people/customers/customer-imports.contract.ts";
import { call } from "../../../client.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Pager } from "../../../ui/pager.tsx";
import { Query } from "../../../ui/query.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import { toast } from "../../../ui/toast.tsx";
import { ImportProblems } from "./import-problems.tsx";

type Line = CustomerImportLineShown;
type Kind = "problem" | "new" | "changed" | "missing" | "account";

const labels: [Kind, string][] = [
  ["problem", "Problems"],
  ["new", "New"],
  ["changed", "Changed"],
  ["missing", "Not in the file"],
  ["account", "Accounts"],
];

interface ImportTabsProps {
  shown: CustomerImport;
  /** Where choices can still be made. */
  onChanged?: (changed: CustomerImport) => Promise<void>;
}

/** What an import does, by kind. */
export function ImportTabs({ shown, onChanged }: ImportTabsProps) {
  const present = labels.filter(
    ([kind]) => (shown.counts?.[kind] ?? 0) > 0 && (kind !== "missing" || shown.state === "planned"),
  );
  const [first] = useState(present.find(([kind]) => kind !== "problem")?.[0] ?? "problem");
  const [tab, setTab] = useSearchParam<Kind>("tab", first);
  if (present.length === 0)
    return (
      <Notice tone="success" title="Everybody in the file is here already, exactly so.">
        <p>There is nothing to apply.</p>
      </Notice>
    );
  const key = present.some(([kind]) => kind === tab) ? tab : (present[0]?.[0] ?? "new");
  return (
    <Tabs
      label="What the import changes"
      shown={key}
      onShow={setTab}
      tabs={present.map(([kind, label]) => ({
        key: kind,
        label,
        count: shown.counts?.[kind] ?? 0,
        content:
          kind === "missing" && onChanged ? (
            <Missing shown={shown} onChanged={onChanged} />
          ) : kind === "problem" ? (
            <ImportProblems shown={shown}>
              <Lines shown={shown} kind="problem" />
            </ImportProblems>
          ) : (
            <Lines shown={shown} kind={kind} />
          ),
      }))}
    />
  );
}

const row: Column<Line> = {
  key: "row",
  header: "Row",
  align: "end",
  cell: (line) => line.row?.toLocaleString() ?? "",
};
const number: Column<Line> = { key: "number", header: "Number", cell: ({ ownNumber }) => ownNumber ?? "–" };
const named = (header: string): Column<Line> => ({
  key: "title",
  header,
  isRowHeader: true,
  cell: ({ title }) => <bdi>{title}</bdi>,
});
const account: Column<Line> = { key: "account", header: "Account", cell: (line) => line.account ?? "–" };
const changes: Column<Line> = {
  key: "changes",
  header: "What changes",
  cell: (line) => <Changes line={line} />,
};

const columnsOf: Record<Kind, Column<Line>[]> = {
  new: [named("Name"), number, account, row],
  changed: [named("Name"), number, changes, row],
  missing: [named("Name"), number, account],
  account: [named("Account"), number, changes, row],
  problem: [
    { ...row, align: "start", isRowHeader: true },
    { ...named("What is wrong"), isRowHeader: false },
  ],
};

const Changes = ({ line }: { line: Line }) => (
  <ul className="value-changes">
    {line.changes.map(({ field, from, to }) => (
      <li key={field}>
        <span className="value-field">{field}: </span>
        {from !== null && (
          <>
            <del>{from}</del> →{" "}
          </>
        )}
        <ins>{to ?? "nothing"}</ins>
      </li>
    ))}
  </ul>
);

const linesOnPage = 50;

interface LinesProps {
  shown: CustomerImport;
  kind: Kind;
  /** Ticks the lines that are chosen, and hears of changes. */
  onTick?: (customers: string[], leaving: boolean) => void;
}

function Lines({ shown, kind, onTick }: LinesProps) {
  const { id: workspace } = useWorkspace();
  const [offset, setOffset] = useState(0);
  const query = { kind, offset, limit: linesOnPage };
  const lines = useQuery({
    queryKey: [workspace, "customers", "imports", shown.id, "lines", query],
    queryFn: ({ signal }) =>
      call(listCustomerImportLines, { params: { workspace, import: shown.id }, query }, { signal }),
    placeholderData: keepPreviousData,
  });
  const total = shown.counts?.[kind] ?? 0;
  return (
    <Query query={lines}>
      {({ lines: rows }) => (
        <Stack>
          <Table
            caption={`${shown.fileName}: ${kind}`}
            columns={columnsOf[kind]}
            rows={rows}
            rowKey={(line) => line.customerId ?? String(line.number)}
            {...(onTick && ticking(rows, onTick))}
          />
          <Pager
            offset={offset}
            limit={linesOnPage}
            total={total}
            onOffset={setOffset}
            things={total === 1 ? "line" : "lines"}
          />
        </Stack>
      )}
    </Query>
  );
}

/** What a table needs so that its lines can be ticked. */
function ticking(rows: readonly Line[], onTick: NonNullable<LinesProps["onTick"]>) {
  const ticked = new Set(
    rows.flatMap(({ customerId, leaving }) => (leaving && customerId ? [customerId] : [])),
  );
  return {
    selected: ticked,
    rowName: ({ title }: Line) => `Mark ${title} as customer no more`,
    onSelect: (next: Set<string>) => {
      const added = [...next.difference(ticked)];
      const removed = [...ticked.difference(next)];
      if (added.length > 0) onTick(added, true);
      if (removed.length > 0) onTick(removed, false);
    },
  };
}

/** Customers here who aren't in the file: they stay, unless somebody marks them as customers no more. */
function Missing({ shown, onChanged }: Required<ImportTabsProps>) {
  const { id: workspace } = useWorkspace();
  const missing = shown.counts?.missing ?? 0;
  const choose = async (customers: string[] | null, leaving: boolean) => {
    const params = { workspace, import: shown.id };
    await call(chooseLeavingCustomers, { params, body: { customers, leaving } })
      .then(onChanged)
      .catch((error: unknown) => toast(asAppError(error).message));
  };
  return (
    <Stack>
      <p>
        They are here, but not in the file, and stay as they are. If the file is meant to be complete, tick
        those who are customers no more: they are marked so, and nothing known of them is deleted.
      </p>
      <Row>
        <Button isDisabled={shown.leaving === missing} onPress={() => void choose(null, true)}>
          {`Tick all ${missing.toLocaleString()}`}
        </Button>
        <Button isDisabled={shown.leaving === 0} onPress={() => void choose(null, false)}>
          Tick none
        </Button>
        <span role="status">{`${shown.leaving.toLocaleString()} ticked`}</span>
      </Row>
      <Lines shown={shown} kind="missing" onTick={(customers, leaving) => void choose(customers, leaving)} />
    </Stack>
  );
}
