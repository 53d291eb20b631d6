import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { computeSurveyImport, stopSurveyImport } from "#listen/survey-imports/survey-imports.contract.ts";
import type { SurveyImport } from "#listen/survey-imports/survey-imports.schema.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Progress } from "../../../ui/progress.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { toast } from "../../../ui/toast.tsx";

/** Stands where results will be: how far computing has come, or what hinders it. */
export function Computing({ found }: { found: SurveyImport }) {
  const { id: workspace, href } = useWorkspace();
  const queries = useQueryClient();
  const [isPending, setPending] = useState(false);
  const params = { workspace, import: found.import };
  const take = async (change: Promise<SurveyImport>) => {
    setPending(true);
    try {
      queries.setQueryData([workspace, "survey-imports", found.import], await change);
    } catch (error) {
      toast((error as Error).message);
    }
    setPending(false);
  };
  const compute = () => take(call(computeSurveyImport, { params, body: { revision: found.revision } }));
  const correct = <LinkButton href={href(`/surveys/${found.import}`)}>See what was understood</LinkButton>;
  if (found.state === "failed" || (found.state === "understood" && found.problem !== null))
    return (
      <Notice
        tone={found.state === "failed" ? "error" : "info"}
        title={found.problem ?? "The results could not be computed."}
        actions={
          <>
            {found.isUnderstood && (
              <Button isPending={isPending} onPress={() => void compute()}>
                Compute again
              </Button>
            )}
            {correct}
          </>
        }
      />
    );
  if (found.state === "understood")
    return (
      <EmptyState
        title="There are no results yet"
        actions={
          <>
            <Button tone="primary" isPending={isPending} onPress={() => void compute()}>
              Show what matters most
            </Button>
            {correct}
          </>
        }
      >
        The file has been read. Look at what was understood, or have the results computed at once.
      </EmptyState>
    );
  return (
    <Stack>
      <div role="status">
        <Progress
          label={found.state === "computing" ? "Computing" : "Reading the file"}
          value={found.progress}
          total={1}
          words={found.state === "waiting" ? "waiting for its turn" : found.doing}
        />
      </div>
      <p>
        You can leave this page and come back. Intervals of importance come from a thousand draws of your
        answers, which takes a little longer in large surveys.
      </p>
      <Row>
        <Button isPending={isPending} onPress={() => void take(call(stopSurveyImport, { params }))}>
          Stop
        </Button>
      </Row>
    </Stack>
  );
}
