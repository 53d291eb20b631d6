import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Camera } from "lucide-react";
import { isKind } from "#platform/errors.ts";
import { type Overview, readOverview } from "#understand/results/result-pages.contract.ts";
import { takeSnapshot } from "#understand/results/results.contract.ts";
import { resultsNotFound } from "#understand/results/results.errors.ts";
import { call } from "../../../client.ts";
import { useSearchParam } from "../../../shell/address.ts";
import { useWorkspace } from "../../../shell/use-workspace.ts";
import { Button } from "../../../ui/button.tsx";
import { QueryError } from "../../../ui/query.tsx";
import { Select } from "../../../ui/select.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { toast } from "../../../ui/toast.tsx";
import { pollInterval } from "./polling.ts";

const named = (kind: "close" | "snapshot", releasedAt: string) =>
  `${kind === "close" ? "At the close" : "Snapshot"}, ${new Date(releasedAt).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" })}`;

/** Which release is shown, and taking another one; nothing where there is but one and none can be taken. */
export function Releases({ data: { releases, release, campaign, canSnapshot } }: { data: Overview }) {
  const [, show] = useSearchParam("release", "");
  if (releases.length < 2 && !canSnapshot) return null;
  return (
    <Row gap="large">
      {releases.length > 1 && (
        <Select
          label="Shown"
          value={release?.release ?? null}
          options={releases.map(({ release: id, kind, releasedAt }) => ({
            value: id,
            label: named(kind, releasedAt),
          }))}
          onChange={show}
        />
      )}
      {canSnapshot && <Snapshot campaign={campaign.campaign} count={releases.length} />}
    </Row>
  );
}

/** Looks for a release until it is there. */
async function waitFor(params: { workspace: string; campaign: string }, release: string): Promise<void> {
  for (let looked = 0; looked < mostLooks; looked++) {
    try {
      await call(readOverview, { params, query: { release } });
      return;
    } catch (error) {
      if (!isKind(error, resultsNotFound)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pollInterval));
  }
}

const mostLooks = 80;

/** Takes a snapshot and waits until it is there. */
function Snapshot({ campaign, count }: { campaign: string; count: number }) {
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [, show] = useSearchParam("release", "");
  const taking = useMutation({
    mutationFn: async () => {
      const params = { workspace, campaign };
      const { release } = await call(takeSnapshot, { params });
      await waitFor(params, release);
      await queries.invalidateQueries({ queryKey: [workspace, "results"] });
    },
    onSuccess: () => {
      show("");
      toast("The snapshot was taken.");
    },
  });
  return (
    <Stack gap="small">
      <Button
        tone={count === 0 ? "primary" : "plain"}
        icon={<Camera size={16} aria-hidden />}
        isPending={taking.isPending}
        onPress={() => taking.mutate()}
      >
        {taking.isPending ? "Taking the snapshot" : "Take a snapshot"}
      </Button>
      {taking.error && <QueryError error={taking.error} />}
    </Stack>
  );
}
