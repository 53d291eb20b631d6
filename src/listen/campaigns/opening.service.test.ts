import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { until } from "#platform/database/database.fixture.ts";
import { AppError } from "#platform/errors.ts";
import * as contract from "./campaign.contract.ts";
import { type CampaignWorkspace, crowd, openCampaigns } from "./campaign.fixture.ts";
import { inviteAll, workIn } from "./campaign.job.ts";
import { openNow, openWhenDue } from "./opening.service.ts";

const paramsOf = ({ workspaceId }: CampaignWorkspace, campaign: string) => ({
  params: { workspace: workspaceId, campaign },
});
const refusedAs = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;
const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

/** Invitations and their mails of a campaign, per person; what is right is one of each. */
async function tally({ transaction }: CampaignWorkspace, campaign: string) {
  const { rows } = await transaction((tx) =>
    sql<{ invitations: number; people: number; mails: number; mailed: number }>`
      SELECT (SELECT count(*) FROM listen.invitation WHERE campaign_id = ${campaign} AND NOT pilot) AS invitations,
        (SELECT count(DISTINCT person_id) FROM listen.invitation WHERE campaign_id = ${campaign} AND NOT pilot) AS people,
        (SELECT count(*) FROM people.message WHERE campaign_id = ${campaign} AND kind = 'invitation') AS mails,
        (SELECT count(DISTINCT invitation_id) FROM people.message
          WHERE campaign_id = ${campaign} AND kind = 'invitation') AS mailed`.execute(tx),
  );
  return rows[0];
}

/** Opens without the job that would make the invitations: as if the process had died just then. */
async function openAndDie(workspace: CampaignWorkspace, campaign: string): Promise<void> {
  const { revision } = await workspace.read(campaign);
  await workIn(workspace.application.context)(workspace.workspaceId, async (work) => {
    const member = { ...workspace.director.user, workspaceId: workspace.workspaceId, personId: null };
    const actor = { user: workspace.director.user, member: { ...member, roles: ["director"] as const } };
    await openNow(work, actor, campaign, revision);
    await sql`DELETE FROM pgboss.job WHERE name = 'invite-people' AND singleton_key = ${campaign}`.execute(
      work.transaction,
    );
  });
}

