import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { before, describe, test } from "node:test";
import { sql } from "kysely";
import { until } from "#platform/database/database.fixture.ts";
import { AppError } from "#platform/errors.ts";
import type { CustomerAudience } from "./audience.ts";
import * as contract from "./campaign.contract.ts";
import { type CampaignWorkspace, openCampaigns } from "./campaign.fixture.ts";
import { inviteAll, workIn } from "./campaign.job.ts";
import { addAccount, customerCrowd, customersWhere, serve } from "./customers.fixture.ts";
import { englishMails } from "./words/english.ts";

const refusedAs = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

async function campaignOf(
  workspace: CampaignWorkspace,
  audience: CustomerAudience,
  settings: Parameters<CampaignWorkspace["prepare"]>[0] = {},
) {
  return workspace.prepare({ audience, breakdowns: ["segment", "region", "role"], ...settings });
}

const invitedIn = ({ transaction, workspaceId }: CampaignWorkspace, campaign: string) =>
  transaction((tx) =>
    tx
      .selectFrom("listen.invitation")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("campaign_id", "=", campaign)
      .where("pilot", "=", false)
      .orderBy("name")
      .execute(),
  );

const customerWith = (
  { transaction, workspaceId }: CampaignWorkspace,
  id: string,
  set: { no_contact_at?: Date; bounced_at?: Date; left_at?: Date },
) =>
  transaction((tx) =>
    tx
      .updateTable("people.customer")
      .set(set)
      .where("workspace_id", "=", workspaceId)
      .where("customer_id", "=", id)
      .execute(),
  );

