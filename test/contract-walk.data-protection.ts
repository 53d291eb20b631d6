import * as protection from "../src/people/data-protection/data-protection.contract.ts";
import { markAsLeft } from "../src/people/organisation/person.contract.ts";
import { person } from "./contract-walk.people.ts";
import { example, here, route, type World } from "./contract-walk.ts";

/** Those who run the programme have no record among the organisation's people. */
const noRecord = { refused: "data.no-record" };

/** A request of somebody on the staff. */
async function request(world: World) {
  const email = `${crypto.randomUUID()}@example.org`;
  await world.hire([{ name: `Asking of ${world.director.user.email}`, email }]);
  const self = await world.staff(email, `Asking of ${world.director.user.email}`);
  const asked = await self(protection.askForErasure, { ...here(world), body: { note: "" } });
  return { workspace: world.workspaceId, request: asked.request };
}

export const dataProtectionExamples = [
  example(protection.readDataProtection, here),
  example(protection.readMyData, here),
  example(protection.askForErasure, (world) => ({ ...here(world), body: { note: "" } }), noRecord),
  example(protection.withdrawErasure, here, noRecord),
  example(protection.listErasureRequests, here),
  example(protection.refuseErasure, async (world) => ({
    params: await request(world),
    body: { reason: "It has to be kept." },
  })),
  example(protection.erasePerson, async (world) => {
    const params = { workspace: world.workspaceId, person: await person(world) };
    await world.director(markAsLeft, { params });
    return { params };
  }),
];

export const dataProtectionRoutes = [
  route(
    "GET /api/workspaces/:workspace/my/data.json",
    "member",
    ({ workspaceId }) => `/api/workspaces/${workspaceId}/my/data.json`,
    noRecord,
  ),
];
