import { randomBytes, randomUUID } from "node:crypto";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { addDoorCell, cellLabel, listCells } from "../anonymous/anonymous.service.ts";
import { addressFrom, type DoorKind, doorPath, type Poster, toldCount } from "./door.ts";
import type * as contract from "./doors.contract.ts";
import {
  campaignClosed,
  campaignMissing,
  changedMeanwhile,
  doorInUse,
  doorNotFound,
  notAnonymous,
  tooManyDoors,
} from "./doors.errors.ts";
import {
  type CampaignOfDoors,
  countBallots,
  type DoorRow,
  deleteDoor,
  findCampaignOfDoors,
  findDoor,
  insertAddress,
  insertDoor,
  selectBatches,
  selectDoors,
  setOpen,
  updateDoor,
  type Within,
} from "./doors.store.ts";
import type { DoorToPrint } from "./handouts.service.ts";
import { mostDoors } from "./limits.ts";

/** Whether nothing can be answered any more. */
const isOver = ({ state, over }: CampaignOfDoors): boolean =>
  state === "closed" || (state === "open" && over);

/** The doors of a campaign with how many came through each. @throws AppError "door.no-campaign" */
export async function doorsOf(
  within: Within,
  campaignId: string,
): Promise<Omit<ResponseOf<typeof contract.listDoors>, "origin">> {
  const campaign = await findCampaignOfDoors(within, campaignId);
  if (!campaign) throw campaignMissing();
  const { minimum_group: minimum } = campaign;
  const doors = await selectDoors(within, campaignId);
  const batches = await selectBatches(
    within,
    doors.map(({ door_id }) => door_id),
  );
  const ballots = await countBallots(within, campaignId);
  const cells = await listCells({ ...within, transaction: within.tx }, campaignId);
  const departments = new Map(cells.map((each) => [each.cell, cellLabel(each)]));
  const told = (number: number) => toldCount(number, minimum);
  return {
    campaign: campaign.name,
    anonymous: campaign.anonymity === "anonymous",
    state: isOver(campaign) ? "closed" : campaign.state,
    closesAt: campaign.closes_at?.toISOString() ?? null,
    minimumGroup: minimum,
    languages: campaign.languages ?? [],
    doors: doors.map((door) => {
      const own = batches.filter(({ door_id }) => door_id === door.door_id);
      return {
        id: door.door_id,
        kind: door.kind,
        name: door.name,
        path: doorPath(door.kind, door.address),
        isOpen: door.is_open,
        revision: door.revision,
        answers: told(
          door.kind === "cards"
            ? own.reduce((sum, { used }) => sum + used, 0)
            : (ballots.get(door.door_id) ?? 0),
        ),
        idleMinutes: door.idle_minutes,
        poster: { ...door.poster },
        wrongCodes: door.wrong_codes,
        batches: own.map((batch) => ({
          id: batch.batch_id,
          team: batch.team,
          department: departments.get(batch.cell) || null,
          cards: batch.cards,
          used: told(batch.used),
          madeOn: batch.made_on,
          endedOn: batch.ended_on,
        })),
      };
    }),
    cells: cells.flatMap((each) => {
      const department = cellLabel(each);
      return each.door_id === null && department !== "" ? [{ cell: each.cell, department }] : [];
    }),
  };
}

/** Reads and locks a campaign whose doors are changed. @throws AppError "door.no-campaign" or "door.campaign-closed" */
async function campaignForChange(within: Within, campaignId: string): Promise<CampaignOfDoors> {
  const campaign = await findCampaignOfDoors(within, campaignId, true);
  if (!campaign) throw campaignMissing();
  if (isOver(campaign)) throw campaignClosed();
  return campaign;
}

/** A door of a campaign that takes answers or will, both locked. @throws AppError "door.not-found" or "door.campaign-closed" */
export async function doorForChange(
  within: Within,
  campaignId: string,
  doorId: string,
): Promise<{ campaign: CampaignOfDoors; door: DoorRow }> {
  const door = await doorOf(within, campaignId, doorId);
  return { campaign: await campaignForChange(within, campaignId), door };
}

