import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { beginContract, suggestContract } from "#embed/contracts/contract.contract.ts";
import { contractExists } from "#embed/contracts/contract.errors.ts";
import { isKind } from "#platform/errors.ts";
import { call } from "../../../client.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { QueryError } from "../../../ui/query.tsx";
import { contractQuery, useTakeContract } from "./use-contract.ts";

/** Goals suggested from one's own answers: those that the address names, else the newest. */
export function useSuggestions() {
  const { id: workspace } = useWorkspace();
  const [from] = useSearchParam("from", "");
  const query = /^[0-9a-f-]{36}$/i.test(from) ? { from } : {};
  return useQuery({
    queryKey: [workspace, "my", "contract-suggestions", from],
    queryFn: ({ signal }) => call(suggestContract, { params: { workspace }, query }, { signal }),
    staleTime: 300_000,
  });
}

/** Where there is no contract: what it is good for, and how to begin. */
export function Beginning({ canWrite }: { canWrite: boolean }) {
  const { id: workspace } = useWorkspace();
  const take = useTakeContract();
  const queries = useQueryClient();
  const suggestions = useSuggestions();
  const begin = useMutation({
    mutationFn: () => call(beginContract, { params: { workspace } }),
    onSuccess: take,
    onError: (error) => {
      if (isKind(error, contractExists)) void queries.invalidateQueries(contractQuery(workspace));
    },
  });
  if (!canWrite)
    return (
      <Notice title="A contract belongs to somebody on the staff.">
        <p>
          You take part in running this programme, and are not among its people. Ask those who run it to enter
          you with the e-mail address that you sign in with, if you want to write one.
        </p>
      </Notice>
    );
  const campaign = suggestions.data?.campaign ?? null;
  return (
    <>
      {begin.error && <QueryError error={begin.error} />}
      <EmptyState
        title="You have no contract yet"
        actions={
          <Button tone="primary" isPending={begin.isPending} onPress={() => begin.mutate()}>
            Begin my contract
          </Button>
        }
      >
        <p>
          Eight short clauses: up to three goals, what gets less of you, how you keep a record, who supports
          you and how, what keeps you going, and two rewards. Ten minutes are enough for a start; it saves
          itself while you write.
        </p>
        {suggestions.data && (
          <p>
            {campaign === null
              ? "You begin with empty lines and some examples. When you have answered a profile, goals are suggested from your own answers, too."
              : `Goals are suggested from what you answered in “${campaign}”. Take them, change them, or write your own.`}
          </p>
        )}
      </EmptyState>
    </>
  );
}
