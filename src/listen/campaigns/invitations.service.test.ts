import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import type { Scope } from "#people/integrations/scopes.ts";
import { makeToken } from "#people/integrations/tokens.contract.ts";
import { until } from "#platform/database/database.fixture.ts";
import { AppError } from "#platform/errors.ts";
import * as contract from "./campaign.contract.ts";
import { crowd, openCampaigns } from "./campaign.fixture.ts";
import type { CampaignSettings } from "./campaign.schema.ts";

const refusedAs = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;
const unique = (name: string) => `${name}-${randomUUID().slice(0, 8)}@example.org`;

async function openOne(settings: Partial<CampaignSettings> = {}) {
  const workspace = await openCampaigns();
  const [anna, bert] = [unique("anna"), unique("bert")];
  await workspace.hire([
    { name: "Anna", email: anna, department: "Sales" },
    { name: "Bert", email: bert, department: "Sales" },
    { name: "Paula", email: null, department: "Sales" },
    ...crowd(5),
  ]);
  const campaign = await workspace.prepare(settings);
  await workspace.open(campaign);
  const params = { workspace: workspace.workspaceId, campaign };
  const invited = await workspace.invitations(campaign);
  const idOf = (name: string) => invited.get(name)?.id ?? assert.fail(name);
  const resend = (name: string, email?: string, asker = workspace.director) =>
    asker(contract.resendInvitation, {
      params: { ...params, invitation: idOf(name) },
      body: email === undefined ? {} : { email },
    });
  return { workspace, campaign, at: { params }, anna, bert, idOf, resend };
}

/** Waits until no mail of a campaign is on its way. */
async function mailHasLeft(
  { director }: Pick<Awaited<ReturnType<typeof openCampaigns>>, "director">,
  at: { params: { workspace: string; campaign: string } },
): Promise<void> {
  await until("all mail has left", async () => {
    const { invitations } = await director(contract.readDelivery, at);
    return (invitations["queued"] ?? 0) + (invitations["sending"] ?? 0) === 0;
  });
}

