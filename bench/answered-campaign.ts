import { randomBytes, randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { Definition } from "#listen/questionnaires/definition.ts";
import { respondentPath } from "#listen/respond/respondent-link.service.ts";

/** An open campaign in a workspace of its own, which nobody has answered yet. */
export interface AnsweredCampaign {
  workspaceId: string;
  campaignId: string;
  invitations: string[];
  /** The people's links, in the same order. */
  paths: string[];
}

/** Makes a campaign for so many people, past the application. */
export async function makeCampaign(
  pool: Pool,
  definition: Definition,
  people: number,
): Promise<AnsweredCampaign> {
  const [workspaceId, questionnaireId, campaignId] = [randomUUID(), randomUUID(), randomUUID()];
  const linkKey = randomBytes(32);
  const invitations = Array.from({ length: people }, () => randomUUID());
  const text = JSON.stringify(definition);
  await pool.query(
    "INSERT INTO people.workspace (workspace_id, name, organisation, operator, link_key) VALUES ($1, 'b', 'b', 'b', $2)",
    [workspaceId, linkKey],
  );
  await pool.query(
    "INSERT INTO listen.questionnaire (workspace_id, questionnaire_id, name, draft) VALUES ($1, $2, 'b', $3)",
    [workspaceId, questionnaireId, text],
  );
  await pool.query(
    `INSERT INTO listen.questionnaire_version (workspace_id, questionnaire_id, version, definition, published_by)
      VALUES ($1, $2, 1, $3, 'b')`,
    [workspaceId, questionnaireId, text],
  );
  await pool.query(
    `INSERT INTO listen.campaign (workspace_id, campaign_id, name, state, questionnaire_id, questionnaire_version, anonymity,
        audience, texts, promise, confidants, opened_at, closes_at)
      VALUES ($1, $2, 'b', 'open', $3, 1, 'confidential', '{}', '{}', '{}', '{}', now(), now() + interval '1 day')`,
    [workspaceId, campaignId, questionnaireId],
  );
  await pool.query(
    "INSERT INTO people.person (workspace_id, person_id, name) SELECT $1, id, 'b' FROM unnest($2::uuid[]) AS id",
    [workspaceId, invitations],
  );
  await pool.query(
    `INSERT INTO listen.invitation (workspace_id, campaign_id, invitation_id, person_id, name, language, department)
      SELECT $1, $2, id, id, 'b', 'en', '' FROM unnest($3::uuid[]) AS id`,
    [workspaceId, campaignId, invitations],
  );
  const paths = invitations.map((invitationId) =>
    respondentPath(linkKey, { workspaceId, campaignId, invitationId, linkVersion: 1 }),
  );
  return { workspaceId, campaignId, invitations, paths };
}
