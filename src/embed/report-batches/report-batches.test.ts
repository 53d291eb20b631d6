import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { listAudit } from "#people/audit/audit.contract.ts";
import { listMessages } from "#people/mail/outbox.contract.ts";
import { until } from "#platform/database/database.fixture.ts";
import { profile } from "#understand/results/profile-answers.fixture.ts";
import { insertBatch } from "./batches.store.ts";
import * as contract from "./report-batches.contract.ts";
import { answering, closedCampaign } from "./report-batches.fixture.ts";

const refused = (code: string) => ({ code });

describe("all reports of a campaign", () => {
  test("are made, counted for the consultant, and each person is told once", async () => {
    const at = await closedCampaign();
    await at.start();
    const { batch, stored, people } = await at.finished();
    assert.deepEqual([batch?.people, batch?.seen, people], [3, 3, 3]);
    assert.deepEqual(
      { ...stored, bytes: 0 },
      {
        reports: 2,
        bytes: 0,
        told: 2,
        failures: 0,
        answered: 2,
        mails: 0,
      },
    );
    assert.ok((stored?.bytes ?? 0) > 10_000);
    const mail = await at.mails.to(at.address("Ana"));
    assert.equal(mail.subject, "Your report is ready: Spring survey");
    assert.deepEqual(mail.links, [`${at.origin}/w/${at.workspaceId}/my`]);
    assert.doesNotMatch(mail.raw, /application\/pdf/);
    await at.mails.to(at.address("Ben"));

    const before = await at.stored();
    await at.start(at.consultant);
    await at.finished();
    assert.deepEqual(await at.stored(), before, "what is still right is not made again");
    assert.deepEqual(
      ["Ana", "Ben", "Cleo"].map((name) => at.mailsTo(name).length),
      [1, 1, 0],
    );
  });

  test("are made again where what they say has changed, and nobody is told who is not to be", async () => {
    const at = await closedCampaign();
    await at.start(at.director, false);
    await at.finished();
    const before = await at.stored();
    await at.transaction((tx) =>
      sql`UPDATE listen.invitation SET department = 'Elsewhere' WHERE workspace_id = ${at.workspaceId}
        AND invitation_id = ${at.invitationOf("Ana")}`.execute(tx),
    );
    await at.start(at.director, false);
    const { stored } = await at.finished();
    const after = await at.stored();
    assert.deepEqual(after.get("Ben"), before.get("Ben"));
    assert.notDeepEqual(after.get("Ana"), before.get("Ana"));
    assert.equal(stored?.told, 0);
    assert.equal(at.mailsTo("Ana").length, 0);
  });

  test("stop when somebody says so; the next round makes the rest", async () => {
    const names = Array.from({ length: 30 }, (_, index) => `Person${index}`);
    const at = await closedCampaign(names.map((name, index) => answering(name, index)));
    const { batch } = await at.start();
    const cancel = () => at.director(contract.cancelReportBatch, { params: { ...at.params, batch } });
    await until("some reports are made", async () => (await at.stored()).size > 0);
    await cancel();
    await assert.rejects(cancel(), refused("report-batch.over"));
    const before = await at.stored();
    assert.ok(before.size < names.length, "it was stopped too late to see anything");
    assert.equal((await at.status()).batch?.state, "cancelled");
    await at.start();
    const { stored } = await at.finished();
    assert.deepEqual([stored?.reports, stored?.told], [names.length, names.length]);
    const after = await at.stored();
    for (const [name, madeAt] of before) assert.deepEqual(after.get(name), madeAt, name);
    for (const name of names) await at.mails.to(at.address(name));
    assert.equal((await at.status()).stored?.told, names.length);
  });

  test("of one campaign are made in one round at a time, of several side by side", async () => {
    const [one, two] = [await closedCampaign(), await closedCampaign()];
    const starts = await Promise.allSettled([one.start(), one.start(one.consultant), two.start()]);
    assert.deepEqual(starts.map(({ status }) => status).sort(), ["fulfilled", "fulfilled", "rejected"]);
    const rejected = starts.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    assert.equal(rejected.reason.code, "report-batch.under-way");
    await Promise.all([one.finished(), two.finished()]);
    assert.deepEqual([(await one.stored()).size, (await two.stored()).size], [2, 2]);
  });

  test("are begun as often as anybody likes, also by a statement that the database has planned for good", async () => {
    const at = await closedCampaign();
    const begun = await at.transaction(async (tx) => {
      const answers: boolean[] = [];
      for (let round = 0; round < 20; round++)
        answers.push(
          await insertBatch(tx, {
            workspace_id: at.workspaceId,
            campaign_id: at.campaignId,
            batch_id: randomUUID(),
            asked_by: "Test",
            asked_at: new Date(),
            tells: false,
            seed: randomUUID(),
            people: 3,
          }),
        );
      return answers;
    });
    assert.deepEqual(begun, [true, ...Array(19).fill(false)]);
  });

  test("are not made before the campaign closes, nor of another one's id", async () => {
    const open = await closedCampaign(undefined, { state: "open" });
    await assert.rejects(open.start(), refused("report-batch.not-yet"));
    assert.equal((await open.status()).closed, false);
    const other = await closedCampaign();
    const params = { ...open.params, campaign: other.campaignId };
    await assert.rejects(
      open.director(contract.startReportBatch, { params, body: { tell: true } }),
      refused("report-batch.campaign-not-found"),
    );
    const { batch } = await other.start();
    for (const campaign of [other.campaignId, open.campaignId])
      await assert.rejects(
        open.director(contract.cancelReportBatch, { params: { ...open.params, campaign, batch } }),
        refused("report-batch.not-found"),
      );
    await other.finished();
  });

  test("that can't be made are listed with the reason, and the others are made", async () => {
    const broken = structuredClone(profile);
    const [statement] = broken.competencies[0]?.statements ?? [];
    assert.ok(statement);
    // Whoever gets the page of the first statement has a report that can't be laid out.
    Object.assign(statement, { bestOrganisations: null });
    const people = ["Ana", "Ben", "Cleo"].map((name, index) => answering(name, index));
    const at = await closedCampaign(people, { profile: broken });
    await at.start();
    const { stored } = await at.finished();
    assert.deepEqual([stored?.reports, stored?.failures, stored?.told], [2, 1, 2]);
    const { total, people: failed } = await at.consultant(contract.listReportFailures, { params: at.params });
    assert.deepEqual(
      [total, failed.map(({ name, department }) => [name, department])],
      [1, [["Ana", "Sales"]]],
    );
    assert.match(failed[0]?.reason ?? "", /could not be laid out/);
  });

  test("go when their subject's answers are deleted", async () => {
    const at = await closedCampaign();
    await at.start(at.director, false);
    await at.finished();
    await at.transaction((tx) =>
      sql`DELETE FROM listen.answer_page WHERE workspace_id = ${at.workspaceId}
        AND ballot_id = ${at.invitationOf("Ana")}`.execute(tx),
    );
    assert.deepEqual([...(await at.stored()).keys()], ["Ben"]);
    await at.start();
    assert.equal((await at.finished()).stored?.reports, 1);
    assert.equal(at.mailsTo("Ana").length, 0);
  });
});

