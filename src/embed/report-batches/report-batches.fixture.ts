import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { emptySheet } from "#listen/profile/answers.ts";
import { statementsOf } from "#listen/profile/questionnaire.ts";
import { until } from "#platform/database/database.fixture.ts";
import { type CampaignPlan, type Invited, putCampaign } from "#understand/results/campaign.fixture.ts";
import { definition, pagesOf, profile } from "#understand/results/profile-answers.fixture.ts";
import { openWorkspace, type SignedIn } from "../../application.fixture.ts";
import * as contract from "./report-batches.contract.ts";

type Guest = Partial<Invited> & { name: string };

const statements = statementsOf(profile);

/** Ratings by which one statement stands out, another one for each index. */
function rated(index: number) {
  const sheet = emptySheet(statements.length);
  sheet.self.fill(3);
  sheet.organisation.fill(3);
  sheet.organisation[index % statements.length] = 0;
  sheet.self[index % statements.length] = 0;
  return pagesOf(sheet);
}

/** Somebody who has answered, like nobody else. */
export const answering = (name: string, index: number, more: Partial<Invited> = {}): Guest => ({
  name,
  department: "Sales",
  pages: rated(index),
  ...more,
});

/** Ana and Ben have answered, Cleo has not. */
const three = [
  answering("Ana", 1),
  answering("Ben", 2, { department: "Sales/North" }),
  { name: "Cleo", department: "Sales" },
];

/** A closed campaign, and what tests of its reports do again and again. */
export async function closedCampaign(
  guests: readonly Guest[] = three,
  plan: Partial<CampaignPlan> = {},
  options: Parameters<typeof openWorkspace>[0] = {},
) {
  const workspace = await openWorkspace(options);
  const { workspaceId, transaction } = workspace;
  const unique = randomBytes(4).toString("hex");
  const address = (name: string) => `${name.toLowerCase()}.${unique}@example.org`;
  const confidants = [workspace.consultant.user.id];
  const people = guests.map((guest) => ({ email: address(guest.name), ...guest }));
  const { campaignId, invitationOf } = await transaction((tx) =>
    putCampaign(tx, workspaceId, { definition, profile, confidants, ...plan }, people),
  );
  const params = { workspace: workspaceId, campaign: campaignId };
  const status = (as: SignedIn = workspace.consultant) => as(contract.readReportBatch, { params });
  return {
    ...workspace,
    campaignId,
    params,
    address,
    invitationOf,
    status,
    start: (as: SignedIn = workspace.director, tell = true) =>
      as(contract.startReportBatch, { params, body: { tell } }),
    /** Waits until the newest round is done. */
    finished: () =>
      until("the round is done", async () => {
        const now = await status();
        return now.batch?.state === "done" && now;
      }),
    archive: (as: SignedIn) => as.fetch(`/api/workspaces/${workspaceId}/campaigns/${campaignId}/reports.zip`),
    /** The stored reports by name of the person. */
    stored: async () => {
      const rows = await transaction((tx) =>
        tx
          .selectFrom("embed.personal_report")
          .select(["invitation_id", "made_at"])
          .where("workspace_id", "=", workspaceId)
          .where("campaign_id", "=", campaignId)
          .execute(),
      );
      const names = new Map(guests.map(({ name }) => [invitationOf(name), name]));
      return new Map(
        rows.map(({ invitation_id, made_at }) => [names.get(invitation_id) ?? assert.fail(), made_at]),
      );
    },
    /** Mails that somebody has got so far. */
    mailsTo: (name: string) => workspace.mails.all().filter(({ to }) => to === address(name)),
  };
}
