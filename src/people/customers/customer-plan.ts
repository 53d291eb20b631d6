import { type AccountPlan, type AccountsPlanned, accountKey } from "./account-plan.ts";
import type { ColumnField } from "./customer-columns.ts";
import type { FieldChange, PlannedCustomer } from "./import-lines.ts";
import { type CustomerRow, type RowProblem, shortened } from "./import-rows.ts";

export interface KnownCustomer {
  id: string;
  number: string | null;
  name: string;
  email: string | null;
  language: string | null;
  roles: string[];
  segment: string | null;
  region: string | null;
  accountId: string | null;
  account: string | null;
  attributes: Record<string, string>;
  refuses: boolean;
  left: boolean;
}

/** What the rows of a file so far have shown. */
export interface FileSoFar {
  numbers: Map<string, { row: number; account: string | null }>;
  emails: Map<string, { row: number; number: string | null; name: string }>;
  /** By account and name, of rows with neither number nor address. */
  names: Map<string, number>;
  /** Ids of known customers who are in the file. */
  taken: Set<string>;
}

export const nothingYet = (): FileSoFar => ({
  numbers: new Map(),
  emails: new Map(),
  names: new Map(),
  taken: new Set(),
});

export interface CustomerPlan {
  row: number;
  account: string | null;
  isNew: boolean;
  planned: PlannedCustomer;
  changes: FieldChange[];
}

interface CustomerInput {
  rows: readonly CustomerRow[];
  /** Those who may be meant by the rows: by number, by address, by name within their accounts. */
  known: readonly KnownCustomer[];
  accounts: Pick<AccountsPlanned, "plans" | "refused">;
  columns: readonly { name: string; field: ColumnField }[];
  clearEmpty: boolean;
  newId: () => string;
}

/**
 * Compares rows of a file with the customers who are known. A customer is found by number, else by an address that one known
 * customer has, else by name within the account. The same input gives the same plan, but for new ids.
 *
 * @param soFar gets what these rows show
 */
export function planCustomers(
  input: CustomerInput,
  soFar: FileSoFar,
): { plans: CustomerPlan[]; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const finder = customerFinder(input.known);
  const plans: CustomerPlan[] = [];
  for (const row of input.rows) {
    const report = (reason: string) => problems.push({ row: row.row, reason });
    const key = row.account === null ? null : accountKey(row.account);
    const refusal = key === null ? undefined : input.accounts.refused.get(key);
    const account = key === null ? null : (input.accounts.plans.get(key) ?? null);
    const repeated = refusal ?? repetition(row, account, soFar);
    if (repeated !== null) {
      report(repeated);
      continue;
    }
    const found = finder(row, account, soFar);
    if (found === "several") {
      report(
        `Row not used: several customers have the address ${shortened(row.email ?? "")}, and no number tells which one is meant. Add the customer number.`,
      );
      continue;
    }
    noteRow(row, account, soFar, report, found, input.known);
    if (found) soFar.taken.add(found.id);
    plans.push(planCustomer(row, found, account, input));
  }
  return { plans, problems };
}

const emailKey = (email: string) => email.toLowerCase();
const nameKey = (account: string | null, name: string) => `${account ?? ""} ${name.toLowerCase()}`;

/** Why a row tells of somebody whom a row before it told of; null where it doesn't. */
function repetition(row: CustomerRow, account: AccountPlan | null, soFar: FileSoFar): string | null {
  if (row.number !== null) {
    const first = soFar.numbers.get(row.number);
    if (!first) return null;
    const number = `“${shortened(row.number)}”`;
    return first.account === (account?.id ?? null)
      ? `Row not used: the customer number ${number} is in row ${first.row} already, which counts. Delete one of the rows, or give this customer another number.`
      : `Row not used: the customer number ${number} is in row ${first.row} already, with another account. A customer belongs to one account: delete one of the rows, or give the person a number of their own in each account.`;
  }
  if (row.email !== null) {
    const first = soFar.emails.get(emailKey(row.email));
    if (!first) return null;
    return `Row not used: the address ${shortened(row.email)} is in row ${first.row} already, and without a customer number it tells who is meant. A customer belongs to one account and one row; delete one of the rows, or give both numbers.`;
  }
  const first = soFar.names.get(nameKey(account?.id ?? null, row.name));
  if (first === undefined) return null;
  return `Row not used: “${shortened(row.name)}” is in row ${first} already, in the same account. Delete one of the rows, or give both numbers or addresses.`;
}

function noteRow(
  row: CustomerRow,
  account: AccountPlan | null,
  soFar: FileSoFar,
  report: (reason: string) => void,
  found: KnownCustomer | null,
  known: readonly KnownCustomer[],
): void {
  if (row.number !== null) soFar.numbers.set(row.number, { row: row.row, account: account?.id ?? null });
  if (row.number === null && row.email === null)
    soFar.names.set(nameKey(account?.id ?? null, row.name), row.row);
  if (row.email === null) return;
  const email = emailKey(row.email);
  const inFile = soFar.emails.get(email);
  const other =
    inFile ??
    known.find(
      (each) => each !== found && !each.left && each.email !== null && emailKey(each.email) === email,
    );
  if (other)
    report(
      `E-mail shared: ${shortened(row.email)} is also that of ${shortened(other.name)}${"row" in other ? ` in row ${other.row}` : ""}. It is taken as it is; check that each of them reads this mailbox, since each gets their own invitation.`,
    );
  if (!inFile) soFar.emails.set(email, { row: row.row, number: row.number, name: row.name });
}

