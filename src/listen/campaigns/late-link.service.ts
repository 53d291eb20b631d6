import type { Context } from "#people/access/context.ts";
import type { Completer } from "#people/mail/send-mail.job.ts";
import { findCampaign } from "./campaign.store.ts";
import { findLinkVersion } from "./invitation.store.ts";
import { linkPath } from "./invitation-mail.service.ts";
import { readSurroundings } from "./surroundings.store.ts";

/** Makes the links of anonymous campaigns' mails, which don't lie in the outbox: one that waits there can't be used. */
export const anonymousLink =
  ({ key }: Pick<Context, "key">): Completer =>
  async (tx, workspaceId, { campaignId, invitationId }) => {
    const campaign = await findCampaign(tx, workspaceId, campaignId, "none");
    const linkVersion = await findLinkVersion({ transaction: tx, workspaceId }, campaignId, invitationId);
    if (!campaign?.link_salt || linkVersion === undefined) return null;
    const surroundings = await readSurroundings(tx, workspaceId);
    return linkPath(key, surroundings, campaign, { invitation_id: invitationId, link_version: linkVersion });
  };
