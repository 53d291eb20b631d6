import {
  type OwnRefusal,
  readOwnRefusal,
  refuseByLink,
  takeBackByLink,
} from "#people/customers/own-refusal.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { stopMailTo } from "../campaigns/customer-wish.service.ts";
import { isGenuineNews, type NewsCode } from "../said-and-done/news-link.service.ts";
import { findInvitedCustomer, type InvitedCustomer } from "./opt-out.store.ts";

/** What the link shows by which a customer asks for no more surveys. It is the same whether they answered or not. */
export interface OptOutVisit extends OwnRefusal {
  organisation: string;
  /** The invitation's. */
  language: string;
}

async function find(tx: Transaction, code: NewsCode): Promise<InvitedCustomer | null> {
  const found = await findInvitedCustomer(tx, code.workspaceId, code.id);
  return found && isGenuineNews(found.linkKey, "refuse", 1, code) ? found : null;
}

/** Reads what a link leads to; null where it is not genuine. Stores nothing. */
export async function visitOptOut(tx: Transaction, code: NewsCode): Promise<OptOutVisit | null> {
  const found = await find(tx, code);
  const said = found && (await readOwnRefusal(tx, code.workspaceId, found.customerId));
  return said && { ...said, organisation: found.organisation, language: found.language };
}

/** Notes that a customer wants no more surveys, and keeps mail from leaving that waits. Null for a link that isn't genuine. */
export async function optOut(tx: Transaction, code: NewsCode, now: Date): Promise<OptOutVisit | null> {
  const found = await find(tx, code);
  if (!found) return null;
  const refusing = await refuseByLink(tx, code.workspaceId, found.customerId, now);
  await stopMailTo(tx, code.workspaceId, refusing);
  return visitOptOut(tx, code);
}

/** Takes back what was asked by link. Null for a link that isn't genuine. */
export async function optInAgain(tx: Transaction, code: NewsCode): Promise<OptOutVisit | null> {
  const found = await find(tx, code);
  if (!found) return null;
  await takeBackByLink(tx, code.workspaceId, found.customerId);
  return visitOptOut(tx, code);
}