describe("invitations", () => {
  test("a named campaign shows who has answered", async () => {
    const { workspace, campaign, at } = await openOne({ anonymity: "named" });
    await workspace.answer(campaign, "Anna", true);
    await workspace.answer(campaign, "Bert", false);
    const list = async (query: object) => {
      const { total, invitations } = await workspace.director(contract.listInvitations, { ...at, query });
      return [total, invitations.map(({ name, progress }) => `${name}: ${progress}`)];
    };
    assert.deepEqual(await list({ search: "sales" }), [
      3,
      ["Anna: completed", "Bert: started", "Paula: not started"],
    ]);
    assert.deepEqual(await list({ progress: "started" }), [1, ["Bert: started"]]);
    assert.deepEqual(await list({ limit: 1, offset: 1 }), [8, ["Bert: started"]]);
    assert.deepEqual(await list({ search: "%" }), [0, []]);
  });

  test("a confidential campaign shows nobody who has answered, the consultant neither", async () => {
    const { workspace, campaign, at } = await openOne();
    await workspace.answer(campaign, "Anna", true);
    for (const asker of [workspace.director, workspace.consultant]) {
      const { invitations } = await asker(contract.listInvitations, { ...at, query: {} });
      assert.equal(invitations.length, 8);
      assert.ok(invitations.every(({ progress }) => progress === null));
      await assert.rejects(
        asker(contract.listInvitations, { ...at, query: { progress: "completed" } }),
        refusedAs("campaign.persons-confidential"),
      );
    }
  });

  test("a token reads who is invited with a scope for people besides", async () => {
    const { workspace, at } = await openOne({ anonymity: "named" });
    const { workspaceId, origin } = workspace;
    const read = async (...scopes: Scope[]) => {
      const body = { name: scopes.join(), scopes };
      const { secret } = await workspace.director(makeToken, { params: { workspace: workspaceId }, body });
      const path = `/api/workspaces/${workspaceId}/campaigns/${at.params.campaign}/invitations`;
      return (await fetch(origin + path, { headers: { authorization: `Bearer ${secret}` } })).status;
    };
    assert.deepEqual(
      [
        await read("campaigns:read"),
        await read("campaigns:read", "customers:read"),
        await read("campaigns:read", "people:read"),
      ],
      [403, 403, 200],
    );
  });

  test("links to print are for whoever may see answers, and every look is logged", async () => {
    const named = await openOne({ anonymity: "named" });
    const { people } = await named.workspace.director(contract.listLinks, named.at);
    assert.deepEqual(
      people.map(({ name }) => name),
      ["Paula"],
    );
    assert.match(people[0]?.link ?? "", /^http.*\/a\/[\w-]{59}$/);

    const { workspace, at } = await openOne();
    await assert.rejects(
      workspace.director(contract.listLinks, at),
      refusedAs("campaign.links-confidential"),
    );
    assert.equal((await workspace.consultant(contract.listLinks, at)).people.length, 1);
    const late = await workspace.member(["consultant"]);
    await assert.rejects(late(contract.listLinks, at), refusedAs("campaign.links-confidential"));
    const entries = await workspace.transaction((tx) =>
      tx
        .selectFrom("people.audit_entry")
        .select("actor_name")
        .where("workspace_id", "=", workspace.workspaceId)
        .where("action", "=", "campaign.links-listed")
        .execute(),
    );
    assert.deepEqual(entries, [{ actor_name: "Carl Consultant" }]);
  });

  test("an invitation sent again has a new link", async () => {
    const { workspace, anna, resend } = await openOne();
    const first = await workspace.mails.to(anna);
    assert.deepEqual(await resend("Anna"), { email: anna });
    const second = await workspace.mails.to(anna);
    assert.notEqual(second.links[0], first.links[0]);
    // Both name the same invitation; only the proof differs.
    assert.equal(second.links[0]?.slice(0, -17), first.links[0]?.slice(0, -17));
  });

  test("a named campaign's invitation goes to a corrected address", async () => {
    const { workspace, campaign, resend } = await openOne({ anonymity: "named" });
    await workspace.answer(campaign, "Anna", false);
    const corrected = unique("anna.new");
    await resend("Anna", corrected);
    assert.match((await workspace.mails.to(corrected)).text, /Dear Anna/);
    await assert.rejects(resend("Paula"), refusedAs("campaign.no-address"));
  });

  test("a confidential campaign's link goes to another address only while it can show nobody's answers", async () => {
    const { workspace, campaign, at, bert, idOf, resend: resendAs } = await openOne();
    const mine = unique("director");
    const resend = (name: string, email: string) => resendAs(name, email, workspace.consultant);
    await assert.rejects(resend("Anna", mine), refusedAs("campaign.address-fixed"), "it had arrived");
    const fail = (name: string) =>
      workspace.transaction((tx) =>
        tx
          .updateTable("people.message")
          .set({ state: "failed" })
          .where("workspace_id", "=", workspace.workspaceId)
          .where("invitation_id", "=", idOf(name))
          .execute(),
      );
    // Mail that is still leaving would overwrite what this test says of it.
    await workspace.mails.to(bert);
    await workspace.settled(campaign);
    await mailHasLeft(workspace, at);
    await fail("Bert");
    const corrected = unique("bert.new");
    assert.deepEqual(await resend("Bert", corrected), { email: corrected });
    await mailHasLeft(workspace, at);
    await fail("Bert");
    await workspace.answer(campaign, "Bert", false);
    await assert.rejects(resend("Bert", mine), refusedAs("campaign.address-fixed"), "something was saved");
    assert.deepEqual(await resend("Bert", corrected.toUpperCase()), { email: corrected.toUpperCase() });
  });

  test("in a confidential campaign nobody else hears from a refusal whether somebody has answered", async () => {
    const { workspace, campaign, anna, resend } = await openOne();
    await workspace.answer(campaign, "Paula", true);
    const late = await workspace.member(["director", "consultant"]);
    for (const asker of [workspace.director, late]) {
      for (const name of ["Anna", "Bert", "Paula"])
        await assert.rejects(
          resend(name, unique("director"), asker),
          refusedAs("campaign.address-confidential"),
        );
      assert.deepEqual(await resend("Anna", undefined, asker), { email: anna });
    }
  });

  test("who has left the organisation has no link that works, until they are back", async () => {
    const { workspace, at, anna, resend } = await openOne();
    const [link = ""] = (await workspace.mails.to(anna)).links;
    const works = async () => (await fetch(link)).status === 200;
    const people = new Map(
      (await workspace.director(contract.listInvitations, { ...at, query: {} })).invitations.map((one) => [
        one.name,
        one.personId ?? "",
      ]),
    );
    assert.equal(await works(), true);
    await workspace.leave(people.get("Anna") ?? "");
    await workspace.leave(people.get("Paula") ?? "");
    assert.equal(await works(), false);
    await assert.rejects(resend("Anna"), refusedAs("campaign.person-left"));
    assert.deepEqual((await workspace.consultant(contract.listLinks, at)).people, []);
    await workspace.transaction((tx) =>
      tx
        .updateTable("people.person")
        .set({ left_at: null })
        .where("workspace_id", "=", workspace.workspaceId)
        .where("person_id", "=", people.get("Anna") ?? "")
        .execute(),
    );
    assert.equal(await works(), true);
  });

  test("the mailed link opens the person's page with the promise, until they are taken out", async () => {
    const { workspace, at, anna, idOf, resend } = await openOne();
    const page = async (link = "") => {
      const answer = await fetch(link);
      return { status: answer.status, text: await answer.text() };
    };
    const [first] = (await workspace.mails.to(anna)).links;
    const shown = await page(first);
    assert.equal(shown.status, 200);
    assert.match(shown.text, /This survey is confidential.*Carl Consultant/);
    await resend("Anna");
    const [second] = (await workspace.mails.to(anna)).links;
    assert.equal((await page(second)).status, 200);
    assert.notEqual((await page(first)).status, 200, "the first link has ended");
    const invitations = [idOf("Anna")];
    await workspace.director(contract.withdrawInvitations, { ...at, body: { invitations, answers: "keep" } });
    assert.notEqual((await page(second)).status, 200, "taken out");
    await workspace.director(contract.reinstateInvitations, { ...at, body: { invitations } });
    assert.equal((await page(second)).status, 200, "taken back in");
  });

  test("who has been taken out gets nothing", async () => {
    const { workspace, at, idOf, resend } = await openOne();
    const body = { invitations: [idOf("Anna")], answers: "keep" as const };
    await workspace.director(contract.withdrawInvitations, { ...at, body });
    await assert.rejects(resend("Anna"), refusedAs("campaign.invitation-not-found"));
  });

  test("people see their own open invitations, at the address they were sent to", async () => {
    const { workspace, campaign, at, anna, bert, idOf } = await openOne();
    const mine = async (client: typeof workspace.director) =>
      (await client(contract.listMyInvitations, { params: { workspace: workspace.workspaceId } }))
        .invitations;
    const asAnna = await workspace.staff(anna);
    const link = (await workspace.mails.to(anna)).links[0] ?? "";
    assert.deepEqual(
      (await mine(asAnna)).map(({ campaign: id, progress, path }) => [id, progress, workspace.origin + path]),
      [[campaign, "not started", link]],
    );
    await workspace.answer(campaign, "Anna", true);
    assert.equal((await mine(asAnna))[0]?.progress, "completed");
    assert.deepEqual(await mine(workspace.director), []);

    const asBert = await workspace.staff(bert);
    await workspace.transaction((tx) =>
      tx
        .updateTable("listen.invitation")
        .set({ email: "elsewhere@example.org" })
        .where("invitation_id", "=", idOf("Bert"))
        .execute(),
    );
    assert.deepEqual(await mine(asBert), [], "sent to somebody else's address");
    await workspace.director(contract.closeCampaign, at);
    assert.deepEqual(await mine(asAnna), [], "closed");
  });
});
