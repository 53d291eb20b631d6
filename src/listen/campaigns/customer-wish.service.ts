import type { Transaction } from "#platform/database/tables.ts";
import { cancelMessagesTo } from "./delivery.store.ts";

/** Keeps campaigns' mail to customers from leaving who asked not to be surveyed, as far as it waits. */
export const stopMailTo = (
  transaction: Transaction,
  workspaceId: string,
  customers: readonly string[],
): Promise<void> => cancelMessagesTo({ transaction, workspaceId }, customers);
