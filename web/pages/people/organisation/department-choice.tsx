import "./organisation.css";
import type { listUnits, Unit } from "#people/organisation/unit.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { ComboBox } from "../../../ui/combo-box.tsx";
import { Tree, type TreeNode } from "../../../ui/tree.tsx";
import { inOrganisation } from "./use-units.ts";

interface DepartmentChoiceProps {
  units: ResponseOf<typeof listUnits>;
  /** A department's id, "organisation", or "" for everybody. */
  value: string;
  onChange: (value: string) => void;
}

const everybody = "everybody";

/** Which part of the organisation is shown: a tree beside the list, on phones a field above it. */
export function DepartmentChoice({ units, value, onChange }: DepartmentChoiceProps) {
  const selected = value === "" ? everybody : value;
  const choose = (key: string | null) => onChange(key === null || key === everybody ? "" : key);
  const top = [
    { value: everybody, label: `All of ${units.organisation}`, count: units.peopleBelow },
    ...(units.people > 0 ? [{ value: inOrganisation, label: "In no department", count: units.people }] : []),
  ];
  const nodes = [
    ...top.map(({ value: key, label, count }) => ({
      key,
      label,
      note: count.toLocaleString(),
      children: [],
    })),
    ...branches(units.units),
  ];
  return (
    <>
      <div className="department-tree">
        <Tree
          key={units.units.length}
          label="Departments"
          nodes={nodes}
          selected={selected}
          onSelect={choose}
          defaultExpanded={openAtFirst(units.units, value)}
        />
      </div>
      <div className="department-field">
        <ComboBox
          label="Department"
          options={[
            ...top,
            ...units.units.map(({ id, path }) => ({ value: id, label: path.replaceAll("/", " / ") })),
          ]}
          value={selected}
          onChange={choose}
        />
      </div>
    </>
  );
}

/** The tree of a list in its order. */
function branches(units: readonly Unit[]): TreeNode[] {
  const below = Map.groupBy(units, ({ parentId }) => parentId);
  const nodesOf = (parentId: string | null): TreeNode[] =>
    (below.get(parentId) ?? []).map(({ id, name, peopleBelow }) => ({
      key: id,
      label: name,
      note: peopleBelow.toLocaleString(),
      children: nodesOf(id),
    }));
  return nodesOf(null);
}

/** Few departments are shown open; of many, those that lead to the chosen one. */
const openAtFirst = (units: readonly Unit[], chosen: string): string[] =>
  units.length <= 40 ? units.map(({ id }) => id) : pathTo(units, chosen);

/** A department and all above it. */
function pathTo(units: readonly Unit[], id: string): string[] {
  const unit = units.find((each) => each.id === id);
  return unit ? [...(unit.parentId === null ? [] : pathTo(units, unit.parentId)), id] : [];
}
