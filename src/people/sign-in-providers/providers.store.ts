import { sql } from "kysely";
import type { EntryRule } from "#people/access/session-mark.ts";
import { noEntryRule } from "#people/access/session-mark.ts";
import type { Row, Transaction } from "#platform/database/tables.ts";
import type { OidcSettings, SamlSettings } from "./provider.ts";
import "./providers.tables.ts";

export type ProviderRow = Row<"people.sign_in_provider">;

export const selectProviders = (tx: Transaction, workspaceId: string): Promise<ProviderRow[]> =>
  tx
    .selectFrom("people.sign_in_provider")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("name")
    .orderBy("provider_id")
    .execute();

export const findProvider = (
  tx: Transaction,
  workspaceId: string,
  providerId: string,
): Promise<ProviderRow | undefined> =>
  tx
    .selectFrom("people.sign_in_provider")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("provider_id", "=", providerId)
    .executeTakeFirst();

interface NewProvider {
  workspace_id: string;
  provider_id: string;
  kind: "oidc" | "saml";
  name: string;
  domains: string[];
  settings: OidcSettings | SamlSettings;
  secret: Buffer | null;
  made_by_name: string;
  made_at: Date;
}

export async function insertProvider(tx: Transaction, provider: NewProvider): Promise<void> {
  await tx
    .insertInto("people.sign_in_provider")
    .values({ ...provider, settings: JSON.stringify(provider.settings) })
    .execute();
}

type Key = Pick<ProviderRow, "workspace_id" | "provider_id">;

export async function updateProvider(
  tx: Transaction,
  { workspace_id, provider_id }: Key,
  {
    settings,
    ...changes
  }: Partial<Pick<ProviderRow, "name" | "domains" | "settings" | "secret" | "active">> & {
    used_on?: string | null;
  },
): Promise<void> {
  const all = { ...changes, ...(settings && { settings: JSON.stringify(settings) }) };
  if (Object.keys(all).length === 0) return;
  await tx
    .updateTable("people.sign_in_provider")
    .set(all)
    .where("workspace_id", "=", workspace_id)
    .where("provider_id", "=", provider_id)
    .execute();
}

export async function deleteProvider(tx: Transaction, { workspace_id, provider_id }: Key): Promise<void> {
  await tx
    .deleteFrom("people.sign_in_provider")
    .where("workspace_id", "=", workspace_id)
    .where("provider_id", "=", provider_id)
    .execute();
}

/** Says for which addresses the sign-in page offers a provider. */
export async function setOffered(tx: Transaction, { workspace_id, provider_id }: Key, domains: string[]) {
  await tx.deleteFrom("auth.provider_domain").where("provider_id", "=", provider_id).execute();
  if (domains.length === 0) return;
  await tx
    .insertInto("auth.provider_domain")
    .values(domains.map((domain) => ({ provider_id, domain, workspace_id })))
    .execute();
}

/** Ends what a provider has opened or begun: sessions, sign-ins under way, and first steps. */
export async function endOpenedBy(tx: Transaction, { provider_id }: Key): Promise<void> {
  await sql`DELETE FROM auth."session" WHERE "id" IN (
    SELECT session_id FROM auth.session_mark WHERE provider_id = ${provider_id})`.execute(tx);
  await sql`DELETE FROM auth.sign_in_step WHERE content->'mark'->>'providerId' = ${provider_id}`.execute(tx);
  await tx.deleteFrom("auth.provider_flow").where("provider_id", "=", provider_id).execute();
}

/** Forgets whom a provider means: everybody confirms their address anew. */
export async function disconnectAll(tx: Transaction, { provider_id }: Key): Promise<void> {
  await tx.deleteFrom("auth.provider_identity").where("provider_id", "=", provider_id).execute();
}

export async function findEntryRule(tx: Transaction, workspaceId: string): Promise<EntryRule> {
  const row = await tx
    .selectFrom("auth.entry_rule")
    .select(["second_factor", "provider_only"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return row ? { secondFactor: row.second_factor, providerOnly: row.provider_only } : noEntryRule;
}

export async function setEntryRule(tx: Transaction, workspaceId: string, rule: EntryRule): Promise<void> {
  const values = { second_factor: rule.secondFactor, provider_only: rule.providerOnly };
  await tx
    .insertInto("auth.entry_rule")
    .values({ workspace_id: workspaceId, ...values })
    .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet(values))
    .execute();
}
