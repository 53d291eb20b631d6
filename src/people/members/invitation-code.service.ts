import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** What an invitation's link carries. */
interface InvitationCode {
  workspaceId: string;
  invitationId: string;
  secret: Buffer;
}

const idBytes = 16;
const secretBytes = 24;

const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll("-", ""), "hex");

const uuidOf = (bytes: Buffer) =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

const hashOf = (secret: Buffer) => createHash("sha256").update(secret).digest();

/** Makes a link's code, and what is stored of its secret. */
export function createCode(workspaceId: string, invitationId: string): { code: string; secretHash: Buffer } {
  const secret = randomBytes(secretBytes);
  const code = Buffer.concat([bytesOf(workspaceId), bytesOf(invitationId), secret]).toString("base64url");
  return { code, secretHash: hashOf(secret) };
}

/** Takes a code apart; null where it is none. */
export function readCode(code: string): InvitationCode | null {
  const bytes = Buffer.from(code, "base64url");
  if (bytes.length !== 2 * idBytes + secretBytes) return null;
  return {
    workspaceId: uuidOf(bytes.subarray(0, idBytes)),
    invitationId: uuidOf(bytes.subarray(idBytes, 2 * idBytes)),
    secret: bytes.subarray(2 * idBytes),
  };
}

/** Whether a code's secret is the one that was stored, in constant time. */
export const fits = (secret: Buffer, secretHash: Buffer): boolean =>
  timingSafeEqual(hashOf(secret), secretHash);
