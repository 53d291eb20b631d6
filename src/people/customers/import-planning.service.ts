import { createHash, randomUUID } from "node:crypto";
import type { Transaction } from "#platform/database/tables.ts";
import {
  type AccountPlan,
  type AccountsPlanned,
  accountKey,
  type GatheredAccount,
  gatherAccount,
  type KnownManager,
  planAccounts,
} from "./account-plan.ts";
import { type CustomerPlan, type FileSoFar, nothingYet, planCustomers } from "./customer-plan.ts";
import type { CustomerImportCounts } from "./import-lines.ts";
import { type CustomerRow, type RowProblem, readRow } from "./import-rows.ts";
import * as store from "./imports.store.ts";
import { type Spellings, spelled, spellingsOf } from "./spellings.ts";
import { findValues, findWords } from "./values.store.ts";

/** What an import would do, part of the file by part. */
export interface PlannedPart {
  customers: CustomerPlan[];
  problems: RowProblem[];
  /** Ids of the customers who are in the part: known and new ones. */
  matched: string[];
}

interface Planning {
  tx: Transaction;
  workspace: string;
  found: Pick<store.ImportRow, "import_id" | "columns" | "clear_empty" | "rows">;
  /** Told how much of the work is done, from 0 to 1; may throw to stop it. */
  tell: (share: number) => Promise<void>;
}

/**
 * Goes through a file twice: first for its accounts, which `onAccounts` gets, then for its customers, which `onPart` gets part
 * by part. Writes nothing.
 *
 * @returns what it comes to, and a hash that is the same as long as the same would be done
 */
export async function planFile(
  planning: Planning,
  onAccounts: (accounts: AccountPlan[], problems: RowProblem[]) => Promise<void>,
  onPart: (part: PlannedPart) => Promise<void>,
): Promise<{ counts: Omit<CustomerImportCounts, "missing">; hash: Buffer }> {
  const { tx, workspace } = planning;
  const hash = createHash("sha256");
  const counts = { account: 0, new: 0, changed: 0, unchanged: 0, problem: 0 };
  const { accounts, conflicts, problems } = await planAllAccounts(planning);
  const plans = [...new Set(accounts.plans.values())].filter(
    ({ isNew, changes }) => isNew || changes.length > 0,
  );
  hash.update(JSON.stringify(plans.map(({ id: _, managerId: __, ...plan }) => plan)));
  counts.account = plans.length;
  counts.problem = problems.length;
  await onAccounts(plans, problems);

  const spellings = await knownSpellings(tx, workspace);
  const soFar = nothingYet();
  for await (const { rows, problems: unreadable } of rowsOf(planning, spellings, 0.4, 0.6)) {
    const usable = rows.filter(({ row }) => !conflicts.has(row));
    const part = await planPart(planning, usable, accounts, soFar);
    const said = [...unreadable, ...part.problems].sort((a, b) => a.row - b.row);
    const changed = part.plans.filter(({ isNew, changes }) => isNew || changes.length > 0);
    for (const { isNew, planned, changes, row } of changed)
      hash.update(JSON.stringify([row, isNew, { ...planned, id: "", accountId: "" }, changes]));
    counts.problem += said.length;
    counts.new += changed.filter(({ isNew }) => isNew).length;
    counts.changed += changed.filter(({ isNew }) => !isNew).length;
    counts.unchanged += part.plans.length - changed.length;
    await onPart({
      customers: changed,
      problems: said,
      matched: part.plans.map(({ planned }) => planned.id),
    });
  }
  return { counts, hash: hash.digest() };
}

const knownSpellings = async (tx: Transaction, workspace: string): Promise<Spellings> =>
  spellingsOf({
    roles: await findWords(tx, workspace, "role"),
    segments: await findValues(tx, workspace, "segment"),
    regions: await findValues(tx, workspace, "region"),
  });

/** The rows of a file that can be used, part by part, with what is wrong with the others. */
async function* rowsOf(
  { tx, workspace, found, tell }: Planning,
  spellings: Spellings,
  from: number,
  share: number,
): AsyncGenerator<{ rows: CustomerRow[]; problems: RowProblem[] }> {
  let done = 0;
  for await (const part of store.partsOf(tx, workspace, found.import_id)) {
    const problems = [...part.problems];
    const rows = part.rows.flatMap((raw) => {
      const row = readRow(raw, found.columns, (reason) => problems.push({ row: raw.row, reason }));
      return row === null ? [] : [spelled(row, spellings)];
    });
    yield { rows, problems };
    done += part.rows.length;
    await tell(from + (share * done) / Math.max(1, found.rows));
  }
}

async function planAllAccounts(
  planning: Planning,
): Promise<{ accounts: AccountsPlanned; conflicts: Set<number>; problems: RowProblem[] }> {
  const { tx, workspace, found } = planning;
  const gathered = new Map<string, GatheredAccount>();
  const problems: RowProblem[] = [];
  const conflicts = new Set<number>();
  for await (const { rows } of rowsOf(planning, await knownSpellings(tx, workspace), 0, 0.4))
    for (const { row, account } of rows) {
      const conflict = account && gatherAccount(gathered, account, row, problems);
      if (conflict === null) continue;
      conflicts.add(row);
      problems.push({ row, reason: conflict });
    }
  const told = [...gathered.values()];
  const texts = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))];
  const known = await store.findKnownAccounts(tx, workspace, {
    numbers: texts(told.map(({ number }) => number)),
    names: texts(told.map(({ name }) => name?.toLowerCase() ?? null)),
  });
  const managers = texts(told.map(({ manager }) => manager?.toLowerCase() ?? null));
  const accounts = planAccounts({
    gathered,
    known,
    managers: managersBy(await store.findKnownManagers(tx, workspace, managers), managers),
    columns: found.columns.map(({ field }) => field),
    clearEmpty: found.clear_empty,
    newId: randomUUID,
  });
  problems.push(...accounts.problems);
  return { accounts, conflicts, problems };
}

/** Who is meant by each text: by staff number first, then by address, then by name. Null where several are. */
function managersBy(
  known: readonly KnownManager[],
  told: readonly string[],
): Map<string, KnownManager | null> {
  const by = (text: (manager: KnownManager) => string | null) =>
    Map.groupBy(known, (manager) => text(manager)?.toLowerCase() ?? null);
  const indexes = [by(({ number }) => number), by(({ email }) => email), by(({ name }) => name)];
  const found = new Map<string, KnownManager | null>();
  for (const text of told) {
    const meant = indexes.map((index) => index.get(text) ?? []).find(({ length }) => length > 0);
    const [one, another] = meant ?? [];
    if (one) found.set(text, another ? null : one);
  }
  return found;
}

async function planPart(
  { tx, workspace, found }: Planning,
  rows: readonly CustomerRow[],
  accounts: AccountsPlanned,
  soFar: FileSoFar,
) {
  const planned = (row: CustomerRow) => row.account && accounts.plans.get(accountKey(row.account));
  const known = await store.findKnownCustomers(tx, workspace, {
    numbers: rows.flatMap(({ number }) => number ?? []),
    emails: rows.flatMap(({ email }) => email?.toLowerCase() ?? []),
    accounts: [...new Set(rows.flatMap((row) => planned(row)?.id ?? []))],
    names: [...new Set(rows.flatMap(({ number, name }) => (number === null ? name.toLowerCase() : [])))],
  });
  return planCustomers(
    { rows, known, accounts, columns: found.columns, clearEmpty: found.clear_empty, newId: randomUUID },
    soFar,
  );
}
