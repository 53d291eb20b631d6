import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { readUnderstanding } from "#listen/survey-imports/survey-imports.contract.ts";
import type { SurveyImport } from "#listen/survey-imports/survey-imports.schema.ts";
import { call } from "../../../../client.ts";
import { useWorkspace } from "../../../../shell/use-workspace.ts";
import { Query } from "../../../../ui/query.tsx";
import { Correcting } from "./correcting.tsx";

/** What was understood, read again whenever the file was. */
export function Understood({ found }: { found: SurveyImport }) {
  const { id: workspace } = useWorkspace();
  const { import: id, state, revision } = found;
  const isReading = state === "waiting" || state === "reading";
  const query = useQuery({
    // Computing reads the file first: what is there meanwhile may be from before the last correction.
    queryKey: [workspace, "survey-imports", id, "understanding", revision, state === "computing"],
    queryFn: ({ signal }) => call(readUnderstanding, { params: { workspace, import: id } }, { signal }),
    enabled: !isReading,
    placeholderData: keepPreviousData,
  });
  const queries = useQueryClient();
  const [round, setRound] = useState(0);
  const reload = async () => {
    await queries.refetchQueries({ queryKey: [workspace, "survey-imports", id], exact: true });
    setRound(round + 1);
  };
  return (
    <Query query={query} lines={10}>
      {({ understanding }) => (
        <Correcting
          key={round}
          onReload={() => void reload()}
          found={found}
          understanding={understanding}
          isCurrent={!isReading && state !== "computing" && !query.isPlaceholderData}
        />
      )}
    </Query>
  );
}
