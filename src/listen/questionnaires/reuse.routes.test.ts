import assert from "node:assert/strict";
import { test } from "node:test";
import type { Role, User } from "#people/access/actor.ts";
import { listAudit } from "#people/audit/audit.contract.ts";
import { addMember } from "#people/members/members.service.ts";
import { type OpenWorkspace, openWorkspace, type SignedIn } from "../../application.fixture.ts";
import type { Definition } from "./definition.ts";
import * as contract from "./questionnaire.contract.ts";

/** Two clients of one consultant; the first has a published questionnaire that names itself. */
async function clients(rolesThere: Role[] = ["consultant"]) {
  const [there, here] = await Promise.all([
    openWorkspace({ name: "Client one", organisation: "Aldermoor Rail" }),
    openWorkspace({ name: "Client two", organisation: "Brightwater" }),
  ]);
  const questionnaire = await published(there);
  const { consultant } = here;
  await join(there, consultant.user, rolesThere);
  return { there, here, questionnaire, consultant };
}

const join = ({ transaction, workspaceId }: OpenWorkspace, user: User, roles: Role[]) =>
  transaction((tx) => addMember(tx, workspaceId, { user, roles }));

async function published({ director, workspaceId: workspace }: OpenWorkspace): Promise<string> {
  const { id } = await director(contract.createQuestionnaire, {
    params: { workspace },
    body: {
      template: "relationship",
      name: "Aldermoor relationship",
      fields: { organisation: "Aldermoor Rail", competitors: ["Coastline"] },
    },
  });
  const params = { workspace, questionnaire: id };
  await director(contract.publishDraft, { params, body: { revision: 1 } });
  return id;
}

const take = (who: SignedIn, into: OpenWorkspace, from: OpenWorkspace, questionnaire: string, version = 1) =>
  who(contract.reuseQuestionnaire, {
    params: { workspace: into.workspaceId },
    body: { workspace: from.workspaceId, questionnaire, version, name: "Relationship" },
  });

const actionsIn = async ({ director, workspaceId: workspace }: OpenWorkspace) =>
  (await director(listAudit, { params: { workspace }, query: {} })).entries;

test("a consultant takes a published questionnaire from one client to another, questions only, and both logs say so", async () => {
  const { there, here, questionnaire, consultant } = await clients();
  const listed = await consultant(contract.listReusable, { params: { workspace: here.workspaceId } });
  assert.deepEqual(
    listed.map(({ programme, questionnaires }) => [programme, questionnaires.map(({ name }) => name)]),
    [["Client one", ["Aldermoor relationship"]]],
  );
  const { id, mentions } = await take(consultant, here, there, questionnaire);
  const original = await there.director(contract.readVersion, {
    params: { workspace: there.workspaceId, questionnaire, version: 1 },
  });
  const copy = await here.director(contract.readDraft, {
    params: { workspace: here.workspaceId, questionnaire: id },
  });
  assert.deepEqual(copy.definition, original.definition as Definition);
  assert.deepEqual(
    [copy.name, copy.latestVersion, copy.campaigns, copy.state],
    ["Relationship", null, 0, "unpublished"],
  );
  assert.equal(mentions.length, 1);
  assert.match(mentions[0] ?? "", /\/rows\/0\/text$/);
  const [left, arrived] = await Promise.all([actionsIn(there), actionsIn(here)]);
  const taken = left.find(({ action }) => action === "questionnaire.reused");
  assert.equal(taken?.actorName, consultant.user.name);
  assert.ok(
    !JSON.stringify(taken).includes("Client two") && !JSON.stringify(taken).includes(here.workspaceId),
  );
  const created = JSON.stringify(arrived.filter(({ action }) => action === "questionnaire.created"));
  assert.ok(created.includes("another programme"));
  assert.ok(!created.includes("Aldermoor") && !created.includes(there.workspaceId));
});

test("nobody else can: not the clients, not a director of both, not who was a consultant", async () => {
  const { there, here, questionnaire, consultant } = await clients(["director"]);
  const refused = { code: "questionnaire.not-reusable" };
  assert.deepEqual(
    await consultant(contract.listReusable, { params: { workspace: here.workspaceId } }),
    [],
    "a director there, not the consultant",
  );
  await assert.rejects(take(consultant, here, there, questionnaire), refused);
  await assert.rejects(take(here.director, here, there, questionnaire), refused);
  await assert.rejects(take(there.consultant, here, there, questionnaire), { code: "access.not-allowed" });
  for (const role of ["sponsor", "partner"] as const)
    await assert.rejects(take(await here.member([role]), here, there, questionnaire), {
      code: "access.not-allowed",
    });
  await assert.rejects(take(here.stranger, here, there, questionnaire));
  const entries = await actionsIn(there);
  assert.ok(!entries.some(({ action }) => action === "questionnaire.reused"), "nothing was taken");
});

test("drafts, unknown versions and one's own programme have nothing to take", async () => {
  const { there, here, questionnaire, consultant } = await clients();
  const refused = { code: "questionnaire.not-reusable" };
  const draft = await there.director(contract.createQuestionnaire, {
    params: { workspace: there.workspaceId },
    body: { template: "effort" },
  });
  await assert.rejects(take(consultant, here, there, draft.id), refused);
  await assert.rejects(take(consultant, here, there, questionnaire, 2), refused);
  await assert.rejects(take(consultant, here, here, questionnaire), refused);
  const listed = await consultant(contract.listReusable, { params: { workspace: here.workspaceId } });
  assert.equal(listed[0]?.questionnaires.length, 1);
});
