import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { deletePanel, listPanels, type Panel } from "#people/customers/panels.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Link } from "../../../ui/link.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { CustomerTabs } from "./customer-tabs.tsx";
import { FillPanel } from "./fill-panel.tsx";
import { PanelDialog } from "./panel-dialog.tsx";

type Opened = { kind: "new" } | { kind: "edit" | "add" | "remove" | "delete"; panel: Panel } | null;

/** Customers who agreed to be asked more often. */
export function PanelsPage() {
  const { id: workspace, can } = useWorkspace();
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const panels = useQuery({
    queryKey: [workspace, "customers", "panels"],
    queryFn: ({ signal }) => call(listPanels, { params: { workspace } }, { signal }),
  });
  const add = can("customers.write") && (
    <Button tone="primary" icon={<Plus size={16} aria-hidden />} onPress={() => setOpened({ kind: "new" })}>
      Make a panel
    </Button>
  );
  return (
    <Page
      kicker="Programme"
      title="Panels"
      lead="Customers who agreed to be asked more often than others. A campaign can be sent to a panel."
      actions={add}
    >
      <Stack>
        <CustomerTabs current="panels" />
        <Query query={panels}>
          {({ panels: rows }) =>
            rows.length === 0 ? (
              <EmptyState title="No panels yet">
                Make one, then add the customers who agreed: one by one, or all who fit a group.
              </EmptyState>
            ) : (
              <PanelTable panels={rows} onOpen={setOpened} />
            )
          }
        </Query>
      </Stack>
      {opened?.kind === "new" && <PanelDialog onClose={close} />}
      {opened?.kind === "edit" && <PanelDialog panel={opened.panel} onClose={close} />}
      {(opened?.kind === "add" || opened?.kind === "remove") && (
        <FillPanel panel={opened.panel} kind={opened.kind} onClose={close} />
      )}
      {opened?.kind === "delete" && <DeletePanel panel={opened.panel} onClose={close} />}
    </Page>
  );
}

interface PanelTableProps {
  panels: readonly Panel[];
  onOpen: (opened: Opened) => void;
}

function PanelTable({ panels, onOpen }: PanelTableProps) {
  const { can, href } = useWorkspace();
  const columns: Column<Panel>[] = [
    {
      key: "name",
      header: "Panel",
      isRowHeader: true,
      cell: ({ id, name, note }) => (
        <>
          <Link href={href(`/customers?panel=${id}`)}>{name}</Link>
          {note !== "" && <div className="customer-email">{note}</div>}
        </>
      ),
    },
    { key: "members", header: "Members", align: "end", cell: ({ members }) => members.toLocaleString() },
    { key: "askable", header: "Can be asked", align: "end", cell: ({ askable }) => askable.toLocaleString() },
    {
      key: "invited",
      header: "Last invited",
      cell: ({ lastInvitedAt }) =>
        lastInvitedAt === null ? "Never" : <Time value={lastInvitedAt} as="date" />,
    },
    { key: "by", header: "Made by", isWideOnly: true, cell: ({ createdBy }) => createdBy },
  ];
  if (can("customers.write"))
    columns.push({
      key: "actions",
      header: "",
      align: "end",
      cell: (panel) => (
        <Menu
          label={`Change ${panel.name}`}
          items={[
            { key: "add", label: "Add customers…", onAction: () => onOpen({ kind: "add", panel }) },
            {
              key: "remove",
              label: "Take customers out…",
              onAction: () => onOpen({ kind: "remove", panel }),
            },
            { key: "edit", label: "Rename…", onAction: () => onOpen({ kind: "edit", panel }) },
            { key: "delete", label: "Delete…", onAction: () => onOpen({ kind: "delete", panel }) },
          ]}
        />
      ),
    });
  return <Table caption="Panels" columns={columns} rows={panels} rowKey={({ id }) => id} />;
}

function DeletePanel({ panel, onClose }: { panel: Panel; onClose: () => void }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const remove = async () => {
    await call(deletePanel, { params: { workspace, panel: panel.id } });
    await queries.invalidateQueries({ queryKey: [workspace, "customers"] });
    toast(`${panel.name} was deleted.`);
    onClose();
  };
  return (
    <ConfirmDialog
      title={`Delete the panel ${panel.name}?`}
      confirm="Delete"
      isOpen
      onClose={onClose}
      onConfirm={remove}
    >
      <p>Who agreed to be asked more often is forgotten. The customers themselves stay.</p>
    </ConfirmDialog>
  );
}
