import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import { type CampaignPlan, type Invited, putCampaign } from "../results/campaign.fixture.ts";

/**
 * A campaign that follows an earlier one. Somebody of the same name is the same person; with `formerly`, somebody who had
 * another name.
 */
export async function putWave(
  tx: Transaction,
  workspaceId: string,
  earlierCampaign: string,
  plan: CampaignPlan,
  people: readonly (Invited & { formerly?: string })[],
) {
  const made = await putCampaign(tx, workspaceId, plan, people);
  const { campaignId } = made;
  const same = sql.join(people.map(({ name, formerly = name }) => sql`(${name}, ${formerly})`));
  await sql`UPDATE listen.invitation AS own SET person_id = earlier.person_id
    FROM (VALUES ${same}) AS names (name, formerly), listen.invitation AS earlier
    WHERE own.workspace_id = ${workspaceId} AND own.campaign_id = ${campaignId} AND own.name = names.name
      AND earlier.workspace_id = ${workspaceId} AND earlier.campaign_id = ${earlierCampaign}
      AND earlier.name = names.formerly`.execute(tx);
  await sql`UPDATE listen.campaign AS own SET follows_campaign_id = ${earlierCampaign}
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}`.execute(tx);
  return made;
}
