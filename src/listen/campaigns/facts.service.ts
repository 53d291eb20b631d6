import { hasDoors } from "../anonymous/anonymous.service.ts";
import type { Definition } from "../questionnaires/definition.ts";
import { type AudienceCounts, countShared, countStaff } from "./audience.service.ts";
import { type Audience, isOfCustomers } from "./audience.ts";
import type { CampaignRow } from "./campaign.store.ts";
import type { CampaignWork } from "./campaign-work.service.ts";
import { type Check, checkCampaign } from "./checks.ts";
import { countCustomers } from "./customer-audience.service.ts";
import { choiceQuestions, firstQuestionOf, mayShowFirstQuestion } from "./first-question.ts";
import { type FollowedCampaign, findFollowed } from "./follows.store.ts";
import { type DoorPromises, makeDoorPromises, makePromise, type Promised } from "./promise.ts";
import {
  findPublished,
  type PublishedQuestionnaire,
  type RunningMember,
  readAsked,
  readSurroundings,
  type Surroundings,
  selectRunningMembers,
} from "./surroundings.store.ts";
import type { PromiseFacts } from "./words/promise-facts.ts";

/** Everything that a campaign's promise and checks are made of. */
export interface CampaignFacts {
  campaign: CampaignRow;
  surroundings: Surroundings;
  questionnaire: PublishedQuestionnaire | null;
  /** Who would see who answered what, if it opened now. */
  confidants: RunningMember[];
  /** The campaign that it follows. */
  earlier: FollowedCampaign | null;
  /** What the questionnaire asks. */
  definition: Definition | null;
}

export async function factsOf(
  { transaction, workspaceId }: CampaignWork,
  campaign: CampaignRow,
): Promise<CampaignFacts> {
  const { questionnaire_id: id, questionnaire_version: version } = campaign;
  const surroundings = await readSurroundings(transaction, workspaceId);
  const questionnaire = id === null ? null : await findPublished(transaction, workspaceId, id, version);
  const earlier = await findFollowed({ transaction, workspaceId }, campaign.follows_campaign_id);
  const members = await selectRunningMembers(transaction, workspaceId);
  return {
    campaign,
    surroundings,
    questionnaire: questionnaire ?? null,
    earlier,
    definition: (questionnaire && (await readAsked(transaction, workspaceId, questionnaire))) ?? null,
    confidants: campaign.anonymity === "named" ? members : members.filter(({ consultant }) => consultant),
  };
}

/** What respondents would be told if the campaign opened now. */
export const promiseOf = (facts: CampaignFacts, mailServer: boolean): Promised =>
  makePromise(...promised(facts, mailServer));

/** The same for those who come through doors; null where the campaign can have none. */
export const doorPromisesOf = (facts: CampaignFacts, mailServer: boolean): DoorPromises | null =>
  makeDoorPromises(...promised(facts, mailServer));

function promised(
  { campaign, surroundings, questionnaire, confidants, earlier }: CampaignFacts,
  mailServer: boolean,
): [PromiseFacts, string[]] {
  const languages = questionnaire?.languages ?? Object.keys(campaign.texts);
  const { organisation, operator, language } = surroundings;
  return [
    {
      organisation,
      operator,
      purpose: campaign.purpose,
      purposes: campaign.purposes,
      anonymity: campaign.anonymity,
      minimumGroup: campaign.minimum_group,
      retentionMonths: campaign.retention_months,
      confidants,
      mailServer,
      follows: earlier?.name ?? null,
      of: campaign.audience_of,
      breakdowns: campaign.breakdowns,
    },
    languages.length > 0 ? languages : [language],
  ];
}

/** What hinders opening, or deserves a look before; and the audience that was counted for it. */
export async function checksOf(
  work: CampaignWork,
  { campaign, questionnaire, confidants, earlier, definition }: CampaignFacts,
): Promise<{ checks: Check[]; audience: AudienceCounts }> {
  const { transaction, workspaceId, mailServer, now } = work;
  const { audience: whom } = campaign;
  const audience = await countAudience(work, whom, [], campaign.campaign_id);
  const checks = checkCampaign(
    {
      questionnaire,
      follows: earlier && {
        ...earlier,
        shared: isOfCustomers(whom) ? 0 : await countShared({ transaction, workspaceId }, whom, earlier.id),
      },
      of: campaign.audience_of,
      breakdowns: campaign.breakdowns,
      choiceQuestions: choiceQuestions(definition).map(({ id }) => id),
      firstQuestion: campaign.first_question && {
        found: firstQuestionOf(definition) !== null,
        allowed: mayShowFirstQuestion(campaign.anonymity),
      },
      anonymity: campaign.anonymity,
      doors: await hasDoors(work, campaign.campaign_id),
      knowing: asksWho(definition),
      minimumGroup: campaign.minimum_group,
      purpose: campaign.purpose,
      purposes: campaign.purposes,
      texts: campaign.texts,
      audience,
      confidants,
      opensAt: campaign.opens_at,
      closesAt: campaign.closes_at,
      mailServer,
      origin: work.origin,
    },
    now,
  );
  return { checks, audience };
}

/** Ids of questions that only somebody who is known can be asked. */
const asksWho = (definition: Definition | null): string[] =>
  (definition?.pages ?? []).flatMap(({ questions }) =>
    questions
      .filter(
        (question) =>
          "meaning" in question && ["contact-me", "account-person"].includes(question.meaning ?? ""),
      )
      .map(({ id }) => id),
  );

/**
 * Counts an audience, whomever it is of.
 *
 * @param breakdowns by which customers are counted
 * @param campaignId whose own invitations the contact limit doesn't count
 */
export const countAudience = (
  work: Pick<CampaignWork, "transaction" | "workspaceId" | "now">,
  audience: Audience,
  breakdowns: readonly string[] = [],
  campaignId: string | null = null,
): Promise<AudienceCounts> =>
  isOfCustomers(audience)
    ? countCustomers(work, audience, breakdowns, campaignId)
    : countStaff(work.transaction, work.workspaceId, audience);
