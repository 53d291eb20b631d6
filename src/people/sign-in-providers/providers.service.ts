import { randomUUID } from "node:crypto";
import type { Actor } from "#people/access/actor.ts";
import { tidy } from "#people/access/names.ts";
import { type EntryRule, entryOf } from "#people/access/session-mark.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { type AllowedPlaces, checkedUrl } from "#platform/http/outgoing/post-outside.ts";
import { type InstallationKey, noteKeyUseIn } from "#platform/installation-key.ts";
import { seal, unseal } from "#platform/sealed-secret.ts";
import { domainProblem, type OidcSettings, type SamlSettings, tidyDomains } from "./provider.ts";
import type { Provider } from "./providers.contract.ts";
import {
  badProvider,
  noActiveProvider,
  ownFactorFirst,
  providerNotFound,
  tooManyProviders,
  untriedProvider,
} from "./providers.errors.ts";
import {
  deleteProvider,
  disconnectAll,
  endOpenedBy,
  findEntryRule,
  findProvider,
  insertProvider,
  type ProviderRow,
  selectProviders,
  setEntryRule,
  setOffered,
  updateProvider,
} from "./providers.store.ts";
import { ensureSamlKey } from "./saml-key.service.ts";
import { certificateEnd, samlSettings, type TypedSaml } from "./saml-metadata.service.ts";

const mostProviders = 10;

/** What administering providers needs. */
export interface ProviderWork {
  tx: Transaction;
  actor: Actor;
  workspaceId: string;
  key: InstallationKey;
  allowed: AllowedPlaces;
  now: Date;
}

interface TypedOidc extends OidcSettings {
  clientSecret: string;
}

interface Typed {
  name: string;
  domains: string[];
  oidc?: TypedOidc;
  saml?: TypedSaml;
}

export async function providersOf(tx: Transaction, workspaceId: string): Promise<Provider[]> {
  return (await selectProviders(tx, workspaceId)).map(viewOf);
}

function viewOf({ provider_id, kind, name, domains, active, settings, ...row }: ProviderRow): Provider {
  const oidc = "clientId" in settings ? settings : null;
  const saml = "entityId" in settings ? settings : null;
  return {
    provider: provider_id,
    kind,
    name,
    domains,
    active,
    issuer: oidc?.issuer ?? saml?.entityId ?? "",
    clientId: oidc?.clientId ?? null,
    signInAddress: saml?.signInAddress ?? null,
    certificatesUntil: (saml?.certificates ?? []).map((each) => certificateEnd(each).toISOString()),
    madeBy: row.made_by_name,
    usedOn: row.used_on,
  };
}

/** @throws AppError "sign-in-provider.invalid", "sign-in-provider.too-many" */
export async function registerProvider(work: ProviderWork, typed: Typed): Promise<{ provider: string }> {
  const { tx, workspaceId, actor, now } = work;
  if ((await selectProviders(tx, workspaceId)).length >= mostProviders) throw tooManyProviders(mostProviders);
  const provider = randomUUID();
  const domains = checkedDomains(typed.domains);
  const { kind, settings, secret } = await settingsOf(work, provider, typed);
  await insertProvider(tx, {
    workspace_id: workspaceId,
    provider_id: provider,
    kind,
    name: tidy(typed.name),
    domains,
    settings,
    secret,
    made_by_name: actor.user.name,
    made_at: now,
  });
  await note(work, "sign-in-provider.added", tidy(typed.name), {
    provider,
    kind,
    domains,
    ...publicOf(settings),
  });
  return { provider };
}

/** @throws AppError "sign-in-provider.not-found", "sign-in-provider.invalid" */
export async function editProvider(
  work: ProviderWork,
  providerId: string,
  typed: Partial<Typed> & { active?: boolean },
): Promise<void> {
  const { tx, workspaceId } = work;
  const before = await providerOf(tx, workspaceId, providerId);
  const renewed = typed.oidc || typed.saml ? await settingsOf(work, providerId, typed) : undefined;
  if (renewed && renewed.kind !== before.kind)
    throw badProvider(`/${renewed.kind}`, "doesn't fit: this provider was registered as another kind");
  const changes = {
    ...(typed.name !== undefined && { name: tidy(typed.name) }),
    ...(typed.domains && { domains: checkedDomains(typed.domains) }),
    ...(typed.active !== undefined && { active: typed.active }),
    ...(renewed && { settings: renewed.settings, secret: renewed.secret }),
  };
  const isOther =
    renewed !== undefined && JSON.stringify(renewed.settings) !== JSON.stringify(before.settings);
  await updateProvider(tx, before, { ...changes, ...(isOther && { used_on: null }) });
  const after = { ...before, ...changes };
  await setOffered(tx, before, after.active ? after.domains : []);
  if (isOther) await disconnectAll(tx, before);
  if (isOther || (before.active && !after.active)) await endOpenedBy(tx, before);
  if (before.active && !after.active) await openToAllWays(work);
  const { name, domains, active } = after;
  const details = { provider: providerId, domains, active, ...(renewed && publicOf(renewed.settings)) };
  await note(work, "sign-in-provider.changed", name, details);
}

/** @throws AppError "sign-in-provider.not-found" */
export async function dropProvider(work: ProviderWork, providerId: string): Promise<void> {
  const { tx, workspaceId } = work;
  const provider = await providerOf(tx, workspaceId, providerId);
  await endOpenedBy(tx, provider);
  await disconnectAll(tx, provider);
  await setOffered(tx, provider, []);
  await deleteProvider(tx, provider);
  await openToAllWays(work);
  await note(work, "sign-in-provider.removed", provider.name, { provider: providerId });
}

