import { type AudienceCounts, countAudience, countShared } from "./audience.service.ts";
import type { CampaignRow } from "./campaign.store.ts";
import type { CampaignWork } from "./campaign-work.service.ts";
import { type Check, checkCampaign } from "./checks.ts";
import { type FollowedCampaign, findFollowed } from "./follows.store.ts";
import { makePromise, type Promised } from "./promise.ts";
import {
  findPublished,
  type PublishedQuestionnaire,
  type RunningMember,
  readSurroundings,
  type Surroundings,
  selectRunningMembers,
} from "./surroundings.store.ts";

/** Everything that a campaign's promise and checks are made of. */
export interface CampaignFacts {
  campaign: CampaignRow;
  surroundings: Surroundings;
  questionnaire: PublishedQuestionnaire | null;
  /** Who would see who answered what, if it opened now. */
  confidants: RunningMember[];
  /** The campaign that it follows. */
  earlier: FollowedCampaign | null;
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
    confidants: campaign.anonymity === "named" ? members : members.filter(({ consultant }) => consultant),
  };
}

/** What respondents would be told if the campaign opened now. */
export function promiseOf(
  { campaign, surroundings, questionnaire, confidants, earlier }: CampaignFacts,
  mailServer: boolean,
): Promised {
  const languages = questionnaire?.languages ?? Object.keys(campaign.texts);
  const { organisation, operator, language } = surroundings;
  return makePromise(
    {
      organisation,
      operator,
      purpose: campaign.purpose,
      anonymity: campaign.anonymity,
      minimumGroup: campaign.minimum_group,
      retentionMonths: campaign.retention_months,
      confidants,
      mailServer,
      follows: earlier?.name ?? null,
    },
    languages.length > 0 ? languages : [language],
  );
}

/** What hinders opening, or deserves a look before; and the audience that was counted for it. */
export async function checksOf(
  { transaction, workspaceId, mailServer, now }: CampaignWork,
  { campaign, questionnaire, confidants, earlier }: CampaignFacts,
): Promise<{ checks: Check[]; audience: AudienceCounts }> {
  const audience = await countAudience(transaction, workspaceId, campaign.audience);
  const checks = checkCampaign(
    {
      questionnaire,
      follows: earlier && {
        ...earlier,
        shared: await countShared({ transaction, workspaceId }, campaign.audience, earlier.id),
      },
      anonymity: campaign.anonymity,
      minimumGroup: campaign.minimum_group,
      purpose: campaign.purpose,
      texts: campaign.texts,
      audience,
      confidants,
      opensAt: campaign.opens_at,
      closesAt: campaign.closes_at,
      mailServer,
    },
    now,
  );
  return { checks, audience };
}
