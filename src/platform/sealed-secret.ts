import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { errorKind } from "./errors.ts";

const [nonceBytes, tagBytes] = [12, 16];

const unreadable = errorKind(
  "secret.unreadable",
  () =>
    "A stored secret can't be read with this installation's key. Put the key back that it was stored with, or set the secret again.",
  500,
);

/**
 * Encrypts a secret for the database with AES-256-GCM: nonce, tag, then the ciphertext.
 *
 * @param key 32 bytes
 * @param context what it belongs to, e.g. a user's id: in another place it can't be opened
 */
export function seal(key: Buffer, secret: string, context: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context));
  const content = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), content]);
}

/** @throws AppError "secret.unreadable" where key or context is another one, or the bytes were changed */
export function unseal(key: Buffer, sealed: Buffer, context: string): string {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
      .setAAD(Buffer.from(context))
      .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
    return (
      decipher.update(sealed.subarray(nonceBytes + tagBytes), undefined, "utf8") + decipher.final("utf8")
    );
  } catch {
    throw unreadable();
  }
}
