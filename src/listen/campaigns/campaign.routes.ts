import type { Context } from "#people/access/context.ts";
import { audienceChanges, inviteChosen, reinstate, withdraw } from "./audience-changes.service.ts";
import { handInBounces } from "./bounces.service.ts";
import * as contract from "./campaign.contract.ts";
import { addCampaignJobs, workIn } from "./campaign.job.ts";
import { copyCampaign, createCampaign, deleteCampaign, updateCampaign } from "./campaign.service.ts";
import { listCampaigns, previewCampaign, viewCampaign } from "./campaign-view.service.ts";
import { campaignOf, stateOf } from "./campaign-work.service.ts";
import { closeNow, extendCampaign } from "./closing.service.ts";
import { setContactLimit } from "./contact-limit.service.ts";
import { countAudience } from "./facts.service.ts";
import { listInvitations, listLinks, ownInvitations, resendInvitation } from "./invitations.service.ts";
import { cancelOpening, inviteJoiners, openNow, scheduleOpening } from "./opening.service.ts";
import { deliveryOf, progressOf } from "./progress.service.ts";
import { reminderTurns, remindNow } from "./reminders.service.ts";
import { sendTest, startPilot } from "./trial.service.ts";

const page = <Asked extends { limit?: number; offset?: number }>({
  limit = 50,
  offset = 0,
  ...asked
}: Asked) => ({
  ...asked,
  limit,
  offset,
});

/** Campaigns: what is decided before they open. */
function addPreparing({ app, bind }: Context, inWorkspace: ReturnType<typeof workIn>): void {
  bind(app, contract.listCampaigns, ({ params, query }) =>
    inWorkspace(params.workspace, (work) => listCampaigns(work, page(query))),
  );
  bind(app, contract.createCampaign, ({ params, body, actor }) =>
    inWorkspace(params.workspace, async (work) => ({ campaign: await createCampaign(work, actor, body) })),
  );
  bind(app, contract.readCampaign, ({ params, actor }) =>
    inWorkspace(params.workspace, (work) => viewCampaign(work, actor, params.campaign)),
  );
  bind(app, contract.updateCampaign, ({ params, body, actor }) =>
    inWorkspace(params.workspace, async (work) => ({
      revision: await updateCampaign(work, actor, params.campaign, body),
    })),
  );
  bind(app, contract.copyCampaign, ({ params, body, actor }) =>
    inWorkspace(params.workspace, async (work) => ({
      campaign: await copyCampaign(work, actor, params.campaign, body),
    })),
  );
  bind(app, contract.deleteCampaign, ({ params, actor }) =>
    inWorkspace(params.workspace, async (work) => {
      await deleteCampaign(work, actor, params.campaign);
      return null;
    }),
  );
  bind(app, contract.previewAudience, ({ params, body }) =>
    inWorkspace(params.workspace, (work) => countAudience(work, body.audience, body.breakdowns)),
  );
  bind(app, contract.updateContactLimit, ({ params, body, actor }) =>
    inWorkspace(params.workspace, async (work) => {
      await setContactLimit(work, actor, body);
      return null;
    }),
  );
  bind(app, contract.previewCampaign, ({ params, actor }) =>
    inWorkspace(params.workspace, (work) => previewCampaign(work, actor, params.campaign)),
  );
  bind(app, contract.sendTest, ({ params, actor }) =>
    inWorkspace(params.workspace, (work) => sendTest(work, actor, params.campaign)),
  );
  bind(app, contract.startPilot, ({ params, body, actor }) =>
    inWorkspace(params.workspace, (work) => startPilot(work, actor, params.campaign, body.people)),
  );
}

