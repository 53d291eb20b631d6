import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { AppError } from "#platform/errors.ts";
import * as contract from "./campaign.contract.ts";
import { type CampaignWorkspace, crowd, openCampaigns } from "./campaign.fixture.ts";

const refusedAs = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

const at = ({ workspaceId }: CampaignWorkspace, campaign: string) => ({
  params: { workspace: workspaceId, campaign },
});

/** Answers as every trial's page does. */
const answerTrials = ({ transaction, workspaceId }: CampaignWorkspace, campaign: string) =>
  transaction(async (tx) => {
    const pilots = await tx
      .selectFrom("listen.invitation")
      .select("invitation_id")
      .where("campaign_id", "=", campaign)
      .where("pilot", "=", true)
      .execute();
    for (const { invitation_id } of pilots) {
      const key = { workspace_id: workspaceId, campaign_id: campaign, ballot_id: invitation_id };
      await tx
        .insertInto("listen.ballot")
        .values({ ...key, completed_at: new Date() })
        .execute();
      await tx
        .insertInto("listen.answer_page")
        .values({ ...key, page_id: "page-1", answers: "{}" })
        .execute();
    }
  });

const ballots = async ({ transaction }: CampaignWorkspace, campaign: string) =>
  (
    await transaction((tx) =>
      tx.selectFrom("listen.ballot").selectAll().where("campaign_id", "=", campaign).execute(),
    )
  ).length;

