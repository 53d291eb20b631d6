import * as colleagues from "../src/listen/colleagues/colleagues.contract.ts";
import { invitation, running } from "./contract-walk.listen.ts";
import { example, here, route, type World } from "./contract-walk.ts";

const ownParams = async (world: World) => ({
  workspace: world.workspaceId,
  invitation: await invitation(world),
});

const made = new WeakMap<World, Promise<{ request: string; path: string }>>();

/** A request of one person to another in the open profile. */
function requested(world: World): Promise<{ request: string; path: string }> {
  const request = made.get(world) ?? makeRequest(world);
  made.set(world, request);
  return request;
}

async function makeRequest(world: World): Promise<{ request: string; path: string }> {
  const { params } = await running(world);
  const invited = Array.from(await world.invitations(params.campaign))
    .filter(([name, { withdrawn }]) => name.startsWith("person ") && !withdrawn)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const [[, sender] = ["", undefined], [, colleague] = ["", undefined]] = invited;
  const people = await world.transaction((tx) =>
    tx
      .selectFrom("people.person")
      .select(["person_id", "email", "name"])
      .where("workspace_id", "=", world.workspaceId)
      .execute(),
  );
  const addressOf = (id: string | null | undefined) => people.find(({ person_id }) => person_id === id);
  const signedIn = await world.staff(addressOf(sender?.personId)?.email ?? "", "Sender");
  const { request } = await signedIn(colleagues.askColleague, {
    params: { workspace: world.workspaceId, invitation: sender?.id ?? "" },
    body: { person: colleague?.personId ?? "", aboutPerson: true },
  });
  const asked = await world.staff(addressOf(colleague?.personId)?.email ?? "", "Colleague");
  const { received } = await asked(colleagues.listMyRequests, here(world));
  return { request, path: received.find((each) => each.request === request)?.path ?? "" };
}

const ofRequest = async (world: World) => ({
  params: { ...(await ownParams(world)), request: (await requested(world)).request },
});

/** Only whoever was invited asks colleagues within that invitation: nobody who runs the programme can in their place. */
const notOwn = { refused: "colleagues.no-open-profile" };

export const colleagueExamples = [
  example(colleagues.listMyRequests, here),
  example(
    colleagues.searchColleagues,
    async (world) => ({ params: await ownParams(world), query: { search: "person" } }),
    notOwn,
  ),
  example(
    colleagues.askColleague,
    async (world) => {
      const { params } = await running(world);
      const people = Array.from((await world.invitations(params.campaign)).values());
      const person = people.at(-1)?.personId ?? "";
      return { params: await ownParams(world), body: { person, aboutPerson: false } };
    },
    notOwn,
  ),
  example(colleagues.withdrawRequest, ofRequest, notOwn),
  example(colleagues.remindColleague, ofRequest, notOwn),
];

export const colleagueRoutes = [
  route("POST /a/:code/request", "public", async (world) => `${(await requested(world)).path}/request`, {
    init: {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "reply=accept",
    },
    refused: 303,
  }),
];
