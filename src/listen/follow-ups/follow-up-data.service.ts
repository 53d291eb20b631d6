import { sql } from "kysely";
import type { PersonalDataSource } from "#people/data-protection/personal-data.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { emptyAll } from "./follow-ups.store.ts";
import "./follow-ups.tables.ts";

/** Removes what follow-ups hold of respondents: all of a campaign's, or of some invitations. What answers go, they go with. */
export const forgetFollowUps = (
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  invitations: readonly string[] | null,
): Promise<void> => emptyAll(tx, workspaceId, campaignId, invitations, new Date());

const about = (tx: Transaction, workspaceId: string) =>
  tx
    .selectFrom("listen.follow_up as follow_up")
    .innerJoin("listen.campaign as campaign", (join) =>
      join
        .onRef("campaign.workspace_id", "=", "follow_up.workspace_id")
        .onRef("campaign.campaign_id", "=", "follow_up.campaign_id"),
    )
    .where("follow_up.workspace_id", "=", workspaceId)
    .where("follow_up.state", "<>", "cancelled");

/** What follow-ups keep of people: of whoever is contacted, and of whoever does it. */
export const followUpData: PersonalDataSource = {
  key: "followUps",
  erasure: {
    removed: [
      "Requests to be contacted, what was written with them, and the notes of whoever got in touch. Follow-ups that the person was to do go back to nobody.",
    ],
    stays: [],
  },
  describe: async () => [
    {
      name: "Follow-ups of survey answers",
      purpose: "Getting in touch with those who asked for it, and not forgetting anybody.",
      data: "Whom to contact with name and address, what was written for this purpose, who does it until when, notes and what came of it.",
      seenBy:
        "Whoever follows up. Of named campaigns those who run the programme; of confidential ones the consultants whom respondents were told of, and from when these hand it over those who run the programme.",
      keptUntil:
        "Until the respondent takes the wish back, or the campaign's single answers are deleted, whichever is first.",
    },
  ],
  async read(tx, { workspaceId, personId }) {
    const asked = await about(tx, workspaceId)
      .innerJoin("listen.invitation as invitation", (join) =>
        join
          .onRef("invitation.workspace_id", "=", "follow_up.workspace_id")
          .onRef("invitation.campaign_id", "=", "follow_up.campaign_id")
          .onRef("invitation.invitation_id", "=", "follow_up.invitation_id"),
      )
      .where("invitation.person_id", "=", personId)
      .select([
        "campaign.name as campaign",
        "follow_up.state",
        "follow_up.words",
        "follow_up.opened_at as openedAt",
        "follow_up.notes",
        "follow_up.outcome",
      ])
      .execute();
    const owned = await about(tx, workspaceId)
      .where("follow_up.owner_id", "=", personId)
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    return asked.length === 0 && owned.count === 0 ? null : { asked, toDo: owned.count };
  },
  async erase(tx, { workspaceId, personId, name }) {
    await tx
      .updateTable("listen.follow_up_plan")
      .set({ owner_id: null })
      .where("workspace_id", "=", workspaceId)
      .where("owner_id", "=", personId)
      .execute();
    await sql`UPDATE listen.follow_up SET owner_id = NULL,
        notes = coalesce((SELECT jsonb_agg(CASE WHEN note->>'by' = ${name} THEN jsonb_set(note, '{by}', '"(erased)"') ELSE note END)
          FROM jsonb_array_elements(notes) AS note), '[]')
      WHERE workspace_id = ${workspaceId} AND owner_id = ${personId}`.execute(tx);
  },
};
