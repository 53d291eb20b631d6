import { useQuery, useQueryClient } from "@tanstack/react-query";
import { readMyContract } from "#embed/contracts/contract.contract.ts";
import type { ContractView } from "#embed/contracts/contract.schema.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";

export type Mine = ResponseOf<typeof readMyContract>;
export type Contract = ContractView;

const keyOf = (workspace: string) => [workspace, "my", "contract"];

/** How one's own contracts are asked for. */
export const contractQuery = (workspace: string) => ({
  queryKey: keyOf(workspace),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    call(readMyContract, { params: { workspace } }, { signal }),
});

export function useMyContract() {
  const { id: workspace } = useWorkspace();
  return useQuery(contractQuery(workspace));
}

/** Shows a contract as the server answered it; what else may have changed is asked for again. */
export function useTakeContract(): (contract: Contract) => Promise<void> {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  return async (contract) => {
    queries.setQueryData<Mine>(keyOf(workspace), (mine) => mine && { ...mine, current: contract });
    await queries.invalidateQueries({ queryKey: keyOf(workspace) });
  };
}

/** The parameters of operations that concern one contract. */
export function useContractParams({ id }: Pick<Contract, "id">) {
  const { id: workspace } = useWorkspace();
  return { workspace, contract: id };
}
