import type { CampaignWorkspace } from "#listen/campaigns/campaign.fixture.ts";
import { doorKinds } from "#listen/doors/door.ts";
import { addDoor, makeCards } from "#listen/doors/doors.contract.ts";
import type { Typed } from "./voices-world.ts";

/** Makes an anonymous draft with a door of each kind, and cards. @returns its id */
export async function withDoors(made: CampaignWorkspace, typed: Typed): Promise<string> {
  const { director, workspaceId: workspace } = made;
  const campaign = await made.prepare({
    name: typed("By doors"),
    anonymity: "anonymous",
    firstQuestion: false,
  });
  const params = { workspace, campaign };
  for (const kind of doorKinds) {
    const { door } = await director(addDoor, { params, body: { kind, name: typed(`The ${kind}`) } });
    if (kind !== "cards") continue;
    const body = { team: typed("Night shift"), cell: null, cards: 3, language: "en" };
    await director(makeCards, { params: { ...params, door }, body });
  }
  return campaign;
}
