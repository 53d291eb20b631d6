import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { AppError } from "#platform/errors.ts";
import * as contract from "./campaign.contract.ts";
import { type CampaignWorkspace, crowd, openCampaigns } from "./campaign.fixture.ts";

const refusedAs = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

/** An open campaign for all of Sales. */
async function openForSales() {
  const workspace = await openCampaigns();
  const people = await workspace.hire([...crowd(8, "Sales", "sales"), ...crowd(3, "Care", "care")]);
  const campaign = await workspace.prepare({
    audience: {
      who: "groups",
      units: [workspace.unit("Sales")],
      levels: [],
      people: [],
      except: { units: [], people: [] },
    },
  });
  await workspace.open(campaign);
  const at = { params: { workspace: workspace.workspaceId, campaign } };
  const changes = () => workspace.director(contract.readAudienceChanges, at);
  return { workspace, people, campaign, at, changes };
}

const pagesOf = async ({ transaction }: CampaignWorkspace, campaign: string) =>
  (
    await transaction((tx) =>
      tx.selectFrom("listen.answer_page").selectAll().where("campaign_id", "=", campaign).execute(),
    )
  ).length;

describe("an audience before and after opening", () => {
  test("is counted by department and level, with those whom mail doesn't reach", async () => {
    const { workspaceId, director, hire, leave } = await openCampaigns();
    const [, , gone = ""] = await hire([
      { name: "A", email: "Shared@example.org", department: "Sales", level: "manager" },
      { name: "B", email: "shared@example.org", department: "Sales/North", level: "front line" },
      { name: "C", email: "c@example.org", department: "Sales" },
      { name: "D", email: null },
    ]);
    await leave(gone);
    const audience = {
      who: "everybody" as const,
      units: [],
      levels: [],
      people: [],
      except: { units: [], people: [] },
    };
    const counts = await director(contract.previewAudience, {
      params: { workspace: workspaceId },
      body: { audience },
    });
    assert.deepEqual(counts, {
      people: 3,
      withoutEmail: 1,
      sharingEmail: 2,
      customers: null,
      departments: [
        { name: "", people: 1 },
        { name: "Sales", people: 1 },
        { name: "Sales/North", people: 1 },
      ],
      levels: [
        { name: "", people: 1 },
        { name: "front line", people: 1 },
        { name: "manager", people: 1 },
      ],
    });
  });

  test("late joiners are suggested when they match, and invited when chosen", async () => {
    const { workspace, campaign, at, changes } = await openForSales();
    assert.equal((await changes()).joiners.total, 0);
    const [chosen = "", other = "", elsewhere = ""] = await workspace.hire([
      { name: "Joan", email: "joan@example.org", department: "Sales/North" },
      { name: "Jack", email: null, department: "Sales" },
      { name: "Jill", email: "jill@example.org", department: "Care" },
    ]);
    const { joiners } = await changes();
    assert.deepEqual(
      joiners.people.map(({ name, department, hasEmail }) => [name, department, hasEmail]).sort(),
      [
        ["Jack", "Sales", false],
        ["Joan", "Sales/North", true],
      ],
    );
    const add = (people?: string[]) =>
      workspace.director(contract.addJoiners, { ...at, body: people ? { people } : {} });
    assert.deepEqual(await add([chosen, elsewhere]), { invited: 1 });
    await assert.rejects(add([chosen, elsewhere]), refusedAs("campaign.nobody-chosen"));
    await workspace.settled(campaign);
    const mail = await workspace.mails.to("joan@example.org");
    assert.match(mail.text, /Dear Joan/);
    assert.deepEqual(
      (await changes()).joiners.people.map(({ person }) => person),
      [other],
    );
    assert.deepEqual(await add(), { invited: null });
    await workspace.settled(campaign);
    assert.equal((await changes()).joiners.total, 0);
    assert.equal((await workspace.invitations(campaign)).size, 10);
  });

  test("who has left is suggested; taken out, the link is dead and answers stay", async () => {
    const { workspace, people, campaign, at, changes } = await openForSales();
    await workspace.answer(campaign, "sales 00000", true);
    await workspace.leave(people[0] ?? "");
    const { leavers } = await changes();
    assert.deepEqual(
      leavers.people.map(({ name }) => name),
      ["sales 00000"],
    );
    const invitations = leavers.people.map(({ invitation }) => invitation);
    const out = await workspace.director(contract.withdrawInvitations, {
      ...at,
      body: { invitations, answers: "keep" },
    });
    assert.deepEqual(out, { withdrawn: 1 });
    assert.equal((await changes()).leavers.total, 0);
    assert.equal(await pagesOf(workspace, campaign), 1);
    assert.equal((await changes()).joiners.total, 0, "they are not suggested again");
  });

  test("removed answers are gone, and progress gives nobody away", async () => {
    const { workspace, campaign, at } = await openForSales();
    await workspace.answer(campaign, "sales 00001", true);
    await workspace.answer(campaign, "sales 00002", false);
    const progress = () => workspace.director(contract.readProgress, at);
    const before = await progress();
    const invited = await workspace.invitations(campaign);
    for (const name of ["sales 00001", "sales 00002", "sales 00003"]) {
      const body = { invitations: [invited.get(name)?.id ?? ""], answers: "remove" as const };
      // Results count the answers that are there: who compares would see whether the removed one was there.
      for (const asker of [workspace.director, await workspace.member(["director", "consultant"])])
        await assert.rejects(
          asker(contract.withdrawInvitations, { ...at, body }),
          refusedAs("campaign.removal-confidential"),
        );
      await workspace.consultant(contract.withdrawInvitations, { ...at, body });
      const { overall, departments } = await progress();
      assert.deepEqual(
        { overall, departments },
        { overall: before.overall, departments: before.departments },
      );
    }
    assert.equal(await pagesOf(workspace, campaign), 0);
    assert.equal((await progress()).withdrawn, 3);
  });

  test("taking out all but one doesn't let that one be watched, nor does taking them back in", async () => {
    const { workspace, campaign, at } = await openForSales();
    const invited = await workspace.invitations(campaign);
    const others = [...invited].flatMap(([name, { id }]) => (name === "sales 00000" ? [] : [id]));
    const overall = async () => (await workspace.director(contract.readProgress, at)).overall;
    const completed = async () =>
      (await workspace.director(contract.listCampaigns, { params: { workspace: workspace.workspaceId } }))
        .campaigns[0]?.completed;
    assert.deepEqual([(await overall())?.completed, await completed()], [0, 0]);
    await workspace.director(contract.withdrawInvitations, {
      ...at,
      body: { invitations: others, answers: "keep" },
    });
    await workspace.answer(campaign, "sales 00000", true);
    assert.deepEqual([await overall(), await completed()], [null, null]);
    await workspace.director(contract.reinstateInvitations, { ...at, body: { invitations: others } });
    assert.deepEqual([await overall(), await completed()], [null, null]);
  });

  test("a named campaign's answers are removed by whoever runs it", async () => {
    const workspace = await openCampaigns();
    await workspace.hire(crowd(3));
    const campaign = await workspace.prepare({ anonymity: "named" });
    await workspace.open(campaign);
    await workspace.answer(campaign, "person 00000", true);
    await workspace.director(contract.withdrawInvitations, {
      params: { workspace: workspace.workspaceId, campaign },
      body: {
        invitations: [(await workspace.invitations(campaign)).get("person 00000")?.id ?? ""],
        answers: "remove",
      },
    });
    assert.equal(await pagesOf(workspace, campaign), 0);
  });

  test("who was taken out by mistake comes back", async () => {
    const { workspace, campaign, at } = await openForSales();
    const id = (await workspace.invitations(campaign)).get("sales 00004")?.id ?? "";
    const withdrawn = async () => (await workspace.invitations(campaign)).get("sales 00004")?.withdrawn;
    await workspace.director(contract.withdrawInvitations, {
      ...at,
      body: { invitations: [id], answers: "keep" },
    });
    assert.equal(await withdrawn(), true);
    const back = () =>
      workspace.director(contract.reinstateInvitations, { ...at, body: { invitations: [id] } });
    assert.deepEqual(await back(), { reinstated: 1 });
    assert.deepEqual(await back(), { reinstated: 0 });
    assert.equal(await withdrawn(), false);
  });

  test("ids that are no invitations of the campaign change nothing", async () => {
    const { workspace, campaign, at } = await openForSales();
    const id = (await workspace.invitations(campaign)).get("sales 00004")?.id ?? "";
    await assert.rejects(
      workspace.director(contract.withdrawInvitations, {
        ...at,
        body: { invitations: [id, randomUUID()], answers: "remove" },
      }),
      refusedAs("campaign.invitation-not-found"),
    );
    assert.equal((await workspace.invitations(campaign)).get("sales 00004")?.withdrawn, false);
  });
});
