import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Audience } from "#listen/campaigns/audience.ts";
import { readWaiting } from "#listen/quotas/quotas.contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { WaitingWords } from "./waiting-words.tsx";

/** Until when the contact limit leaves out customers of an audience; nothing while that isn't known. */
export function Waiting({ audience }: { audience: Audience }) {
  const { id: workspace } = useWorkspace();
  const { data } = useQuery({
    queryKey: [workspace, "audience", "waiting", audience],
    queryFn: ({ signal }) => call(readWaiting, { params: { workspace }, body: { audience } }, { signal }),
    placeholderData: keepPreviousData,
  });
  return data && data.people > 0 ? (
    <p>
      <WaitingWords waiting={data} />
    </p>
  ) : null;
}
