import { randomUUID } from "node:crypto";
import { findSurvey } from "#listen/responses/responses.service.ts";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { campaignSurvey } from "../campaign-surveys/campaign-surveys.service.ts";
import { type WeightingChoice, type WeightingProblem, weightedSurvey } from "./weighted-survey.ts";
import type * as contract from "./weighting.contract.ts";
import {
  marginsWrong,
  tooManyWeightings,
  weightingImpossible,
  weightingNotFound,
} from "./weighting.errors.ts";
import * as store from "./weighting.store.ts";
import type { WeightingBasis } from "./weighting-basis.ts";

/** Weightings of a campaign that are kept. */
const mostKept = 100;

const sentListed = ({ id, name, createdBy, createdAt }: store.ListedWeighting) => ({
  id,
  name,
  createdBy,
  createdAt: createdAt.toISOString(),
});

function sentBreakdowns({ breakdowns, classes }: WeightingBasis) {
  return breakdowns.map(({ id, label, groups, invitedElsewhere }, at) => {
    const answered = (place: number) =>
      classes.reduce((sum, { values, n }) => sum + (values[at] === place ? n : 0), 0);
    return {
      id,
      label,
      groups: groups.map((group, place) => ({ ...group, answered: answered(place + 1) })),
      elsewhere: { answered: answered(0), invited: invitedElsewhere },
    };
  });
}

/** @throws AppError "campaign-survey.not-found" */
export async function weightingsOf(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<ResponseOf<typeof contract.listWeightings>> {
  const { survey, release } = await campaignSurvey(tx, workspaceId, campaignId);
  const basis = await store.findBasis(tx, workspaceId, release);
  return {
    campaign: survey.campaign.name,
    n: survey.overall.n,
    breakdowns: basis ? sentBreakdowns(basis) : [],
    weightings: (await store.listWeightings(tx, workspaceId, campaignId)).map(sentListed),
  };
}

const problemWords: Record<WeightingProblem["problem"], (problem: WeightingProblem) => string> = {
  "margin-unknown": () => "These results can't be weighted by one of the breakdowns. Choose it again.",
  "targets-missing": ({ margin, group }) =>
    `Give a share above 0 for “${group}” of ${margin}: people of this group answered, so they are part of the population.`,
  "nobody-invited": ({ margin, group }) =>
    `How many of “${group}” of ${margin} were invited isn't known. Type the shares of ${margin} yourself.`,
  "not-converged": () =>
    "No weights meet all of these margins: of some combinations nobody answered, so that one margin pulls against another. Leave one out, or weight by each alone.",
};

/**
 * Weights the newest release and keeps the figures.
 *
 * @throws AppError "campaign-survey.not-found", "weighting.impossible", "weighting.margins-wrong", "weighting.too-many"
 */
export async function weight(
  tx: Transaction,
  actor: Actor,
  { workspaceId, campaignId, now }: { workspaceId: string; campaignId: string; now: Date },
  choice: WeightingChoice,
): Promise<{ weighting: string }> {
  const { survey, release } = await campaignSurvey(tx, workspaceId, campaignId);
  const basis = await store.findBasis(tx, workspaceId, release);
  if (!basis || basis.breakdowns.length === 0) throw weightingImpossible();
  const asked = choice.margins.map(({ breakdown }) => breakdown);
  if (new Set(asked).size < asked.length)
    throw marginsWrong("Each breakdown can be a margin once. Remove the one that stands there twice.");
  if ((await store.listWeightings(tx, workspaceId, campaignId)).length >= mostKept) throw tooManyWeightings();
  const items = await store.readItems(tx, workspaceId, release);
  const record = weightedSurvey(basis, items, survey.overall, choice);
  if ("problem" in record) throw marginsWrong(problemWords[record.problem](record));
  const id = randomUUID();
  const name = record.margins.map(({ label }) => label).join(" × ");
  const made = { id, name, release, createdBy: actor.user.name, createdAt: now };
  await store.insertWeighting(tx, workspaceId, campaignId, made, record);
  await audit(tx, actor, {
    action: "results.weighted",
    subject: survey.campaign.name,
    details: { campaign: campaignId, weighting: id, breakdowns: asked, cap: choice.cap },
  });
  return { weighting: id };
}

/** @throws AppError "weighting.not-found" */
export async function weightingOf(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  weightingId: string,
): Promise<ResponseOf<typeof contract.readWeighting>> {
  const found = await store.findWeighting(tx, workspaceId, campaignId, weightingId);
  const survey = found && (await findSurvey(tx, workspaceId, campaignId));
  if (!found || !survey) throw weightingNotFound();
  const { record, release } = found;
  return { ...sentListed(found), campaign: survey.name, release, record };
}

/** @throws AppError "weighting.not-found" */
export async function dropWeighting(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  campaignId: string,
  weightingId: string,
): Promise<void> {
  const { campaign, name } = await weightingOf(tx, workspaceId, campaignId, weightingId);
  await store.deleteWeighting(tx, workspaceId, weightingId);
  await audit(tx, actor, {
    action: "results.weighting-deleted",
    subject: campaign,
    details: { campaign: campaignId, weighting: weightingId, name },
  });
}
