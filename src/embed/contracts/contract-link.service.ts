import { createHmac, timingSafeEqual } from "node:crypto";

/** Bytes of the key that a code shows: 96 bits, which nobody guesses over a network. */
const proofBytes = 12;
/** Base64url of a workspace's id, an id inside it and the proof, without padding. */
const codeForm = /^[A-Za-z0-9_-]{59}$/;

/** What a link opens: the check-ins of a contract, or what is shared with a support person. */
export type LinkPurpose = "check-in" | "support";

/** A link's code taken apart. Whether it is genuine shows only with the workspace's key. */
export interface ContractCode {
  workspaceId: string;
  /** A contract's, or a supporter's. */
  id: string;
  proof: Buffer;
}

/** What a code belongs to; raising the version ends the codes made before. */
interface Linked {
  workspaceId: string;
  id: string;
  version: number;
}

/** The address of a page that needs no sign-in, from the site's root on. @param linkKey the workspace's `link_key` */
export function contractPath(linkKey: Buffer, purpose: LinkPurpose, linked: Linked): string {
  const ids = [linked.workspaceId, linked.id].map((id) => Buffer.from(id.replaceAll("-", ""), "hex"));
  const code = Buffer.concat([...ids, proofOf(linkKey, purpose, linked.id, linked.version)]);
  return `/contract/${purpose}/${code.toString("base64url")}`;
}

/** Takes a code apart; null where it has not the form of one. */
export function readContractCode(code: string): ContractCode | null {
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

/** Versions before the present one whose codes are still known, so that they can be told that they ended. */
const rememberedVersions = 50;

/**
 * Whether a code was made with the workspace's key for this purpose: "current" for the present version, "ended" for an
 * earlier one, null for none.
 */
export function standingOf(
  linkKey: Buffer,
  purpose: LinkPurpose,
  version: number,
  { id, proof }: ContractCode,
): "current" | "ended" | null {
  const oldest = Math.max(1, version - rememberedVersions);
  for (let each = version; each >= oldest; each--)
    if (timingSafeEqual(proofOf(linkKey, purpose, id, each), proof))
      return each === version ? "current" : "ended";
  return null;
}

/** The purpose is part of what is signed: no code of one kind is one of another, nor a respondent's. */
const proofOf = (linkKey: Buffer, purpose: LinkPurpose, id: string, version: number): Buffer =>
  createHmac("sha256", linkKey)
    .update(`contract ${purpose}|${id}|${version}`)
    .digest()
    .subarray(0, proofBytes);

const uuidOf = (bytes: Buffer): string =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