describe("campaigns that ask customers", () => {
  let workspace: CampaignWorkspace;
  before(async () => {
    workspace = await openCampaigns();
  });
  const preview = (audience: CustomerAudience, breakdowns: string[] = []) =>
    workspace.director(contract.previewAudience, {
      params: { workspace: workspace.workspaceId },
      body: { audience, breakdowns },
    });
  const at = (campaign: string) => ({ params: { workspace: workspace.workspaceId, campaign } });

  test("invite who fits, and nobody who left, refused, can't be reached or was asked lately", async () => {
    const segment = `S ${randomUUID()}`;
    const ids = await serve(workspace, customerCrowd(12, [segment]));
    const at = new Date();
    await customerWith(workspace, ids[0] ?? "", { left_at: at });
    await customerWith(workspace, ids[1] ?? "", { no_contact_at: at });
    await customerWith(workspace, ids[2] ?? "", { bounced_at: at });
    const first = await campaignOf(workspace, customersWhere({ segments: [segment] }), {
      anonymity: "named",
    });
    await workspace.open(first);
    const invited = await invitedIn(workspace, first);
    assert.deepEqual(
      invited.map(({ customer_id }) => customer_id),
      ids.slice(3),
    );
    assert.ok(invited.every(({ person_id, groups }) => person_id === null && groups["segment"] === segment));

    await serve(workspace, customerCrowd(1, [segment]));
    const second = customersWhere({ segments: [segment] });
    const { people, customers } = await preview(second, ["segment"]);
    assert.equal(people, 1);
    assert.deepEqual(customers?.leftOut, { noContact: 1, bounced: 1, limit: 9 });
    assert.deepEqual(customers?.groups, [
      { id: "segment", values: [{ value: segment, label: segment, people: 1 }] },
    ]);
  });

  test("the contact limit is the workspace's, and every campaign keeps it", async () => {
    const own = await openCampaigns();
    await serve(own, customerCrowd(6));
    const open = async () => {
      const campaign = await campaignOf(own, customersWhere(), { anonymity: "named" });
      await own.open(campaign);
      return (await invitedIn(own, campaign)).length;
    };
    const limit = (invitations: number, days: number) =>
      own.director(contract.updateContactLimit, {
        params: { workspace: own.workspaceId },
        body: { invitations, days },
      });
    await limit(2, 30);
    assert.deepEqual([await open(), await open()], [6, 6]);
    const { people, customers } = await own.director(contract.previewAudience, {
      params: { workspace: own.workspaceId },
      body: { audience: customersWhere() },
    });
    assert.deepEqual(
      [people, customers?.leftOut.limit, customers?.contactLimit],
      [0, 6, { invitations: 2, days: 30 }],
    );
    await limit(1, 0);
    assert.equal(await open(), 6);
  });

  test("a sample is as large as said, drawn by strata, and the same for the same seed", async () => {
    const own = await openCampaigns();
    await serve(own, customerCrowd(90, ["A", "A", "B"]));
    await own.director(contract.updateContactLimit, {
      params: { workspace: own.workspaceId },
      body: { invitations: 1, days: 0 },
    });
    const draw = async (seed: number, by: string | null) => {
      const campaign = await campaignOf(own, customersWhere({ sample: { size: 30, seed, by } }), {
        anonymity: "named",
      });
      const counted = (await own.read(campaign)).checks.filter(({ severity }) => severity === "hinders");
      assert.deepEqual(counted, []);
      await own.open(campaign);
      const invited = await invitedIn(own, campaign);
      return {
        names: invited.map(({ name }) => name),
        groups: invited.map(({ groups }) => groups["segment"]),
      };
    };
    const drawn = await draw(7, "segment");
    assert.equal(drawn.names.length, 30);
    assert.equal(drawn.groups.filter((value) => value === "A").length, 20);
    assert.deepEqual((await draw(7, "segment")).names, drawn.names);
    assert.notDeepEqual((await draw(8, "segment")).names, drawn.names);
    assert.equal((await draw(7, null)).names.length, 30);
  });

  test("what is known of a customer is frozen with the invitation", async () => {
    const [manager = ""] = await workspace.hire([{ name: "Mara Manager", email: null }]);
    const account = await addAccount(workspace, { name: "Rail & Co", region: "North", manager });
    const segment = `S ${randomUUID()}`;
    const [id = ""] = await serve(workspace, [
      {
        name: "Ada",
        email: "ada@example.org",
        segment,
        roles: ["Buyer", "User"],
        account,
        attributes: { Fleet: "big" },
      },
    ]);
    const campaign = await campaignOf(workspace, customersWhere({ accounts: [account] }), {
      anonymity: "named",
      breakdowns: ["segment", "region", "role", "account-manager", "attribute:Fleet"],
      texts: {
        en: {
          invitation: { subject: "Hello", body: "{{account}}: {{account_manager}} {{link}}" },
          reminder: { subject: "Hello", body: "{{link}}" },
        },
      },
    });
    await workspace.open(campaign);
    const [invitation] = await invitedIn(workspace, campaign);
    assert.deepEqual(
      [invitation?.customer_id, invitation?.account_id, invitation?.manager_id, invitation?.groups],
      [
        id,
        account,
        manager,
        { segment, region: "North", role: "Buyer", "account-manager": manager, "attribute:Fleet": "big" },
      ],
    );
    assert.match((await workspace.mails.to("ada@example.org")).text, /^Rail & Co: Mara Manager http/);
  });

  test("whoever reads a language of the questionnaire that no mail is written in gets its built-in text", async () => {
    const own = await openCampaigns();
    await serve(own, [
      { name: "Anna", email: `${randomUUID()}@example.org`, language: "de-AT" },
      { name: "Ben", email: `${randomUUID()}@example.org` },
      { name: "Fin", email: `${randomUUID()}@example.org`, language: "fi" },
    ]);
    await own.transaction((tx) =>
      sql`INSERT INTO listen.questionnaire_version (workspace_id, questionnaire_id, version, definition, published_by)
        SELECT workspace_id, questionnaire_id, 2,
          jsonb_set(definition::jsonb, '{languages}', '["en", "de", "fi"]')::json, published_by
        FROM listen.questionnaire_version WHERE workspace_id = ${own.workspaceId}`.execute(tx),
    );
    const campaign = await campaignOf(own, customersWhere(), {
      anonymity: "named",
      questionnaire: { id: own.questionnaire, version: 2 },
      texts: { en: englishMails },
    });
    const params = { workspace: own.workspaceId, campaign };
    const { readers } = await own.director(contract.previewCampaign, { params });
    assert.deepEqual(
      readers.map(({ language, builtIn }) => [language, builtIn]),
      [
        ["en", false],
        ["de", true],
      ],
    );
    await own.open(campaign);
    const { rows } = await own.transaction((tx) =>
      sql<{ name: string; subject: string }>`SELECT recipient_name AS name, subject FROM people.message
        WHERE workspace_id = ${own.workspaceId} AND campaign_id = ${campaign} ORDER BY 1`.execute(tx),
    );
    const [, german] = readers;
    const english = readers[0]?.invitation.subject;
    assert.notEqual(german?.invitation.subject, english);
    assert.deepEqual(
      rows.map(({ subject }) => subject),
      [german?.invitation.subject, english, english],
    );
  });

  test("progress is by the first breakdown, and small groups are withheld", async () => {
    const own = await openCampaigns();
    await serve(own, [
      ...customerCrowd(8, ["Big/House"]),
      ...customerCrowd(6, ["Mid"]),
      ...customerCrowd(2, ["Tiny"]),
    ]);
    const campaign = await campaignOf(own, customersWhere());
    await own.open(campaign);
    const { by, overall, departments } = await own.director(contract.readProgress, {
      params: { workspace: own.workspaceId, campaign },
    });
    assert.deepEqual(by, { id: "segment", label: "Segment" });
    assert.equal(overall?.invited, 16);
    assert.deepEqual(
      departments.map(({ path }) => path),
      ["Big/House", "Mid", "Tiny"],
    );
    assert.equal(departments.find(({ path }) => path === "Tiny")?.withheld, true);
    assert.ok(
      departments.filter(({ withheld }) => withheld).length >= 2,
      "the hidden one can't be worked out",
    );
  });

  test("who came since is suggested and invited; who left or refuses is suggested for taking out", async () => {
    const segment = `S ${randomUUID()}`;
    const ids = await serve(workspace, customerCrowd(4, [segment]));
    const campaign = await campaignOf(workspace, customersWhere({ segments: [segment] }), {
      anonymity: "named",
    });
    await workspace.open(campaign);
    const changes = () => workspace.director(contract.readAudienceChanges, at(campaign));
    assert.equal((await changes()).joiners.total, 0);
    const [chosen = "", other = ""] = await serve(workspace, customerCrowd(2, [segment]));
    assert.deepEqual(
      new Set((await changes()).joiners.people.map(({ person }) => person)),
      new Set([chosen, other]),
    );
    const add = (people?: string[]) =>
      workspace.director(contract.addJoiners, { ...at(campaign), body: people ? { people } : {} });
    assert.deepEqual(await add([chosen]), { invited: 1 });
    await assert.rejects(add([chosen]), refusedAs("campaign.nobody-chosen"));
    assert.deepEqual(await add(), { invited: null });
    await workspace.settled(campaign);
    assert.equal((await invitedIn(workspace, campaign)).length, 6);
    await customerWith(workspace, ids[0] ?? "", { left_at: new Date() });
    await customerWith(workspace, ids[1] ?? "", { no_contact_at: new Date() });
    const { leavers } = await changes();
    assert.equal(leavers.total, 2);
    const invitations = leavers.people.map(({ invitation }) => invitation);
    await workspace.director(contract.withdrawInvitations, {
      ...at(campaign),
      body: { invitations, answers: "keep" },
    });
    assert.equal((await changes()).leavers.total, 0);
  });

  test("a profile, a wrong breakdown and an unknown question don't open", async () => {
    await assert.rejects(
      campaignOf(workspace, customersWhere(), { breakdowns: ["department"] }),
      refusedAs("campaign.breakdowns-wrong"),
    );
    await assert.rejects(
      campaignOf(workspace, customersWhere({ sample: { size: 3, seed: 1, by: "question:q1" } })),
      refusedAs("campaign.breakdowns-wrong"),
    );
    const campaign = await campaignOf(workspace, customersWhere(), { breakdowns: ["question:gone"] });
    assert.ok((await workspace.read(campaign)).checks.some(({ code }) => code === "breakdown-question"));
  });

  test("customers don't see staff's pages of invitations, and colleagues are never asked about them", async () => {
    const segment = `S ${randomUUID()}`;
    await serve(workspace, [{ name: "Cleo", email: "director@example.org", segment }]);
    const campaign = await campaignOf(workspace, customersWhere({ segments: [segment] }), {
      anonymity: "named",
    });
    await workspace.open(campaign);
    const { invitations } = await workspace.director(contract.listMyInvitations, {
      params: { workspace: workspace.workspaceId },
    });
    assert.deepEqual(invitations, []);
    const listed = await workspace.director(contract.listInvitations, at(campaign));
    assert.deepEqual(
      listed.invitations.map(({ name, personId }) => [name, personId]),
      [["Cleo", null]],
    );
  });

  test("addresses handed in are marked, told of, and not asked again", async () => {
    const own = await openCampaigns();
    const crowd = customerCrowd(20);
    await serve(own, crowd);
    const campaign = await campaignOf(own, customersWhere(), { anonymity: "named" });
    await own.open(campaign);
    const [one, two] = crowd;
    const params = { workspace: own.workspaceId, campaign };
    const handIn = (text: string) => own.director(contract.handInBounces, { params, body: { text } });
    const text = `${one?.email?.toUpperCase()};550\n${two?.email},gone\nnobody@example.net`;
    assert.deepEqual(await handIn(text), {
      addresses: 3,
      marked: 2,
      known: 0,
      strangers: ["nobody@example.net"],
    });
    assert.deepEqual(await handIn(text), {
      addresses: 3,
      marked: 0,
      known: 2,
      strangers: ["nobody@example.net"],
    });
    await assert.rejects(handIn("no address"), refusedAs("campaign.no-addresses"));
    const delivery = await own.director(contract.readDelivery, { params });
    assert.deepEqual([delivery.addressed, delivery.bounced], [20, 2]);
    assert.equal((await own.director(contract.readProgress, { params })).reached, 18);
    const { customers } = await own.director(contract.previewAudience, {
      params: { workspace: own.workspaceId },
      body: { audience: customersWhere() },
    });
    assert.equal(customers?.leftOut.bounced, 2);
    const { invitations } = await own.director(contract.listInvitations, {
      params,
      query: { search: one?.name ?? "" },
    });
    const [bounced] = invitations;
    assert.ok(bounced?.bouncedAt);
    await own.director(contract.resendInvitation, {
      params: { ...params, invitation: bounced.id },
      body: { email: "new@example.org" },
    });
    assert.equal((await own.director(contract.readDelivery, { params })).bounced, 1);
  });
});

