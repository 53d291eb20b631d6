import { useQuery } from "@tanstack/react-query";
import { listAttributeValues, listCustomerValues } from "#people/customers/customers.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";

/** What customers can be chosen by. */
export function useValues() {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "customers", "values"],
    queryFn: ({ signal }) => call(listCustomerValues, { params: { workspace } }, { signal }),
  });
}

/** The values of an attribute; none while its name is "". */
export function useAttributeValues(name: string) {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "customers", "values", name],
    queryFn: ({ signal }) =>
      call(listAttributeValues, { params: { workspace }, query: { name } }, { signal }),
    enabled: name !== "",
  });
}
