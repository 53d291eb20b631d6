import type { listUnits, Unit } from "#people/organisation/unit.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { ComboBox } from "../../../ui/combo-box.tsx";
import { inOrganisation, unitOptions } from "./use-units.ts";

interface PlaceFieldProps {
  label: string;
  all: ResponseOf<typeof listUnits>;
  /** A department's id, or "organisation". */
  value: string;
  onChange: (value: string) => void;
  /** A department that can't be the place, with all below it. */
  except?: Unit;
  /** The field's name in the operation. */
  name?: string;
}

/** A place in the tree of departments. */
export function PlaceField({ label, all, value, onChange, except, name = "parentId" }: PlaceFieldProps) {
  const isPossible = ({ id, path }: Unit) => id !== except?.id && !path.startsWith(`${except?.path}/`);
  return (
    <ComboBox
      label={label}
      name={name}
      isRequired
      options={unitOptions(all.organisation, all.units.filter(isPossible))}
      value={value}
      onChange={(place) => onChange(place ?? inOrganisation)}
    />
  );
}
