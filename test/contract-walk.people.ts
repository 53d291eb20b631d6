import * as account from "../src/people/access/account.contract.ts";
import { readSession } from "../src/people/access/session.contract.ts";
import * as signIn from "../src/people/access/sign-in.contract.ts";
import * as log from "../src/people/audit/audit.contract.ts";
import * as outbox from "../src/people/mail/outbox.contract.ts";
import * as members from "../src/people/members/members.contract.ts";
import * as imports from "../src/people/organisation/import.contract.ts";
import * as people from "../src/people/organisation/person.contract.ts";
import * as units from "../src/people/organisation/unit.contract.ts";
import * as firstRun from "../src/people/workspace/first-run.contract.ts";
import * as workspace from "../src/people/workspace/workspace.contract.ts";
import { example, here, route, unusedAddress, unusedName, type World } from "./contract-walk.ts";

const settings = {
  name: "Another programme",
  organisation: "Another railway",
  operator: "Its IT department",
  language: "en",
  timeZone: "Europe/Berlin",
};
const password = "marmalade-otter-7";
/** A department, and its id. */
async function unit(world: World, name = `Department ${unusedName()}`): Promise<string> {
  return (await world.director(units.addUnit, { ...here(world), body: { name, parentId: null } })).id;
}

/** A person in a department of their own, and the person's id. */
export async function person(world: World, name = `Person of ${world.director.user.email}`): Promise<string> {
  const body = { name, email: unusedAddress(), unitId: await unit(world) };
  return (await world.director(people.addPerson, { ...here(world), body })).id;
}

async function invitation(world: World): Promise<string> {
  const body = { name: "Ivy Invited", email: unusedAddress(), roles: ["sponsor" as const] };
  return (await world.director(members.inviteMember, { ...here(world), body })).id;
}

/** A message, as its id. */
async function message(world: World): Promise<string> {
  await invitation(world);
  const { messages } = await world.director(outbox.listMessages, here(world));
  return messages[0]?.id ?? "";
}

const staffFile = "id,name,email,department\n1,Anna Abel,anna@example.org,Sales\n,,,\n";

async function staffImport(world: World): Promise<string> {
  const answer = await world.director.fetch(
    `/api/workspaces/${world.workspaceId}/imports?name=staff.csv`,
    upload,
  );
  return ((await answer.json()) as { id: string }).id;
}

const upload = { method: "POST", headers: { "content-type": "application/octet-stream" }, body: staffFile };

const otherMember = async (world: World) => (await world.member(["sponsor"])).user.id;

