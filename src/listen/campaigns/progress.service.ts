import type { Actor } from "#people/access/actor.ts";
import { answersThroughDoors } from "../doors/door-answers.service.ts";
import { breakdownLabel, breakdownValueLabel, readBreakdown } from "./breakdowns.ts";
import type { CampaignRow } from "./campaign.store.ts";
import { type CampaignWork, campaignOf, seesAnswers } from "./campaign-work.service.ts";
import { countMessages, selectFailed } from "./delivery.store.ts";
import { countInvitations } from "./invitation.store.ts";
import {
  countByCell,
  countByDay,
  countByDepartment,
  countByGroup,
  countWithdrawn,
} from "./progress.store.ts";
import { releaseProgress } from "./progress.ts";
import { readSurroundings } from "./surroundings.store.ts";

/** A name for a group that stands for no department below another: its value may hold any sign. */
const placeOf = (index: number) => `group ${index}`;

/**
 * The progress of customers by their campaign's first breakdown. Never by account manager, whose groups are single persons,
 * nor by answers.
 */
async function progressByGroup(work: CampaignWork, campaign: CampaignRow, minimum: number | null) {
  const id = campaign.breakdowns.find(
    (each) => each !== "account-manager" && readBreakdown(each, "customers")?.kind !== "question",
  );
  const counts =
    campaign.anonymity === "anonymous"
      ? byValue(await countByCell(work, campaign.campaign_id), id)
      : await countByGroup(work, campaign.campaign_id, id ?? "");
  const { overall, departments } = releaseProgress(
    counts.map(({ value: _, ...each }, index) => ({ ...each, department: placeOf(index) })),
    minimum,
  );
  if (id === undefined) return { by: null, progress: { overall, departments: [] } };
  const found = new Map(departments.map((each) => [each.path, each]));
  return {
    by: { id, label: breakdownLabel(id) },
    progress: {
      overall,
      departments: counts.flatMap(({ value }, index) => {
        const progress = found.get(placeOf(index));
        return progress ? [{ ...progress, path: breakdownValueLabel(id, value) }] : [];
      }),
    },
  };
}

/** Counts that grow by so many at a time: nobody's own answers are seen to arrive. */
const inSteps = <Counts extends { started: number; completed: number }>(
  counts: Counts,
  step: number,
): Counts => ({
  ...counts,
  started: counts.started - (counts.started % step),
  completed: counts.completed - (counts.completed % step),
});

/** A cell where its department stands, which is among its groups where the campaign has breakdowns. */
const inDepartment = (cell: Awaited<ReturnType<typeof countByCell>>[number]) => ({
  ...cell,
  department: cell.department || (cell.groups["department"] ?? ""),
});

/** Cells put together by what they say of a breakdown. */
function byValue(cells: Awaited<ReturnType<typeof countByCell>>, breakdown: string | undefined) {
  const values = Map.groupBy(cells, ({ groups }) => (breakdown && groups[breakdown]) ?? "");
  const sum = (of: typeof cells, name: "invited" | "steady" | "started" | "completed") =>
    of.reduce((all, cell) => all + cell[name], 0);
  return [...values].map(([value, of]) => ({
    value,
    invited: sum(of, "invited"),
    steady: sum(of, "steady"),
    started: sum(of, "started"),
    completed: sum(of, "completed"),
  }));
}

/** How many were invited, started and completed, as far as that may be seen. */
export async function progressOf(work: CampaignWork, campaignId: string) {
  const campaign = await campaignOf(work, campaignId);
  const minimum = campaign.anonymity === "named" ? null : campaign.minimum_group;
  const isAnonymous = campaign.anonymity === "anonymous";
  const { by, progress } =
    campaign.audience_of === "customers"
      ? await progressByGroup(work, campaign, minimum)
      : {
          by: { id: "department", label: breakdownLabel("department") },
          progress: releaseProgress(
            isAnonymous
              ? (await countByCell(work, campaignId)).map(inDepartment)
              : await countByDepartment(work, campaignId),
            minimum,
          ),
        };
  const { invited, bounced } = await countInvitations(work, campaignId);
  const step = isAnonymous && campaign.state !== "closed" ? campaign.minimum_group : 1;
  const { time_zone } = await readSurroundings(work.transaction, work.workspaceId);
  return {
    minimumGroup: campaign.minimum_group,
    by,
    reached: invited - bounced,
    overall: progress.overall && inSteps(progress.overall, step),
    departments: progress.departments.map((each) => (each.withheld ? each : inSteps(each, step))),
    throughDoors: isAnonymous ? await answersThroughDoors(work, campaignId, campaign.minimum_group) : 0,
    days: progress.overall && !isAnonymous ? await countByDay(work, campaignId, time_zone) : null,
    withdrawn: await countWithdrawn(work, campaignId),
  };
}

/**
 * What became of a campaign's mail. Reminders go to those who have not completed, so in confidential campaigns their
 * recipients are not named, and counted only for those who see answers: for others the number would change with one
 * person who is taken out or sent a new link.
 */
export async function deliveryOf(work: CampaignWork, actor: Actor, campaignId: string) {
  const campaign = await campaignOf(work, campaignId);
  const named = campaign.anonymity === "named";
  const { withoutEmail, mailWaiting, addressed, bounced } = await countInvitations(work, campaignId);
  const counts = await countMessages(work, campaignId);
  const of = (kind: string) =>
    Object.fromEntries(
      counts.filter((row) => row.kind === kind).map(({ state, messages }) => [state, messages]),
    );
  const failed = await selectFailed(work, campaignId, named ? ["invitation", "reminder"] : ["invitation"]);
  return {
    withoutEmail,
    mailWaiting,
    addressed,
    bounced,
    invitations: of("invitation"),
    reminders: named || seesAnswers(campaign, actor) ? of("reminder") : null,
    failed: failed.map(({ at, ...mail }) => ({ ...mail, at: at.toISOString() })),
  };
}
