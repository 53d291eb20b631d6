import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { until } from "#platform/database/database.fixture.ts";
import { AppError } from "#platform/errors.ts";
import * as contract from "./campaign.contract.ts";
import { type CampaignWorkspace, crowd, openCampaigns } from "./campaign.fixture.ts";
import { workIn } from "./campaign.job.ts";
import type { CampaignWork } from "./campaign-work.service.ts";
import { sendNextReminders } from "./reminders.service.ts";

const hour = 3_600_000;

/** Makes mail of the campaign as old as if it had gone so many hours ago. */
const age = ({ transaction }: CampaignWorkspace, campaign: string, hours: number) =>
  transaction((tx) =>
    sql`UPDATE listen.invitation SET mailed_at = mailed_at - make_interval(hours => ${hours}),
      reminded_at = reminded_at - make_interval(hours => ${hours}),
      reminder_turn_at = reminder_turn_at - make_interval(hours => ${hours}) WHERE campaign_id = ${campaign}`.execute(
      tx,
    ),
  );

const inWork = <T>(
  { application, workspaceId }: CampaignWorkspace,
  work: (campaigns: CampaignWork) => Promise<T>,
) => workIn(application.context)(workspaceId, work);

const remindersOf = async ({ transaction }: CampaignWorkspace, campaign: string) =>
  (
    await transaction((tx) =>
      tx
        .selectFrom("people.message")
        .select("recipient_name")
        .where("campaign_id", "=", campaign)
        .where("kind", "=", "reminder")
        .orderBy("recipient_name")
        .execute(),
    )
  ).map(({ recipient_name }) => recipient_name);

async function remind(workspace: CampaignWorkspace, campaign: string): Promise<number | null> {
  const at = { params: { workspace: workspace.workspaceId, campaign } };
  const { reminder } = await workspace.director(contract.remindNow, at);
  return until("a round of reminders is done", async () => {
    const { reminders } = await workspace.consultant(contract.readCampaign, at);
    const round = reminders.find(({ id }) => id === reminder);
    return round?.state === "done" && round;
  }).then(({ recipients }) => recipients);
}

