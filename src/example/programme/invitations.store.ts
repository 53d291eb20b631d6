import { sql } from "kysely";
import type { Answers } from "#listen/questionnaires/answer.ts";
import type { Transaction } from "#platform/database/tables.ts";

/** Somebody's invitation, with what its link is made of. */
export interface Invited {
  /** In the list of staff or of customers. */
  number: string;
  /** Of customers the customer's. */
  personId: string;
  invitationId: string;
  linkVersion: number;
  linkKey: Buffer;
}

/** Everybody who was invited to a campaign, by their number in the list of staff or of customers. */
export async function invitedTo(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
): Promise<Map<string, Invited>> {
  const { rows } = await sql<Invited>`
    SELECT coalesce(p.staff_number, c.customer_number) AS number,
      coalesce(i.person_id, i.customer_id) AS "personId", i.invitation_id AS "invitationId",
      i.link_version AS "linkVersion", w.link_key AS "linkKey"
    FROM listen.invitation i
    LEFT JOIN people.person p ON p.workspace_id = i.workspace_id AND p.person_id = i.person_id
    LEFT JOIN people.customer c ON c.workspace_id = i.workspace_id AND c.customer_id = i.customer_id
    JOIN people.workspace w ON w.workspace_id = i.workspace_id
    WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId} AND NOT i.pilot`.execute(tx);
  return new Map(rows.map((row) => [row.number, row]));
}

/** Sets when a campaign closes, also after it opened. */
export async function setClosing(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  closesAt: Date,
): Promise<void> {
  await sql`UPDATE listen.campaign SET closes_at = ${closesAt}
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}`.execute(tx);
}

/** Marks mail that waits as sent at a moment, as it would be with a mail server. Nothing leaves. */
export async function markSent(tx: Transaction, workspaceId: string, at: Date): Promise<void> {
  await sql`UPDATE people.message SET state = 'sent', created_at = ${at}, next_attempt_at = ${at}, finished_at = ${at}
    WHERE workspace_id = ${workspaceId} AND state = 'queued'`.execute(tx);
}

/** Somebody's answers, by page. */
export interface Sheet {
  invitationId: string;
  completed: boolean;
  pages: readonly { page: string; answers: Answers }[];
}

/** Rows of one statement. */
const batch = 500;

/** Stores many people's answers at once, as their pages would one by one. */
export async function putAnswers(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  sheets: readonly Sheet[],
): Promise<void> {
  const key = { workspace_id: workspaceId, campaign_id: campaignId };
  for (let from = 0; from < sheets.length; from += batch) {
    const some = sheets.slice(from, from + batch);
    await tx
      .insertInto("listen.ballot")
      .values(
        some.map(({ invitationId, completed }) => ({
          ...key,
          ballot_id: invitationId,
          completed_at: completed ? sql<Date>`now()` : null,
        })),
      )
      .execute();
    await tx
      .insertInto("listen.answer_page")
      .values(
        some.flatMap(({ invitationId, pages }) =>
          pages.map(({ page, answers }) => ({
            ...key,
            ballot_id: invitationId,
            page_id: page,
            answers: JSON.stringify(answers),
          })),
        ),
      )
      .execute();
  }
}