/** @throws AppError "door.not-found" */
async function doorOf(within: Within, campaignId: string, doorId: string): Promise<DoorRow> {
  const door = await findDoor(within, doorId);
  if (door?.campaign_id !== campaignId) throw doorNotFound();
  return door;
}

/** @returns the door's id */
export async function addDoor(
  within: Within,
  actor: Actor,
  campaignId: string,
  { kind, name, idleMinutes }: { kind: DoorKind; name: string; idleMinutes?: number },
): Promise<string> {
  const campaign = await campaignForChange(within, campaignId);
  if (campaign.anonymity !== "anonymous") throw notAnonymous();
  if ((await selectDoors(within, campaignId)).length >= mostDoors) throw tooManyDoors();
  const doorId = randomUUID();
  const address = await takeAddress(within, doorId);
  const cell = await addDoorCell({ ...within, transaction: within.tx }, campaignId, doorId);
  await insertDoor(within, {
    door_id: doorId,
    campaign_id: campaignId,
    kind,
    name: name.trim(),
    address,
    cell,
    ...(idleMinutes !== undefined && { idle_minutes: idleMinutes }),
  });
  await audit(within.tx, actor, {
    action: "door.added",
    subject: name.trim(),
    details: { campaign: campaign.name, kind },
  });
  return doorId;
}

async function takeAddress(within: Within, doorId: string): Promise<string> {
  const address = addressFrom(randomBytes(8));
  return (await insertAddress(within, address, doorId)) ? address : takeAddress(within, doorId);
}

/** @returns the new revision */
export async function changeDoor(
  within: Within,
  actor: Actor,
  { campaignId, doorId }: { campaignId: string; doorId: string },
  { revision, ...content }: { revision: number; name: string; idleMinutes: number; poster: Poster },
): Promise<number> {
  const { campaign } = await doorForChange(within, campaignId, doorId);
  const name = content.name.trim();
  const now = await updateDoor(within, doorId, revision, { ...content, name });
  if (now === undefined) throw changedMeanwhile();
  await audit(within.tx, actor, {
    action: "door.changed",
    subject: name,
    details: { campaign: campaign.name },
  });
  return now;
}

/** Closes a door, or opens it again. */
export async function setDoor(
  within: Within,
  actor: Actor,
  { campaignId, doorId }: { campaignId: string; doorId: string },
  isOpen: boolean,
): Promise<void> {
  const { campaign, door } = await doorForChange(within, campaignId, doorId);
  if (door.is_open === isOpen) return;
  await setOpen(within, doorId, isOpen);
  await audit(within.tx, actor, {
    action: isOpen ? "door.opened" : "door.closed",
    subject: door.name,
    details: { campaign: campaign.name },
  });
}

/** @throws AppError "door.not-found" or "door.in-use" */
export async function removeDoor(
  within: Within,
  actor: Actor,
  { campaignId, doorId }: { campaignId: string; doorId: string },
): Promise<void> {
  const door = await doorOf(within, campaignId, doorId);
  const campaign = await findCampaignOfDoors(within, campaignId, true);
  if (campaign?.state !== "draft") throw doorInUse();
  await deleteDoor(within, door);
  await audit(within.tx, actor, {
    action: "door.removed",
    subject: door.name,
    details: { campaign: campaign.name },
  });
}

/** What posters and cards say of a door. @throws AppError "door.not-found" */
export async function doorToPrint(
  within: Within,
  campaignId: string,
  doorId: string,
): Promise<DoorToPrint & { languages: readonly string[] }> {
  const { kind, name, address, poster } = await doorOf(within, campaignId, doorId);
  const campaign = await findCampaignOfDoors(within, campaignId);
  if (!campaign) throw doorNotFound();
  return {
    kind,
    name,
    address,
    poster,
    organisation: campaign.organisation,
    minimumGroup: campaign.minimum_group,
    closesAt: campaign.closes_at,
    timeZone: campaign.time_zone,
    languages: campaign.languages ?? [campaign.language],
  };
}
