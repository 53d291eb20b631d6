import type { Transaction } from "#platform/database/tables.ts";
import type { Actor } from "../access/actor.ts";
import { audit } from "../audit/audit.service.ts";
import type { PersonalDataSource } from "../data-protection/personal-data.service.ts";
import { deleteMessagesTo, readableMessagesTo } from "../mail/recipient-data.service.ts";
import { readSettings } from "../workspace/workspace.service.ts";
import { findManaged, releaseManaged } from "./accounts.store.ts";
import { customerUnderWay } from "./customers.errors.ts";
import { type CustomerWork, readCustomer } from "./customers.service.ts";
import { deleteCustomer, findImportLinesOf } from "./customers.store.ts";

/** The customer whose data it is. */
interface CustomerSubject {
  workspaceId: string;
  customerId: string;
  name: string;
  email: string | null;
}

/** What one feature keeps of customers, as `PersonalDataSource` is for staff. The record of processing is told there. */
export interface CustomerDataSource {
  /** Its name in an export. */
  key: string;
  /**
   * What is kept of a customer, as plain JSON, as far as the reader may see it: customers don't sign in, so whoever runs the
   * programme makes the file for them. Null where it is nothing.
   */
  read(tx: Transaction, subject: CustomerSubject, reader: Actor): Promise<unknown>;
  /** The name of something that goes on and that erasing would change, e.g. an open campaign; null where there is nothing. */
  underWay?(tx: Transaction, subject: CustomerSubject): Promise<string | null>;
  /** Removes it. What refers to it from floors above is gone already. */
  erase(tx: Transaction, subject: CustomerSubject, work: { now: Date }): Promise<void>;
}

/** What is kept of a customer and the actor may see, in a form that programs read. @throws AppError customer.not-found */
export async function customerExport(
  sources: readonly CustomerDataSource[],
  work: CustomerWork,
  id: string,
  now: Date,
): Promise<{ name: string; content: string }> {
  const { tx, workspace, actor } = work;
  const record = await readCustomer(work, id);
  const subject = subjectOf(workspace, record);
  const { name: programme, organisation, operator } = await readSettings(tx, workspace);
  const data: Record<string, unknown> = { record };
  if (record.email !== null) data["mail"] = await readableMessagesTo(tx, workspace, record.email, actor);
  data["imports"] = await findImportLinesOf(tx, workspace, id);
  for (const source of sources) data[source.key] = await source.read(tx, subject, actor);
  const head = { programme, organisation, operator, exportedAt: now.toISOString() };
  return {
    name: `${record.name} - data in ${programme}.json`,
    content: `${JSON.stringify({ ...head, ...data }, null, 2)}\n`,
  };
}

const subjectOf = (
  workspaceId: string,
  { id, name, email }: { id: string; name: string; email: string | null },
): CustomerSubject => ({ workspaceId, customerId: id, name, email });

/**
 * Erases a customer: what features of higher floors keep first, then mail and the record. Published figures stay: they hold
 * groups only.
 *
 * @param asked whether the customer asked for it; else an open campaign hinders it
 * @throws AppError customer.not-found, customer.campaign-open
 */
export async function eraseCustomer(
  sources: readonly CustomerDataSource[],
  work: CustomerWork,
  id: string,
  { asked, now }: { asked: boolean; now: Date },
): Promise<void> {
  const { tx, workspace, actor } = work;
  const record = await readCustomer(work, id);
  const subject = subjectOf(workspace, record);
  for (const source of asked ? [] : sources) {
    const underWay = await source.underWay?.(tx, subject);
    if (underWay) throw customerUnderWay(record.name, underWay);
  }
  for (const source of sources.toReversed()) await source.erase(tx, subject, { now });
  const isShared = record.emailSharedWith.length > 0;
  if (record.email !== null && !isShared) await deleteMessagesTo(tx, workspace, { email: record.email });
  await deleteCustomer(tx, workspace, id);
  // Without a name: the log can't be changed later.
  await audit(tx, actor, { action: "customer.erased", subject: "a customer", details: { customer: id } });
}

/** What is kept of customers; and of staff, which accounts they look after. */
export const customersData: PersonalDataSource = {
  key: "accounts",
  erasure: {
    removed: [
      "For which accounts somebody was the account manager; the accounts stay.",
      "Of a customer who is erased: the record, answers, and mail to the address.",
    ],
    stays: [],
  },
  describe: async () => [
    {
      name: "Customers and accounts",
      purpose: "Asking customers about the service they get, and seeing which accounts are covered.",
      data: "Name, customer number, e-mail address, language, account, stakeholder roles, segment, region, further columns of the files that brought them, panels, when they were last invited, whether mail came back, and that somebody asked not to be surveyed.",
      seenBy:
        "Those who run the programme: its directors and consultants. Account managers see the customers of their own accounts.",
      keptUntil:
        "Until it is erased on the customer's page. Who is a customer no more stays on record with the day. A file's lines are forgotten 30 days after it was brought.",
    },
  ],
  async read(tx, { workspaceId, personId }) {
    const accounts = await findManaged(tx, workspaceId, personId);
    return accounts.length === 0 ? null : accounts;
  },
  erase: (tx, { workspaceId, personId }) => releaseManaged(tx, workspaceId, personId),
};
