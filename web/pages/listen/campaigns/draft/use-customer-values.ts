import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { listAccounts } from "#people/customers/accounts.contract.ts";
import { listAttributeValues, listCustomerValues } from "#people/customers/customers.contract.ts";
import { listPanels } from "#people/customers/panels.contract.ts";
import { call } from "../../../../client.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";

/** What customers can be chosen by. */
export function useCustomerValues() {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "customers", "values"],
    queryFn: ({ signal }) => call(listCustomerValues, { params: { workspace } }, { signal }),
  });
}

/** The values of an attribute. */
export function useAttributeValues(name: string) {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "customers", "values", name],
    queryFn: ({ signal }) =>
      call(listAttributeValues, { params: { workspace }, query: { name } }, { signal }),
  });
}

export function usePanels() {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "customers", "panels"],
    queryFn: ({ signal }) => call(listPanels, { params: { workspace } }, { signal }),
  });
}

/** Accounts that fit what is typed. */
export function useAccounts(search: string) {
  const { id: workspace } = useWorkspace();
  const query = { limit: 20, ...(search.trim() !== "" && { search: search.trim() }) };
  return useQuery({
    queryKey: [workspace, "customers", "accounts", query],
    queryFn: ({ signal }) => call(listAccounts, { params: { workspace }, query }, { signal }),
    placeholderData: keepPreviousData,
  });
}