describe("reminders", () => {
  test("go to those who have not completed, have an address, and are still there", async () => {
    const workspace = await openCampaigns();
    const [, leaver = ""] = await workspace.hire([
      { name: "Fresh", email: "fresh@example.org" },
      { name: "Gone", email: "gone@example.org" },
      { name: "Half", email: "half@example.org" },
      { name: "Done", email: "done@example.org" },
      { name: "Paper", email: null },
      { name: "Out", email: "out@example.org" },
    ]);
    const campaign = await workspace.prepare();
    await workspace.open(campaign);
    await workspace.answer(campaign, "Half", false);
    await workspace.answer(campaign, "Done", true);
    await workspace.leave(leaver);
    await workspace.director(contract.withdrawInvitations, {
      params: { workspace: workspace.workspaceId, campaign },
      body: { invitations: [(await workspace.invitations(campaign)).get("Out")?.id ?? ""], answers: "keep" },
    });
    await age(workspace, campaign, 30);
    assert.equal(await remind(workspace, campaign), 2);
    assert.deepEqual(await remindersOf(workspace, campaign), ["Fresh", "Half"]);
    // Whoever takes one person out before a round would see by the number whether that one had completed.
    const asDirector = (await workspace.read(campaign)).reminders.find(({ state }) => state === "done");
    assert.equal(asDirector?.recipients, null);
  });

  test("nobody hears from a campaign twice within a day, and whoever asks is told so", async () => {
    const workspace = await openCampaigns();
    await workspace.hire([...crowd(6), { name: "Paper", email: null }]);
    const campaign = await workspace.prepare();
    await workspace.open(campaign);
    const at = { params: { workspace: workspace.workspaceId, campaign } };
    const isTooSoon = (error: unknown) =>
      error instanceof AppError &&
      error.code === "campaign.nobody-to-remind" &&
      /6 were invited or in a round of reminders within the last 22 hours, 1 has no e-mail address\. .* from .*\d{4}/.test(
        error.message,
      );
    await assert.rejects(workspace.director(contract.remindNow, at), isTooSoon, "just invited");
    await age(workspace, campaign, 23);
    assert.equal(await remind(workspace, campaign), 6);
    await assert.rejects(workspace.director(contract.remindNow, at), isTooSoon, "just reminded");
    await age(workspace, campaign, 21);
    await assert.rejects(workspace.director(contract.remindNow, at), isTooSoon, "21 hours ago");
    await age(workspace, campaign, 2);
    assert.equal(await remind(workspace, campaign), 6, "on a day of 23 hours");
    const { reminders } = await workspace.read(campaign);
    assert.equal(reminders.filter(({ state }) => state === "done").length, 2, "none that went to nobody");
  });

  test("what is told of a round doesn't depend on who has answered", async () => {
    const workspace = await openCampaigns();
    const late = { name: "Late", email: "late@example.org" };
    await workspace.hire([...crowd(8), { name: "Paper", email: null }, late]);
    const campaign = await workspace.prepare();
    await workspace.open(campaign);
    const told = async () => {
      const { reminders } = await workspace.read(campaign);
      const turns = await workspace.director(contract.readReminderTurns, {
        params: { workspace: workspace.workspaceId, campaign },
      });
      return {
        turns: turns.turns,
        rounds: reminders.filter(({ state }) => state === "done").map(({ turns }) => turns),
      };
    };
    await workspace.answer(campaign, "person 00000", true);
    await workspace.answer(campaign, "person 00001", true);
    await age(workspace, campaign, 30);
    await workspace.transaction((tx) =>
      sql`UPDATE listen.invitation SET mailed_at = now() WHERE campaign_id = ${campaign} AND name = 'Late'`.execute(
        tx,
      ),
    );
    assert.equal(await remind(workspace, campaign), 6);
    const nobody = { turn: 0, recent: 0, withoutEmail: 1, bounced: 0, left: 0, notInvited: 0 };
    assert.deepEqual(await told(), {
      turns: { ...nobody, recent: 9 },
      rounds: [{ ...nobody, turn: 8, recent: 1 }],
    });
  });

  test("a round goes on where it stopped, and reminds each person once", async () => {
    const workspace = await openCampaigns();
    await workspace.hire(crowd(1200));
    const campaign = await workspace.prepare({ anonymity: "named" });
    await workspace.open(campaign);
    await age(workspace, campaign, 30);
    const { id = "", dueAt = "" } = (await workspace.read(campaign)).reminders[0] ?? {};
    const now = new Date(Date.parse(dueAt) + hour);
    // Further reminders of the real clock's day have no part in it.
    const next = () => inWork(workspace, (work) => sendNextReminders({ ...work, now }, campaign, id));
    assert.equal(await next(), true);
    assert.equal((await remindersOf(workspace, campaign)).length, 500);
    assert.deepEqual((await Promise.all([next(), next()])).sort(), [false, true]);
    assert.equal(await next(), false);
    const names = await remindersOf(workspace, campaign);
    assert.equal(names.length, 1200);
    assert.equal(new Set(names).size, 1200);
    const round = (await workspace.read(campaign)).reminders.find((each) => each.id === id);
    assert.deepEqual([round?.state, round?.recipients], ["done", 1200]);
  });

  test("planned rounds wait for their time, and end with the campaign", async () => {
    const workspace = await openCampaigns();
    await workspace.hire(crowd(6));
    const campaign = await workspace.prepare();
    const { reminders } = await workspace.open(campaign);
    assert.deepEqual(
      reminders.map(({ planned, state }) => [planned, state]),
      [
        [true, "waiting"],
        [true, "waiting"],
      ],
    );
    await age(workspace, campaign, 30);
    const id = reminders[0]?.id ?? "";
    assert.equal(await inWork(workspace, (work) => sendNextReminders(work, campaign, id)), false);
    await workspace.director(contract.closeCampaign, {
      params: { workspace: workspace.workspaceId, campaign },
    });
    const late = new Date(Date.parse(reminders[0]?.dueAt ?? "") + hour);
    await inWork(workspace, (work) => sendNextReminders({ ...work, now: late }, campaign, id));
    assert.deepEqual(await remindersOf(workspace, campaign), []);
    assert.deepEqual(
      (await workspace.read(campaign)).reminders.map(({ state }) => state),
      ["cancelled", "cancelled"],
    );
  });

  test("only an open campaign reminds", async () => {
    const workspace = await openCampaigns();
    const campaign = await workspace.prepare();
    await assert.rejects(
      workspace.director(contract.remindNow, { params: { workspace: workspace.workspaceId, campaign } }),
      (error) => error instanceof AppError && error.code === "campaign.wrong-state",
    );
  });
});
