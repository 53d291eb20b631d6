import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import "./report-batches.tables.ts";

/** What is kept with a person's invitations: stored reports, and that mail told of them. Moments are ISO texts. */
export async function reportTraces(tx: Transaction, workspaceId: string, personId: string) {
  const { rows } = await sql<{
    campaign: string;
    /** Where the person was invited. */
    email: string | null;
    storedAt: Date | null;
    size: number | null;
    toldAt: Date | null;
  }>`
    SELECT campaign.name AS campaign, invitation.email, report.made_at AS "storedAt", report.size, notice.told_at AS "toldAt"
    FROM listen.invitation invitation
    JOIN listen.campaign campaign USING (workspace_id, campaign_id)
    LEFT JOIN embed.personal_report report USING (workspace_id, campaign_id, invitation_id)
    LEFT JOIN embed.report_notice notice USING (workspace_id, campaign_id, invitation_id)
    WHERE invitation.workspace_id = ${workspaceId} AND invitation.person_id = ${personId}
      AND (report.size IS NOT NULL OR notice.told_at IS NOT NULL)
    ORDER BY campaign.name`.execute(tx);
  return rows.map(({ storedAt, toldAt, ...row }) => ({
    ...row,
    storedAt: storedAt?.toISOString() ?? null,
    toldAt: toldAt?.toISOString() ?? null,
  }));
}

/** Deletes all of it. */
export async function deleteTraces(tx: Transaction, workspaceId: string, personId: string): Promise<void> {
  for (const table of ["embed.personal_report", "embed.report_failure", "embed.report_notice"] as const)
    await sql`DELETE FROM ${sql.table(table)} WHERE workspace_id = ${workspaceId}
      AND (campaign_id, invitation_id) IN (SELECT campaign_id, invitation_id FROM listen.invitation
        WHERE workspace_id = ${workspaceId} AND person_id = ${personId})`.execute(tx);
  await tx
    .deleteFrom("embed.report_delivery")
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .execute();
}
