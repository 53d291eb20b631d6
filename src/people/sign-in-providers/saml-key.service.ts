import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import type { Transaction } from "#platform/database/tables.ts";
import { type InstallationKey, noteKeyUseIn } from "#platform/installation-key.ts";
import { seal, unseal } from "#platform/sealed-secret.ts";
import { pemOf, selfSigned } from "./certificate.service.ts";
import { findSamlKey, type SamlKeyRow, storeSamlKey } from "./saml-key.store.ts";

/** Providers take a certificate as it was given to them once: it lasts as long as anybody will use it. */
const days = 20 * 365;

const sealing = (key: InstallationKey) => key.derive("saml decryption");

/**
 * Has a programme a key with which it reads what providers encrypt for it. One that can't be opened any more, since the
 * installation's key was lost, is replaced.
 */
export async function ensureSamlKey(
  tx: Transaction,
  workspaceId: string,
  key: InstallationKey,
  now: Date,
): Promise<void> {
  const row = await findSamlKey(tx, workspaceId);
  if (row && canOpen(key, row)) return;
  await noteKeyUseIn(tx, key);
  const { privateKey, publicKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  await storeSamlKey(tx, {
    workspace_id: workspaceId,
    certificate: selfSigned(privateKey, publicKey, { name: "Serviceloop", days, now }),
    private_key: seal(sealing(key), pemOf(privateKey), workspaceId),
    made_at: now,
  });
}

function canOpen(key: InstallationKey, row: SamlKeyRow): boolean {
  try {
    openSamlKey(key, row);
    return true;
  } catch {
    return false;
  }
}

/** The key in PEM. @throws AppError "secret.unreadable" */
export const openSamlKey = (key: InstallationKey, { private_key, workspace_id }: SamlKeyRow): string =>
  unseal(sealing(key), private_key, workspace_id);

/** What others encrypt with: base64 without headers; null before the first provider of SAML was registered. */
export async function samlCertificate(tx: Transaction, workspaceId: string): Promise<string | null> {
  return (await findSamlKey(tx, workspaceId))?.certificate ?? null;
}
