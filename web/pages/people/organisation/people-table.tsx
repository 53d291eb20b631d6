import "./organisation.css";
import { useQueryClient } from "@tanstack/react-query";
import { markAsLeft, markAsReturned, type PersonRow } from "#people/organisation/person.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Badge } from "../../../ui/badge.tsx";
import { asAppError } from "../../../ui/form.tsx";
import { Link } from "../../../ui/link.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { toast } from "../../../ui/toast.tsx";
import { levelName } from "./level-words.ts";
import type { ListState } from "./people-filter.ts";

interface PeopleTableProps {
  people: readonly PersonRow[];
  state: ListState;
  onChange: (change: Partial<ListState>) => void;
}

export function PeopleTable({ people, state, onChange }: PeopleTableProps) {
  const { can, href } = useWorkspace();
  const setLeft = useSetLeft();
  const columns: Column<PersonRow>[] = [
    {
      key: "name",
      header: "Name",
      isSortable: true,
      isRowHeader: true,
      cell: (person) => (
        <>
          <Link href={href(`/people/${person.id}`)}>{person.name}</Link>
          {person.email !== null && <div className="person-email">{person.email}</div>}
        </>
      ),
    },
    {
      key: "department",
      header: "Department",
      isSortable: true,
      cell: ({ department }) => (department === "" ? "–" : department.replaceAll("/", " / ")),
    },
    { key: "job", header: "Job", isSortable: true, cell: ({ job }) => job ?? "–" },
    {
      key: "level",
      header: "Level",
      isSortable: true,
      isWideOnly: true,
      cell: ({ level }) => (level === null ? "–" : levelName(level)),
    },
    {
      key: "staffNumber",
      header: "Number",
      isSortable: true,
      isWideOnly: true,
      cell: ({ staffNumber }) => staffNumber ?? "–",
    },
  ];
  if (state.state !== "active")
    columns.push({
      key: "state",
      header: "State",
      cell: ({ leftAt }) =>
        leftAt === null ? (
          "Active"
        ) : (
          <>
            <Badge>Left</Badge> <Time value={leftAt} as="date" />
          </>
        ),
    });
  if (can("people.write"))
    columns.push({
      key: "actions",
      header: "",
      align: "end",
      cell: (person) => (
        <Menu
          label={`More for ${person.name}`}
          items={[
            { key: "edit", label: "Edit", href: href(`/people/${person.id}`) },
            person.leftAt === null
              ? { key: "left", label: "Mark as left", onAction: () => void setLeft(person, true) }
              : { key: "back", label: "Mark as returned", onAction: () => void setLeft(person, false) },
          ]}
        />
      ),
    });
  return (
    <Table
      caption="People"
      columns={columns}
      rows={people}
      rowKey={({ id }) => id}
      sort={{ key: state.sort, direction: state.order }}
      onSort={({ key, direction }) => onChange({ sort: key as ListState["sort"], order: direction })}
    />
  );
}

/** Notes at once that somebody left or is back, and offers to undo it. */
export function useSetLeft(): (person: { id: string; name: string }, left: boolean) => Promise<void> {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const setLeft = async ({ id, name }: { id: string; name: string }, left: boolean, isUndo = false) => {
    try {
      await call(left ? markAsLeft : markAsReturned, { params: { workspace, person: id } });
      await queries.invalidateQueries({ queryKey: [workspace] });
      const undo = isUndo ? undefined : () => void setLeft({ id, name }, !left, true);
      toast(left ? `${name} is marked as left.` : `${name} is active again.`, undo);
    } catch (error) {
      toast(asAppError(error).message);
    }
  };
  return (person, left) => setLeft(person, left);
}
