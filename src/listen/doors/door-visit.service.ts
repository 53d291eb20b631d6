import { randomBytes } from "node:crypto";
import type { InstallationKey } from "#platform/installation-key.ts";
import { listCells, newNonce, takeRight } from "../anonymous/anonymous.service.ts";
import { ballotCodeBytes } from "../anonymous/ballot-code.ts";
import { type BallotKeys, ballotKeys } from "../anonymous/ballot-keys.service.ts";
import type { Promised } from "../campaigns/promise.ts";
import { turnsAway } from "../quotas/quota-full.service.ts";
import type { Respond } from "../respond/respond.service.ts";
import type { Visit } from "../respond/visit.ts";
import { rightOfCard } from "./cards.service.ts";
import { type DoorKind, readCode } from "./door.ts";
import { type DoorRow, findCard, findDoor, findSalt, type Within } from "./doors.store.ts";

/** What the use cases of whoever comes through a door are given. */
export interface Entering {
  within: Within;
  respond: Respond;
  key: InstallationKey;
  now: Date;
}

/** What a door leads to at one moment. */
export interface DoorVisit {
  door: DoorRow;
  /** "enough": as many answers as were wanted are in. */
  standing: "open" | "soon" | "closed" | "shut" | "enough";
  /** What is asked, as somebody sees it who has answered nothing; null in a draft that can't be looked at yet. */
  visit: Visit | null;
  /** What is promised, by language; null before it opens. */
  promise: Promised | null;
  /** Null once the campaign is closed. */
  keys: BallotKeys | null;
}

/** Looks at a door. Stores nothing. @returns null where the campaign has no such door, or one of another kind */
export async function visitDoor(
  { within, respond, key, now }: Entering,
  doorId: string,
  kind: DoorKind,
): Promise<DoorVisit | null> {
  const { tx, workspaceId } = within;
  const door = await findDoor(within, doorId);
  if (door?.kind !== kind) return null;
  const { campaign_id: campaignId } = door;
  const salt = await findSalt(within, campaignId);
  const keys = salt && ballotKeys(key, { campaignId, salt });
  const ballot = keys ? keys.code(newNonce(), door.cell).bytes : randomBytes(ballotCodeBytes);
  const begun = await respond.begin(tx, { workspaceId, campaignId, ballot });
  const shown = { door, visit: begun?.visit ?? null, promise: begun?.promise ?? null, keys };
  const standing = begun?.visit.standing;
  if (standing === "closed") return { ...shown, standing };
  if (standing !== "open" || !keys) return { ...shown, standing: "soon" };
  if (!door.is_open) return { ...shown, standing: "shut" };
  const isEnough = await turnsAway(tx, workspaceId, campaignId, now, {});
  return { ...shown, standing: isEnough ? "enough" : "open" };
}

/** Why a card lets nobody in. */
export type CardProblem = "unknown" | "used" | "ended" | "enough";

/** Whether no card of a door has this code, as it was typed. False where nobody can tell, since the campaign is closed. */
export async function isWrongCode(
  { within, key }: Pick<Entering, "within" | "key">,
  { door_id: doorId, campaign_id: campaignId }: DoorRow,
  typed: string,
): Promise<boolean> {
  const salt = await findSalt(within, campaignId);
  if (salt === null) return false;
  const code = readCode(typed);
  if (code === null) return true;
  const mark = ballotKeys(key, { campaignId, salt }).mark(rightOfCard(doorId, code));
  return (await findCard(within, doorId, mark)) === undefined;
}

/**
 * Gets a ballot for whoever comes with a card. The same page gets the same ballot again.
 *
 * @param typed the code, as it was typed
 * @param nonce of the page that asks
 * @returns the ballot code, or why there is none
 */
export async function enterWithCard(
  { within: { tx, workspaceId }, now }: Entering,
  { door, keys }: DoorVisit,
  typed: string,
  nonce: string,
): Promise<{ bytes: Buffer } | CardProblem> {
  const code = readCode(typed);
  if (code === null || keys === null) return "unknown";
  const right = rightOfCard(door.door_id, code);
  const card = await findCard({ tx, workspaceId }, door.door_id, keys.mark(right));
  if (!card) return "unknown";
  const { campaign_id: campaignId } = door;
  const cells = await listCells({ transaction: tx, workspaceId }, campaignId);
  const groups = cells.find(({ cell }) => cell === card.cell)?.groups ?? {};
  if (await turnsAway(tx, workspaceId, campaignId, now, groups)) return "enough";
  if (card.ended_on !== null) return "ended";
  const isOurs = await takeRight({ transaction: tx, workspaceId }, keys, campaignId, right, nonce);
  // Another card on the same page, e.g. by going back on a shared device, is another ballot.
  return isOurs ? keys.code(`${nonce}|${code}`, card.cell) : "used";
}
