import { useQuery } from "@tanstack/react-query";
import { listUnits, type Unit } from "#people/organisation/unit.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import type { Option } from "../../../ui/select.tsx";

/** All departments in the order of their tree. */
export function useUnits() {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "units"],
    queryFn: ({ signal }) => call(listUnits, { params: { workspace } }, { signal }),
  });
}

/** Stands for no department in choices. */
export const inOrganisation = "organisation";

/** Departments to choose from, and the organisation itself. */
export const unitOptions = (organisation: string, units: readonly Unit[]): Option[] => [
  { value: inOrganisation, label: `${organisation} (no department)` },
  ...units.map(({ id, path }) => ({ value: id, label: path.replaceAll("/", " / ") })),
];
