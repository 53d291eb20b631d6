import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { until } from "#platform/database/database.fixture.ts";
import { AppError } from "#platform/errors.ts";
import { answerLock } from "./answer-lock.service.ts";
import * as contract from "./campaign.contract.ts";
import { type CampaignWorkspace, crowd, openCampaigns } from "./campaign.fixture.ts";
import { workIn } from "./campaign.job.ts";
import { closeWhenDue, deleteExpiredAnswers } from "./closing.service.ts";

const refusedAs = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;
const day = 86_400_000;

async function openOne(settings: Parameters<CampaignWorkspace["prepare"]>[0] = {}) {
  const workspace = await openCampaigns();
  await workspace.hire(crowd(6));
  const campaign = await workspace.prepare(settings);
  const view = await workspace.open(campaign);
  const at = { params: { workspace: workspace.workspaceId, campaign } };
  const closesAt = new Date(view.settings.closesAt ?? "");
  const later = (days: number) => new Date(closesAt.getTime() + days * day);
  const inWork = (work: Parameters<ReturnType<typeof workIn>>[1]) =>
    workIn(workspace.application.context)(workspace.workspaceId, work);
  return { workspace, campaign, at, closesAt, later, inWork };
}

/** Moves the closing time into the past, as waiting would. */
const timeIsUp = ({ transaction }: CampaignWorkspace, campaign: string) =>
  transaction((tx) =>
    sql`UPDATE listen.campaign SET closes_at = date_trunc('milliseconds', now()) - interval '1 minute' WHERE campaign_id = ${campaign}`.execute(
      tx,
    ),
  );

describe("closing a campaign", () => {
  test("past its closing time it is closed for everybody, though the job is late", async () => {
    const { workspace, campaign, at } = await openOne();
    await timeIsUp(workspace, campaign);
    const view = await workspace.read(campaign);
    assert.equal(view.state, "closed");
    assert.equal(view.closedAt, view.settings.closesAt);
    const late = { closesAt: "2090-01-01T00:00:00Z" };
    for (const refused of [
      () => workspace.director(contract.remindNow, at),
      () => workspace.director(contract.closeCampaign, at),
      () => workspace.director(contract.extendCampaign, { ...at, body: late }),
      () => workspace.director(contract.addJoiners, { ...at, body: {} }),
    ]) {
      await assert.rejects(refused, refusedAs("campaign.wrong-state"));
    }
    const { campaigns } = await workspace.director(contract.listCampaigns, {
      params: { workspace: workspace.workspaceId },
      query: { state: "closed" },
    });
    assert.deepEqual(
      campaigns.map(({ id, state }) => [id, state]),
      [[campaign, "closed"]],
    );
  });

  test("the late job closes it as of its time, once, and asks for the results", async () => {
    const { workspace, campaign, inWork } = await openOne();
    await timeIsUp(workspace, campaign);
    for (const _ of [1, 2]) await inWork((work) => closeWhenDue(work, campaign));
    const rows = await workspace.transaction((tx) =>
      sql<{ state: string; late: boolean }>`SELECT state, closed_at = closes_at AS late
        FROM listen.campaign WHERE campaign_id = ${campaign}`.execute(tx),
    );
    assert.deepEqual(rows.rows, [{ state: "closed", late: true }]);
    const entries = await workspace.transaction((tx) =>
      tx
        .selectFrom("people.audit_entry")
        .select("actor_name")
        .where("workspace_id", "=", workspace.workspaceId)
        .where("action", "=", "campaign.closed")
        .execute(),
    );
    assert.deepEqual(entries, [{ actor_name: "Serviceloop" }]);
    const jobs = await workspace.application.database.owner.query(
      "SELECT FROM pgboss.job WHERE name = 'release-results' AND data->>'campaignId' = $1",
      [campaign],
    );
    assert.equal(jobs.rowCount, 1);
  });

  test("two who close at once close it once", async () => {
    const { workspace, at } = await openOne();
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => workspace.director(contract.closeCampaign, at)),
    );
    assert.equal(results.filter(({ status }) => status === "fulfilled").length, 1);
  });

  test("it waits for answers that are being saved, and none come after", async () => {
    const { workspace, campaign, at } = await openOne();
    const saving = Promise.withResolvers<void>();
    const locked = Promise.withResolvers<void>();
    const save = workspace.transaction(async (tx) => {
      await sql`SELECT ${answerLock("c").shared} FROM listen.campaign c WHERE campaign_id = ${campaign}`.execute(
        tx,
      );
      locked.resolve();
      await saving.promise;
      const { rows } = await sql<{ state: string }>`
        SELECT state FROM listen.campaign WHERE campaign_id = ${campaign}`.execute(tx);
      return rows[0]?.state;
    });
    await locked.promise;
    const closing = workspace.director(contract.closeCampaign, at);
    await until("closing waits", async () => {
      const { rows } = await workspace.application.database.owner.query(
        "SELECT FROM pg_stat_activity WHERE wait_event = 'advisory' AND query LIKE '%listen%campaign%'",
      );
      return rows.length > 0;
    });
    saving.resolve();
    assert.equal(await save, "open");
    await closing;
    assert.equal((await workspace.read(campaign)).state, "closed");
  });

  test("it can be extended, never shortened", async () => {
    const { workspace, campaign, at, closesAt, later, inWork } = await openOne();
    const extend = (to: Date) =>
      workspace.director(contract.extendCampaign, { ...at, body: { closesAt: to.toISOString() } });
    await assert.rejects(extend(closesAt), refusedAs("campaign.closing-not-later"));
    await assert.rejects(extend(later(-1)), refusedAs("campaign.closing-not-later"));
    await extend(later(7));
    const { settings, reminders, state } = await workspace.read(campaign);
    assert.equal(settings.closesAt, later(7).toISOString());
    assert.equal(state, "open");
    assert.ok(
      reminders.some(({ dueAt }) => new Date(dueAt) > later(4)),
      "the last reminder moved, too",
    );
    await inWork((work) => closeWhenDue({ ...work, now: later(1) }, campaign));
    assert.equal((await workspace.read(campaign)).state, "open", "the job of the first time leaves it open");
    await inWork((work) => closeWhenDue({ ...work, now: later(8) }, campaign));
    assert.equal((await workspace.read(campaign)).closedAt, later(7).toISOString());
  });

  test("single answers are deleted when the retention says, who took part stays known", async () => {
    const { workspace, campaign, at, inWork } = await openOne({ retentionMonths: 1 });
    await workspace.answer(campaign, "person 00000", true);
    await workspace.director(contract.closeCampaign, at);
    const { answersDeletedAfter } = await workspace.read(campaign);
    const due = new Date(answersDeletedAfter ?? "");
    const pages = async () =>
      (
        await workspace.transaction((tx) =>
          tx.selectFrom("listen.answer_page").selectAll().where("campaign_id", "=", campaign).execute(),
        )
      ).length;
    await inWork((work) => deleteExpiredAnswers({ ...work, now: new Date(due.getTime() - 1000) }, campaign));
    assert.equal(await pages(), 1);
    await inWork((work) => deleteExpiredAnswers({ ...work, now: due }, campaign));
    assert.equal(await pages(), 0);
    assert.equal((await workspace.read(campaign)).answersDeletedAt, due.toISOString());
    const { overall } = await workspace.director(contract.readProgress, at);
    assert.deepEqual(overall, { invited: 6, started: 1, completed: 1 });
  });
});