export const peopleExamples = [
  example(firstRun.readFirstRun, () => ({})),
  example(
    firstRun.setUp,
    () => ({
      body: {
        director: { name: "Eve", email: "eve@example.org", password },
        workspace: settings,
        withoutConsultant: true,
      },
    }),
    { refused: "first-run.done" },
  ),
  example(readSession, () => ({})),
  example(signIn.signInWithPassword, () => ({ body: { email: unusedAddress(), password } }), {
    refused: "sign-in.wrong",
  }),
  example(signIn.askForSignInLink, () => ({ body: { email: unusedAddress() } })),
  example(signIn.signInWithLink, () => ({ body: { code: "guessed" } }), { refused: "sign-in.link-used" }),
  example(signIn.signOut, () => ({})),

  example(account.renameSelf, () => ({ body: { name: "Dora Director" } })),
  example(account.changePassword, () => ({ body: { current: password, password: "violet-umbrella-9" } }), {
    refused: "account.wrong-password",
  }),
  example(account.setFirstPassword, () => ({ body: { password } })),
  example(account.listSessions, () => ({})),
  example(account.endOtherSessions, () => ({})),
  example(account.endSession, async ({ director, application: { context } }) => {
    await context.accounts.openSession(director.user.id, { headers: {}, address: "127.0.0.1" });
    const other = (await director(account.listSessions)).find(({ current }) => !current);
    return { params: { session: other?.id ?? "" } };
  }),

  example(workspace.readWorkspace, here),
  example(workspace.changeWorkspace, (world) => ({
    ...here(world),
    body: { operator: "The IT department" },
  })),
  example(workspace.createWorkspace, () => ({ body: { ...settings, as: "director" as const } })),

  example(members.listMembers, here),
  example(members.changeRoles, async (world) => ({
    params: { workspace: world.workspaceId, user: await otherMember(world) },
    body: { roles: ["partner" as const] },
  })),
  example(members.removeMember, async (world) => ({
    params: { workspace: world.workspaceId, user: await otherMember(world) },
  })),
  example(members.listMemberInvitations, here),
  example(members.inviteMember, (world) => ({
    ...here(world),
    body: { name: "Ivy", email: unusedAddress(), roles: ["sponsor" as const] },
  })),
  example(members.resendMemberInvitation, async (world) => ({
    params: { workspace: world.workspaceId, invitation: await invitation(world) },
  })),
  example(members.withdrawMemberInvitation, async (world) => ({
    params: { workspace: world.workspaceId, invitation: await invitation(world) },
  })),
  example(members.readMemberInvitation, () => ({ body: { code: "guessed" } }), {
    refused: "member-invitation.over",
  }),
  example(members.acceptMemberInvitation, () => ({ body: { code: "guessed", password } }), {
    refused: "member-invitation.over",
  }),

  example(log.listAudit, (world) => ({ ...here(world), query: { actor: world.director.user.id } }), {
    foreignIds: "a filter by somebody who did nothing here finds nothing",
  }),
  example(log.verifyAudit, here),

  example(outbox.listMessages, here),
  example(outbox.readMessage, async (world) => ({
    params: { workspace: world.workspaceId, message: await message(world) },
  })),
  example(
    outbox.resendMessage,
    async (world) => ({ params: { workspace: world.workspaceId, message: await message(world) } }),
    { refused: "message.not-to-send" },
  ),
  example(
    outbox.cancelMessage,
    async (world) => ({ params: { workspace: world.workspaceId, message: await message(world) } }),
    { refused: "message.not-to-cancel" },
  ),
  example(outbox.resendMessages, (world) => ({ ...here(world), body: { state: "failed" as const } })),

  example(units.listUnits, here),
  example(units.addUnit, async (world) => ({
    ...here(world),
    body: { name: unusedName(), parentId: await unit(world) },
  })),
  example(units.changeUnit, async (world) => ({
    params: { workspace: world.workspaceId, unit: await unit(world) },
    body: { name: unusedName() },
  })),
  example(units.deleteUnit, async (world) => ({
    params: { workspace: world.workspaceId, unit: await unit(world) },
  })),
  example(units.mergeUnit, async (world) => ({
    params: { workspace: world.workspaceId, unit: await unit(world) },
    body: { into: await unit(world) },
  })),

  example(people.listPeople, async (world) => ({ ...here(world), query: { unit: await unit(world) } })),
  example(people.readPerson, async (world) => ({
    params: { workspace: world.workspaceId, person: await person(world) },
  })),
  example(people.addPerson, async (world) => ({
    ...here(world),
    body: { name: "Piet Person", unitId: await unit(world), managerId: await person(world) },
  })),
  example(people.changePerson, async (world) => ({
    params: { workspace: world.workspaceId, person: await person(world) },
    body: { job: "Guard" },
  })),
  example(people.markAsLeft, async (world) => ({
    params: { workspace: world.workspaceId, person: await person(world) },
  })),
  example(people.markAsReturned, async (world) => ({
    params: { workspace: world.workspaceId, person: await person(world) },
  })),

  example(imports.listImports, here),
  example(imports.readImport, async (world) => ({
    params: { workspace: world.workspaceId, import: await staffImport(world) },
  })),
  example(imports.listImportLines, async (world) => ({
    params: { workspace: world.workspaceId, import: await staffImport(world) },
    query: { kind: "new" as const },
  })),
  example(imports.changeImport, async (world) => ({
    params: { workspace: world.workspaceId, import: await staffImport(world) },
    body: { clearEmpty: true },
  })),
  example(imports.chooseLeavers, async (world) => ({
    params: { workspace: world.workspaceId, import: await staffImport(world) },
    body: { leaving: true, people: null },
  })),
  example(imports.applyImport, async (world) => ({
    params: { workspace: world.workspaceId, import: await staffImport(world) },
  })),
  example(imports.discardImport, async (world) => ({
    params: { workspace: world.workspaceId, import: await staffImport(world) },
  })),
];

const at = ({ workspaceId }: World, rest: string) => `/api/workspaces/${workspaceId}/${rest}`;

export const peopleRoutes = [
  route(
    "POST /api/workspaces/:workspace/imports",
    "people.write",
    (world) => at(world, "imports?name=staff.csv"),
    { init: upload },
  ),
  route("GET /api/workspaces/:workspace/people/export.csv", "people.read", (world) =>
    at(world, "people/export.csv"),
  ),
  route("GET /api/workspaces/:workspace/people/export.xlsx", "people.read", (world) =>
    at(world, "people/export.xlsx"),
  ),
  route("GET /api/workspaces/:workspace/people/template.csv", "people.read", (world) =>
    at(world, "people/template.csv"),
  ),
  route("GET /api/workspaces/:workspace/imports/:import/problems.csv", "people.write", async (world) =>
    at(world, `imports/${await staffImport(world)}/problems.csv`),
  ),
  route("GET /api/workspaces/:workspace/imports/:import/changes.csv", "people.write", async (world) =>
    at(world, `imports/${await staffImport(world)}/changes.csv`),
  ),
];
