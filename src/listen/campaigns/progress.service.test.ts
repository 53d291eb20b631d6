import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { until } from "#platform/database/database.fixture.ts";
import * as contract from "./campaign.contract.ts";
import { crowd, openCampaigns } from "./campaign.fixture.ts";

async function openOne(anonymity: "named" | "confidential") {
  const workspace = await openCampaigns({ timeZone: "America/New_York" });
  await workspace.hire([
    ...crowd(3, "Small", "small"),
    ...crowd(6, "Middle", "middle"),
    ...crowd(9, "Large", "large"),
  ]);
  const campaign = await workspace.prepare({ anonymity });
  await workspace.open(campaign);
  const at = { params: { workspace: workspace.workspaceId, campaign } };
  const progress = (client = workspace.director) => client(contract.readProgress, at);
  return { workspace, campaign, at, progress };
}

describe("progress", () => {
  test("a confidential campaign withholds small departments, and what would give them away", async () => {
    const { workspace, campaign, progress } = await openOne("confidential");
    await workspace.answer(campaign, "small 00000", true);
    await workspace.answer(campaign, "large 00000", false);
    for (const asker of [workspace.director, workspace.consultant]) {
      const { overall, departments } = await progress(asker);
      assert.deepEqual(overall, { invited: 18, started: 2, completed: 1 });
      assert.deepEqual(departments, [
        { path: "Large", withheld: false, invited: 9, started: 1, completed: 0 },
        { path: "Middle", withheld: true },
        { path: "Small", withheld: true },
      ]);
    }
  });

  test("a named campaign shows every department", async () => {
    const { workspace, campaign, progress } = await openOne("named");
    await workspace.answer(campaign, "small 00000", true);
    assert.deepEqual((await progress()).departments.at(-1), {
      path: "Small",
      withheld: false,
      invited: 3,
      started: 1,
      completed: 1,
    });
  });

  test("an anonymous campaign shows departments, kept as breakdown or not, and nothing by day", async () => {
    const workspace = await openCampaigns();
    await workspace.hire([...crowd(12, "Care/Desk", "care"), ...crowd(11, "Sales", "sales")]);
    const shown = [];
    for (const breakdowns of [[], ["department"]]) {
      const campaign = await workspace.prepare({ anonymity: "anonymous", breakdowns });
      await workspace.open(campaign);
      const params = { workspace: workspace.workspaceId, campaign };
      const { departments, days, throughDoors } = await workspace.director(contract.readProgress, { params });
      shown.push(departments.map((each) => [each.path, !each.withheld && each.invited]));
      assert.deepEqual([days, throughDoors], [null, 0]);
    }
    assert.deepEqual(shown, [
      [
        ["Care", 12],
        ["Care/Desk", 12],
        ["Sales", 11],
      ],
      // As a breakdown only the first step of a path is kept.
      [
        ["Care", 12],
        ["Sales", 11],
      ],
    ]);
  });

  test("days are the organisation's", async () => {
    const { workspace, campaign, progress } = await openOne("named");
    await workspace.answer(campaign, "small 00000", true);
    await workspace.answer(campaign, "small 00001", true);
    await workspace.transaction((tx) =>
      sql`UPDATE listen.ballot SET started_at = '2026-03-08T04:30:00Z', completed_at = '2026-03-09T03:59:00Z'
        WHERE campaign_id = ${campaign}`.execute(tx),
    );
    assert.deepEqual((await progress()).days, [
      { date: "2026-03-07", started: 2, completed: 0 },
      { date: "2026-03-08", started: 0, completed: 2 },
    ]);
  });

  test("a confidential campaign of too few shows nothing of who answered", async () => {
    const workspace = await openCampaigns();
    const people = await workspace.hire(crowd(6));
    const campaign = await workspace.prepare();
    await workspace.open(campaign);
    // As if fewer had been in the audience: opening itself asks for the minimum.
    await workspace.transaction(async (tx) => {
      await tx
        .deleteFrom("listen.invitation")
        .where("campaign_id", "=", campaign)
        .where("person_id", "in", people.slice(0, 2))
        .execute();
    });
    const at = { params: { workspace: workspace.workspaceId, campaign } };
    const { overall, days, departments } = await workspace.director(contract.readProgress, at);
    assert.deepEqual([overall, days, departments], [null, null, []]);
    assert.equal((await workspace.director(contract.readDelivery, at)).reminders, null);
    const { campaigns } = await workspace.director(contract.listCampaigns, {
      params: { workspace: workspace.workspaceId },
    });
    assert.equal(campaigns[0]?.completed, null);
  });

  test("delivery counts mail by state and names addresses that failed, reminders only in named campaigns", async () => {
    for (const anonymity of ["named", "confidential"] as const) {
      const { workspace, campaign, at } = await openOne(anonymity);
      await workspace.hire([{ name: "Paper", email: null }]);
      await workspace.director(contract.addJoiners, { ...at, body: {} });
      await workspace.settled(campaign);
      const delivery = () => workspace.director(contract.readDelivery, at);
      await until("all mail has left", async () => (await delivery()).invitations["sent"] === 18);
      const fail = (name: string, kind: "invitation" | "reminder") =>
        workspace.transaction((tx) =>
          sql`INSERT INTO people.message (workspace_id, message_id, kind, campaign_id, invitation_id, recipient_name,
              recipient_email, subject, body, private_to, readers, priority, state, problem, created_at)
            SELECT workspace_id, gen_random_uuid(), ${kind}, campaign_id, invitation_id, name, email, '', '',
              'consultant', '{}', 2, 'failed', 'no such mailbox', now() + interval '1 second'
            FROM listen.invitation WHERE campaign_id = ${campaign} AND name = ${name}`.execute(tx),
        );
      await fail("small 00000", "invitation");
      await fail("small 00001", "reminder");
      const { withoutEmail, mailWaiting, invitations, reminders, failed } = await delivery();
      assert.deepEqual([withoutEmail, mailWaiting, invitations], [1, 0, { sent: 18, failed: 1 }]);
      assert.deepEqual(reminders, anonymity === "named" ? { failed: 1 } : null);
      assert.deepEqual((await workspace.consultant(contract.readDelivery, at)).reminders, { failed: 1 });
      assert.deepEqual(
        failed.map(({ name, problem }) => `${name}: ${problem}`).sort(),
        anonymity === "named"
          ? ["small 00000: no such mailbox", "small 00001: no such mailbox"]
          : ["small 00000: no such mailbox"],
      );
    }
  });
});
