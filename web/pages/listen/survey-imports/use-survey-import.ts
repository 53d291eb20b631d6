import { useQuery } from "@tanstack/react-query";
import type { ImportState } from "#listen/survey-imports/survey-import.ts";
import { readSurveyImport } from "#listen/survey-imports/survey-imports.contract.ts";
import { call } from "../../../client.ts";
import { usePathParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";

/** Milliseconds between looking how far work has come. */
const pollInterval = 1000;

/** Whether the server is at work on an import. */
const isBusy = (state: ImportState): boolean =>
  state === "waiting" || state === "reading" || state === "computing";

/** The import that the address names, looked at again and again while it is worked on. */
export function useSurveyImport() {
  const { id: workspace } = useWorkspace();
  const id = usePathParam("import");
  const key = [workspace, "survey-imports", id];
  const params = { workspace, import: id };
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(readSurveyImport, { params }, { signal }),
    refetchInterval: ({ state: { data } }) => data !== undefined && isBusy(data.state) && pollInterval,
    staleTime: 0,
  });
  return { query, key, params };
}
