import { randomUUID } from "node:crypto";
import { isKind } from "#platform/errors.ts";
import { invalidInput } from "#platform/http/request-errors.ts";
import { audit } from "../audit/audit.service.ts";
import { personNotFound } from "../organisation/organisation.errors.ts";
import { readPerson } from "../organisation/person.service.ts";
import { plain, singleSpaced } from "../person-text.ts";
import type { Account, AccountChange, AccountFilter, AccountRecord } from "./accounts.contract.ts";
import * as store from "./accounts.store.ts";
import { viewOf } from "./customer-scope.ts";
import * as errors from "./customers.errors.ts";
import { type CustomerWork, tidyAttributes } from "./customers.service.ts";
import { findWords } from "./values.store.ts";

/** One page of the accounts that fit a filter, and how many there are on all pages. */
export async function pageOfAccounts(
  { tx, workspace, actor }: CustomerWork,
  { offset = 0, limit = 50, ...filter }: AccountFilter & { offset?: number; limit?: number },
): Promise<{ total: number; accounts: Account[] }> {
  const view = viewOf(actor);
  const total = await store.countAccounts(tx, workspace, filter, view);
  const found = await store.findAccounts(tx, workspace, filter, view, { offset, limit });
  return { total, accounts: found.map(shown) };
}

const shown = ({ attributes: _, ...account }: store.ListedAccount): Account => ({
  ...account,
  leftAt: account.leftAt?.toISOString() ?? null,
});

/** An account with its coverage: every role in use, also those that nobody here has. @throws AppError account.not-found */
export async function readAccount(
  { tx, workspace, actor }: CustomerWork,
  id: string,
): Promise<AccountRecord> {
  const found = await store.findAccount(tx, workspace, id, viewOf(actor));
  if (!found) throw errors.accountNotFound();
  const covered = await store.findCoverage(tx, workspace, id);
  const byRole = new Map(covered.map((each) => [each.role, each]));
  const inUse = await findWords(tx, workspace, "role");
  const roles = [...new Set([...inUse, ...covered.flatMap(({ role }) => role ?? [])])];
  const last = covered.flatMap(({ lastInvitedAt }) => lastInvitedAt?.getTime() ?? []);
  return {
    ...shown(found),
    attributes: found.attributes,
    coverage: roles.map((role) => {
      const { customers = 0, askable = 0, lastInvitedAt } = byRole.get(role) ?? {};
      return { role, customers, askable, lastInvitedAt: lastInvitedAt?.toISOString() ?? null };
    }),
    withoutRole: byRole.get(null)?.customers ?? 0,
    lastInvitedAt: last.length === 0 ? null : new Date(Math.max(...last)).toISOString(),
  };
}

/** @throws AppError request.invalid, account.number-taken, account.manager-not-found */
export async function addAccount(
  work: CustomerWork,
  given: AccountChange & { name: string },
): Promise<AccountRecord> {
  const { tx, workspace, actor } = work;
  const id = randomUUID();
  const unknown = { number: null, segment: null, region: null, managerId: null, attributes: {} };
  const details = tidy({ ...unknown, ...given });
  await requireSound(work, id, details, null);
  await store.insertAccount(tx, workspace, id, details);
  await audit(tx, actor, { action: "account.added", subject: details.name, details: { account: id } });
  return readAccount(work, id);
}

/** Changes what is given. @throws AppError those of `addAccount`, and account.not-found */
export async function changeAccount(
  work: CustomerWork,
  id: string,
  given: AccountChange,
): Promise<AccountRecord> {
  const { tx, workspace, actor } = work;
  const before = await readAccount(work, id);
  const { number, name, segment, region, managerId, attributes } = before;
  const known: store.AccountDetails = { number, name, segment, region, managerId, attributes };
  const details = tidy({ ...known, ...given });
  const fields = (Object.keys(details) as (keyof typeof details)[]).filter(
    (field) => JSON.stringify(details[field]) !== JSON.stringify(known[field]),
  );
  if (fields.length === 0) return before;
  await requireSound(work, id, details, known);
  await store.updateAccount(tx, workspace, id, details);
  await audit(tx, actor, {
    action: "account.changed",
    subject: details.name,
    details: { account: id, fields },
  });
  return readAccount(work, id);
}

function tidy(given: store.AccountDetails): store.AccountDetails {
  const text = (value: string | null) => (value === null ? null : singleSpaced(value) || null);
  return {
    number: given.number === null ? null : plain(given.number) || null,
    name: singleSpaced(given.name),
    segment: text(given.segment),
    region: text(given.region),
    managerId: given.managerId,
    attributes: tidyAttributes(given.attributes),
  };
}

async function requireSound(
  { tx, workspace }: CustomerWork,
  id: string,
  { name, number, managerId }: store.AccountDetails,
  before: store.AccountDetails | null,
): Promise<void> {
  if (name === "") throw invalidInput([{ in: "body", pointer: "/name", detail: "is missing" }]);
  if (number !== null && number !== before?.number) {
    const holder = await store.findByNumber(tx, workspace, number);
    if (holder && holder.id !== id) throw errors.accountNumberTaken(holder.name);
  }
  if (managerId !== null && managerId !== before?.managerId) {
    const manager = await readPerson({ tx, workspace }, managerId).catch((error: unknown) => {
      throw isKind(error, personNotFound) ? errors.managerNotFound() : error;
    });
    if (manager.leftAt !== null) throw errors.managerNotFound();
  }
}

/**
 * Notes that an account is a customer no more, and with it everybody in it; or that it is again, and those who left with it.
 *
 * @throws AppError account.not-found
 */
export async function setAccountLeft(
  work: CustomerWork,
  id: string,
  left: boolean,
  now: Date,
): Promise<void> {
  const { tx, workspace, actor } = work;
  const found = await store.findAccount(tx, workspace, id, viewOf(actor));
  if (!found) throw errors.accountNotFound();
  if (left === (found.leftAt !== null)) return;
  await store.setLeft(tx, workspace, found, left ? now : null);
  const action = left ? "account.left" : "account.returned";
  await audit(tx, actor, { action, subject: found.name, details: { account: id } });
}