describe("opening a campaign", () => {
  test("2,000 people get one invitation and one mail each, though it's interrupted again and again", async () => {
    const workspace = await openCampaigns();
    await workspace.hire(crowd(2500, "Sales"));
    const campaign = await workspace.prepare();
    await openAndDie(workspace, campaign);
    const inWorkspace = workIn(workspace.application.context);
    const payload = { workspaceId: workspace.workspaceId, campaignId: campaign };
    const seen: [string, number][] = [];
    for (let run = 0; run < 10; run++) {
      // Each run is asked to stop during its first transaction.
      const stop = new AbortController();
      const stopping: typeof inWorkspace = (id, work) => {
        stop.abort();
        return inWorkspace(id, work);
      };
      await inviteAll(stopping, payload, stop.signal);
      const { state } = await workspace.read(campaign);
      const { invitations = 0, mails = 0 } = (await tally(workspace, campaign)) ?? {};
      seen.push([state, invitations + mails]);
      if (invitations === 2500) break;
    }
    assert.deepEqual(seen, [
      ["opening", 1000],
      ["opening", 2000],
      ["open", 2500],
    ]);
    await Promise.all([1, 2, 3].map(() => inviteAll(inWorkspace, payload, new AbortController().signal)));
    assert.deepEqual(await tally(workspace, campaign), {
      invitations: 2500,
      people: 2500,
      mails: 2500,
      mailed: 2500,
    });
    const { inviting, state } = await workspace.read(campaign);
    assert.deepEqual([inviting, state], [null, "open"]);
  });

  test("a transaction that fails leaves nothing half done", async () => {
    const workspace = await openCampaigns();
    await workspace.hire(crowd(6));
    const campaign = await workspace.prepare();
    await openAndDie(workspace, campaign);
    const inWorkspace = workIn(workspace.application.context);
    const payload = { workspaceId: workspace.workspaceId, campaignId: campaign };
    const failing: typeof inWorkspace = (id, work) =>
      inWorkspace(id, async (campaigns) => {
        await work(campaigns);
        throw new Error("the disk is full");
      });
    await assert.rejects(inviteAll(failing, payload, new AbortController().signal), /disk is full/);
    assert.deepEqual(await tally(workspace, campaign), { invitations: 0, people: 0, mails: 0, mailed: 0 });
    await inviteAll(inWorkspace, payload, new AbortController().signal);
    assert.deepEqual(await tally(workspace, campaign), { invitations: 6, people: 6, mails: 6, mailed: 6 });
  });

  test("invitations keep department, level and language as they were", async () => {
    const workspace = await openCampaigns();
    const { hire, prepare, open, transaction, workspaceId } = workspace;
    await hire([
      ...crowd(4),
      { name: "Nora", email: "nora@example.org", department: "Sales/North", level: "front line" },
      { name: "Paula", email: null, department: "Sales" },
    ]);
    const campaign = await prepare();
    await open(campaign);
    await transaction((tx) =>
      tx
        .updateTable("people.unit")
        .set({ name: "Elsewhere" })
        .where("workspace_id", "=", workspaceId)
        .where("name", "=", "North")
        .execute(),
    );
    const rows = await transaction((tx) =>
      tx
        .selectFrom("listen.invitation")
        .select(["name", "department", "level", "language", "email", "mailed_at"])
        .where("campaign_id", "=", campaign)
        .where("name", "in", ["Nora", "Paula"])
        .orderBy("name")
        .execute(),
    );
    assert.deepEqual(
      rows.map(({ mailed_at, ...row }) => ({ ...row, mailed: mailed_at !== null })),
      [
        {
          name: "Nora",
          department: "Sales/North",
          level: "front line",
          language: "en",
          email: "nora@example.org",
          mailed: true,
        },
        { name: "Paula", department: "Sales", level: null, language: "en", email: null, mailed: false },
      ],
    );
  });

  test("what hinders is said, and nothing happens", async () => {
    const workspace = await openCampaigns();
    const campaign = await workspace.prepare({ purpose: "" });
    const { revision } = await workspace.read(campaign);
    const opening = workspace.director(contract.openCampaign, {
      ...paramsOf(workspace, campaign),
      body: { revision, when: "now" },
    });
    await assert.rejects(opening, (error) => {
      assert.ok(error instanceof AppError);
      assert.equal(error.code, "campaign.not-ready");
      assert.match(error.message, /Nobody is in the audience\..*not said what the answers are for/);
      return true;
    });
    assert.equal((await workspace.read(campaign)).state, "draft");
  });

  test("what opens is what was seen: another's change in between stops it", async () => {
    const workspace = await openCampaigns();
    await workspace.hire(crowd(6));
    const campaign = await workspace.prepare();
    const { revision } = await workspace.read(campaign);
    const stale = {
      ...paramsOf(workspace, campaign),
      body: { revision: revision - 1, when: "now" as const },
    };
    await assert.rejects(
      workspace.director(contract.openCampaign, stale),
      refusedAs("campaign.changed-meanwhile"),
    );
    const fresh = { ...paramsOf(workspace, campaign), body: { revision, when: "now" as const } };
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => workspace.director(contract.openCampaign, fresh)),
    );
    assert.equal(results.filter(({ status }) => status === "fulfilled").length, 1);
    await workspace.settled(campaign);
    assert.deepEqual(await tally(workspace, campaign), { invitations: 6, people: 6, mails: 6, mailed: 6 });
  });

  test("the promise and those it names are frozen", async () => {
    const workspace = await openCampaigns();
    await workspace.hire(crowd(6));
    const campaign = await workspace.prepare();
    await workspace.open(campaign);
    const late = await workspace.member(["consultant"], "Lena Latecomer");
    const preview = await workspace.director(contract.previewCampaign, paramsOf(workspace, campaign));
    assert.match(preview.promise["en"]?.join(" ") ?? "", /consultants only: Carl Consultant\./);
    const seen = (client: typeof late) => client(contract.readCampaign, paramsOf(workspace, campaign));
    assert.equal((await seen(workspace.consultant)).seesAnswers, true);
    assert.equal((await seen(late)).seesAnswers, false);
    assert.equal((await seen(workspace.director)).seesAnswers, false);
  });

  test("a scheduled campaign opens when its time has come", async () => {
    const workspace = await openCampaigns();
    await workspace.hire(crowd(6));
    const campaign = await workspace.prepare({ opensAt: hoursFromNow(5) });
    const { revision } = await workspace.read(campaign);
    const { state } = await workspace.director(contract.openCampaign, {
      ...paramsOf(workspace, campaign),
      body: { revision, when: "scheduled" },
    });
    assert.equal(state, "scheduled");
    const inWorkspace = workIn(workspace.application.context);
    await inWorkspace(workspace.workspaceId, (work) => openWhenDue(work, campaign));
    assert.equal((await workspace.read(campaign)).state, "scheduled", "not before");
    await inWorkspace(workspace.workspaceId, (work) =>
      openWhenDue({ ...work, now: new Date(hoursFromNow(6)) }, campaign),
    );
    assert.equal((await workspace.settled(campaign)).state, "open");
  });

  test("a scheduled campaign can't be changed, and can be taken back", async () => {
    const workspace = await openCampaigns();
    await workspace.hire(crowd(6));
    const campaign = await workspace.prepare({ opensAt: hoursFromNow(5) });
    const { revision, settings } = await workspace.read(campaign);
    const at = paramsOf(workspace, campaign);
    await workspace.director(contract.openCampaign, { ...at, body: { revision, when: "scheduled" } });
    const view = await workspace.read(campaign);
    const change = { ...at, body: { revision: view.revision, settings } };
    await assert.rejects(
      workspace.director(contract.updateCampaign, change),
      refusedAs("campaign.wrong-state"),
    );
    await workspace.director(contract.cancelOpening, at);
    await workIn(workspace.application.context)(workspace.workspaceId, (work) =>
      openWhenDue({ ...work, now: new Date(hoursFromNow(6)) }, campaign),
    );
    assert.equal((await workspace.read(campaign)).state, "draft");
  });

  test("a scheduled campaign that can't open is a draft again and says why", async () => {
    const workspace = await openCampaigns();
    const people = await workspace.hire(crowd(5));
    const campaign = await workspace.prepare({ opensAt: hoursFromNow(5) });
    const { revision } = await workspace.read(campaign);
    const at = paramsOf(workspace, campaign);
    await workspace.director(contract.openCampaign, { ...at, body: { revision, when: "scheduled" } });
    await workspace.leave(people[0] ?? "");
    await workIn(workspace.application.context)(workspace.workspaceId, (work) =>
      openWhenDue({ ...work, now: new Date(hoursFromNow(6)) }, campaign),
    );
    const { state, openingProblem } = await workspace.read(campaign);
    assert.equal(state, "draft");
    assert.match(openingProblem ?? "", /4 people would be invited/);
  });

  test("a time that is past is refused", async () => {
    const workspace = await openCampaigns();
    await workspace.hire(crowd(6));
    const campaign = await workspace.prepare({ opensAt: hoursFromNow(-1) });
    const { revision } = await workspace.read(campaign);
    const at = paramsOf(workspace, campaign);
    await assert.rejects(
      workspace.director(contract.openCampaign, { ...at, body: { revision, when: "scheduled" } }),
      refusedAs("campaign.dates-wrong"),
    );
  });

  test("a campaign whose time is up while it opens invites nobody any more", async () => {
    const workspace = await openCampaigns();
    await workspace.hire(crowd(6));
    const campaign = await workspace.prepare();
    await workspace.open(campaign);
    await workspace.hire(crowd(2));
    const at = paramsOf(workspace, campaign);
    await workspace.director(contract.closeCampaign, at);
    const payload = { workspaceId: workspace.workspaceId, campaignId: campaign };
    await inviteAll(workIn(workspace.application.context), payload, new AbortController().signal);
    assert.equal((await tally(workspace, campaign))?.invitations, 6);
    await until("mail that had not left is cancelled", async () => {
      const { invitations } = await workspace.director(contract.readDelivery, at);
      return (invitations["queued"] ?? 0) + (invitations["sending"] ?? 0) === 0;
    });
  });
});
