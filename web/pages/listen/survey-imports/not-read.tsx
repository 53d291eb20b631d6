import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { retrySurveyImport, stopSurveyImport } from "#listen/survey-imports/survey-imports.contract.ts";
import type { SurveyImport } from "#listen/survey-imports/survey-imports.schema.ts";
import { call } from "../../../client.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button, LinkButton } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Progress } from "../../../ui/progress.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { toast } from "../../../ui/toast.tsx";
import { LayoutAgain } from "./layout-again.tsx";

/** Stands where what was understood will be: how far reading has come, or why it stopped. */
export function NotRead({ found }: { found: SurveyImport }) {
  const { id: workspace, href } = useWorkspace();
  const queries = useQueryClient();
  const [isPending, setPending] = useState(false);
  const params = { workspace, import: found.import };
  const ask = async (operation: typeof stopSurveyImport | typeof retrySurveyImport) => {
    setPending(true);
    try {
      queries.setQueryData([workspace, "survey-imports", found.import], await call(operation, { params }));
    } catch (error) {
      toast((error as Error).message);
    }
    setPending(false);
  };
  if (found.state === "failed")
    return (
      <Stack>
        <Notice
          tone="error"
          title={found.problem ?? "The file could not be read."}
          actions={
            <>
              <Button isPending={isPending} onPress={() => void ask(retrySurveyImport)}>
                Read it again
              </Button>
              <LinkButton href={href("/surveys/new")}>Choose another file</LinkButton>
            </>
          }
        />
        {!found.isUnderstood && <LayoutAgain found={found} key={found.revision} />}
      </Stack>
    );
  return (
    <Stack>
      <div role="status">
        <Progress
          label={`Reading ${found.fileName}`}
          value={found.progress}
          total={1}
          words={found.state === "waiting" ? "waiting for its turn" : found.doing}
        />
      </div>
      <p>You can leave this page and come back: reading goes on.</p>
      <Row>
        <Button isPending={isPending} onPress={() => void ask(stopSurveyImport)}>
          Stop reading
        </Button>
      </Row>
    </Stack>
  );
}
