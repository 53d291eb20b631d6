import { randomBytes, randomUUID } from "node:crypto";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { InstallationKey } from "#platform/installation-key.ts";
import { cellLabel, ensureSalt, listCells } from "../anonymous/anonymous.service.ts";
import { type BallotKeys, ballotKeys, type Right } from "../anonymous/ballot-keys.service.ts";
import { localTimeOf } from "../campaigns/schedule.ts";
import { codeFrom } from "./door.ts";
import { batchNotFound, cellUnknown, languageUnknown, noCardsHere, tooManyCards } from "./doors.errors.ts";
import { doorForChange } from "./doors.service.ts";
import {
  type CampaignOfDoors,
  type DoorRow,
  endBatch,
  insertBatch,
  selectBatches,
  type Within,
} from "./doors.store.ts";
import { mostCards } from "./limits.ts";

/** What gives a card's code the right to one ballot. */
export const rightOfCard = (doorId: string, code: string): Right => ({ card: `${doorId}|${code}` });

export interface CardsAsked {
  team: string;
  cell: number | null;
  cards: number;
  language: string;
}

/** Cards that are not stored yet: their codes are here and nowhere else. */
export interface PlannedCards {
  codes: string[];
  door: DoorRow;
  campaign: CampaignOfDoors;
}

interface Place {
  campaignId: string;
  doorId: string;
}

/** Makes codes for new cards, and checks that they can be stored. Stores nothing, so that they can be printed first. */
export async function planCards(
  within: Within,
  { campaignId, doorId }: Place,
  { cell, cards, language }: CardsAsked,
): Promise<PlannedCards> {
  const { campaign, door } = await doorForChange(within, campaignId, doorId);
  if (door.kind !== "cards") throw noCardsHere();
  if (!(campaign.languages ?? [campaign.language]).includes(language)) throw languageUnknown(language);
  if (cell !== null) await checkCell(within, campaignId, cell);
  await checkRoom(within, doorId, cards);
  const codes = new Set<string>();
  while (codes.size < cards) codes.add(codeFrom(randomBytes(10)));
  return { codes: [...codes], door, campaign };
}

async function checkRoom(within: Within, doorId: string, cards: number): Promise<void> {
  const batches = await selectBatches(within, [doorId]);
  const usable = batches.reduce((sum, batch) => sum + (batch.ended_on === null ? batch.cards : 0), 0);
  if (usable + cards > mostCards) throw tooManyCards();
}

async function checkCell({ tx, workspaceId }: Within, campaignId: string, cell: number): Promise<void> {
  const cells = await listCells({ transaction: tx, workspaceId }, campaignId);
  const isThere = cells.some((each) => each.cell === cell && each.door_id === null && cellLabel(each) !== "");
  if (!isThere) throw cellUnknown();
}

/** Stores cards that are printed. @returns the batch's id */
export async function storeCards(
  within: Within,
  actor: Actor,
  { key, now }: { key: InstallationKey; now: Date },
  { campaignId, doorId }: Place,
  asked: CardsAsked & { codes: readonly string[] },
): Promise<string> {
  const { campaign, door } = await doorForChange(within, campaignId, doorId);
  await checkRoom(within, doorId, asked.cards);
  const { tx: transaction, workspaceId } = within;
  if (asked.cell !== null) await checkCell(within, campaignId, asked.cell);
  const batchId = randomUUID();
  const salt = await ensureSalt({ transaction, workspaceId, key }, campaignId);
  const keys = ballotKeys(key, { campaignId, salt });
  await insertBatch(
    within,
    {
      batch_id: batchId,
      door_id: doorId,
      team: asked.team.trim(),
      // Never one of the batch's own: a few cards would tell much.
      cell: asked.cell ?? door.cell,
      cards: asked.codes.length,
      made_on: localTimeOf(now, campaign.time_zone).date,
    },
    marksOf(keys, doorId, asked.codes),
  );
  await audit(transaction, actor, {
    action: "door.cards-made",
    subject: door.name,
    details: { campaign: campaign.name, team: asked.team.trim(), cards: asked.codes.length },
  });
  return batchId;
}

const marksOf = (keys: BallotKeys, doorId: string, codes: readonly string[]): Buffer[] =>
  codes.map((code) => keys.mark(rightOfCard(doorId, code)));

/** @throws AppError "door.no-cards" */
export async function endCards(
  within: Within,
  actor: Actor,
  now: Date,
  { campaignId, doorId, batchId }: Place & { batchId: string },
): Promise<void> {
  const { campaign, door } = await doorForChange(within, campaignId, doorId);
  const isEnded = await endBatch(within, doorId, batchId, localTimeOf(now, campaign.time_zone).date);
  if (!isEnded) throw batchNotFound();
  await audit(within.tx, actor, {
    action: "door.cards-ended",
    subject: door.name,
    details: { campaign: campaign.name, batch: batchId },
  });
}
