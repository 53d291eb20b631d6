import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { InstallationKey } from "#platform/installation-key.ts";
import { ballotCodeBytes } from "./ballot-code.ts";

const cellBytes = 3;
/** Of a ballot that whoever has its code may begin: the tag says that the code was made here. */
const [openBytes, tagBytes] = [7, 5];
/** Of one that is to be had for a right: so many that nobody finds a code by trying all. What says that it was made here is its receipt. */
const rightBytes = 12;
const proofBytes = 12;

/** What is known of whoever tries a campaign: nothing, and their ballots don't count. */
export const trialCell = 2 ** (8 * cellBytes) - 1;

/** A campaign whose links, codes and marks are wanted. */
export interface AnonymousCampaign {
  campaignId: string;
  /** Its `link_salt`. */
  salt: Buffer;
}

/** What gives a right to one ballot. */
export type Right = { invitation: string } | { card: string };

/** A ballot code, taken apart. */
export interface BallotCode {
  /** 15 bytes. Whoever has it can answer and read the ballot. */
  bytes: Buffer;
  cell: number;
  /** Whether the code opens nothing before a right was exchanged for it. */
  needsRight: boolean;
}

/**
 * What an anonymous campaign's links, codes and marks are made from: the installation's key, which is not in the database,
 * and a salt, which is deleted when the campaign closes. Neither alone tells anything, so whoever has database files,
 * backups and logs can't tell whose mark stands there, nor make a link.
 */
export function ballotKeys(key: InstallationKey, { campaignId, salt }: AnonymousCampaign) {
  const own = createHmac("sha256", key.derive("anonymous surveys")).update(salt).update(campaignId).digest();
  const made = (purpose: string, text: string | Buffer, bytes = 32) =>
    createHmac("sha256", own).update(`${purpose}|`).update(text).digest().subarray(0, bytes);
  // Codes of one cell would look alike otherwise, and tell on paper who shares it.
  const coverOf = (id: Buffer) => made("cover", id, cellBytes).readUIntBE(0, cellBytes);
  const withCell = (id: Buffer, cell: number): Buffer => {
    const covered = Buffer.alloc(cellBytes);
    covered.writeUIntBE(cell ^ coverOf(id), 0, cellBytes);
    return Buffer.concat([id, covered]);
  };
  const cellIn = (code: Buffer, idBytes: number): number =>
    code.readUIntBE(idBytes, cellBytes) ^ coverOf(code.subarray(0, idBytes));
  const tagOf = (idAndCell: Buffer) => made("ballot", idAndCell, tagBytes);
  return {
    /** Proves that a link was made here, 12 bytes. */
    linkProof: (invitationId: string, linkVersion: number): Buffer =>
      made("link", `${invitationId}|${linkVersion}`, proofBytes),
    /** Marks a right as used without telling whose it is, 32 bytes. */
    mark: (right: Right): Buffer =>
      made("used", "invitation" in right ? `invitation|${right.invitation}` : `card|${right.card}`),
    /** Tells apart the pages that used a right, 32 bytes. @param held what the page held and no other does */
    receipt: (held: string | Buffer): Buffer => made("receipt", held),
    /**
     * The code of a ballot that may be begun with it. The same nonce gets the same code again: a request that is sent twice
     * begins one ballot.
     *
     * @param nonce made at random for the page that asks; stored nowhere
     */
    code(nonce: string, cell: number): BallotCode {
      const idAndCell = withCell(made("id", nonce, openBytes), cell);
      return { bytes: Buffer.concat([idAndCell, tagOf(idAndCell)]), cell, needsRight: false };
    },
    /**
     * A new code that opens nothing yet, so that it can be shown to somebody before they use their right.
     *
     * @param cell what may be known of a ballot for that right
     */
    offer: (cell: number): BallotCode => ({
      bytes: withCell(randomBytes(rightBytes), cell),
      cell,
      needsRight: true,
    }),
    /** Reads a code; null where it has not the length of one. One that needs a right may have been made anywhere. */
    read(bytes: Buffer): BallotCode | null {
      if (bytes.length !== ballotCodeBytes) return null;
      const idAndCell = bytes.subarray(0, openBytes + cellBytes);
      const isOpen = timingSafeEqual(tagOf(idAndCell), bytes.subarray(openBytes + cellBytes));
      return { bytes, cell: cellIn(bytes, isOpen ? openBytes : rightBytes), needsRight: !isOpen };
    },
  };
}
export type BallotKeys = ReturnType<typeof ballotKeys>;

/** The id that a ballot is stored under: who reads it can't make the code from it. */
export function ballotId(campaignId: string, code: Buffer): string {
  const hash = createHash("sha256").update(`serviceloop ballot|${campaignId}|`).update(code).digest();
  return hash.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const hex = (uuid: string) => Buffer.from(uuid.replaceAll("-", ""), "hex");
const uuidAt = (bytes: Buffer, from: number) =>
  bytes.toString("hex", from, from + 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** What the address of a ballot says. */
export interface BallotAddress {
  workspaceId: string;
  campaignId: string;
  /** Null: the page where somebody types their code. */
  code: Buffer | null;
}

/** The last part of "/b/…": workspace, campaign, and the code where there is one. */
export const ballotAddress = ({ workspaceId, campaignId, code }: BallotAddress): string =>
  Buffer.concat([hex(workspaceId), hex(campaignId), code ?? Buffer.alloc(0)]).toString("base64url");

/** Takes the address of a ballot apart; null where it has not the form of one. */
export function readBallotAddress(text: string): BallotAddress | null {
  if (!/^[\w-]{43}$|^[\w-]{63}$/.test(text)) return null;
  const bytes = Buffer.from(text, "base64url");
  // One address, one spelling.
  if (bytes.toString("base64url") !== text) return null;
  const code = bytes.subarray(32);
  return {
    workspaceId: uuidAt(bytes, 0),
    campaignId: uuidAt(bytes, 16),
    code: code.length === 0 ? null : Buffer.from(code),
  };
}
