import { tell } from "#people/integrations/tell.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import type { Answers } from "../questionnaires/answer.ts";

interface Completion {
  workspaceId: string;
  campaignId: string;
  /** The ballot. */
  answer: string;
  /** Those that count. */
  answers: Answers;
}

/** Tells other programs that somebody is done, in named campaigns alone: of others not even the moment is told. */
export async function tellCompletion(
  tx: Transaction,
  jobs: Jobs,
  { workspaceId, campaignId, answer, answers }: Completion,
): Promise<void> {
  await tell(tx, jobs, {
    workspaceId,
    news: { event: "answer.completed", data: { campaign: campaignId, answer } },
    now: new Date(),
    mayTell: () => isNamed(tx, workspaceId, campaignId),
    answers,
  });
}

async function isNamed(tx: Transaction, workspaceId: string, campaignId: string): Promise<boolean> {
  const { anonymity } = await tx
    .selectFrom("listen.campaign")
    .select("anonymity")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .executeTakeFirstOrThrow();
  return anonymity === "named";
}
