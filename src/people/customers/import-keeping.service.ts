import type { Transaction } from "#platform/database/tables.ts";
import type { AccountPlan } from "./account-plan.ts";
import type { CustomerPlan } from "./customer-plan.ts";
import type { CustomerImportLineKind } from "./import-lines.ts";
import { planFile } from "./import-planning.service.ts";
import type { RowProblem } from "./import-rows.ts";
import { importOf, type RunOf, Stopped, type Tell } from "./import-runs.service.ts";
import * as store from "./imports.store.ts";

/**
 * Looks through a file and keeps, line by line, what it would change: all of it or nothing.
 *
 * @throws Stopped where the run is no longer wanted
 */
export async function planAndKeep(tx: Transaction, run: RunOf, tell: Tell): Promise<void> {
  const { workspaceId: workspace, importId: id } = run;
  const found = await importOf(tx, run, "planning");
  for (const table of [
    "people.customer_import_line",
    "people.customer_import_match",
    "people.customer_import_leaver",
  ] as const)
    await store.deleteOf(tx, table, workspace, id);
  const numbers = new Map<CustomerImportLineKind, number>();
  const numbered = (line: Omit<store.KeptLine, "number">): store.KeptLine => {
    const number = (numbers.get(line.kind) ?? 0) + 1;
    numbers.set(line.kind, number);
    return { ...line, number };
  };
  const keep = (lines: readonly Omit<store.KeptLine, "number">[]) =>
    store.insertLines(tx, workspace, id, lines.map(numbered));
  const { counts, hash } = await planFile(
    { tx, workspace, found, tell },
    (accounts, problems) => keep([...accounts.map(accountLine), ...problems.map(problemLine)]),
    async ({ customers, problems, matched }) => {
      await keep([...customers.map(customerLine), ...problems.map(problemLine)]);
      await store.insertChoices(tx, "people.customer_import_match", workspace, id, matched);
    },
  );
  const missing = await store.countMissing(tx, workspace, id);
  const done = await store.updateImport(
    tx,
    workspace,
    id,
    { state: "planned", progress: 1, plan_hash: hash, counts: { ...counts, missing }, all_leaving: false },
    run.run,
  );
  if (!done) throw new Stopped();
}

type Line = Omit<store.KeptLine, "number">;

const accountLine = ({ row, manager: _, changes, ...planned }: AccountPlan): Line => ({
  kind: "account",
  customerId: null,
  content: {
    row,
    title: planned.name,
    number: planned.number,
    account: null,
    changes: planned.isNew ? changes.filter(({ field }) => field !== "Name") : changes,
    plannedAccount: planned,
  },
});

const customerLine = ({ row, account, isNew, planned, changes }: CustomerPlan): Line => ({
  kind: isNew ? "new" : "changed",
  customerId: planned.id,
  content: { row, title: planned.name, number: planned.number, account, changes, plannedCustomer: planned },
});

const problemLine = ({ row, reason }: RowProblem): Line => ({
  kind: "problem",
  customerId: null,
  content: { row, title: reason, number: null, account: null, changes: [] },
});
