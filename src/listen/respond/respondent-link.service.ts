import { createHmac, timingSafeEqual } from "node:crypto";

/** Bytes of the key that a code shows: 96 bits, which nobody guesses over a network. */
const proofBytes = 12;
/** Base64url of a workspace's id, an invitation's id and the proof, without padding. */
const codeForm = /^[A-Za-z0-9_-]{59}$/;

/** What a code belongs to; raising the version ends the codes made before. */
interface Invited {
  campaignId: string;
  invitationId: string;
  linkVersion: number;
}

/** A code taken apart. Whether it is genuine shows only with the workspace's key. */
export interface LinkCode {
  workspaceId: string;
  invitationId: string;
  proof: Buffer;
}

/**
 * The address of a respondent's pages, from the site's root on: "/a/…". It is the key to one person's answers.
 *
 * @param linkKey the workspace's `link_key`
 */
export const respondentPath = (linkKey: Buffer, invited: Invited & { workspaceId: string }): string =>
  provenPath(invited, proofOf(linkKey, invited));

/** The same with a proof that was made elsewhere. @param proof 12 bytes */
export function provenPath(
  { workspaceId, invitationId }: { workspaceId: string; invitationId: string },
  proof: Buffer,
): string {
  const ids = [workspaceId, invitationId].map((id) => Buffer.from(id.replaceAll("-", ""), "hex"));
  return `/a/${Buffer.concat([...ids, proof]).toString("base64url")}`;
}

/** Takes a code apart; null where it has not the form of one. */
export function readLinkCode(code: string): LinkCode | null {
  if (!codeForm.test(code)) return null;
  const bytes = Buffer.from(code, "base64url");
  // The last character has two bits to spare: one code, one spelling.
  if (bytes.toString("base64url") !== code) return null;
  return {
    workspaceId: uuidOf(bytes.subarray(0, 16)),
    invitationId: uuidOf(bytes.subarray(16, 32)),
    proof: bytes.subarray(32),
  };
}

/** Whether a code was made with the workspace's key for this invitation in its present version, in constant time. */
export const isGenuine = (linkKey: Buffer, invited: Invited, code: LinkCode): boolean =>
  provesLink(proofOf(linkKey, invited), code);

/** Whether a code has the proof that its link was made with, in constant time. @param made 12 bytes */
export const provesLink = (made: Buffer, { proof }: LinkCode): boolean => timingSafeEqual(made, proof);

const proofOf = (linkKey: Buffer, { campaignId, invitationId, linkVersion }: Invited): Buffer =>
  createHmac("sha256", linkKey)
    .update(`${campaignId}|${invitationId}|${linkVersion}`)
    .digest()
    .subarray(0, proofBytes);

const uuidOf = (bytes: Buffer): string =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