describe("trying a campaign", () => {
  test("how many pilots have completed is told where they are enough, or the campaign is named", async () => {
    const workspace = await openCampaigns();
    const people = await workspace.hire(crowd(5));
    const campaign = await workspace.prepare();
    const pilot = (ids: string[]) =>
      workspace.director(contract.startPilot, { ...at(workspace, campaign), body: { people: ids } });
    const told = async () => {
      const { pilots, pilotsCompleted } = await workspace.read(campaign);
      return { pilots, pilotsCompleted };
    };
    await pilot(people.slice(0, 4));
    await answerTrials(workspace, campaign);
    assert.deepEqual(await told(), { pilots: 4, pilotsCompleted: null });
    await pilot(people.slice(4));
    assert.deepEqual(await told(), { pilots: 5, pilotsCompleted: 4 });

    const named = await workspace.prepare({ anonymity: "named" });
    await workspace.director(contract.startPilot, {
      ...at(workspace, named),
      body: { people: people.slice(0, 1) },
    });
    await answerTrials(workspace, named);
    assert.equal((await workspace.read(named)).pilotsCompleted, 1);
  });

  test("what somebody tried is gone when their trial goes to another address, or is promised otherwise", async () => {
    const workspace = await openCampaigns();
    const people = await workspace.hire(crowd(2));
    const campaign = await workspace.prepare();
    const pilot = () =>
      workspace.director(contract.startPilot, { ...at(workspace, campaign), body: { people } });
    await pilot();
    await answerTrials(workspace, campaign);
    await pilot();
    assert.equal(await ballots(workspace, campaign), 2, "the same addresses");
    await workspace.transaction((tx) =>
      tx
        .updateTable("people.person")
        .set({ email: "director@example.org" })
        .where("workspace_id", "=", workspace.workspaceId)
        .where("person_id", "=", people[0] ?? "")
        .execute(),
    );
    await pilot();
    assert.equal(await ballots(workspace, campaign), 1, "another address");
    const { revision, settings } = await workspace.read(campaign);
    await workspace.director(contract.updateCampaign, {
      ...at(workspace, campaign),
      body: { revision, settings: { ...settings, anonymity: "named" } },
    });
    assert.equal(await ballots(workspace, campaign), 0, "named now");
  });

  test("a test goes to oneself, says that it is one, and has one working link at a time", async () => {
    const workspace = await openCampaigns();
    const campaign = await workspace.prepare();
    const send = () => workspace.director(contract.sendTest, at(workspace, campaign));
    const first = await send();
    const mail = await workspace.mails.to(workspace.director.user.email);
    assert.match(mail.subject, /^\[Trial\] /);
    assert.equal(mail.links[0], workspace.origin + first.path);
    assert.equal((await fetch(workspace.origin + first.path)).status, 200);
    const second = await send();
    assert.notEqual((await fetch(workspace.origin + first.path)).status, 200);
    assert.notEqual(second.path, first.path);
    assert.equal((await workspace.read(campaign)).pilots, 1);
  });

  test("pilots answer a draft, and all that is deleted when it opens", async () => {
    const workspace = await openCampaigns();
    const ids = await workspace.hire([
      { name: "Pia", email: `pia-${randomUUID()}@example.org` },
      { name: "Paul", email: null },
      ...crowd(6),
    ]);
    const campaign = await workspace.prepare();
    const invited = await workspace.director(contract.startPilot, {
      ...at(workspace, campaign),
      body: { people: ids.slice(0, 2) },
    });
    assert.deepEqual(invited, { invited: 1, withoutEmail: 1 });
    assert.equal((await workspace.read(campaign)).pilots, 1);
    await answerTrials(workspace, campaign);
    assert.equal(await ballots(workspace, campaign), 1);
    await workspace.open(campaign);
    assert.equal(await ballots(workspace, campaign), 0);
    const { pilots } = await workspace.read(campaign);
    assert.equal(pilots, 0);
    assert.equal((await workspace.invitations(campaign)).size, 8, "pilots are invited like everybody else");
    const { overall } = await workspace.director(contract.readProgress, at(workspace, campaign));
    assert.deepEqual(overall, { invited: 8, started: 0, completed: 0 });
  });

  test("a test of an open campaign counts nowhere", async () => {
    const workspace = await openCampaigns();
    await workspace.hire(crowd(6));
    const campaign = await workspace.prepare();
    await workspace.open(campaign);
    await workspace.director(contract.sendTest, at(workspace, campaign));
    await answerTrials(workspace, campaign);
    const { overall, days } = await workspace.director(contract.readProgress, at(workspace, campaign));
    assert.deepEqual([overall, days], [{ invited: 6, started: 0, completed: 0 }, []]);
    const { campaigns } = await workspace.director(contract.listCampaigns, {
      params: { workspace: workspace.workspaceId },
    });
    assert.deepEqual([campaigns[0]?.invited, campaigns[0]?.completed], [6, 0]);
  });

  test("trial answers go when the questionnaire changes", async () => {
    const workspace = await openCampaigns();
    const campaign = await workspace.prepare();
    await workspace.director(contract.sendTest, at(workspace, campaign));
    await answerTrials(workspace, campaign);
    const save = async (changes: object) => {
      const { revision, settings } = await workspace.read(campaign);
      const body = { revision, settings: { ...settings, ...changes } };
      await workspace.director(contract.updateCampaign, { ...at(workspace, campaign), body });
    };
    await save({ purpose: "Other words." });
    assert.equal(await ballots(workspace, campaign), 1);
    await save({ questionnaire: null });
    assert.equal(await ballots(workspace, campaign), 0);
  });

  test("without a questionnaire there is nothing to try", async () => {
    const workspace = await openCampaigns();
    const campaign = await workspace.prepare({ questionnaire: null });
    await assert.rejects(
      workspace.director(contract.sendTest, at(workspace, campaign)),
      refusedAs("campaign.not-ready"),
    );
    const people = await workspace.hire(crowd(1));
    await assert.rejects(
      workspace.director(contract.startPilot, { ...at(workspace, campaign), body: { people } }),
      refusedAs("campaign.not-ready"),
    );
  });

  test("people who have left, or are another's, are no pilots", async () => {
    const workspace = await openCampaigns();
    const campaign = await workspace.prepare();
    await assert.rejects(
      workspace.director(contract.startPilot, {
        ...at(workspace, campaign),
        body: { people: [randomUUID()] },
      }),
      refusedAs("campaign.nobody-chosen"),
    );
  });
});
