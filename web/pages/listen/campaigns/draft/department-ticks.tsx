import { useId, useState } from "react";
import type { Unit } from "#people/organisation/unit.contract.ts";
import { Checkbox } from "../../../../ui/checkbox.tsx";
import { Query } from "../../../../ui/query.tsx";
import { SearchField } from "../../../../ui/search-field.tsx";
import { peopleWords } from "../campaign-words.ts";
import { useUnits } from "./use-units.ts";

interface DepartmentTicksProps {
  label: string;
  description: string;
  /** Ids; departments below a ticked one are not named. */
  value: readonly string[];
  onChange: (value: string[]) => void;
}

/** More departments than that get a field to search them. */
const few = 12;

/** Departments to tick, as a tree: what is below a ticked one is in, too. */
export function DepartmentTicks({ label, description, value, onChange }: DepartmentTicksProps) {
  const units = useUnits();
  const id = useId();
  return (
    <fieldset className="field" aria-labelledby={id}>
      <legend className="field-label" id={id}>
        {label}
      </legend>
      <Query query={units} lines={3}>
        {({ units: all }) =>
          all.length === 0 ? (
            <p className="field-description">There are no departments yet.</p>
          ) : (
            <Ticks all={all} label={label} value={value} onChange={onChange} />
          )
        }
      </Query>
      <span className="field-description">{description}</span>
    </fieldset>
  );
}

interface TicksProps extends Omit<DepartmentTicksProps, "description"> {
  all: readonly Unit[];
}

function Ticks({ all, label, value, onChange }: TicksProps) {
  const [search, setSearch] = useState("");
  const ticked = new Set(value);
  const byId = new Map(all.map((unit) => [unit.id, unit]));
  const above = ({ parentId }: Unit): Unit | undefined => {
    const parent = parentId === null ? undefined : byId.get(parentId);
    return parent && (ticked.has(parent.id) ? parent : above(parent));
  };
  const isBelow = (unit: Unit, id: string): boolean => {
    const parent = unit.parentId === null ? undefined : byId.get(unit.parentId);
    return parent !== undefined && (parent.id === id || isBelow(parent, id));
  };
  const tick = ({ id }: Unit, on: boolean) => {
    const rest = value.filter((each) => {
      const unit = byId.get(each);
      return each !== id && unit !== undefined && !(on && isBelow(unit, id));
    });
    onChange(on ? [...rest, id] : rest);
  };
  const words = search.trim().toLowerCase();
  const shown = all.filter(({ path }) => path.toLowerCase().includes(words));
  return (
    <div className="ticks">
      {all.length > few && <SearchField label={`Search: ${label}`} value={search} onChange={setSearch} />}
      <ul className="ticks-list">
        {shown.map((unit) => {
          const container = above(unit);
          return (
            <li key={unit.id} style={{ "--depth": words === "" ? unit.depth - 1 : 0 } as React.CSSProperties}>
              <Checkbox
                isSelected={ticked.has(unit.id) || container !== undefined}
                isDisabled={container !== undefined}
                onChange={(on) => tick(unit, on)}
              >
                {words === "" ? unit.name : unit.path.replaceAll("/", " / ")}{" "}
                <span className="ticks-note">
                  {container ? `with ${container.name}` : peopleWords(unit.peopleBelow)}
                </span>
              </Checkbox>
            </li>
          );
        })}
        {shown.length === 0 && <li>No department fits.</li>}
      </ul>
    </div>
  );
}
