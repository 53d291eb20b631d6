import { seesAnswers } from "#listen/campaigns/campaign-work.service.ts";
import type { Actor } from "#people/access/actor.ts";
import type { CustomerDataSource } from "#people/customers/customer-data.service.ts";
import { isMeantFor, type PersonalDataSource } from "#people/data-protection/personal-data.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { deleteQuotation, quotationsOf } from "./release.store.ts";
import { listSources } from "./sources.store.ts";

type Whose = Parameters<typeof quotationsOf>[2];

/** Quotations go with the person; comments and codes go with the answers. */
async function eraseQuotations(tx: Transaction, workspaceId: string, whose: Whose): Promise<void> {
  for (const { source, quotation } of await quotationsOf(tx, workspaceId, whose))
    await deleteQuotation(tx, workspaceId, source, quotation);
}

/** @param reader whoever reads them for the person, and must not learn who wrote what; null for the person */
async function readQuotations(
  tx: Transaction,
  workspaceId: string,
  whose: Whose,
  address: { email: string | null },
  reader: Actor | null,
): Promise<unknown> {
  const own = (await quotationsOf(tx, workspaceId, whose)).filter(
    ({ email, ...campaign }) =>
      isMeantFor({ workspaceId, personId: "", name: "", ...address }, email) &&
      (reader === null || seesAnswers(campaign, reader)),
  );
  return own.map(({ campaign, words, releasedAt }) => ({ campaign, quotedAs: words, releasedAt }));
}

/** What people wrote in their own words, as it is sorted and quoted. */
export const commentData: PersonalDataSource = {
  key: "comments",
  erasure: {
    removed: ["What was noted about comments in answers, and quotations of them."],
    stays: [
      "Shares of themes that were published before. They hold nobody's words.",
      "Comments that were brought into collections without a name: nobody can tell whose they are. Whoever knows which one it is can have it deleted there.",
    ],
  },
  async describe(tx, workspaceId) {
    const sources = await listSources(tx, workspaceId);
    if (sources.length === 0) return [];
    return [
      {
        name: "Comments",
        purpose: "To learn what people say in their own words, as themes with shares.",
        data: "What was written in answers and brought from interviews, which themes people found in it, and passages that were released as quotations without names, addresses and numbers.",
        seenBy:
          "Single comments: whoever may see single answers of the campaign; of confidential collections the consultants who keep them. Themes and quotations that a person released: whoever may read results.",
        keptUntil:
          "Comments in answers go with the answers. Collections stay until they are deleted, quotations until they are withdrawn.",
      },
    ];
  },
  read: (tx, { workspaceId, personId, email }) =>
    readQuotations(tx, workspaceId, { person: personId }, { email }, null),
  erase: (tx, { workspaceId, personId }) => eraseQuotations(tx, workspaceId, { person: personId }),
};

/** The same of customers, for readers who may see who wrote what. */
export const customerCommentData: CustomerDataSource = {
  key: "comments",
  read: (tx, { workspaceId, customerId, email }, reader) =>
    readQuotations(tx, workspaceId, { customer: customerId }, { email }, reader),
  erase: (tx, { workspaceId, customerId }) => eraseQuotations(tx, workspaceId, { customer: customerId }),
};
