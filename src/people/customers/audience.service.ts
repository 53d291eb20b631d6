import type { Transaction } from "#platform/database/tables.ts";
import * as store from "./audience.store.ts";
import type { AudienceCount, CustomerAudience } from "./customer-audience.ts";

/** How many fit, and how many of them can be asked. */
export const countAudience = (
  tx: Transaction,
  workspace: string,
  audience: CustomerAudience,
): Promise<AudienceCount> => store.countAudience(tx, workspace, audience);

/**
 * Those who can be asked as a table with the columns of `AudienceMember`, for a query of another feature that leaves out
 * some, counts or draws.
 */
export const audienceTable = (tx: Transaction, workspace: string, audience: CustomerAudience) =>
  store.audienceTable(tx, workspace, audience);

/** Notes that a campaign invited customers, and the panels by which it chose them. */
export async function noteInvited(
  tx: Transaction,
  workspace: string,
  { customers, panels, at }: { customers: readonly string[]; panels: readonly string[]; at: Date },
): Promise<void> {
  await store.noteAt(tx, workspace, customers, "last_invited_at", at);
  await store.notePanels(tx, workspace, panels, at);
}

/** Notes that mail to customers came back: they are not asked again before their address changes. */
export const noteBounced = (
  tx: Transaction,
  workspace: string,
  customers: readonly string[],
  at: Date,
): Promise<void> => store.noteAt(tx, workspace, customers, "bounced_at", at);
