import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import type { BatchKey } from "./batches.store.ts";
import "./report-batches.tables.ts";

/** Marks a stored report as one of this round where it was made from the same. @returns whether there is one */
export async function confirmStored(
  tx: Transaction,
  { workspace_id, campaign_id, batch_id }: BatchKey,
  invitationId: string,
  fingerprint: Buffer,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("embed.personal_report")
    .set({ batch_id })
    .where("workspace_id", "=", workspace_id)
    .where("campaign_id", "=", campaign_id)
    .where("invitation_id", "=", invitationId)
    .where("fingerprint", "=", fingerprint)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Keeps a report in place of an older one, unless the answers that it is about were deleted meanwhile. */
export async function storeReport(
  tx: Transaction,
  { workspace_id, campaign_id, batch_id }: BatchKey,
  invitationId: string,
  fingerprint: Buffer,
  content: Uint8Array,
): Promise<void> {
  await sql`
    INSERT INTO embed.personal_report
      (workspace_id, campaign_id, invitation_id, batch_id, fingerprint, page_id, content, size)
    SELECT workspace_id, campaign_id, ballot_id, ${batch_id}::uuid, ${fingerprint}::bytea, page_id,
      ${Buffer.from(content)}::bytea, ${content.byteLength}::integer
    FROM listen.answer_page
    WHERE workspace_id = ${workspace_id} AND campaign_id = ${campaign_id} AND ballot_id = ${invitationId}
    ORDER BY page_id LIMIT 1
    FOR KEY SHARE
    ON CONFLICT (workspace_id, campaign_id, invitation_id) DO UPDATE SET batch_id = excluded.batch_id,
      fingerprint = excluded.fingerprint, page_id = excluded.page_id, content = excluded.content,
      size = excluded.size, made_at = now()`.execute(tx);
}

/** How much is stored of a campaign, how many were told, and how many reports failed in a round. */
export async function countStored(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  batchId: string | null,
): Promise<{ reports: number; bytes: number; told: number; failures: number }> {
  const of = sql`WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}`;
  const { rows } = await sql<{ reports: number; bytes: number; told: number; failures: number }>`
    SELECT count(*) AS reports, coalesce(sum(size), 0)::bigint AS bytes,
      (SELECT count(*) FROM embed.report_notice ${of}) AS told,
      (SELECT count(*) FROM embed.report_failure ${of} AND batch_id = ${batchId}::uuid) AS failures
    FROM embed.personal_report ${of}`.execute(tx);
  return rows[0] ?? { reports: 0, bytes: 0, told: 0, failures: 0 };
}

/** A stored report and whom it is about. */
export interface StoredReport {
  invitationId: string;
  name: string;
  department: string;
  content: Buffer;
  madeAt: Date;
}

function stored(tx: Transaction, workspaceId: string, campaignId: string) {
  return tx
    .selectFrom("embed.personal_report as report")
    .innerJoin("listen.invitation as invitation", (join) =>
      join
        .onRef("invitation.workspace_id", "=", "report.workspace_id")
        .onRef("invitation.campaign_id", "=", "report.campaign_id")
        .onRef("invitation.invitation_id", "=", "report.invitation_id"),
    )
    .where("report.workspace_id", "=", workspaceId)
    .where("report.campaign_id", "=", campaignId);
}

const nobody = "00000000-0000-0000-0000-000000000000";

/** The next stored reports by invitation, at most `limit`; those behind `after`. */
export const readStored = (
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  { after = nobody, limit }: { after?: string | undefined; limit: number },
): Promise<StoredReport[]> =>
  stored(tx, workspaceId, campaignId)
    .select([
      "report.invitation_id as invitationId",
      "invitation.name",
      "invitation.department",
      "report.content",
      "report.made_at as madeAt",
    ])
    .where("report.invitation_id", ">", after)
    .orderBy("report.invitation_id")
    .limit(limit)
    .execute();

/**
 * The stored report of somebody who wants it attached to mail to this address, and may have it there: the person is on the
 * staff, and the address is still theirs.
 */
export const findForMail = (
  tx: Transaction,
  workspaceId: string,
  { campaignId, invitationId, email }: { campaignId: string; invitationId: string; email: string },
): Promise<{ name: string; content: Buffer } | undefined> =>
  stored(tx, workspaceId, campaignId)
    .innerJoin("people.person as person", (join) =>
      join
        .onRef("person.workspace_id", "=", "invitation.workspace_id")
        .onRef("person.person_id", "=", "invitation.person_id"),
    )
    .innerJoin("embed.report_delivery as delivery", (join) =>
      join
        .onRef("delivery.workspace_id", "=", "person.workspace_id")
        .onRef("delivery.person_id", "=", "person.person_id"),
    )
    .select(["invitation.name", "report.content"])
    .where("report.invitation_id", "=", invitationId)
    .where("person.left_at", "is", null)
    .where("delivery.email", "=", email.toLowerCase())
    .where(sql<boolean>`lower(person.email) = lower(${email}) AND lower(invitation.email) = lower(${email})`)
    .executeTakeFirst();
