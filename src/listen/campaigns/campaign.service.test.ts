import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { AppError } from "#platform/errors.ts";
import type { Operation } from "#platform/http/contract.ts";
import * as contract from "./campaign.contract.ts";
import { crowd, openCampaigns } from "./campaign.fixture.ts";

const refusedAs = (code: string) => (error: unknown) => {
  assert.ok(error instanceof AppError);
  assert.equal(error.code, code);
  return true;
};

describe("campaigns", () => {
  test("a campaign goes from a draft to its close", async () => {
    const { workspaceId, director, hire, prepare, open, read, mails } = await openCampaigns();
    const params = { workspace: workspaceId };
    const people = crowd(8, "Sales");
    await hire(people);
    const campaign = await prepare();
    const draft = await read(campaign);
    assert.equal(draft.state, "draft");
    // The server of a test can be reached from nowhere else.
    assert.deepEqual(
      draft.checks.map(({ code, severity }) => [severity, code]),
      [["mind", "no-public-address"]],
    );

    const opened = await open(campaign);
    assert.equal(opened.state, "open");
    assert.ok(opened.openedAt);
    const mail = await mails.to(people[0]?.email ?? "");
    assert.match(mail.subject, /Example Rail asks for your view/);
    assert.match(mail.text, /Dear person 00000/);
    assert.match(mail.links[0] ?? "", /\/a\/[\w-]{59}$/);

    const { campaigns } = await director(contract.listCampaigns, { params });
    assert.deepEqual(
      campaigns.map(({ id, state, invited, completed }) => ({ id, state, invited, completed })),
      [{ id: campaign, state: "open", invited: 8, completed: 0 }],
    );

    await director(contract.closeCampaign, { params: { ...params, campaign } });
    const closed = await read(campaign);
    assert.equal(closed.state, "closed");
    assert.deepEqual(closed.actions, []);
    assert.ok(closed.closedAt);
  });

  test("every step is in the log", async () => {
    const { workspaceId, director, hire, prepare, open, transaction } = await openCampaigns();
    await hire(crowd(6));
    const campaign = await prepare();
    await open(campaign);
    await director(contract.closeCampaign, { params: { workspace: workspaceId, campaign } });
    const entries = await transaction((tx) =>
      tx
        .selectFrom("people.audit_entry")
        .select(["action", "actor_name"])
        .where("workspace_id", "=", workspaceId)
        .where("action", "like", "campaign.%")
        .orderBy("number")
        .execute(),
    );
    assert.deepEqual(
      entries.map(({ action, actor_name }) => `${action} by ${actor_name}`),
      [
        "campaign.created by Dora Director",
        "campaign.changed by Dora Director",
        "campaign.opening by Dora Director",
        "campaign.opened by Serviceloop",
        "campaign.closed by Dora Director",
      ],
    );
  });

  test("a draft begins with texts, reminders and a time to close", async () => {
    const { workspaceId, director, read } = await openCampaigns({ timeZone: "America/New_York" });
    const { campaign } = await director(contract.createCampaign, {
      params: { workspace: workspaceId },
      body: { name: "  Bare  " },
    });
    const { settings, timeZone, checks } = await read(campaign);
    assert.equal(settings.name, "Bare");
    assert.equal(settings.anonymity, "confidential");
    assert.equal(timeZone, "America/New_York");
    assert.deepEqual(Object.keys(settings.texts), ["en"]);
    assert.equal(settings.reminders.length, 2);
    assert.match(settings.closesAt ?? "", /T2[23]:00:00\.000Z$/);
    const hindering = checks.filter(({ severity }) => severity === "hinders").map(({ code }) => code);
    assert.deepEqual(hindering, ["no-questionnaire", "nobody", "no-purpose"]);
  });

  test("a change on an older state is refused", async () => {
    const { workspaceId, director, prepare, read } = await openCampaigns();
    const campaign = await prepare();
    const at = { params: { workspace: workspaceId, campaign } };
    const { revision, settings } = await read(campaign);
    const save = (purpose: string) =>
      director(contract.updateCampaign, { ...at, body: { revision, settings: { ...settings, purpose } } });
    const results = await Promise.allSettled([save("first"), save("second")]);
    assert.deepEqual(results.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
    await assert.rejects(save("third"), refusedAs("campaign.changed-meanwhile"));
  });

  test("once open, only name, texts and reminders change", async () => {
    const { workspaceId, director, hire, prepare, open, read } = await openCampaigns();
    await hire(crowd(6));
    const campaign = await prepare();
    await open(campaign);
    const at = { params: { workspace: workspaceId, campaign } };
    const { revision, settings } = await read(campaign);
    const save = (changes: object) =>
      director(contract.updateCampaign, { ...at, body: { revision, settings: { ...settings, ...changes } } });
    const frozen: object[] = [
      { questionnaire: null },
      { anonymity: "named" },
      { minimumGroup: 3 },
      { purpose: "Something else" },
      { retentionMonths: 120 },
      { audience: { ...settings.audience, who: "people" } },
      { opensAt: "2030-01-01T00:00:00Z", closesAt: "2031-01-01T00:00:00Z" },
      { closesAt: "2031-01-01T00:00:00Z" },
    ];
    for (const changes of frozen)
      await assert.rejects(save(changes), refusedAs("campaign.settings-frozen"), JSON.stringify(changes));
    await save({ name: "Renamed", reminders: [] });
    const changed = await read(campaign);
    assert.equal(changed.settings.name, "Renamed");
    assert.deepEqual(changed.reminders, []);
    await director(contract.closeCampaign, at);
    const closed = await read(campaign);
    await assert.rejects(
      director(contract.updateCampaign, { ...at, body: { revision: closed.revision, settings } }),
      refusedAs("campaign.wrong-state"),
    );
  });

  test("the database keeps an open campaign from having no promise", async () => {
    const { hire, prepare, open, transaction } = await openCampaigns();
    await hire(crowd(6));
    const campaign = await prepare();
    const set = (assignment: string) =>
      transaction((tx) =>
        sql`UPDATE listen.campaign SET ${sql.raw(assignment)} WHERE campaign_id = ${campaign}`.execute(tx),
      );
    await assert.rejects(set("state = 'open', opened_at = now()"), /check constraint/);
    await open(campaign);
    await assert.rejects(set("promise = NULL"), /check constraint/);
    await assert.rejects(set("state = 'closed'"), /check constraint/);
  });

  test("a questionnaire has to be published, and dates in order", async () => {
    const { workspaceId, director, prepare, read } = await openCampaigns();
    const campaign = await prepare();
    const { revision, settings } = await read(campaign);
    const save = (changes: object) =>
      director(contract.updateCampaign, {
        params: { workspace: workspaceId, campaign },
        body: { revision, settings: { ...settings, ...changes } },
      });
    const unknown = refusedAs("campaign.questionnaire-unknown");
    await assert.rejects(save({ questionnaire: { id: randomUUID(), version: 1 } }), unknown);
    await assert.rejects(save({ questionnaire: { ...settings.questionnaire, version: 2 } }), unknown);
    await assert.rejects(
      save({ opensAt: "2031-01-01T00:00:00Z", closesAt: "2030-12-31T00:00:00Z" }),
      refusedAs("campaign.dates-wrong"),
    );
    await assert.rejects(
      director(contract.createCampaign, {
        params: { workspace: workspaceId },
        body: { name: "x", questionnaire: randomUUID() },
      }),
      unknown,
    );
  });

  test("a copy is a draft with the same settings and dates of its own", async () => {
    const { workspaceId, director, hire, prepare, open, read } = await openCampaigns();
    await hire(crowd(6));
    const campaign = await prepare({ minimumGroup: 6 });
    await open(campaign);
    const at = { params: { workspace: workspaceId, campaign } };
    const { campaign: copy } = await director(contract.copyCampaign, { ...at, body: {} });
    const [original, copied] = [await read(campaign), await read(copy)];
    assert.equal(copied.state, "draft");
    assert.equal(copied.settings.name, "How do we serve? (copy)");
    const { name: _, closesAt: _closes, ...same } = original.settings;
    const { name: _copied, closesAt: _copiedCloses, ...others } = copied.settings;
    assert.deepEqual(others, same);
  });

  test("a draft can be deleted with its trials, an open campaign can't", async () => {
    const { workspaceId, director, hire, prepare, open, read } = await openCampaigns();
    await hire(crowd(6));
    const [draft, running] = [await prepare(), await prepare()];
    await director(contract.sendTest, { params: { workspace: workspaceId, campaign: draft } });
    await director(contract.deleteCampaign, { params: { workspace: workspaceId, campaign: draft } });
    await assert.rejects(read(draft), refusedAs("campaign.not-found"));
    await open(running);
    await assert.rejects(
      director(contract.deleteCampaign, { params: { workspace: workspaceId, campaign: running } }),
      refusedAs("campaign.wrong-state"),
    );
  });

  test("script and control characters in texts are data, nothing else", async () => {
    const { workspaceId, director, hire, prepare, open, mails } = await openCampaigns();
    const people = crowd(5);
    const email = `evil-${randomUUID()}@example.org`;
    await hire([...people, { name: "<script>alert(1)</script> {{link}} $&", email }]);
    const campaign = await prepare({ purpose: "<img src=x onerror=alert(1)>" });
    await open(campaign);
    const { text } = await mails.to(email);
    assert.match(text, /Dear <script>alert\(1\)<\/script> \{\{link\}\} \$&,/);
    await assert.rejects(
      director(contract.createCampaign, {
        params: { workspace: workspaceId },
        body: { name: "line\nbreak" },
      }),
      refusedAs("request.invalid"),
    );
  });

  test("the list is paged and filtered by state", async () => {
    const { workspaceId, director, hire, prepare, open } = await openCampaigns();
    await hire(crowd(6));
    const running = await prepare();
    await open(running);
    for (const _ of [1, 2]) await prepare();
    const list = async (query: object) => {
      const { total, campaigns } = await director(contract.listCampaigns, {
        params: { workspace: workspaceId },
        query,
      });
      return [total, campaigns.length];
    };
    assert.deepEqual(await list({}), [3, 3]);
    assert.deepEqual(await list({ limit: 2, offset: 2 }), [3, 1]);
    assert.deepEqual(await list({ state: "draft" }), [2, 2]);
    assert.deepEqual(await list({ state: "open" }), [1, 1]);
    assert.deepEqual(await list({ state: "closed" }), [0, 0]);
  });

  test("a campaign of another workspace, or none, answers 404 to everything", async () => {
    const ours = await openCampaigns();
    const theirs = await openCampaigns();
    await theirs.hire(crowd(6));
    const foreign = await theirs.prepare();
    await theirs.open(foreign);
    const invitation = [...(await theirs.invitations(foreign)).values()][0]?.id ?? "";
    const { revision, settings } = await theirs.read(foreign);
    const bodies = new Map<Operation, object>([
      [contract.updateCampaign, { revision, settings: { ...settings, questionnaire: null } }],
      [contract.copyCampaign, {}],
      [contract.startPilot, { people: [randomUUID()] }],
      [contract.openCampaign, { revision, when: "now" }],
      [contract.addJoiners, {}],
      [contract.withdrawInvitations, { invitations: [invitation], answers: "remove" }],
      [contract.reinstateInvitations, { invitations: [invitation] }],
      [contract.resendInvitation, {}],
      [contract.handInBounces, { text: "ann@example.org" }],
      [contract.extendCampaign, { closesAt: "2040-01-01T00:00:00Z" }],
    ]);
    const operations = Object.values(contract).filter(({ path }) => path.includes(":campaign"));
    assert.ok(operations.length >= 20);
    for (const campaign of [foreign, randomUUID()]) {
      for (const asked of operations as Operation[]) {
        const path = asked.path
          .replace(":workspace", ours.workspaceId)
          .replace(":campaign", campaign)
          .replace(":invitation", invitation);
        const body = bodies.get(asked);
        const answer = await ours.director.fetch(path, {
          method: asked.method,
          ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
        });
        assert.equal(answer.status, 404, `${asked.method} ${path}: ${await answer.text()}`);
      }
    }
    assert.equal((await theirs.read(foreign)).state, "open");
    assert.equal(
      [...(await theirs.invitations(foreign)).values()].filter(({ withdrawn }) => withdrawn).length,
      0,
    );
  });
});
