import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { readMessage } from "#people/mail/outbox.contract.ts";
import { readReportDelivery, setReportDelivery } from "./report-batches.contract.ts";
import { closedCampaign } from "./report-batches.fixture.ts";
import { reportData } from "./report-data.service.ts";
import { attachedReport } from "./report-delivery.service.ts";

type At = Awaited<ReturnType<typeof closedCampaign>>;
const ana = (at: At) => at.staff(at.address("Ana"), "Ana");
const params = ({ workspaceId }: At) => ({ params: { workspace: workspaceId } });

describe("a report in the mail", () => {
  test("comes where its subject wished so, and to nobody else", async () => {
    const at = await closedCampaign();
    const own = await ana(at);
    assert.deepEqual(await own(readReportDelivery, params(at)), {
      attached: false,
      email: at.address("Ana"),
    });
    await own(setReportDelivery, { ...params(at), body: { attached: true } });
    assert.equal((await own(readReportDelivery, params(at))).attached, true);
    await at.start();
    await at.finished();
    const [anas, bens] = [await at.mails.to(at.address("Ana")), await at.mails.to(at.address("Ben"))];
    assert.match(anas.raw, /Content-Type: application\/pdf; name=Ana\.pdf/);
    assert.match(anas.text, /the report is attached/);
    assert.doesNotMatch(bens.raw, /application\/pdf/);
    assert.doesNotMatch(bens.text, /attached/);
    const [message] = await at.transaction((tx) =>
      sql<{
        id: string;
        row: string;
      }>`SELECT message_id AS id, to_jsonb(message)::text AS row FROM people.message
        WHERE workspace_id = ${at.workspaceId} AND attachment IS NOT NULL`
        .execute(tx)
        .then(({ rows }) => rows),
    );
    assert.ok(message && message.row.length < 4000, "the report is not copied into the message");
    const shown = await at.consultant(readMessage, {
      params: { workspace: at.workspaceId, message: message.id },
    });
    assert.equal(JSON.stringify(shown).includes("personal-report"), false);
  });

  test("can be taken back, and is not for an address that is no longer one's own", async () => {
    const at = await closedCampaign();
    const own = await ana(at);
    await own(setReportDelivery, { ...params(at), body: { attached: true } });
    await at.start(at.director, false);
    await at.finished();
    const key = { campaign: at.campaignId, invitation: at.invitationOf("Ana") };
    const attached = async (email = at.address("Ana")) =>
      (await at.transaction((tx) => attachedReport(tx, at.workspaceId, key, email))) !== undefined;
    const change = (changes: ReturnType<typeof sql>) =>
      at.transaction((tx) =>
        sql`UPDATE people.person SET ${changes} WHERE workspace_id = ${at.workspaceId} AND name = 'Ana'`.execute(
          tx,
        ),
      );
    assert.equal(await attached(at.address("Ana").toUpperCase()), true);
    assert.equal(await attached(at.address("Ben")), false);
    await change(sql`left_at = now()`);
    assert.equal(await attached(), false);
    await change(sql`left_at = NULL, email = 'other@example.org'`);
    assert.equal(await attached(), false);
    assert.equal(await attached("other@example.org"), false);
    await change(sql`email = ${at.address("Ana")}`);
    assert.equal(await attached(), true);
    await own(setReportDelivery, { ...params(at), body: { attached: false } });
    assert.equal(await attached(), false);
  });

  test("stands in its subject's own data, and goes with them", async () => {
    const at = await closedCampaign();
    await (await ana(at))(setReportDelivery, { ...params(at), body: { attached: true } });
    await at.start();
    await at.finished();
    await at.transaction(async (tx) => {
      const { rows } = await sql<{ id: string }>`SELECT person_id AS id FROM people.person
        WHERE workspace_id = ${at.workspaceId} AND name = 'Ana'`.execute(tx);
      const subject = {
        workspaceId: at.workspaceId,
        personId: rows[0]?.id ?? "",
        name: "Ana",
        email: at.address("Ana"),
      };
      const kept = (await reportData.read(tx, subject)) as { reports: { campaign: string }[] };
      assert.deepEqual(
        kept.reports.map(({ campaign }) => campaign),
        ["Spring survey"],
      );
      await reportData.erase(tx, subject, { jobs: at.application.context.jobs, now: new Date() });
      assert.equal(await reportData.read(tx, subject), null);
    });
    assert.deepEqual([...(await at.stored()).keys()], ["Ben"]);
  });

  test("is for people on the staff to choose", async () => {
    const at = await closedCampaign();
    assert.equal((await at.sponsor(readReportDelivery, params(at))).email, null);
    await assert.rejects(at.sponsor(setReportDelivery, { ...params(at), body: { attached: true } }), {
      code: "report-delivery.not-on-staff",
    });
  });
});
