import assert from "node:assert/strict";
import { openCampaign } from "../campaigns/campaign.contract.ts";
import { type CampaignWorkspace, openCampaigns } from "../campaigns/campaign.fixture.ts";
import type { DoorKind } from "./door.ts";
import { addDoor, listDoors, makeCards } from "./doors.contract.ts";

/** An anonymous campaign with a door of each kind. */
export interface DoorWorkspace extends CampaignWorkspace {
  campaign: string;
  doors: Record<DoorKind, string>;
  /** Paths of the doors' pages. */
  paths: Record<DoorKind, string>;
  params: { workspace: string; campaign: string };
  start(): Promise<void>;
  /** Makes cards. @returns their codes as they stand in the sheet's PDF */
  print(cards: number): Promise<string[]>;
}

/** @param minimumGroup of the campaign, 5 where nothing is said */
export async function openDoors(
  options?: Parameters<typeof openCampaigns>[0],
  minimumGroup = 5,
): Promise<DoorWorkspace> {
  const made = await openCampaigns(options);
  const campaign = await made.prepare({ anonymity: "anonymous", minimumGroup, firstQuestion: false });
  const params = { workspace: made.workspaceId, campaign };
  const add = async (kind: DoorKind) =>
    (await made.director(addDoor, { params, body: { kind, name: `The ${kind}` } })).door;
  const doors = { link: await add("link"), kiosk: await add("kiosk"), cards: await add("cards") };
  const listed = (await made.director(listDoors, { params })).doors;
  const pathOf = (door: string) => listed.find(({ id }) => id === door)?.path ?? assert.fail();
  return {
    ...made,
    campaign,
    params,
    doors,
    paths: { link: pathOf(doors.link), kiosk: pathOf(doors.kiosk), cards: pathOf(doors.cards) },
    async start() {
      const { revision } = await made.read(campaign);
      await made.director(openCampaign, { params, body: { revision, when: "now" } });
      await made.settled(campaign);
    },
    async print(cards) {
      const { content } = await made.director(makeCards, {
        params: { ...params, door: doors.cards },
        body: { team: "Night shift", cell: null, cards, language: "en" },
      });
      return codesIn(Buffer.from(content, "base64"));
    },
  };
}

/** The codes on a sheet of cards. */
export async function codesIn(pdf: Buffer): Promise<string[]> {
  const { readPdf } = await import("../../../test/pdf-text.ts");
  const { pages } = await readPdf(new Uint8Array(pdf));
  return Array.from(
    pages.join(" ").matchAll(/\b[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\b/g),
    ([code]) => code,
  );
}
