import { type Insertable, sql } from "kysely";
import type { Row, Tables, Transaction } from "#platform/database/tables.ts";
import { deletePilotAnswers } from "./campaign.store.ts";
import { hoursBetweenMails } from "./schedule.ts";

export type InvitationRow = Row<"listen.invitation">;

/** What a mail needs of an invitation. */
export type Addressed = Pick<InvitationRow, "invitation_id" | "name" | "email" | "link_version">;

/** Which invitations: those of one campaign. */
interface Within {
  transaction: Transaction;
  workspaceId: string;
}

/** Adds invitations, at most 1,000; who has one already keeps it. @returns how many are new */
export async function insertInvitations(
  { transaction }: Within,
  invitations: readonly Insertable<Tables["listen.invitation"]>[],
): Promise<number> {
  if (invitations.length === 0) return 0;
  const inserted = await transaction
    .insertInto("listen.invitation")
    .values([...invitations])
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "campaign_id", "person_id", "pilot"]).doNothing(),
    )
    .executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows ?? 0);
}

/** The next invitations that the mail has not been given yet, locked until they are marked. */
export async function claimUnmailed(
  { transaction, workspaceId }: Within,
  campaignId: string,
  limit: number,
): Promise<Addressed[]> {
  return transaction
    .selectFrom("listen.invitation")
    .select(["invitation_id", "name", "email", "link_version"])
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("mailed_at", "is", null)
    .where("email", "is not", null)
    .where("withdrawn_at", "is", null)
    .where("pilot", "=", false)
    .orderBy("invitation_id")
    .limit(limit)
    .forUpdate()
    .execute();
}

/** Notes when invitations were mailed, or reminded of. */
export async function markMailed(
  { transaction, workspaceId }: Within,
  campaignId: string,
  ids: readonly string[],
  column: "mailed_at" | "reminded_at",
  at: Date,
): Promise<void> {
  await transaction
    .updateTable("listen.invitation")
    .set({ [column]: at })
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("invitation_id", "=", sql<string>`ANY (${[...ids]}::uuid[])`)
    .execute();
}

/**
 * The next invitations to remind: not completed, not withdrawn, reachable by mail, of people who have not left and have
 * had no mail of the campaign for a while. Locked until they are marked.
 */
export async function claimForReminder(
  { transaction, workspaceId }: Within,
  campaignId: string,
  { after, limit, now }: { after: string | null; limit: number; now: Date },
): Promise<Addressed[]> {
  const quietSince = new Date(now.getTime() - hoursBetweenMails * 3_600_000);
  const { rows } = await sql<Addressed>`
    SELECT i.invitation_id, i.name, i.email, i.link_version
    FROM listen.invitation i
    JOIN people.person p ON p.workspace_id = i.workspace_id AND p.person_id = i.person_id AND p.left_at IS NULL
    WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId}
      AND NOT i.pilot AND i.withdrawn_at IS NULL AND i.email IS NOT NULL
      AND i.mailed_at < ${quietSince} AND (i.reminded_at IS NULL OR i.reminded_at < ${quietSince})
      ${after === null ? sql`` : sql`AND i.invitation_id > ${after}`}
      AND NOT EXISTS (SELECT FROM listen.ballot b WHERE b.workspace_id = ${workspaceId}
        AND b.campaign_id = ${campaignId} AND b.ballot_id = i.invitation_id AND b.completed_at IS NOT NULL)
    ORDER BY i.invitation_id LIMIT ${limit} FOR UPDATE OF i`.execute(transaction);
  return rows;
}

export interface InvitationCounts {
  invited: number;
  /** Those who were never taken out. */
  steady: number;
  withoutEmail: number;
  mailWaiting: number;
  pilots: number;
}

export async function countInvitations(
  { transaction, workspaceId }: Within,
  campaignId: string,
): Promise<InvitationCounts> {
  const { rows } = await sql<InvitationCounts>`
    SELECT count(*) FILTER (WHERE NOT pilot) AS invited,
      count(*) FILTER (WHERE NOT pilot AND NOT was_withdrawn) AS steady,
      count(*) FILTER (WHERE NOT pilot AND withdrawn_at IS NULL AND email IS NULL) AS "withoutEmail",
      count(*) FILTER (WHERE NOT pilot AND withdrawn_at IS NULL AND email IS NOT NULL AND mailed_at IS NULL)
        AS "mailWaiting",
      count(*) FILTER (WHERE pilot AND withdrawn_at IS NULL) AS pilots
    FROM listen.invitation WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}`.execute(
    transaction,
  );
  return rows[0] ?? { invited: 0, steady: 0, withoutEmail: 0, mailWaiting: 0, pilots: 0 };
}

