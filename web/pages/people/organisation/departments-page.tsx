import { Plus } from "lucide-react";
import { useState } from "react";
import type { Unit } from "#people/organisation/unit.contract.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Link } from "../../../ui/link.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { Page } from "../../../ui/page.tsx";
import { Query } from "../../../ui/query.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { AddDepartment } from "./add-department.tsx";
import { EditDepartment } from "./edit-department.tsx";
import { RemoveDepartment } from "./remove-department.tsx";
import { useUnits } from "./use-units.ts";

type Open = { what: "add"; unit: Unit | null } | { what: "edit" | "remove"; unit: Unit } | null;

/** How the organisation is divided. */
export function DepartmentsPage() {
  const { can, href } = useWorkspace();
  const units = useUnits();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const all = units.data;
  return (
    <Page
      kicker={<Breadcrumbs trail={[{ label: "People", href: href("/people") }]} />}
      title="Departments"
      lead="How the organisation is divided. Results are shown by department, where enough people answered."
      actions={
        can("people.write") && (
          <Button
            tone="primary"
            icon={<Plus size={16} aria-hidden />}
            onPress={() => setOpen({ what: "add", unit: null })}
          >
            Add a department
          </Button>
        )
      }
    >
      <Query query={units}>
        {({ organisation, units: rows }) =>
          rows.length === 0 ? (
            <EmptyState
              title="No departments yet"
              actions={<Button onPress={() => setOpen({ what: "add", unit: null })}>Add a department</Button>}
            >
              An import of people makes the departments that its file names. You can also add them here.
            </EmptyState>
          ) : (
            <DepartmentTable organisation={organisation} units={rows} onOpen={setOpen} />
          )
        }
      </Query>
      {all && open?.what === "add" && <AddDepartment all={all} above={open.unit} onClose={close} />}
      {all && open?.what === "edit" && <EditDepartment all={all} unit={open.unit} onClose={close} />}
      {all && open?.what === "remove" && <RemoveDepartment all={all} unit={open.unit} onClose={close} />}
    </Page>
  );
}

interface DepartmentTableProps {
  organisation: string;
  units: readonly Unit[];
  onOpen: (open: Open) => void;
}

function DepartmentTable({ organisation, units, onOpen }: DepartmentTableProps) {
  const { can, href } = useWorkspace();
  const columns: Column<Unit>[] = [
    {
      key: "name",
      header: "Department",
      isRowHeader: true,
      cell: ({ id, name, depth }) => (
        <div className="department-name" style={{ "--depth": depth } as React.CSSProperties}>
          <Link href={href(`/people?unit=${id}`)}>{name}</Link>
        </div>
      ),
    },
    {
      key: "people",
      header: "People directly",
      align: "end",
      cell: ({ people }) => people.toLocaleString(),
    },
    {
      key: "below",
      header: "With those below",
      align: "end",
      cell: ({ peopleBelow }) => peopleBelow.toLocaleString(),
    },
  ];
  if (can("people.write"))
    columns.push({
      key: "actions",
      header: "",
      align: "end",
      cell: (unit) => (
        <Menu
          label={`Change ${unit.name}`}
          items={[
            { key: "edit", label: "Rename or move", onAction: () => onOpen({ what: "edit", unit }) },
            { key: "add", label: "Add a department below", onAction: () => onOpen({ what: "add", unit }) },
            {
              key: "remove",
              label: "Delete",
              tone: "danger",
              isApart: true,
              onAction: () => onOpen({ what: "remove", unit }),
            },
          ]}
        />
      ),
    });
  return (
    <Table
      caption={`Departments of ${organisation}`}
      columns={columns}
      rows={units}
      rowKey={({ id }) => id}
    />
  );
}
