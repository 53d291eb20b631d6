import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import type { Anonymity } from "../campaigns/anonymity.ts";
import type { Definition } from "../questionnaires/definition.ts";

/** A campaign as far as it decides who sees what. */
export interface SeenCampaign {
  name: string;
  state: "draft" | "opening" | "open" | "closed";
  anonymity: Anonymity;
  of: "staff" | "customers";
  minimum: number;
  retentionMonths: number;
  confidants: string[] | null;
  breakdowns: string[];
  definition: Definition | null;
  /** Names of the consultants who see answers, or would today. */
  consultants: string[];
  /** Whether the person asked for was invited, or looks after somebody who was. */
  isInvited: boolean;
  managesInvited: boolean;
  /** Whether sheets of paper were printed. */
  asksOnPaper: boolean;
}

export async function findSeen(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  personId: string | null,
): Promise<SeenCampaign | undefined> {
  const { rows } = await sql<SeenCampaign>`
    SELECT c.name, c.state, c.anonymity, c.audience_of AS of, c.minimum_group AS minimum,
      c.retention_months AS "retentionMonths", c.confidants, c.breakdowns, v.definition,
      ARRAY(SELECT m.name FROM people.membership m WHERE m.workspace_id = c.workspace_id AND 'consultant' = ANY (m.roles)
        AND (c.confidants IS NULL OR m.user_id = ANY (c.confidants)) ORDER BY m.name) AS consultants,
      EXISTS (SELECT FROM listen.invitation i WHERE i.workspace_id = c.workspace_id AND i.campaign_id = c.campaign_id
        AND i.person_id = ${personId}::uuid AND NOT i.pilot) AS "isInvited",
      EXISTS (SELECT FROM listen.invitation i WHERE i.workspace_id = c.workspace_id AND i.campaign_id = c.campaign_id
        AND i.manager_id = ${personId}::uuid AND NOT i.pilot) AS "managesInvited",
      EXISTS (SELECT FROM listen.paper_batch p WHERE p.workspace_id = c.workspace_id
        AND p.campaign_id = c.campaign_id) AS "asksOnPaper"
    FROM listen.campaign c
    LEFT JOIN listen.questionnaire_version v ON v.workspace_id = c.workspace_id
      AND v.questionnaire_id = c.questionnaire_id AND v.version = c.questionnaire_version
    WHERE c.workspace_id = ${workspaceId} AND c.campaign_id = ${campaignId}`.execute(tx);
  return rows[0];
}
