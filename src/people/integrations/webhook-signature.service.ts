import { createHmac, hkdfSync } from "node:crypto";

/** What tells a webhook's secrets apart. */
interface SecretOf {
  webhookId: string;
  version: number;
}

/** The secret of a webhook, made of the workspace's key (HKDF, RFC 5869): 32 bytes. */
function secretBytes(linkKey: Buffer, { webhookId, version }: SecretOf): Buffer {
  return Buffer.from(hkdfSync("sha256", linkKey, "", `webhook ${webhookId} ${version}`, 32));
}

/** As a person copies it, in the form of Standard Webhooks: "whsec_" and base64. */
export const webhookSecret = (linkKey: Buffer, of: SecretOf): string =>
  `whsec_${secretBytes(linkKey, of).toString("base64")}`;

/**
 * Headers that say who sent a delivery and when, after Standard Webhooks 1.0: HMAC-SHA256 of id, time and body, one signature
 * for each secret that counts.
 *
 * @param versions newest first
 */
export function signatureHeaders(
  linkKey: Buffer,
  webhookId: string,
  versions: readonly number[],
  { deliveryId, body, now }: { deliveryId: string; body: string; now: Date },
): Record<string, string> {
  const seconds = Math.floor(now.getTime() / 1000);
  const signatures = versions.map((version) => {
    const secret = secretBytes(linkKey, { webhookId, version });
    return `v1,${createHmac("sha256", secret).update(`${deliveryId}.${seconds}.${body}`).digest("base64")}`;
  });
  return {
    "webhook-id": deliveryId,
    "webhook-timestamp": String(seconds),
    "webhook-signature": signatures.join(" "),
  };
}
