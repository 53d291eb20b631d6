import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const start = "slp_";
const idBytes = 16;
const secretBytes = 32;

const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll("-", ""), "hex");

const uuidOf = (bytes: Buffer) =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

const hashOf = (secret: Buffer) => createHash("sha256").update(secret).digest();

/** Makes a token, and what is stored of its secret. It names its workspace, so that it is looked for there alone. */
export function createToken(workspaceId: string, tokenId: string): { token: string; secretHash: Buffer } {
  const secret = randomBytes(secretBytes);
  const code = Buffer.concat([bytesOf(workspaceId), bytesOf(tokenId), secret]).toString("base64url");
  return { token: start + code, secretHash: hashOf(secret) };
}

/** Takes a token apart; null where it is none. */
export function readToken(token: string): { workspaceId: string; tokenId: string; secret: Buffer } | null {
  if (!token.startsWith(start) || token.length > 200) return null;
  const bytes = Buffer.from(token.slice(start.length), "base64url");
  if (bytes.length !== 2 * idBytes + secretBytes) return null;
  return {
    workspaceId: uuidOf(bytes.subarray(0, idBytes)),
    tokenId: uuidOf(bytes.subarray(idBytes, 2 * idBytes)),
    secret: bytes.subarray(2 * idBytes),
  };
}

/** Whether a token's secret is the one that was stored, in constant time. */
export const fits = (secret: Buffer, secretHash: Buffer): boolean =>
  timingSafeEqual(hashOf(secret), secretHash);
