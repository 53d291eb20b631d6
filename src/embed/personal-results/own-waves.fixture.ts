import { emptySheet, type RatingSheet } from "#listen/profile/answers.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { type CampaignPlan, type Invited, putCampaign } from "#understand/results/campaign.fixture.ts";
import { pagesOf } from "#understand/results/profile-answers.fixture.ts";

/** All statements rated alike, but for those changed. */
export function rated(self: number, organisation: number, change: (sheet: RatingSheet) => void = () => {}) {
  const sheet = emptySheet(48);
  sheet.self.fill(self);
  sheet.organisation.fill(organisation);
  change(sheet);
  return pagesOf(sheet);
}

/** A campaign that follows an earlier one, to which somebody who answered then is invited again. */
export async function putSecondWave(
  tx: Transaction,
  workspaceId: string,
  earlierInvitation: string,
  plan: CampaignPlan,
  person: Invited & { email: string },
): Promise<{ campaignId: string; invitationId: string }> {
  const { email, ...invited } = person;
  const { campaignId, invitationOf } = await putCampaign(tx, workspaceId, plan, [invited]);
  const invitationId = invitationOf(person.name);
  const invitations = (id: string) =>
    tx
      .selectFrom("listen.invitation")
      .select(["person_id", "campaign_id"])
      .where("workspace_id", "=", workspaceId)
      .where("invitation_id", "=", id)
      .executeTakeFirstOrThrow();
  const [earlier, made] = [await invitations(earlierInvitation), await invitations(invitationId)];
  await tx
    .updateTable("listen.invitation")
    .set({ person_id: earlier.person_id, email, invited_at: new Date(Date.now() + 60_000) })
    .where("workspace_id", "=", workspaceId)
    .where("invitation_id", "=", invitationId)
    .execute();
  await tx
    .deleteFrom("people.person")
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", made.person_id ?? "")
    .execute();
  await tx
    .updateTable("listen.campaign")
    .set({ follows_campaign_id: earlier.campaign_id })
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .execute();
  return { campaignId, invitationId };
}
