import type { CustomerDataSource } from "#people/customers/customer-data.service.ts";
import type { PersonalDataSource } from "#people/data-protection/personal-data.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import "./said-and-done.tables.ts";

interface Addressed {
  workspaceId: string;
  email: string | null;
}

/** When an address asked for no more mail about what was done; null where it did not. */
async function refusalOf(tx: Transaction, { workspaceId, email }: Addressed): Promise<unknown> {
  if (email === null) return null;
  const row = await tx
    .selectFrom("listen.news_refusal")
    .select("refused_at as refusedAt")
    .where("workspace_id", "=", workspaceId)
    .where("email", "=", email.toLowerCase())
    .executeTakeFirst();
  return row ?? null;
}

async function forgetRefusal(tx: Transaction, { workspaceId, email }: Addressed): Promise<void> {
  if (email === null) return;
  await tx
    .deleteFrom("listen.news_refusal")
    .where("workspace_id", "=", workspaceId)
    .where("email", "=", email.toLowerCase())
    .execute();
}

/** What is kept of staff: that they want no more mail about what was done. */
export const newsData: PersonalDataSource = {
  key: "newsRefusal",
  erasure: { removed: ["That the person's address wants no more mail about what was done."], stays: [] },
  describe: async () => [
    {
      name: "Mail about what was done",
      purpose: "Sending no more of it to whoever asked for that.",
      data: "The address, and when its owner asked for no more.",
      seenBy: "Nobody. Those who run the programme see how many are left out.",
      keptUntil: "Until the person is erased.",
    },
  ],
  read: refusalOf,
  erase: forgetRefusal,
};

/** The same of customers. */
export const customerNewsData: CustomerDataSource = {
  key: "newsRefusal",
  read: refusalOf,
  erase: forgetRefusal,
};
