import { useQuery } from "@tanstack/react-query";
import { listUnits } from "#people/organisation/unit.contract.ts";
import { call } from "../../../../client.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";

/** All departments in the order of their tree. */
export function useUnits() {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "units"],
    queryFn: ({ signal }) => call(listUnits, { params: { workspace } }, { signal }),
  });
}