/**
 * Whoever makes a rule must be able to enter by it themself, with the session that asks.
 *
 * @throws AppError "sign-in-provider.none-active", "sign-in-provider.own-factor-first", "sign-in-provider.untried"
 */
export async function changeRule(work: ProviderWork, rule: EntryRule): Promise<void> {
  const { tx, workspaceId, actor } = work;
  const before = await findEntryRule(tx, workspaceId);
  if (before.secondFactor === rule.secondFactor && before.providerOnly === rule.providerOnly) return;
  const providers = await selectProviders(tx, workspaceId);
  const isNew = rule.providerOnly && !before.providerOnly;
  if (isNew && !providers.some(({ active }) => active)) throw noActiveProvider();
  const { session } = actor.user;
  if (session && entryOf(session, actor.member?.roles ?? [], rule) !== "open") throw ownFactorFirst();
  if (isNew && !providers.some(({ active, used_on }) => active && used_on !== null)) throw untriedProvider();
  await setEntryRule(tx, workspaceId, rule);
  await note(work, "workspace.entry-rule-changed", "Sign-in", { from: before, to: rule });
}

/** Where no provider is left to come in by, people come in as they did without. */
async function openToAllWays(work: ProviderWork): Promise<void> {
  const { tx, workspaceId } = work;
  const rule = await findEntryRule(tx, workspaceId);
  if (!rule.providerOnly || (await selectProviders(tx, workspaceId)).some(({ active }) => active)) return;
  await changeRule(work, { ...rule, providerOnly: false });
}

/** @throws AppError "sign-in-provider.not-found" */
export async function providerOf(
  tx: Transaction,
  workspaceId: string,
  providerId: string,
): Promise<ProviderRow> {
  const provider = await findProvider(tx, workspaceId, providerId);
  if (!provider) throw providerNotFound();
  return provider;
}

const sealing = (key: InstallationKey) => key.derive("sign-in providers");

/** OpenID Connect: all that a call to the provider needs. */
export function oidcClientOf(key: InstallationKey, { settings, secret, provider_id }: ProviderRow) {
  if (!("clientId" in settings) || secret === null)
    throw new Error("The provider is none of OpenID Connect.");
  return { ...settings, secret: unseal(sealing(key), secret, provider_id) };
}

export function samlSettingsOf({ settings }: ProviderRow): SamlSettings {
  if (!("entityId" in settings)) throw new Error("The provider is none of SAML.");
  return settings;
}

async function settingsOf(
  { tx, workspaceId, key, allowed, now }: ProviderWork,
  providerId: string,
  { oidc, saml }: Partial<Typed>,
): Promise<
  | { kind: "oidc"; settings: OidcSettings; secret: Buffer }
  | { kind: "saml"; settings: SamlSettings; secret: null }
> {
  if (oidc && !saml) {
    const issuer = oidc.issuer.trim().replace(/\/\.well-known\/openid-configuration$/, "");
    checkIssuer(issuer, allowed);
    const settings = { issuer, clientId: oidc.clientId.trim() };
    await noteKeyUseIn(tx, key);
    const secret = seal(sealing(key), oidc.clientSecret.trim(), providerId);
    return { kind: "oidc", settings, secret };
  }
  if (!saml || oidc) throw badProvider("", "needs either the parts of OpenID Connect or those of SAML");
  const settings = await samlSettings(saml, (address) => isAllowed(address, allowed));
  await ensureSamlKey(tx, workspaceId, key, now);
  return { kind: "saml", settings, secret: null };
}

function checkIssuer(issuer: string, allowed: AllowedPlaces): void {
  if (!/^https?:\/\//i.test(issuer) || !URL.canParse(issuer))
    throw badProvider("/oidc/issuer", "is no web address: write it out, e.g. https://login.example.org");
  try {
    checkedUrl(issuer, allowed);
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    throw badProvider("/oidc/issuer", `can't be called. ${why.replace(/\.$/, "")}`);
  }
  const { hash, search, host, pathname } = new URL(issuer);
  if (hash !== "" || search !== "") throw badProvider("/oidc/issuer", "has a # or ?, which no issuer has");
  if (host === "login.microsoftonline.com" && /^\/(common|organizations|consumers)(\/|$)/i.test(pathname))
    throw badProvider(
      "/oidc/issuer",
      "lets in every organisation's people: put your tenant's id in the place of “common” or “organizations”",
    );
}

function isAllowed(address: string, allowed: AllowedPlaces): boolean {
  try {
    checkedUrl(address, allowed);
    return true;
  } catch {
    return false;
  }
}

function checkedDomains(typed: readonly string[]): string[] {
  const domains = tidyDomains(typed);
  for (const domain of domains) {
    const problem = domainProblem(domain);
    if (problem !== null) throw badProvider("/domains", `can't have “${domain}”, which ${problem}`);
  }
  return domains;
}

/** What the log may tell of settings: no secret is in them. */
const publicOf = (settings: OidcSettings | SamlSettings) =>
  "clientId" in settings
    ? { issuer: settings.issuer, clientId: settings.clientId }
    : { issuer: settings.entityId, signInAddress: settings.signInAddress };

const note = (
  { tx, actor }: ProviderWork,
  action: string,
  subject: string,
  details: Record<string, unknown>,
): Promise<void> => audit(tx, actor, { action, subject, details });
