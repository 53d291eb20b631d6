import type { Transaction } from "#platform/database/tables.ts";
import { accountManager } from "./breakdown-values.ts";
import type { CampaignSurveyGroup } from "./campaign-survey.ts";
import { findSurveyRelease, readAccountPersons, readSurveyGroup } from "./campaign-surveys.store.ts";

/** Fewest account people with figures beside whom "everyone else" is nobody in particular. */
const fewestBeside = 3;

/**
 * What customers of one account person say. Whoever calls it decides before who may see it: others than the person only later.
 * They are not set beside everyone else where that could be one other person.
 *
 * @returns null where there are no figures, or too few people for any; names and labels are empty
 */
export async function accountGroup(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  personId: string,
  releaseId?: string,
): Promise<{ release: string; releasedAt: Date; group: CampaignSurveyGroup } | null> {
  const found = await findSurveyRelease(tx, workspaceId, campaignId, releaseId);
  if (!found) return null;
  const group = await readSurveyGroup(tx, workspaceId, found.release, accountManager, personId);
  if (!group) return null;
  const persons = await readAccountPersons(tx, workspaceId, found.release);
  const shown = persons.length < fewestBeside ? { ...group, gaps: [] } : group;
  return { release: found.release, releasedAt: found.releasedAt, group: shown };
}

/** The account people whose groups have figures, in the order of their ids: no result can be told from it. */
export async function accountPersons(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  releaseId?: string,
): Promise<{ person: string; n: number }[]> {
  const found = await findSurveyRelease(tx, workspaceId, campaignId, releaseId);
  return found ? await readAccountPersons(tx, workspaceId, found.release) : [];
}
