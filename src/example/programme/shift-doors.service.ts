import { cellLabel, listCells } from "#listen/anonymous/anonymous.service.ts";
import { type CardsAsked, planCards, storeCards } from "#listen/doors/cards.service.ts";
import type { DoorKind, Poster } from "#listen/doors/door.ts";
import { addDoor, changeDoor, doorsOf } from "#listen/doors/doors.service.ts";
import type { Actor } from "#people/access/actor.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { Making } from "./making.ts";

/** A door that was opened. */
interface OpenedDoor {
  id: string;
  /** e.g. "/o/ab3k-9xmt" */
  path: string;
}

/** The doors of an anonymous campaign, with the codes of the cards that were handed out. */
export interface Doors extends Record<DoorKind, OpenedDoor> {
  /** Codes by team. */
  codes: ReadonlyMap<string, readonly string[]>;
}

const poster: Poster = {
  en: {
    headline: "What gets in your way at night?",
    text: "Two minutes, no name, no sign-in. What comes out of it hangs here.",
  },
  es: {
    headline: "¿Qué le estorba de noche?",
    text: "Dos minutos, sin nombre ni contraseña. El resultado se colgará aquí.",
  },
  ar: { headline: "ما الذي يعيقك ليلًا؟", text: "دقيقتان، بلا اسم ولا كلمة مرور. ستُعلَّق النتائج هنا." },
};

/** A team whose cards say its department, and one of whose nothing is said. */
const cardTeams = [
  { team: "Warehouse, night", cell: "Fulfilment", cards: 24 },
  { team: "Agency staff", cell: null, cards: 15 },
] as const;

/** The number of the cell that a department shares. @throws RangeError where it is too small for one */
export async function sharedCell(
  tx: Transaction,
  workspaceId: string,
  campaignId: string,
  department: string,
): Promise<number> {
  const cells = await listCells({ transaction: tx, workspaceId }, campaignId);
  const found = cells.find((each) => each.door_id === null && cellLabel(each) === department);
  if (!found) throw new RangeError(`too few of ${department} are asked for their cards to say so`);
  return found.cell;
}

/** Opens a link with its poster, a kiosk, and cards for two teams. */
export async function openDoors(
  { workspaceId, context: { key } }: Making,
  tx: Transaction,
  director: Actor,
  { campaignId, now }: { campaignId: string; now: Date },
): Promise<Doors> {
  const within = { tx, workspaceId };
  const add = (kind: DoorKind, name: string) => addDoor(within, director, campaignId, { kind, name });
  const ids = {
    link: await add("link", "Poster beside the shift plan"),
    kiosk: await add("kiosk", "Tablet in the canteen"),
    cards: await add("cards", "Cards with the shift plan"),
  };
  const { doors } = await doorsOf(within, campaignId);
  const opened = (kind: DoorKind): OpenedDoor => {
    const found = doors.find(({ id }) => id === ids[kind]);
    if (!found) throw new RangeError("a door of the example is not there");
    return { id: found.id, path: found.path };
  };
  const link = doors.find(({ id }) => id === ids.link);
  if (link) {
    const { revision, name, idleMinutes } = link;
    const place = { campaignId, doorId: ids.link };
    await changeDoor(within, director, place, { revision, name, idleMinutes, poster });
  }
  const codes = new Map<string, readonly string[]>();
  const place = { campaignId, doorId: ids.cards };
  for (const { team, cell: department, cards } of cardTeams) {
    const cell = department === null ? null : await sharedCell(tx, workspaceId, campaignId, department);
    const asked: CardsAsked = { team, cell, cards, language: "en" };
    const planned = await planCards(within, place, asked);
    await storeCards(within, director, { key, now }, place, { ...asked, codes: planned.codes });
    codes.set(team, planned.codes);
  }
  return { link: opened("link"), kiosk: opened("kiosk"), cards: opened("cards"), codes };
}
