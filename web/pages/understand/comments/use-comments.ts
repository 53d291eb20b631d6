import { useQuery, useQueryClient } from "@tanstack/react-query";
import { readCommentSource } from "#understand/comments/comments.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";

/** The source in the address, as operations name it. */
export function useSourceParams(): { workspace: string; source: string } {
  const { id: workspace } = useWorkspace();
  return { workspace, source: usePathParam("source") };
}

export const sourceKey = ({ workspace, source }: { workspace: string; source: string }) =>
  [workspace, "comments", source] as const;

/** Code book, progress and coders of the source in the address. */
export function useSource() {
  const params = useSourceParams();
  return useQuery({
    queryKey: [...sourceKey(params), "detail"],
    queryFn: ({ signal }) => call(readCommentSource, { params }, { signal }),
  });
}

/** Has everything of a source read again. */
export function useRefreshSource(): () => Promise<void> {
  const params = useSourceParams();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: sourceKey(params) });
}

export const percent = (share: number): string => `${Math.round(share * 100)}\u00A0%`;
