import type { ColumnField } from "./customer-columns.ts";
import type { FieldChange, PlannedAccount } from "./import-lines.ts";
import { type FileAccount, type RowProblem, shortened } from "./import-rows.ts";

export interface KnownAccount {
  id: string;
  number: string | null;
  name: string;
  segment: string | null;
  region: string | null;
  managerId: string | null;
  manager: string | null;
  left: boolean;
}

/** Somebody of the organisation who may look after accounts. */
export interface KnownManager {
  id: string;
  number: string | null;
  name: string;
  email: string | null;
}

/** An account as all rows of a file tell it together, with the first row. */
export interface GatheredAccount extends FileAccount {
  key: string;
  row: number;
}

/** Accounts by number, those without one by name. */
export const accountKey = ({ number, name }: FileAccount): string =>
  number === null ? `name ${name?.toLowerCase()}` : `number ${number}`;

/**
 * Adds what a row tells of its account to what rows before it told. The first value counts; what differs is told once.
 *
 * @returns why the row can't be used; null where it can
 */
export function gatherAccount(
  accounts: Map<string, GatheredAccount>,
  told: FileAccount,
  row: number,
  problems: RowProblem[],
): string | null {
  const key = accountKey(told);
  const known = accounts.get(key);
  if (known === undefined) {
    accounts.set(key, { ...told, key, row });
    return null;
  }
  if (told.name !== null && known.name !== null && told.name.toLowerCase() !== known.name.toLowerCase())
    return `Row not used: the account number “${shortened(told.number ?? "")}” is that of “${shortened(known.name)}” in row ${known.row}, and of “${shortened(told.name)}” here. Give each account a number of its own, or the same name.`;
  known.name ??= told.name;
  for (const field of ["segment", "region", "manager"] as const) {
    const value = told[field];
    if (value === null) continue;
    if (known[field] === null) known[field] = value;
    else if (known[field].toLowerCase() !== value.toLowerCase() && problems.length < mostNotes)
      problems.push({
        row,
        reason: `${fieldWords[field]} left out: “${shortened(value)}” differs from “${shortened(known[field])}”, which an earlier row says of the account “${shortened(known.name ?? known.number ?? "")}”. An account has one; correct the row that is wrong.`,
      });
  }
  return null;
}

const mostNotes = 10_000;
const fieldWords = { segment: "Account segment", region: "Account region", manager: "Account manager" };

export interface AccountPlan extends PlannedAccount {
  row: number;
  manager: string | null;
  changes: FieldChange[];
}

export interface AccountsPlanned {
  /** By the key of the file's accounts. */
  plans: Map<string, AccountPlan>;
  /** Why rows of an account can't be used, by key. */
  refused: Map<string, string>;
  problems: RowProblem[];
}

interface AccountInput {
  gathered: ReadonlyMap<string, GatheredAccount>;
  known: readonly KnownAccount[];
  /** By what the file calls them, in lower case; null where nobody or several people are called so. */
  managers: ReadonlyMap<string, KnownManager | null>;
  columns: readonly ColumnField[];
  clearEmpty: boolean;
  newId: () => string;
}

/** Compares the accounts of a file with those that are known. The same input gives the same plan, but for new ids. */
export function planAccounts(input: AccountInput): AccountsPlanned {
  const { gathered, known } = input;
  const planned: AccountsPlanned = { plans: new Map(), refused: new Map(), problems: [] };
  const byNumber = new Map(known.map((account) => [account.number, account]));
  const byName = Map.groupBy(known, ({ name }) => name.toLowerCase());
  const numbered = Map.groupBy(
    [...gathered.values()].filter(({ number }) => number !== null),
    ({ name }) => name?.toLowerCase() ?? null,
  );
  const inOrder = [...gathered.values()].sort(
    (a, b) => Number(a.number === null) - Number(b.number === null),
  );
  const taken = new Set<string>();
  for (const account of inOrder) {
    const name = account.name?.toLowerCase() ?? null;
    const namesakes = (byName.get(name ?? "") ?? []).filter((each) => !each.left);
    if (account.number === null) {
      const [same, other] = numbered.get(name) ?? [];
      const plan = same && !other ? planned.plans.get(same.key) : undefined;
      if (plan) {
        planned.plans.set(account.key, plan);
        continue;
      }
      if (other || namesakes.length > 1) {
        planned.refused.set(
          account.key,
          `Row not used: several accounts are called “${shortened(account.name ?? "")}”. Add a column with account numbers.`,
        );
        continue;
      }
    }
    const unnumbered = namesakes.filter(({ number, id }) => number === null && !taken.has(id));
    const before =
      account.number === null
        ? (namesakes[0] ?? (byName.get(name ?? "") ?? [])[0])
        : (byNumber.get(account.number) ?? (unnumbered.length === 1 ? unnumbered[0] : undefined));
    if (before) taken.add(before.id);
    planned.plans.set(account.key, planAccount(account, before ?? null, input, planned.problems));
  }
  return planned;
}

function planAccount(
  account: GatheredAccount,
  before: KnownAccount | null,
  { managers, columns, clearEmpty, newId }: AccountInput,
  problems: RowProblem[],
): AccountPlan {
  const keep = (field: ColumnField, told: string | null, known: string | null | undefined) =>
    told ?? (clearEmpty && columns.includes(field) ? null : (known ?? null));
  const manager = account.manager === null ? undefined : managers.get(account.manager.toLowerCase());
  if (account.manager !== null && !manager)
    problems.push({
      row: account.row,
      reason: `Account manager left out: ${manager === null ? "several people" : "nobody"} under People ${manager === null ? "have" : "has"} the staff number, e-mail address or name “${shortened(account.manager)}”. Write a staff number or an e-mail address of somebody who is there.`,
    });
  const clearsManager = clearEmpty && columns.includes("account-manager") && account.manager === null;
  const known = clearsManager ? null : before;
  const plan: AccountPlan = {
    id: before?.id ?? newId(),
    isNew: before === null,
    row: account.row,
    number: account.number ?? before?.number ?? null,
    name: account.name ?? before?.name ?? account.number ?? "",
    segment: keep("account-segment", account.segment, before?.segment),
    region: keep("account-region", account.region, before?.region),
    managerId: manager?.id ?? known?.managerId ?? null,
    manager: manager?.name ?? known?.manager ?? null,
    changes: [],
  };
  const texts: [string, string | null, string | null][] = [
    ["Account number", before?.number ?? null, plan.number],
    ["Name", before?.name ?? null, plan.name],
    ["Segment", before?.segment ?? null, plan.segment],
    ["Region", before?.region ?? null, plan.region],
  ];
  for (const [field, from, to] of texts) if (from !== to) plan.changes.push({ field, from, to });
  if (plan.managerId !== (before?.managerId ?? null))
    plan.changes.push({ field: "Account manager", from: before?.manager ?? null, to: plan.manager });
  if (before?.left) plan.changes.push({ field: "State", from: "left", to: "active" });
  return plan;
}
