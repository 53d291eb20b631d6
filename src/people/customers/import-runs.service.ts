import { randomUUID } from "node:crypto";
import type { Transaction } from "#platform/database/tables.ts";
import { AppError } from "#platform/errors.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import type { Context } from "../access/context.ts";
import { planCustomers } from "./imports.job-kinds.ts";
import * as store from "./imports.store.ts";

/** Which work on which import; another run of the same import overtakes it. */
export interface RunOf {
  workspaceId: string;
  importId: string;
  run: string;
}

/** Somebody stopped the run, or another one overtook it. */
export class Stopped extends Error {}

/** Told how much of a run is done, from 0 to 1. Throws where it is no longer wanted. */
export type Tell = (share: number) => Promise<void>;

/** Milliseconds between telling how far it has come. */
const interval = 500;

/** Writes now and then how far a run has come, in transactions of their own. */
export function watchedRun(
  transaction: Context["transaction"],
  { workspaceId, importId, run }: RunOf,
  signal: AbortSignal,
): Tell {
  let next = 0;
  return async (share) => {
    signal.throwIfAborted();
    if (Date.now() < next) return;
    const progress = Math.min(1, Math.max(0, share));
    const isWanted = await transaction(workspaceId, (tx) =>
      store.updateImport(tx, workspaceId, importId, { progress }, run),
    );
    if (!isWanted) throw new Stopped();
    next = Date.now() + interval;
  };
}

/** The import of a run in a state. @throws Stopped where it is another's by now */
export async function importOf(
  tx: Transaction,
  { workspaceId, importId, run }: RunOf,
  state: store.ImportRow["state"],
): Promise<store.ImportRow> {
  const found = await store.findImport(tx, workspaceId, importId);
  if (found?.run !== run || found.state !== state) throw new Stopped();
  return found;
}

/** Where customers changed since the plan was made: it is made again, and shown with a word about why. */
export async function planAgain(
  tx: Transaction,
  { workspaceId, importId, run }: RunOf,
  jobs: Jobs,
): Promise<void> {
  const next = randomUUID();
  const changes = {
    state: "planning",
    run: next,
    progress: 0,
    problem:
      "Customers changed since the file was checked. Nothing was done; here is what it would change now.",
  } as const;
  if (await store.updateImport(tx, workspaceId, importId, changes, run))
    await jobs.add(tx, planCustomers, { workspaceId, importId, run: next });
}

/** Keeps at the import what is wrong with its file. @returns false where the fault lies elsewhere */
export async function settleFailure(
  tx: Transaction,
  { workspaceId, importId, run }: RunOf,
  error: unknown,
): Promise<boolean> {
  if (!(error instanceof AppError)) return false;
  const changes = { state: "mapping", progress: 0, problem: error.message } as const;
  await store.updateImport(tx, workspaceId, importId, changes, run);
  return true;
}