/** Campaigns: opening, running, closing. */
function addRunning({ app, bind }: Context, inWorkspace: ReturnType<typeof workIn>): void {
  bind(app, contract.openCampaign, ({ params, body, actor }) =>
    inWorkspace(params.workspace, async (work) => {
      const open = body.when === "now" ? openNow : scheduleOpening;
      await open(work, actor, params.campaign, body.revision);
      return { state: stateOf(await campaignOf(work, params.campaign), work.now) };
    }),
  );
  bind(app, contract.cancelOpening, ({ params, actor }) =>
    inWorkspace(params.workspace, async (work) => {
      await cancelOpening(work, actor, params.campaign);
      return null;
    }),
  );
  bind(app, contract.readReminderTurns, ({ params }) =>
    inWorkspace(params.workspace, (work) => reminderTurns(work, params.campaign)),
  );
  bind(app, contract.remindNow, ({ params, actor }) =>
    inWorkspace(params.workspace, (work) => remindNow(work, actor, params.campaign)),
  );
  bind(app, contract.extendCampaign, ({ params, body, actor }) =>
    inWorkspace(params.workspace, async (work) => {
      await extendCampaign(work, actor, params.campaign, new Date(body.closesAt));
      return null;
    }),
  );
  bind(app, contract.closeCampaign, ({ params, actor }) =>
    inWorkspace(params.workspace, async (work) => {
      await closeNow(work, actor, params.campaign);
      return null;
    }),
  );
  bind(app, contract.readProgress, ({ params }) =>
    inWorkspace(params.workspace, (work) => progressOf(work, params.campaign)),
  );
  bind(app, contract.handInBounces, ({ params, body, actor }) =>
    inWorkspace(params.workspace, (work) => handInBounces(work, actor, params.campaign, body.text)),
  );
  bind(app, contract.readDelivery, ({ params, actor }) =>
    inWorkspace(params.workspace, (work) => deliveryOf(work, actor, params.campaign)),
  );
}

/** Campaigns: the people in them. */
function addPeople({ app, bind }: Context, inWorkspace: ReturnType<typeof workIn>): void {
  bind(app, contract.listInvitations, ({ params, query, actor }) =>
    inWorkspace(params.workspace, (work) => listInvitations(work, actor, params.campaign, page(query))),
  );
  bind(app, contract.resendInvitation, ({ params, body, actor }) =>
    inWorkspace(params.workspace, async (work) => ({
      email: await resendInvitation(work, actor, params.campaign, params.invitation, body.email),
    })),
  );
  bind(app, contract.listLinks, ({ params, actor }) =>
    inWorkspace(params.workspace, async (work) => ({
      people: await listLinks(work, actor, params.campaign),
    })),
  );
  bind(app, contract.readAudienceChanges, ({ params }) =>
    inWorkspace(params.workspace, (work) => audienceChanges(work, params.campaign)),
  );
  bind(app, contract.addJoiners, ({ params, body: { people }, actor }) =>
    inWorkspace(params.workspace, async (work) => {
      if (people) return { invited: await inviteChosen(work, actor, params.campaign, people) };
      await inviteJoiners(work, actor, params.campaign);
      return { invited: null };
    }),
  );
  bind(app, contract.withdrawInvitations, ({ params, body, actor }) =>
    inWorkspace(params.workspace, async (work) => ({
      withdrawn: await withdraw(work, actor, params.campaign, body),
    })),
  );
  bind(app, contract.reinstateInvitations, ({ params, body, actor }) =>
    inWorkspace(params.workspace, async (work) => ({
      reinstated: await reinstate(work, actor, params.campaign, body.invitations),
    })),
  );
  bind(app, contract.listMyInvitations, ({ params, actor }) =>
    inWorkspace(params.workspace, async (work) => ({ invitations: await ownInvitations(work, actor) })),
  );
}

/** Campaigns, from the first draft to the close. */
export function addCampaignRoutes(context: Context): void {
  const inWorkspace = workIn(context);
  addPreparing(context, inWorkspace);
  addRunning(context, inWorkspace);
  addPeople(context, inWorkspace);
  addCampaignJobs(context);
}