describe("who learns of the reports", () => {
  test("in a confidential campaign the director has them made and sees how far it is, and nothing more", async () => {
    const at = await closedCampaign();
    await at.start();
    await at.finished();
    const seen = await at.status(at.director);
    assert.equal(seen.stored, null);
    assert.deepEqual([seen.batch?.people, seen.batch?.seen], [3, 3]);
    const late = await at.member(["director", "consultant"]);
    const asked = { params: at.params };
    for (const asker of [at.director, late]) {
      for (const operation of [contract.listReportFailures, contract.listUntold])
        await assert.rejects(asker(operation, asked), refused("report-batch.confidential"));
      const { messages, counts } = await asker(listMessages, { params: { workspace: at.workspaceId } });
      assert.deepEqual([messages, counts.sent], [[], 0], "mail about reports tells who has answered");
    }
    const { messages } = await at.consultant(listMessages, { params: { workspace: at.workspaceId } });
    assert.deepEqual(messages.map(({ recipient }) => recipient.name).sort(), ["Ana", "Ben"]);
    const { entries } = await at.director(listAudit, { params: { workspace: at.workspaceId } });
    const logged = entries.filter(({ action }) => action.startsWith("reports."));
    assert.deepEqual(
      logged.map(({ subject, details }) => [subject, Object.keys(details).sort()]),
      [["Spring survey", ["batch", "campaign", "mail"]]],
    );
  });

  test("the same answers or others: the director sees the same", async () => {
    const views = [];
    for (const silent of ["Ana", "Ben"]) {
      const guests = ["Ana", "Ben", "Cleo"].map((name, index) =>
        name === silent ? { name } : answering(name, index),
      );
      const at = await closedCampaign(guests);
      await at.start();
      await at.finished();
      const { batch, ...view } = await at.status(at.director);
      views.push({ ...view, batch: { ...batch, id: "", askedAt: "", finishedAt: "" } });
    }
    assert.deepEqual(views[0], views[1]);
  });

  test("in a named campaign the director sees all", async () => {
    const at = await closedCampaign(undefined, { anonymity: "named" });
    await at.start();
    await at.finished();
    assert.equal((await at.status(at.director)).stored?.reports, 2);
    const { messages } = await at.director(listMessages, { params: { workspace: at.workspaceId } });
    assert.equal(messages.filter(({ kind }) => kind === "report").length, 2);
  });

  test("whoever can't be reached by mail is listed for the consultant, with the reason", async () => {
    const at = await closedCampaign([
      answering("Ana", 1),
      answering("Ben", 2, { email: "" }),
      answering("Cleo", 3),
      answering("Dan", 4),
      answering("Eve", 5, { withdrawn: true }),
      answering("Fay", 6),
      { name: "Gus" },
    ]);
    const change = (name: string, changes: ReturnType<typeof sql>) =>
      at.transaction((tx) =>
        sql`UPDATE people.person SET ${changes} WHERE workspace_id = ${at.workspaceId} AND name = ${name}`.execute(
          tx,
        ),
      );
    await change("Cleo", sql`email = 'elsewhere@example.org'`);
    await change("Dan", sql`left_at = now()`);
    await change("Gus", sql`email = ${at.address("Fay").toUpperCase()}`);
    assert.deepEqual([(await at.status()).stored?.mails], [1]);
    await at.start();
    const { stored } = await at.finished();
    assert.deepEqual([stored?.answered, stored?.reports, stored?.told], [6, 6, 1]);
    const { total, people } = await at.consultant(contract.listUntold, { params: at.params });
    assert.equal(total, 5);
    assert.deepEqual(
      people.map(({ name, reason }) => [name, reason]),
      [
        ["Ben", "no address"],
        ["Cleo", "address changed"],
        ["Dan", "has left"],
        ["Eve", "taken out"],
        ["Fay", "address shared"],
      ],
    );
    await at.mails.to(at.address("Ana"));
    assert.equal(at.mailsTo("Dan").length, 0);
  });
});
