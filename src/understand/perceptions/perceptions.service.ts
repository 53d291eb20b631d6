import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { campaignSurvey, campaignSurveysOf } from "../campaign-surveys/campaign-surveys.service.ts";
import { perceptionGaps } from "./perception-gaps.ts";
import type { listPerceptionSources, PerceptionGaps, PerceptionSource } from "./perceptions.contract.ts";
import { perceptionNotFound, perceptionUnusable } from "./perceptions.errors.ts";
import { deleteComparison, selectComparisons, upsertComparison } from "./perceptions.store.ts";
import { countShared, type SharedItems, sharedItems, tellsManagersApart } from "./shared-items.ts";

export { selectComparisons as savedComparisons };

/** Newest campaigns of each audience that are looked through for what they share. */
const mostOfAudience = 25;

/** Released survey campaigns with those of the other audience that asked some of the same. */
export async function perceptionSources(
  tx: Transaction,
  workspaceId: string,
): Promise<ResponseOf<typeof listPerceptionSources>> {
  const listed = await campaignSurveysOf(tx, workspaceId);
  const found: ({ audience: "customers" | "staff" } & Awaited<ReturnType<typeof campaignSurvey>>)[] = [];
  for (const audience of ["customers", "staff"] as const) {
    const newest = listed.filter((one) => one.audience === audience).slice(0, mostOfAudience);
    for (const { campaign } of newest)
      found.push({ audience, ...(await campaignSurvey(tx, workspaceId, campaign)) });
  }
  const sources = found.map(
    ({ audience, campaign, releasedAt, survey }): PerceptionSource => ({
      campaign,
      name: survey.campaign.name,
      audience,
      releasedAt,
      answers: survey.overall.n,
      tellsManagersApart: tellsManagersApart(survey),
      shares: found
        .filter((other) => other.audience !== audience)
        .map((other) => ({ campaign: other.campaign, items: countShared(survey, other.survey) }))
        .filter(({ items }) => items > 0),
    }),
  );
  return { sources };
}

/** @throws AppError "perception.unusable", "campaign-survey.not-found" */
export async function perceptionGapsOf(
  tx: Transaction,
  workspaceId: string,
  chosen: { customers: string; staff: string },
): Promise<PerceptionGaps> {
  const [customers, staff] = [
    await campaignSurvey(tx, workspaceId, chosen.customers),
    await campaignSurvey(tx, workspaceId, chosen.staff),
  ];
  if (customers.survey.campaign.audience !== "customers" || staff.survey.campaign.audience !== "staff")
    throw perceptionUnusable(
      "A comparison needs a campaign that asked customers and one that asked staff. Choose one of each.",
    );
  const shared = sharedItems(customers.survey, staff.survey);
  if (shared.items.length === 0)
    throw perceptionUnusable(
      "The two campaigns have no rated item in common. Ask both with questionnaires that share items, such as the relationship survey and the staff's view of it.",
    );
  return {
    customers: {
      campaign: chosen.customers,
      name: customers.survey.campaign.name,
      releasedAt: customers.releasedAt,
    },
    staff: {
      campaign: chosen.staff,
      name: staff.survey.campaign.name,
      releasedAt: staff.releasedAt,
      tellsManagersApart: shared.tellsManagersApart,
    },
    answers: shared.answers,
    importance: shared.importance,
    items: perceptionGaps(shared.items),
    apart: shared.apart,
    notes: notesOf(shared),
  };
}

function notesOf({ importance, tellsManagersApart: told, answers }: SharedItems): string[] {
  const weights = {
    derived:
      "Importance is each item's part of what explains customers' satisfaction (LMG), as a multiple of the mean of these items.",
    stated: "Importance is what customers say matters to them, as a multiple of the mean of these items.",
    none: "Nothing is known of how much each item matters to customers, so all weigh the same.",
  };
  return [
    "Differences are means of independent groups, tested by Welch's t from published means and intervals; q holds the share of false findings among all comparisons at 5 % (Benjamini and Hochberg). Effect sizes are Hedges' g.",
    "Items come by size times importance: the largest difference there is evidence of, as a share of the scale, times the item's importance.",
    weights[importance],
    "Managers and staff rate what they believe customers experience; nobody is told from anybody else, and each side needs ten answers.",
    ...(told
      ? []
      : ["The staff campaign does not tell managers from others: everybody in it is shown as staff."]),
    ...(told && answers.managers === null
      ? ["Too few managers answered for their figures to be shown."]
      : []),
  ];
}

/** @throws AppError as `perceptionGapsOf` */
export async function saveComparison(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  { name, customers, staff }: { name: string; customers: string; staff: string },
  now: Date,
): Promise<{ comparison: string }> {
  await perceptionGapsOf(tx, workspaceId, { customers, staff });
  const by = actor.user.name;
  const comparison = await upsertComparison(tx, workspaceId, { name, customers, staff, by, at: now });
  await audit(tx, actor, { action: "perceptions.saved", subject: name, details: { customers, staff } });
  return { comparison };
}

/** @throws AppError "perception.not-found" */
export async function removeComparison(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  comparison: string,
): Promise<void> {
  const name = await deleteComparison(tx, workspaceId, comparison);
  if (name === undefined) throw perceptionNotFound();
  await audit(tx, actor, { action: "perceptions.deleted", subject: name });
}
