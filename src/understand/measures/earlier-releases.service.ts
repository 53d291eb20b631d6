import type { Pool } from "pg";
import { findSurvey, listReleases, readReleased } from "#listen/responses/responses.service.ts";
import type { Context } from "#people/access/context.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { OrganisationResults } from "../profile/organisation-results.ts";
import { observe } from "./observe.service.ts";
import { observeRelease } from "./observe-release.job-kind.ts";

/**
 * Asks for the observations of every profile's release that has none, in all workspaces: those from before measures were
 * kept. A job each, the oldest first, so that versions count upwards in time.
 *
 * @param owner sees all workspaces
 * @returns how many releases there were
 */
export async function observeEarlierReleases(
  owner: Pick<Pool, "query">,
  { transaction, jobs }: Pick<Context, "transaction" | "jobs">,
): Promise<number> {
  const { rows } = await owner.query<{ workspaceId: string; campaignId: string; releaseId: string }>(
    `SELECT release.workspace_id AS "workspaceId", release.campaign_id AS "campaignId", release.release_id AS "releaseId"
     FROM listen.release AS release
     JOIN listen.campaign USING (workspace_id, campaign_id)
     JOIN listen.questionnaire_version AS version USING (workspace_id, questionnaire_id)
     WHERE version.version = campaign.questionnaire_version AND version.profile IS NOT NULL
       AND NOT EXISTS (SELECT FROM understand.observed_release AS observed
         WHERE observed.workspace_id = release.workspace_id AND observed.release_id = release.release_id)
     ORDER BY released_at`,
  );
  for (const release of rows)
    await transaction(release.workspaceId, (tx) =>
      jobs.add(tx, observeRelease, release, { key: release.releaseId }),
    );
  return rows.length;
}

/** Writes down the observations of a stored release, from its record. Does nothing where they are there. */
export async function observeStored(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  releaseId: string,
): Promise<void> {
  const survey = await findSurvey(tx, workspaceId, campaignId);
  const releases = await listReleases(tx, workspaceId, campaignId);
  const release = releases.find((one) => one.releaseId === releaseId);
  if (!survey?.profile || !release) return;
  const results = await readReleased(tx, workspaceId, campaignId, releaseId);
  const { profile } = results as { profile: OrganisationResults | null };
  const made = { ...release, campaignId, questionnaireId: survey.questionnaireId };
  if (profile) await observe(tx, workspaceId, made, survey.profile, profile);
}
