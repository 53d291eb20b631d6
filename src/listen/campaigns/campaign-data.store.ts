import { sql } from "kysely";
import type { Transaction } from "#platform/database/tables.ts";
import type { Answers } from "../questionnaires/answer.ts";
import "../respond/respond.tables.ts";
import "./campaign.tables.ts";

/** A member of the staff, or a customer. */
type Of = { workspaceId: string } & ({ personId: string } | { customerId: string });

/** Somebody's invitations, trials included, the newest first. */
export const findInvitationsOf = (tx: Transaction, of: Of) =>
  tx
    .selectFrom("listen.invitation as invitation")
    .innerJoin("listen.campaign as campaign", (join) =>
      join
        .onRef("campaign.workspace_id", "=", "invitation.workspace_id")
        .onRef("campaign.campaign_id", "=", "invitation.campaign_id"),
    )
    .select([
      "invitation.campaign_id as campaignId",
      "invitation.invitation_id as invitationId",
      "campaign.name as campaign",
      "campaign.state",
      "campaign.anonymity",
      "campaign.confidants",
      "invitation.pilot",
      "invitation.name",
      "invitation.email",
      "invitation.department",
      "invitation.level",
      "invitation.job",
      "invitation.location",
      "invitation.groups",
      "invitation.invited_at as invitedAt",
      "invitation.mailed_at as mailedAt",
      "invitation.reminded_at as remindedAt",
    ])
    .where("invitation.workspace_id", "=", of.workspaceId)
    .where((where) =>
      "personId" in of
        ? where("invitation.person_id", "=", of.personId)
        : where("invitation.customer_id", "=", of.customerId),
    )
    .orderBy("invitation.invited_at", "desc")
    .orderBy("invitation.invitation_id")
    .execute();

/** What was saved with an invitation, page by page, and when. */
export async function findSaved(tx: Transaction, workspaceId: string, campaignId: string, ballotId: string) {
  const pages = await tx
    .selectFrom("listen.answer_page")
    .select(["answers", "saved_at as savedAt"])
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("ballot_id", "=", ballotId)
    .orderBy("page_id")
    .execute();
  return {
    answers: Object.assign({}, ...pages.map(({ answers }) => answers)) as Answers,
    savedAt: pages.map(({ savedAt }) => savedAt),
  };
}

/**
 * Leaves of an invitation what its campaign's counts need: that somebody of a department, or of a group of the first breakdown, was invited. Like one who was taken
 * out of the audience, so that no change of participation tells whether this one had answered.
 */
export async function eraseInvitation(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  invitationId: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable("listen.invitation")
    .set({
      person_id: null,
      customer_id: null,
      account_id: null,
      manager_id: null,
      bounce_words: null,
      groups: sql`(SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(listen.invitation.groups)
        WHERE key = (SELECT breakdowns->>0 FROM listen.campaign
          WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaignId}))`,
      name: "Erased",
      email: null,
      level: null,
      job: null,
      location: null,
      link_version: sql`link_version + 1`,
      withdrawn_at: sql`coalesce(withdrawn_at, ${now})`,
      was_withdrawn: true,
      erased_at: now,
    })
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("invitation_id", "=", invitationId)
    .execute();
}

/** Campaigns that were opened, with the names of those who may see single answers, the newest first. */
export const findDescribed = (tx: Transaction, workspaceId: string) =>
  tx
    .selectFrom("listen.campaign as campaign")
    .select([
      "campaign.name",
      "campaign.purpose",
      "campaign.anonymity",
      "campaign.minimum_group as minimumGroup",
      "campaign.retention_months as retentionMonths",
      "campaign.closed_at as closedAt",
      "campaign.answers_deleted_at as deletedAt",
    ])
    .select((select) =>
      select
        .selectFrom("people.membership as member")
        .select(sql<string[]>`coalesce(array_agg(member.name ORDER BY member.name), '{}')`.as("names"))
        .whereRef("member.workspace_id", "=", "campaign.workspace_id")
        .where(sql<boolean>`member.user_id = ANY (campaign.confidants)`)
        .as("confidants"),
    )
    .where("campaign.workspace_id", "=", workspaceId)
    .where("campaign.state", "!=", "draft")
    .orderBy("campaign.opened_at", "desc")
    .orderBy("campaign.campaign_id")
    .limit(200)
    .execute();
