import type { Transaction } from "#platform/database/tables.ts";
import { audit } from "../audit/audit.service.ts";
import * as store from "./own-refusal.store.ts";

/** The reason that stands with a refusal by link. It is the same wherever the link stood, so it tells nothing more. */
const byLink = "Asked for it with the link that stands in every invitation.";

/** What a customer who isn't signed in has said about being surveyed. */
export interface OwnRefusal {
  refuses: boolean;
  /** Whether they said it by link, so that they can take it back by link. */
  byLink: boolean;
}

/** @returns null where there is no such customer (any more) */
export async function readOwnRefusal(
  tx: Transaction,
  workspace: string,
  customer: string,
): Promise<OwnRefusal | null> {
  const found = await store.findRefusal(tx, workspace, customer);
  if (!found) return null;
  return { refuses: found.at !== null, byLink: found.at !== null && found.reason === byLink };
}

/**
 * Notes that a customer asks not to be surveyed, for everybody who has the same address. The link that they were sent is the
 * key to it: nobody is signed in. Twice is as once.
 *
 * @returns ids of those who refuse from now on
 */
export async function refuseByLink(
  tx: Transaction,
  workspace: string,
  customer: string,
  now: Date,
): Promise<string[]> {
  const refusing = await store.storeRefusal(tx, workspace, customer, { reason: byLink, at: now });
  for (const { id, name } of refusing)
    await audit(tx, null, { action: "customer.no-contact", subject: name, details: { customer: id } });
  return refusing.map(({ id }) => id);
}

/** Takes back what `refuseByLink` noted; what was noted otherwise stays. */
export async function takeBackByLink(tx: Transaction, workspace: string, customer: string): Promise<void> {
  const asked = await store.deleteRefusal(tx, workspace, customer, byLink);
  for (const { id, name } of asked)
    await audit(tx, null, { action: "customer.contact-again", subject: name, details: { customer: id } });
}