test("20,000 customers are invited and mailed, and nobody twice", async () => {
  const workspace = await openCampaigns();
  const crowd = customerCrowd(20_000, ["A", "B", "C"]);
  // One in fifty has an address: what takes long is the test's own mail server.
  await serve(
    workspace,
    crowd.map((each, index) => (index % 50 === 0 ? each : { ...each, email: null })),
  );
  const { workspaceId, application } = workspace;
  const campaign = await campaignOf(workspace, customersWhere());
  const { revision } = await workspace.read(campaign);
  await workspace.director(contract.openCampaign, {
    params: { workspace: workspaceId, campaign },
    body: { revision, when: "now" },
  });
  // Beside the job that does the same: whoever comes second finds it done.
  const { signal } = new AbortController();
  await inviteAll(workIn(application.context), { workspaceId, campaignId: campaign }, signal);
  const invited = await invitedIn(workspace, campaign);
  assert.equal(invited.length, 20_000);
  assert.equal(new Set(invited.map(({ customer_id }) => customer_id)).size, 20_000);
  assert.equal(invited.filter(({ mailed_at }) => mailed_at !== null).length, 400);
  const params = { workspace: workspaceId, campaign };
  const { invitations } = await until("all mail has left", async () => {
    const delivery = await workspace.director(contract.readDelivery, { params });
    return delivery.invitations["sent"] === 400 && delivery;
  });
  assert.deepEqual(invitations, { sent: 400 });
});