export async function findInvitation(
  { transaction, workspaceId }: Within,
  campaignId: string,
  invitationId: string,
): Promise<InvitationRow | undefined> {
  return transaction
    .selectFrom("listen.invitation")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("invitation_id", "=", invitationId)
    .where("pilot", "=", false)
    .forUpdate()
    .executeTakeFirst();
}

/** Whether an invitation's person has left the organisation. */
export async function hasLeft(
  { transaction, workspaceId }: Within,
  { person_id }: Pick<InvitationRow, "person_id">,
): Promise<boolean> {
  const { rows } = await sql`SELECT FROM people.person
    WHERE workspace_id = ${workspaceId} AND person_id = ${person_id} AND left_at IS NOT NULL`.execute(
    transaction,
  );
  return rows.length > 0;
}

/** Gives an invitation a new link, perhaps to another address; the links before it end. */
export async function renewLink(
  { transaction, workspaceId }: Within,
  campaignId: string,
  invitationId: string,
  email: string,
  at: Date,
): Promise<Addressed> {
  return transaction
    .updateTable("listen.invitation")
    .set({ email, link_version: sql`link_version + 1`, mailed_at: at })
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("invitation_id", "=", invitationId)
    .returning(["invitation_id", "name", "email", "link_version"])
    .executeTakeFirstOrThrow();
}

/** The links that can be printed: of people without e-mail who have not left. */
export async function selectWithoutEmail(
  { transaction, workspaceId }: Within,
  campaignId: string,
): Promise<Pick<InvitationRow, "invitation_id" | "name" | "department" | "job" | "link_version">[]> {
  return transaction
    .selectFrom("listen.invitation")
    .select(["invitation_id", "name", "department", "job", "link_version"])
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("email", "is", null)
    .where("withdrawn_at", "is", null)
    .where("pilot", "=", false)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("people.person as person")
            .select("person.person_id")
            .where("person.workspace_id", "=", workspaceId)
            .whereRef("person.person_id", "=", "listen.invitation.person_id")
            .where("person.left_at", "is not", null),
        ),
      ),
    )
    .orderBy("department")
    .orderBy("name")
    .orderBy("invitation_id")
    .execute();
}

/** Ends the trial: its links work no more. */
export async function withdrawPilots(
  { transaction, workspaceId }: Within,
  campaignId: string,
): Promise<void> {
  await sql`UPDATE listen.invitation SET withdrawn_at = now()
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND pilot AND withdrawn_at IS NULL`.execute(
    transaction,
  );
}

/**
 * A trial invitation: a person's, or of a member who isn't on the staff by address. New, or with a new link. One that goes
 * to another address begins anew: whoever reads mail there shall not find what somebody else tried.
 */
export async function upsertPilot(
  within: Within,
  pilot: Omit<Insertable<Tables["listen.invitation"]>, "pilot"> & { email: string; person_id: string | null },
): Promise<Addressed> {
  const { transaction, workspaceId } = within;
  const known = await transaction
    .selectFrom("listen.invitation")
    .select(["invitation_id", "email"])
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", pilot.campaign_id)
    .where("pilot", "=", true)
    .where((where) =>
      pilot.person_id === null
        ? where.and([where("person_id", "is", null), where("email", "=", pilot.email)])
        : where("person_id", "=", pilot.person_id),
    )
    .executeTakeFirst();
  if (!known) {
    await transaction
      .insertInto("listen.invitation")
      .values({ ...pilot, pilot: true })
      .execute();
    return { invitation_id: pilot.invitation_id, name: pilot.name, email: pilot.email, link_version: 1 };
  }
  if (known.email?.toLowerCase() !== pilot.email.toLowerCase())
    await deletePilotAnswers(transaction, workspaceId, pilot.campaign_id, [known.invitation_id]);
  await transaction
    .updateTable("listen.invitation")
    .set({ name: pilot.name, withdrawn_at: null })
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", pilot.campaign_id)
    .where("invitation_id", "=", known.invitation_id)
    .execute();
  return renewLink(within, pilot.campaign_id, known.invitation_id, pilot.email, new Date());
}
