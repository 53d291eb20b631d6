import { randomUUID } from "node:crypto";
import type { Transaction } from "#platform/database/tables.ts";
import type { FieldProblem } from "#platform/errors.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import type { Actor } from "../access/actor.ts";
import { audit } from "../audit/audit.service.ts";
import { isEmail, plain, singleSpaced } from "../person-text.ts";
import { findAccount } from "./accounts.store.ts";
import { noteAt } from "./audience.store.ts";
import { viewOf } from "./customer-scope.ts";
import type { Customer, CustomerChange, CustomerFilter, CustomerRecord } from "./customers.contract.ts";
import * as errors from "./customers.errors.ts";
import * as store from "./customers.store.ts";
import { languageTag } from "./import-rows.ts";
import { tidyRoles } from "./stakeholder-roles.ts";
import { noteWords } from "./values.service.ts";

export interface CustomerWork {
  tx: Transaction;
  workspace: string;
  actor: Actor;
}

/** One page of the customers who fit a filter, and how many there are on all pages. */
export async function pageOfCustomers(
  { tx, workspace, actor }: CustomerWork,
  {
    offset = 0,
    limit = 50,
    ...filter
  }: CustomerFilter & {
    sort?: "name" | "account";
    order?: "ascending" | "descending";
    offset?: number;
    limit?: number;
  },
): Promise<{ total: number; customers: Customer[] }> {
  const view = viewOf(actor);
  const total = await store.countCustomers(tx, workspace, filter, view);
  const found = await store.findCustomers(tx, workspace, filter, view, { offset, limit });
  return { total, customers: found.map(shown) };
}

const shown = (customer: store.ListedCustomer): Customer => ({
  ...customer,
  noContactAt: customer.noContactAt?.toISOString() ?? null,
  bouncedAt: customer.bouncedAt?.toISOString() ?? null,
  lastInvitedAt: customer.lastInvitedAt?.toISOString() ?? null,
  leftAt: customer.leftAt?.toISOString() ?? null,
});

/** @throws AppError customer.not-found */
export async function readCustomer(
  { tx, workspace, actor }: CustomerWork,
  id: string,
): Promise<CustomerRecord> {
  const found = await store.findCustomer(tx, workspace, id, viewOf(actor));
  if (!found) throw errors.customerNotFound();
  const {
    accountNumber: _,
    accountSegment: __,
    accountRegion: ___,
    managerEmail: ____,
    managerNumber: _____,
    ...customer
  } = found;
  return {
    ...customer,
    ...shown(customer),
    panels: await store.findPanelsOf(tx, workspace, id),
    emailSharedWith:
      found.email === null || found.leftAt !== null
        ? []
        : await store.findWithEmail(tx, workspace, found.email, id),
  };
}

const unknown: Omit<store.CustomerDetails, "name"> = {
  number: null,
  accountId: null,
  email: null,
  language: null,
  roles: [],
  segment: null,
  region: null,
  attributes: {},
};

/** @throws AppError request.invalid, customer.number-taken, account.not-found, account.left, customer.too-many-attributes */
export async function addCustomer(
  work: CustomerWork,
  given: CustomerChange & { name: string },
): Promise<CustomerRecord> {
  const { tx, workspace, actor } = work;
  const id = randomUUID();
  const details = tidy({ ...unknown, ...given });
  await requireSound(work, id, details, null);
  await noteWords(tx, workspace, details);
  await store.insertCustomer(tx, workspace, id, details);
  await audit(tx, actor, { action: "customer.added", subject: details.name, details: { customer: id } });
  return readCustomer(work, id);
}

/** Changes what is given. @throws AppError those of `addCustomer`, and customer.not-found */
export async function changeCustomer(
  work: CustomerWork,
  id: string,
  given: CustomerChange,
): Promise<CustomerRecord> {
  const { tx, workspace, actor } = work;
  const before = await readCustomer(work, id);
  const known = detailsOf(before);
  const details = tidy({ ...known, ...given });
  const fields = (Object.keys(details) as (keyof typeof details)[]).filter(
    (field) => JSON.stringify(details[field]) !== JSON.stringify(known[field]),
  );
  if (fields.length === 0) return before;
  await requireSound(work, id, details, known);
  await noteWords(tx, workspace, details);
  await store.updateCustomer(tx, workspace, id, details, details.email !== known.email);
  await audit(tx, actor, {
    action: "customer.changed",
    subject: details.name,
    details: { customer: id, fields },
  });
  return readCustomer(work, id);
}

