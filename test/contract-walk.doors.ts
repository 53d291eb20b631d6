import type { DoorKind } from "../src/listen/doors/door.ts";
import * as doors from "../src/listen/doors/doors.contract.ts";
import { example, route, unusedName, type World } from "./contract-walk.ts";

/** An anonymous draft. */
const anonymous = async (world: World) => ({
  params: {
    workspace: world.workspaceId,
    campaign: await world.prepare({ anonymity: "anonymous", firstQuestion: false }),
  },
});

/** A door of such a draft. */
async function door(world: World, kind: DoorKind = "link") {
  const at = await anonymous(world);
  const made = await world.director(doors.addDoor, { ...at, body: { kind, name: unusedName() } });
  return { params: { ...at.params, door: made.door } };
}

const cards = { team: "Night shift", cell: null, cards: 2, language: "en" };

/** Cards of a door for cards. */
async function batch(world: World) {
  const { params } = await door(world, "cards");
  const made = await world.director(doors.makeCards, { params, body: cards });
  return { params: { ...params, batch: made.batch } };
}

export const doorExamples = [
  example(doors.listDoors, anonymous),
  example(doors.addDoor, async (world) => ({
    ...(await anonymous(world)),
    body: { kind: "kiosk" as const, name: "Foyer" },
  })),
  example(doors.changeDoor, async (world) => ({
    ...(await door(world)),
    body: { revision: 1, name: "Foyer", idleMinutes: 2, poster: {} },
  })),
  example(doors.setDoor, async (world) => ({ ...(await door(world)), body: { isOpen: false } })),
  example(doors.removeDoor, door),
  example(doors.makeCards, async (world) => ({ ...(await door(world, "cards")), body: cards })),
  example(doors.endCards, batch),
];

const form = {
  method: "POST",
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: "code=23456-789AB",
};

const file = (name: string) =>
  route(
    `GET /api/workspaces/:workspace/campaigns/:campaign/doors/:door/${name}`,
    "campaigns.read",
    async (world) => {
      const { params } = await door(world);
      return `/api/workspaces/${params.workspace}/campaigns/${params.campaign}/doors/${params.door}/${name}`;
    },
  );

/** An address that leads nowhere: src/listen/doors tries those that do. */
const nowhere = (name: string, path: string, init?: RequestInit) =>
  route(name, "public", () => path, { refused: 404, ...(init && { init }) });

export const doorRoutes = [
  file("poster.pdf"),
  file("code.svg"),
  file("code.png"),
  nowhere("GET /o/:address", "/o/0000-0000"),
  nowhere("POST /o/:address", "/o/0000-0000", form),
  nowhere("GET /c/:address", "/c/0000-0000"),
  nowhere("POST /c/:address", "/c/0000-0000", form),
  nowhere("GET /k/:address", "/k/0000-0000"),
  nowhere("POST /k/:address/start", "/k/0000-0000/start", form),
  nowhere("GET /k/:address/pages/:page", "/k/0000-0000/pages/one"),
  nowhere("POST /k/:address/pages/:page", "/k/0000-0000/pages/one", form),
  nowhere("GET /k/:address/review", "/k/0000-0000/review"),
  nowhere("POST /k/:address/complete", "/k/0000-0000/complete", form),
  nowhere("GET /k/:address/thanks", "/k/0000-0000/thanks"),
  nowhere("POST /k/:address/leave", "/k/0000-0000/leave", form),
  nowhere("GET /k/:address/idle", "/k/0000-0000/idle"),
  nowhere("POST /k/:address/alive", "/k/0000-0000/alive", form),
];
