import { useQuery } from "@tanstack/react-query";
import { readUnderstanding } from "#listen/survey-imports/survey-imports.contract.ts";
import type { SurveyImport } from "#listen/survey-imports/survey-imports.schema.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";

/** What was understood of one's own file, where it is needed. */
export function useUnderstanding(found: SurveyImport, isNeeded: boolean) {
  const { id: workspace } = useWorkspace();
  return useQuery({
    queryKey: [workspace, "survey-imports", found.import, "understanding", found.revision],
    queryFn: ({ signal }) =>
      call(readUnderstanding, { params: { workspace, import: found.import } }, { signal }),
    enabled: isNeeded,
  });
}
