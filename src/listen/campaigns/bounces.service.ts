import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import { noteBounced } from "#people/customers/audience.service.ts";
import type { BadAddress } from "#people/mail/send-mail.job.ts";
import { databaseTime } from "#platform/database/database-time.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { addressesIn } from "./addresses.ts";
import { markBounced, selectAddresses } from "./bounces.store.ts";
import { noAddresses, wrongState } from "./campaign.errors.ts";
import { type CampaignWork, campaignOf, stateOf } from "./campaign-work.service.ts";

/** Addresses looked up in one statement. */
const batch = 1000;
/** Strangers that an answer lists. */
const listed = 100;

/** Notes that the mail server refused an invitation's address for good; the customer is not asked there again. */
export async function noteBadAddress(
  transaction: Transaction,
  workspaceId: string,
  { campaignId, invitationId, address, words }: BadAddress,
): Promise<void> {
  const at = await databaseTime(transaction);
  const { customers } = await markBounced({ transaction, workspaceId }, campaignId, [address.toLowerCase()], {
    at,
    words,
    invitationId,
  });
  await noteBounced(transaction, workspaceId, customers, at);
}

/**
 * Marks addresses that a mail provider reports, however the text names them.
 *
 * @throws AppError "campaign.no-addresses", "campaign.wrong-state" where nobody has been invited yet
 */
export async function handInBounces(work: CampaignWork, actor: Actor, campaignId: string, text: string) {
  const { transaction, workspaceId, now } = work;
  const campaign = await campaignOf(work, campaignId, "keep");
  const state = stateOf(campaign, now);
  if (state === "draft" || state === "scheduled" || state === "opening") throw wrongState(state);
  const addresses = addressesIn(text);
  if (addresses.length === 0) throw noAddresses();
  let [marked, known] = [0, 0];
  const strangers: string[] = [];
  for (let start = 0; start < addresses.length; start += batch) {
    const part = addresses.slice(start, start + batch);
    const found = new Map(
      (await selectAddresses(work, campaignId, part)).map(({ address, people }) => [address, people]),
    );
    const result = await markBounced(work, campaignId, part, { at: now, words: "Reported by hand." });
    await noteBounced(transaction, workspaceId, result.customers, now);
    marked += result.marked;
    known += [...found.values()].reduce((sum, people) => sum + people, 0);
    strangers.push(...part.filter((address) => !found.has(address)));
  }
  await audit(transaction, actor, {
    action: "campaign.bounces-handed-in",
    subject: campaign.name,
    details: { campaign: campaignId, people: marked },
  });
  return { addresses: addresses.length, marked, known, strangers: strangers.slice(0, listed) };
}