const detailsOf = (customer: CustomerRecord): store.CustomerDetails => ({
  number: customer.number,
  accountId: customer.accountId,
  name: customer.name,
  email: customer.email,
  language: customer.language,
  roles: customer.roles,
  segment: customer.ownSegment,
  region: customer.ownRegion,
  attributes: customer.attributes,
});

/** Texts as they are kept: without what isn't printable; an empty one is null. */
function tidy(given: store.CustomerDetails): store.CustomerDetails {
  const text = (value: string | null) => (value === null ? null : singleSpaced(value) || null);
  return {
    number: given.number === null ? null : plain(given.number) || null,
    accountId: given.accountId,
    name: singleSpaced(given.name),
    email: text(given.email),
    language: given.language === null ? null : (languageTag(given.language) ?? given.language),
    roles: tidyRoles(given.roles),
    segment: text(given.segment),
    region: text(given.region),
    attributes: tidyAttributes(given.attributes),
  };
}

/** Names and values without what isn't printable, and without empty ones. */
export const tidyAttributes = (attributes: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(attributes)
      .map(([name, value]) => [singleSpaced(name), singleSpaced(value)] as const)
      .filter(([name, value]) => name !== "" && value !== "")
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

async function requireSound(
  { tx, workspace }: CustomerWork,
  id: string,
  details: store.CustomerDetails,
  before: store.CustomerDetails | null,
): Promise<void> {
  const problems: FieldProblem[] = [];
  const { name, email, language, number, accountId } = details;
  if (name === "") problems.push({ in: "body", pointer: "/name", detail: "is missing" });
  if (email !== null && !isEmail(email))
    problems.push({ in: "body", pointer: "/email", detail: "must look like name@example.com" });
  if (language !== null && languageTag(language) === null)
    problems.push({ in: "body", pointer: "/language", detail: "must be a code such as en, de or fr" });
  if (problems.length > 0) throw invalidInput(problems);
  if (number !== null && number !== before?.number) {
    const holder = await store.findByNumber(tx, workspace, number);
    if (holder && holder.id !== id) throw errors.customerNumberTaken(holder.name);
  }
  if (accountId !== null && accountId !== before?.accountId) {
    const account = await findAccount(tx, workspace, accountId, null);
    if (!account) throw errors.accountNotFound();
    if (account.leftAt !== null) throw errors.accountHasLeft(account.name);
  }
}

/** Notes that somebody is a customer no more, or is again. @throws AppError customer.not-found, account.left */
export async function setCustomerLeft(
  work: CustomerWork,
  id: string,
  left: boolean,
  now: Date,
): Promise<void> {
  const { tx, workspace, actor } = work;
  const { name, accountId } = await readCustomer(work, id);
  const account = accountId === null || left ? undefined : await findAccount(tx, workspace, accountId, null);
  if (account && account.leftAt !== null) throw errors.accountHasLeft(account.name);
  if (!(await store.setLeft(tx, workspace, id, left ? now : null))) return;
  const action = left ? "customer.left" : "customer.returned";
  await audit(tx, actor, { action, subject: name, details: { customer: id } });
}

/** Notes that a customer asks not to be surveyed, or may be asked again. @throws AppError customer.not-found */
export async function setNoContact(
  work: CustomerWork,
  id: string,
  { refuses, reason = "" }: { refuses: boolean; reason?: string },
  now: Date,
): Promise<void> {
  const { tx, workspace, actor } = work;
  const { name, noContactAt, noContactReason } = await readCustomer(work, id);
  const tidied = refuses ? singleSpaced(reason) : "";
  if (refuses === (noContactAt !== null) && tidied === noContactReason) return;
  const since = noContactAt === null ? now : new Date(noContactAt);
  await noteAt(tx, workspace, [id], "no_contact_at", refuses ? since : null, tidied);
  const action = refuses ? "customer.no-contact" : "customer.contact-again";
  await audit(tx, actor, { action, subject: name, details: { customer: id } });
}
