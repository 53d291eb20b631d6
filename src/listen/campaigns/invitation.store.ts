import { type Insertable, sql } from "kysely";
import type { Row, Tables, Transaction } from "#platform/database/tables.ts";
import { deletePilotAnswers } from "./campaign.store.ts";

export type InvitationRow = Row<"listen.invitation">;

/** What a mail needs of an invitation. */
export interface Addressed extends Pick<InvitationRow, "invitation_id" | "name" | "email" | "link_version"> {
  /** A customer's; null where it isn't known. */
  own_language: string | null;
  of_customer: boolean;
  /** A customer's account, and who looked after it when they were invited. */
  account: string | null;
  manager: string | null;
}

/** Invitations as the table `i`, with the customer, the account and its manager where there are such. */
export const placed = sql`listen.invitation i
  LEFT JOIN people.customer customer
    ON customer.workspace_id = i.workspace_id AND customer.customer_id = i.customer_id
  LEFT JOIN people.account account ON account.workspace_id = i.workspace_id AND account.account_id = i.account_id
  LEFT JOIN people.person manager ON manager.workspace_id = i.workspace_id AND manager.person_id = i.manager_id`;

/** The columns of `Addressed`. */
export const addressed = sql`i.invitation_id, i.name, i.email, i.link_version, customer.language AS own_language,
  customer.customer_id IS NOT NULL AS of_customer, account.name AS account, manager.name AS manager`;

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
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows ?? 0);
}

/** The next invitations that the mail has not been given yet, locked until they are marked. */
export async function claimUnmailed(
  { transaction, workspaceId }: Within,
  campaignId: string,
  limit: number,
): Promise<Addressed[]> {
  const { rows } = await sql<Addressed>`
    SELECT ${addressed} FROM ${placed}
    WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId} AND i.mailed_at IS NULL
      AND i.email IS NOT NULL AND i.withdrawn_at IS NULL AND NOT i.pilot
    ORDER BY i.invitation_id LIMIT ${limit} FOR UPDATE OF i`.execute(transaction);
  return rows;
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

export interface InvitationCounts {
  invited: number;
  /** Those who were never taken out. */
  steady: number;
  withoutEmail: number;
  addressed: number;
  bounced: number;
  mailWaiting: number;
  pilots: number;
}

const noInvitations: InvitationCounts = {
  invited: 0,
  steady: 0,
  withoutEmail: 0,
  addressed: 0,
  bounced: 0,
  mailWaiting: 0,
  pilots: 0,
};

export async function countInvitations(
  { transaction, workspaceId }: Within,
  campaignId: string,
): Promise<InvitationCounts> {
  const { rows } = await sql<InvitationCounts>`
    SELECT count(*) FILTER (WHERE NOT pilot) AS invited,
      count(*) FILTER (WHERE NOT pilot AND NOT was_withdrawn) AS steady,
      count(*) FILTER (WHERE NOT pilot AND withdrawn_at IS NULL AND email IS NULL) AS "withoutEmail",
      count(*) FILTER (WHERE NOT pilot AND (email IS NOT NULL OR bounced_at IS NOT NULL)) AS addressed,
      count(*) FILTER (WHERE NOT pilot AND bounced_at IS NOT NULL) AS bounced,
      count(*) FILTER (WHERE NOT pilot AND withdrawn_at IS NULL AND email IS NOT NULL AND mailed_at IS NULL)
        AS "mailWaiting",
      count(*) FILTER (WHERE pilot AND withdrawn_at IS NULL) AS pilots
    FROM listen.invitation WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}`.execute(
    transaction,
  );
  return rows[0] ?? noInvitations;
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

/** Whether an invitation's person has left the organisation, or a customer asked not to be surveyed. */
export async function hasLeft(
  { transaction, workspaceId }: Within,
  { person_id, customer_id }: Pick<InvitationRow, "person_id" | "customer_id">,
): Promise<boolean> {
  const { rows } = await sql`SELECT FROM people.person
    WHERE workspace_id = ${workspaceId} AND person_id = ${person_id} AND left_at IS NOT NULL
    UNION ALL SELECT FROM people.customer
    WHERE workspace_id = ${workspaceId} AND customer_id = ${customer_id}
      AND (left_at IS NOT NULL OR no_contact_at IS NOT NULL)`.execute(transaction);
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
  await sql`UPDATE listen.invitation
    SET email = ${email}, link_version = link_version + 1, mailed_at = ${at},
      bounced_at = CASE WHEN lower(email) = lower(${email}) THEN bounced_at END,
      bounce_words = CASE WHEN lower(email) = lower(${email}) THEN bounce_words END
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId} AND invitation_id = ${invitationId}`.execute(
    transaction,
  );
  const { rows } = await sql<Addressed>`SELECT ${addressed} FROM ${placed}
    WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId} AND i.invitation_id = ${invitationId}`.execute(
    transaction,
  );
  const [renewed] = rows;
  if (!renewed) throw new Error("an invitation was gone while it was locked");
  return renewed;
}

type PrintedLink = Pick<InvitationRow, "invitation_id" | "name" | "department" | "job" | "link_version"> &
  Pick<Addressed, "account">;

/** The links that can be printed: of people without e-mail who have not left. */
export async function selectWithoutEmail(
  { transaction, workspaceId }: Within,
  campaignId: string,
): Promise<PrintedLink[]> {
  const { rows } = await sql<PrintedLink>`
    SELECT i.invitation_id, i.name, i.department, account.name AS account, i.job, i.link_version FROM ${placed}
    LEFT JOIN people.person person ON person.workspace_id = i.workspace_id AND person.person_id = i.person_id
    WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaignId}
      AND i.email IS NULL AND i.withdrawn_at IS NULL AND NOT i.pilot
      AND coalesce(person.left_at, customer.left_at, customer.no_contact_at) IS NULL
    ORDER BY i.department, account.name, i.name, i.invitation_id`.execute(transaction);
  return rows;
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
    return {
      invitation_id: pilot.invitation_id,
      name: pilot.name,
      email: pilot.email,
      link_version: 1,
      own_language: null,
      of_customer: false,
      account: null,
      manager: null,
    };
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

/** The version that a link must have to be an invitation's newest. */
export async function findLinkVersion(
  { transaction, workspaceId }: Within,
  campaignId: string,
  invitationId: string,
): Promise<number | undefined> {
  const row = await transaction
    .selectFrom("listen.invitation")
    .select("link_version")
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("invitation_id", "=", invitationId)
    .executeTakeFirst();
  return row?.link_version;
}

/**
 * Reads every invitation of a campaign once. PostgreSQL notes in a row's header that it was read since it was written: after
 * this the files don't tell whose link was opened.
 */
export async function lookAtAll({ transaction, workspaceId }: Within, campaignId: string): Promise<void> {
  await sql`SELECT count(name) FROM listen.invitation
    WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}`.execute(transaction);
}
