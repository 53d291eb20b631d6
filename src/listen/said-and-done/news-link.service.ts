import { createHmac, timingSafeEqual } from "node:crypto";

/** Bytes of the key that a code shows: 96 bits, which nobody guesses over a network. */
const proofBytes = 12;
/** Base64url of a workspace's id, an id inside it and the proof, without padding. */
const codeForm = /^[A-Za-z0-9_-]{59}$/;

/** "page": what was done, of a campaign; "stop": no more such mail, "refuse": no more surveys, of an invitation. */
export type NewsPurpose = keyof typeof places;

const places = { page: "/said", stop: "/said/stop", refuse: "/no-surveys" } as const;

/** A link's code taken apart. Whether it is genuine shows only with the workspace's key. */
export interface NewsCode {
  workspaceId: string;
  /** The campaign's, or the invitation's. */
  id: string;
  proof: Buffer;
}

const proofOf = (linkKey: Buffer, purpose: NewsPurpose, id: string, version: number): Buffer =>
  createHmac("sha256", linkKey).update(`said-${purpose}|${id}|${version}`).digest().subarray(0, proofBytes);

/** The address of a page that needs no sign-in, from the site's root on. @param linkKey the workspace's `link_key` */
export function newsPath(
  linkKey: Buffer,
  purpose: NewsPurpose,
  { workspaceId, id, version = 1 }: { workspaceId: string; id: string; version?: number },
): string {
  const ids = [workspaceId, id].map((each) => Buffer.from(each.replaceAll("-", ""), "hex"));
  const code = Buffer.concat([...ids, proofOf(linkKey, purpose, id, version)]).toString("base64url");
  return `${places[purpose]}/${code}`;
}

/** Takes a code apart; null where it has not the form of one. */
export function readNewsCode(code: string): NewsCode | null {
  if (!codeForm.test(code)) return null;
  const bytes = Buffer.from(code, "base64url");
  // The last character has two bits to spare: one code, one spelling.
  if (bytes.toString("base64url") !== code) return null;
  return {
    workspaceId: uuidOf(bytes.subarray(0, 16)),
    id: uuidOf(bytes.subarray(16, 32)),
    proof: bytes.subarray(32),
  };
}

/** Whether a code was made with the workspace's key for this purpose and version, in constant time. */
export const isGenuineNews = (
  linkKey: Buffer,
  purpose: NewsPurpose,
  version: number,
  { id, proof }: NewsCode,
): boolean => timingSafeEqual(proofOf(linkKey, purpose, id, version), proof);

const uuidOf = (bytes: Buffer): string =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
