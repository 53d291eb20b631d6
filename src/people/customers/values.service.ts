import type { Transaction } from "#platform/database/tables.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import type { Actor } from "../access/actor.ts";
import { mostKeptAttributes } from "./customer-columns.ts";
import { viewOf } from "./customer-scope.ts";
import type { listAttributeValues, listCustomerValues } from "./customers.contract.ts";
import { tooManyAttributes } from "./customers.errors.ts";
import * as store from "./values.store.ts";

/** What customers can be chosen by. */
export async function customerValues(
  tx: Transaction,
  workspace: string,
  actor: Actor,
): Promise<ResponseOf<typeof listCustomerValues>> {
  return {
    hasCustomers: await store.hasCustomers(tx, workspace),
    segments: await store.findValues(tx, workspace, "segment"),
    regions: await store.findValues(tx, workspace, "region"),
    roles: await store.findWords(tx, workspace, "role"),
    managers: await store.findManagers(tx, workspace, viewOf(actor)),
    attributes: await store.findWords(tx, workspace, "attribute"),
  };
}

export const attributeValues = async (
  tx: Transaction,
  workspace: string,
  actor: Actor,
  name: string,
): Promise<ResponseOf<typeof listAttributeValues>> => ({
  values: await store.findAttributeValues(tx, workspace, name, viewOf(actor)),
});

/** Remembers the roles and attributes that are in use now. @throws AppError customer.too-many-attributes */
export async function noteWords(
  tx: Transaction,
  workspace: string,
  { roles, attributes }: { roles: readonly string[]; attributes: Readonly<Record<string, string>> },
): Promise<void> {
  await store.keepWords(tx, workspace, "role", roles);
  const names = Object.keys(attributes);
  const known = new Set(await store.findWords(tx, workspace, "attribute"));
  if (known.union(new Set(names)).size > mostKeptAttributes) throw tooManyAttributes(mostKeptAttributes);
  await store.keepWords(tx, workspace, "attribute", names);
}
