import { useQuery } from "@tanstack/react-query";
import { listPaperWork } from "#listen/paper/paper-work.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { countWords as toldWords } from "../doors/count-words.ts";

type Counts = ResponseOf<typeof listPaperWork>["campaigns"][number]["counts"];

/** The campaigns whose sheets can be typed. */
export function usePaperWork() {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "paper", "work"],
    queryFn: ({ signal }) => call(listPaperWork, { params: { workspace } }, { signal }),
  });
}

/** How far typing is, in words. */
export function countWords({ printed, counted, typedOnce, differing }: Counts): string {
  const parts = [`${toldWords(counted)} of ${printed} printed sheets are counted`];
  if (typedOnce > 0) parts.push(`${typedOnce} ${typedOnce === 1 ? "waits" : "wait"} for a second entry`);
  if (differing > 0) parts.push(`${differing} ${differing === 1 ? "differs" : "differ"}`);
  const [first = "", ...rest] = parts.join(", ");
  return `${first.toLocaleUpperCase("en-GB")}${rest.join("")}.`;
}
