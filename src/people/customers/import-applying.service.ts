import type { Transaction } from "#platform/database/tables.ts";
import type { Actor } from "../access/actor.ts";
import { audit } from "../audit/audit.service.ts";
import type { CustomerImportLine, CustomerImportLineKind } from "./import-lines.ts";
import { planFile } from "./import-planning.service.ts";
import { importOf, type RunOf, Stopped, type Tell } from "./import-runs.service.ts";
import * as write from "./import-writes.store.ts";
import * as store from "./imports.store.ts";
import { keepWords } from "./values.store.ts";

/** Customers, accounts or people changed so that the import would do something else than it shows. */
export class PlanChanged extends Error {}

const linesAtOnce = 1_000;

/**
 * Does what an import shows, all of it or nothing.
 *
 * @throws PlanChanged where it would do something else by now; Stopped where the run is no longer wanted
 */
export async function applyPlan(
  tx: Transaction,
  run: RunOf & { by: { id: string; name: string } },
  { tell, now }: { tell: Tell; now: Date },
): Promise<void> {
  const { workspaceId: workspace, importId: id } = run;
  const found = await importOf(tx, run, "applying");
  await requireSame(tx, run, found, (share) => tell(share / 2));
  const words = { roles: new Set<string>(), attributes: new Set<string>() };
  const total = (found.counts?.new ?? 0) + (found.counts?.changed ?? 0);
  let done = 0;
  const noted = { reason: `In the file ${found.file_name}`, at: now };
  for await (const lines of linesOf(tx, run, "account"))
    await write.writeAccounts(
      tx,
      workspace,
      lines.flatMap(({ plannedAccount }) => plannedAccount ?? []),
    );
  for (const kind of ["new", "changed"] as const)
    for await (const lines of linesOf(tx, run, kind)) {
      const customers = lines.flatMap(({ plannedCustomer }) => plannedCustomer ?? []);
      if (kind === "new") await write.addCustomers(tx, workspace, customers, noted);
      else await write.changeCustomers(tx, workspace, customers, noted);
      for (const { roles, attributes } of customers) {
        for (const role of roles) words.roles.add(role);
        for (const name of Object.keys(attributes)) words.attributes.add(name);
      }
      done += lines.length;
      await tell(0.5 + (0.5 * done) / Math.max(1, total));
    }
  await keepWords(tx, workspace, "role", [...words.roles]);
  await keepWords(tx, workspace, "attribute", [...words.attributes]);
  const left = await store.leaveMissing(tx, workspace, id, { all: found.all_leaving, at: now });
  for (const table of [
    "people.customer_import_part",
    "people.customer_import_match",
    "people.customer_import_leaver",
  ] as const)
    await store.deleteOf(tx, table, workspace, id);
  const changes = { state: "applied", progress: 1, applied_at: now, left_count: left } as const;
  if (!(await store.updateImport(tx, workspace, id, changes, run.run))) throw new Stopped();
  const { account = 0, new: added = 0, changed = 0 } = found.counts ?? {};
  await write.lookAtCustomers(tx);
  await audit(tx, actorOf(run.by), {
    action: "customers.imported",
    subject: found.file_name,
    details: { import: id, accounts: account, added, changed, left },
  });
}

/** Who asked for the work. What they may do was asked then. */
const actorOf = ({ id, name }: { id: string; name: string }): Actor => ({
  user: { id, name, email: "", emailVerified: false },
  member: null,
});

async function requireSame(
  tx: Transaction,
  { workspaceId: workspace, importId }: RunOf,
  found: store.ImportRow,
  tell: Tell,
): Promise<void> {
  const nothing = async () => {};
  const { hash } = await planFile({ tx, workspace, found, tell }, nothing, nothing);
  const missing = await store.countMissing(tx, workspace, importId);
  if (!found.plan_hash?.equals(hash) || missing !== found.counts?.missing) throw new PlanChanged();
}

async function* linesOf(
  tx: Transaction,
  { workspaceId, importId }: RunOf,
  kind: CustomerImportLineKind,
): AsyncGenerator<CustomerImportLine[]> {
  let after = 0;
  while (true) {
    const lines = await store.findLines(tx, workspaceId, importId, kind, { after, limit: linesAtOnce });
    if (lines.length === 0) return;
    yield lines.map(({ content }) => content);
    after = lines.at(-1)?.number ?? after;
  }
}