type Finder = (
  row: CustomerRow,
  account: AccountPlan | null,
  soFar: FileSoFar,
) => KnownCustomer | null | "several";

function customerFinder(known: readonly KnownCustomer[]): Finder {
  const byNumber = new Map(known.map((customer) => [customer.number, customer]));
  const byEmail = Map.groupBy(known, ({ email }) => (email === null ? null : emailKey(email)));
  const byName = Map.groupBy(known, ({ accountId, name }) => nameKey(accountId, name));
  return (row, account, { taken }) => {
    const numbered = row.number === null ? undefined : byNumber.get(row.number);
    if (numbered) return numbered;
    const free = (customers: readonly KnownCustomer[] | undefined) =>
      (customers ?? []).filter(
        ({ id, number }) => !taken.has(id) && (row.number === null || number === null),
      );
    if (row.email !== null) {
      const candidates = free(byEmail.get(emailKey(row.email)));
      const active = candidates.filter(({ left }) => !left);
      const [first, second] = active.length > 0 ? active : candidates;
      if (first && second) return row.number === null ? "several" : null;
      if (first) return first;
    }
    if (row.number !== null || account === null || !row.hasName) return null;
    const [first, second] = free(byName.get(nameKey(account.id, row.name))).filter(
      ({ email }) => row.email === null || email === null,
    );
    return first && !second ? first : null;
  };
}

function planCustomer(
  row: CustomerRow,
  before: KnownCustomer | null,
  account: AccountPlan | null,
  { columns, clearEmpty, newId }: CustomerInput,
): CustomerPlan {
  const clears = (field: ColumnField) =>
    clearEmpty && columns.some((column) => column.field === field) && !row.leftOut.includes(field);
  const keep = (field: ColumnField, told: string | null, known: string | null | undefined) =>
    told ?? (clears(field) ? null : (known ?? null));
  const email = keep("email", row.email, before?.email);
  const planned: PlannedCustomer = {
    id: before?.id ?? newId(),
    number: row.number ?? before?.number ?? null,
    accountId: account?.id ?? before?.accountId ?? null,
    name: row.hasName || before === null ? row.name : before.name,
    email,
    language: keep("language", row.language, before?.language),
    roles: row.roles.length > 0 || clears("roles") ? row.roles : (before?.roles ?? []),
    segment: keep("segment", row.segment, before?.segment),
    region: keep("region", row.region, before?.region),
    attributes: attributesOf(row, before, columns, clearEmpty && !row.leftOut.includes("attribute")),
    refuses: row.noContact && !before?.refuses,
    isReachableAgain: before !== null && email !== before.email,
  };
  return {
    row: row.row,
    account: account?.name ?? before?.account ?? null,
    isNew: before === null,
    planned,
    changes: before === null ? [] : changesOf(before, planned, account),
  };
}

function attributesOf(
  row: CustomerRow,
  before: KnownCustomer | null,
  columns: CustomerInput["columns"],
  clearEmpty: boolean,
): Record<string, string> {
  const merged = { ...before?.attributes, ...row.attributes };
  if (clearEmpty)
    for (const { name, field } of columns)
      if (field === "attribute" && row.attributes[name] === undefined) delete merged[name];
  return merged;
}

function changesOf(
  before: KnownCustomer,
  planned: PlannedCustomer,
  account: AccountPlan | null,
): FieldChange[] {
  const list = (roles: readonly string[]) => roles.join("; ") || null;
  const texts: [string, string | null, string | null][] = [
    ["Customer number", before.number, planned.number],
    ["Name", before.name, planned.name],
    ["E-mail", before.email, planned.email],
    ["Language", before.language, planned.language],
    ["Roles", list(before.roles), list(planned.roles)],
    ["Segment", before.segment, planned.segment],
    ["Region", before.region, planned.region],
  ];
  const names = new Set([...Object.keys(before.attributes), ...Object.keys(planned.attributes)]);
  for (const name of [...names].sort())
    texts.push([name, before.attributes[name] ?? null, planned.attributes[name] ?? null]);
  const changes = texts
    .filter(([, from, to]) => from !== to)
    .map(([field, from, to]) => ({ field, from, to }));
  if (before.accountId !== planned.accountId)
    changes.push({ field: "Account", from: before.account, to: account?.name ?? null });
  if (planned.refuses)
    changes.push({ field: "Surveys", from: "may be asked", to: "asked not to be surveyed" });
  if (before.left) changes.push({ field: "State", from: "left", to: "active" });
  return changes;
}
