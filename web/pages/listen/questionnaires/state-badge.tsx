import type { ListedQuestionnaire } from "#listen/questionnaires/questionnaire.contract.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Row } from "../../../ui/stack.tsx";

type StateBadgeProps = Pick<ListedQuestionnaire, "state" | "latestVersion" | "archivedAt">;

/** How far a questionnaire is, in words. */
export function StateBadge({ state, latestVersion, archivedAt }: StateBadgeProps) {
  return (
    <Row>
      {latestVersion === null ? (
        <Badge>Draft only</Badge>
      ) : (
        <Badge tone="good">{`Version ${latestVersion}`}</Badge>
      )}
      {state === "changed" && <Badge tone="active">Unpublished changes</Badge>}
      {archivedAt !== null && <Badge tone="warning">Archived</Badge>}
    </Row>
  );
}
