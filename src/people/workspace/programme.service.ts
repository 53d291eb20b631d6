import type { Transaction } from "#platform/database/tables.ts";
import { findWorkspace } from "./workspace.store.ts";

/** What a programme is called, and where it runs. */
export async function programmeName(
  tx: Transaction,
  workspace: string,
): Promise<{ programme: string; organisation: string }> {
  const { name, organisation } = await findWorkspace(tx, workspace);
  return { programme: name, organisation };
}
