import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { sql } from "kysely";
import { until } from "#platform/database/database.fixture.ts";
import type { Anonymity } from "../campaigns/anonymity.ts";
import {
  closeCampaign,
  copyCampaign,
  remindNow,
  updateContactLimit,
} from "../campaigns/campaign.contract.ts";
import { type CampaignWorkspace, openCampaigns } from "../campaigns/campaign.fixture.ts";
import { customersWhere, type NewCustomer, serve } from "../campaigns/customers.fixture.ts";
import { quotaFull, turnsAway } from "./quota-full.service.ts";
import { readQuotas, readRoom, readWaiting, removeQuotas, saveQuotas, topUp } from "./quotas.contract.ts";

const crowdOf = (count: number, region: string, segment = "Retail"): NewCustomer[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `${region} ${segment} ${index}`,
    email: `${randomUUID()}@example.org`,
    region,
    segment,
  }));

const params = ({ workspaceId }: CampaignWorkspace, campaign: string) => ({
  params: { workspace: workspaceId, campaign },
});

/** At this time of day so many days before, where the organisation is: a day there may have 25 hours. */
const daysBefore = (days: number) =>
  days === 0
    ? sql<Date>`now()`
    : sql<Date>`(now() AT TIME ZONE 'Europe/Berlin' - make_interval(days => ${days}::integer)) AT TIME ZONE 'Europe/Berlin'`;

/** Finishes the answers of some people of a region, so many days ago. */
const finish = (
  { transaction, workspaceId }: CampaignWorkspace,
  campaign: string,
  { region, people, daysAgo }: { region: string; people: number; daysAgo: number },
) =>
  transaction((tx) =>
    sql`INSERT INTO listen.ballot (workspace_id, campaign_id, ballot_id, completed_at)
      SELECT i.workspace_id, i.campaign_id, i.invitation_id, ${daysBefore(daysAgo)}
      FROM listen.invitation i
      WHERE i.workspace_id = ${workspaceId} AND i.campaign_id = ${campaign} AND NOT i.pilot
        AND i.groups->>'region' = ${region}
        AND NOT EXISTS (SELECT FROM listen.ballot b WHERE b.workspace_id = i.workspace_id
          AND b.campaign_id = i.campaign_id AND b.ballot_id = i.invitation_id)
      ORDER BY i.invitation_id LIMIT ${people}`.execute(tx),
  );

async function opened(
  anonymity: Anonymity,
  customers: readonly NewCustomer[] = [...crowdOf(20, "North"), ...crowdOf(20, "South")],
) {
  const workspace = await openCampaigns();
  await serve(workspace, customers);
  const campaign = await workspace.prepare({
    audience: customersWhere(),
    breakdowns: ["region", "segment"],
    anonymity,
  });
  return { ...workspace, campaign, at: params(workspace, campaign) };
}

const byRegion = (north: number, south: number) => ({
  breakdowns: ["region"],
  whenFull: "stop reminding" as const,
  targets: [
    { values: ["North"], target: north },
    { values: ["South"], target: south },
  ],
});

const isRefused = (code: string) => (error: { code?: string }) => error.code === code;

describe("quotas", () => {
  test("are set before a campaign opens, with the people there are", async () => {
    const { director, at } = await opened("confidential", [
      ...crowdOf(20, "North"),
      ...crowdOf(5, "South", "Trade"),
    ]);
    const before = await director(readQuotas, at);
    assert.equal(before.quota, null);
    assert.deepEqual(before.available, [
      {
        id: "region",
        label: "Region",
        values: [
          { value: "North", label: "North", people: 20 },
          { value: "South", label: "South", people: 5 },
        ],
      },
      {
        id: "segment",
        label: "Segment",
        values: [
          { value: "Retail", label: "Retail", people: 20 },
          { value: "Trade", label: "Trade", people: 5 },
        ],
      },
    ]);
    const crossed = {
      breakdowns: ["region", "segment"],
      whenFull: "turn away" as const,
      targets: [
        { values: ["North", "Retail"], target: 10 },
        { values: ["South", "Trade"], target: 4 },
      ],
    };
    await director(saveQuotas, { ...at, body: crossed });
    const { quota, groups } = await director(readQuotas, at);
    assert.deepEqual(quota, crossed);
    assert.deepEqual(
      groups.map(({ labels, invited, answers, step }) => [labels, invited, answers, step]),
      [
        [["North", "Retail"], 20, null, null],
        [["South", "Trade"], 5, null, null],
      ],
    );
    await director(removeQuotas, at);
    assert.equal((await director(readQuotas, at)).quota, null);
  });

  test("refuse what the campaign isn't looked at by, persons, and groups that stand twice", async () => {
    const { director, at } = await opened("named");
    const targets = [{ values: ["North"], target: 5 }];
    for (const breakdown of ["role", "account-manager", "question:q1", "department"])
      await assert.rejects(
        director(saveQuotas, { ...at, body: { ...byRegion(1, 1), breakdowns: [breakdown], targets } }),
        isRefused("quota.breakdown-unknown"),
      );
    await assert.rejects(
      director(saveQuotas, { ...at, body: { ...byRegion(1, 1), targets: [...targets, ...targets] } }),
      isRefused("quota.targets-wrong"),
    );
    await assert.rejects(
      director(saveQuotas, { ...at, body: { ...byRegion(1, 1), targets: [{ values: [], target: 1 }] } }),
      isRefused("quota.targets-wrong"),
    );
    assert.equal((await director(readQuotas, at)).quota, null);
  });

  test("of a named campaign are live", async () => {
    const made = await opened("named");
    const { director, at, campaign, transaction, workspaceId } = made;
    await director(saveQuotas, { ...at, body: byRegion(4, 10) });
    await made.open(campaign);
    await finish(made, campaign, { region: "North", people: 4, daysAgo: 0 });
    await finish(made, campaign, { region: "South", people: 5, daysAgo: 0 });
    const { groups } = await director(readQuotas, at);
    assert.deepEqual(
      groups.map(({ answers, step }) => [answers, step]),
      [
        [4, "reached"],
        [5, "above half"],
      ],
    );
    const isFull = await transaction((tx) => quotaFull(tx, workspaceId, campaign, new Date()));
    assert.deepEqual(
      [isFull({ region: "North" }), isFull({ region: "South" }), isFull({}), isFull({ segment: "North" })],
      [true, false, false, false],
    );
  });

  test("of a confidential campaign move by day, and never by fewer than the minimum", async () => {
    const made = await opened("confidential");
    const { director, at, campaign, transaction, workspaceId } = made;
    await director(saveQuotas, { ...at, body: byRegion(4, 8) });
    await made.open(campaign);
    const steps = async () => {
      const { groups } = await director(readQuotas, at);
      assert.ok(groups.every(({ answers }) => answers === null));
      return groups.map(({ step }) => step);
    };
    await finish(made, campaign, { region: "North", people: 12, daysAgo: 0 });
    assert.deepEqual(await steps(), ["below half", "below half"]);
    // Four of yesterday are too few to move anything, five are enough.
    await finish(made, campaign, { region: "South", people: 4, daysAgo: 2 });
    assert.deepEqual(await steps(), ["below half", "below half"]);
    await finish(made, campaign, { region: "South", people: 1, daysAgo: 1 });
    assert.deepEqual(await steps(), ["below half", "above half"]);
    await finish(made, campaign, { region: "North", people: 5, daysAgo: 1 });
    assert.deepEqual(await steps(), ["reached", "above half"]);
    const isFull = await transaction((tx) => quotaFull(tx, workspaceId, campaign, new Date()));
    assert.deepEqual([isFull({ region: "North" }), isFull({ region: "South" })], [true, false]);
    await assert.rejects(
      director(saveQuotas, { ...at, body: { ...byRegion(1, 1), breakdowns: ["segment"] } }),
      isRefused("quota.frozen"),
    );
    await assert.rejects(director(removeQuotas, at), isRefused("quota.frozen"));
    await director(saveQuotas, { ...at, body: byRegion(6, 5) });
    assert.deepEqual(await steps(), ["above half", "reached"]);
  });

  test("of an anonymous campaign count ballots by what is known of them", async () => {
    const made = await opened("anonymous");
    const { director, at, campaign, transaction, workspaceId } = made;
    await director(saveQuotas, { ...at, body: byRegion(5, 5) });
    await made.open(campaign);
    const ballots = (region: string, people: number, daysAgo: number) =>
      transaction((tx) =>
        sql`INSERT INTO listen.ballot (workspace_id, campaign_id, ballot_id, cell, completed_at)
          SELECT c.workspace_id, c.campaign_id, gen_random_uuid(), c.cell,
            date_trunc('day', ${daysBefore(daysAgo)}, 'Europe/Berlin')
          FROM listen.ballot_cell c, generate_series(1, ${people}::integer)
          WHERE c.workspace_id = ${workspaceId} AND c.campaign_id = ${campaign} AND c.groups->>'region' = ${region}`.execute(
          tx,
        ),
      );
    const steps = async () =>
      (await director(readQuotas, at)).groups.map(({ step, answers }) => [step, answers]);
    await ballots("North", 6, 0);
    await ballots("South", 4, 1);
    assert.deepEqual(await steps(), [
      ["below half", null],
      ["below half", null],
    ]);
    await ballots("North", 6, 1);
    assert.deepEqual(await steps(), [
      ["reached", null],
      ["below half", null],
    ]);
    const isFull = await transaction((tx) => quotaFull(tx, workspaceId, campaign, new Date()));
    assert.deepEqual([isFull({ region: "North" }), isFull({ region: "South" })], [true, false]);
  });

  test("say nothing of a group that is too small beside the others, nor do they stop its reminders", async () => {
    const made = await opened("confidential", [
      ...crowdOf(20, "North"),
      ...crowdOf(20, "South"),
      ...crowdOf(2, "West"),
    ]);
    const { director, at, campaign, transaction, workspaceId } = made;
    const quota = byRegion(5, 5);
    quota.targets.push({ values: ["West"], target: 1 });
    await director(saveQuotas, { ...at, body: quota });
    await made.open(campaign);
    for (const region of ["North", "South", "West"])
      await finish(made, campaign, { region, people: 20, daysAgo: 1 });
    const { groups } = await director(readQuotas, at);
    const told = groups.filter(({ step }) => step !== null);
    assert.equal(told.length, 1);
    assert.ok(!told.some(({ values }) => values[0] === "West"));
    const isFull = await transaction((tx) => quotaFull(tx, workspaceId, campaign, new Date()));
    assert.equal(isFull({ region: "West" }), false);
  });

  test("of everybody together close doors where they are to", async () => {
    const made = await opened("confidential");
    const { director, at, campaign, transaction, workspaceId } = made;
    const quota = { breakdowns: [], whenFull: "turn away" as const, targets: [{ values: [], target: 6 }] };
    await director(saveQuotas, { ...at, body: quota });
    await made.open(campaign);
    const away = () => transaction((tx) => turnsAway(tx, workspaceId, campaign, new Date(), {}));
    assert.equal(await away(), false);
    await finish(made, campaign, { region: "North", people: 6, daysAgo: 1 });
    assert.equal(await away(), true);
    await director(saveQuotas, { ...at, body: { ...quota, whenFull: "stop reminding" } });
    assert.equal(await away(), false);
    await director(closeCampaign, at);
    await assert.rejects(director(saveQuotas, { ...at, body: quota }), isRefused("quota.campaign-closed"));
  });

  test("of a closed campaign stay as they were with every answer, whatever is deleted later", async () => {
    const made = await opened("confidential");
    const { director, at, campaign } = made;
    await director(saveQuotas, { ...at, body: byRegion(6, 8) });
    await made.open(campaign);
    await finish(made, campaign, { region: "North", people: 5, daysAgo: 1 });
    await finish(made, campaign, { region: "North", people: 1, daysAgo: 0 });
    await finish(made, campaign, { region: "South", people: 7, daysAgo: 0 });
    const steps = async () =>
      (await director(readQuotas, at)).groups.map(({ step, answers }) => [step, answers]);
    assert.deepEqual(await steps(), [
      ["above half", null],
      ["below half", null],
    ]);
    await director(closeCampaign, at);
    const final = [
      ["reached", null],
      ["above half", null],
    ];
    assert.deepEqual(await steps(), final);
    await made.transaction((tx) =>
      sql`DELETE FROM listen.ballot WHERE campaign_id = ${campaign}`.execute(tx),
    );
    assert.deepEqual(await steps(), final);
  });

  test("go with a copy of their campaign, without how far they were", async () => {
    const made = await opened("named");
    const { director, at, campaign } = made;
    await director(saveQuotas, { ...at, body: byRegion(6, 8) });
    await made.open(campaign);
    await director(closeCampaign, at);
    const { campaign: copy } = await director(copyCampaign, { ...at, body: {} });
    const { quota, groups } = await director(readQuotas, params(made, copy));
    assert.deepEqual(quota, byRegion(6, 8));
    assert.deepEqual(
      groups.map(({ target, answers, step }) => [target, answers, step]),
      [
        [6, null, null],
        [8, null, null],
      ],
    );
  });

  test("do nothing once the campaign is not looked at by it any more", async () => {
    const made = await opened("named");
    const { director, at, campaign } = made;
    await director(saveQuotas, { ...at, body: byRegion(1, 1) });
    await made.transaction((tx) =>
      sql`UPDATE listen.campaign SET breakdowns = '["segment"]' WHERE campaign_id = ${campaign}`.execute(tx),
    );
    const { outdated, groups } = await director(readQuotas, at);
    assert.deepEqual([outdated, groups], [true, []]);
  });
});

describe("further samples", () => {
  test("draw more of a group, the same for the same seed, and keep the contact limit", async () => {
    const made = await openCampaigns();
    const { director, workspaceId } = made;
    await serve(made, [...crowdOf(30, "North"), ...crowdOf(30, "South")]);
    const draw = async () => {
      const campaign = await made.prepare({
        audience: customersWhere({ sample: { size: 10, seed: 1, by: null } }),
        breakdowns: ["region"],
        anonymity: "named",
      });
      await made.open(campaign);
      return { campaign, at: params(made, campaign) };
    };
    const { campaign, at } = await draw();
    const room = await director(readRoom, { ...at, body: { groups: { region: "North" } } });
    assert.equal(room.free + room.invited, 30);
    assert.equal(room.waiting.people, 0);
    const { invited, seed } = await director(topUp, {
      ...at,
      body: { groups: { region: "North" }, size: 5, seed: 42 },
    });
    assert.deepEqual([invited, seed], [5, 42]);
    const all = await made.transaction((tx) =>
      sql<{ region: string; people: number }>`SELECT groups->>'region' AS region, count(*) AS people
        FROM listen.invitation WHERE campaign_id = ${campaign} GROUP BY 1 ORDER BY 1`.execute(tx),
    );
    assert.equal(
      all.rows.reduce((sum, { people }) => sum + people, 0),
      15,
    );
    const after = await director(readRoom, { ...at, body: { groups: { region: "North" } } });
    assert.equal(after.free, room.free - 5);
    const { topUps } = await director(readQuotas, at);
    assert.deepEqual(
      topUps.map(({ labels, seed: kept, wanted, invited: got }) => [labels, kept, wanted, got]),
      [[["North"], 42, 5, 5]],
    );
    // Whoever was asked is not drawn by another campaign until the limit lets them.
    const other = await draw();
    const { free, waiting } = await director(readRoom, {
      ...other.at,
      body: { groups: { region: "North" } },
    });
    assert.equal(waiting.people, 30 - after.free);
    assert.ok(waiting.from !== null && waiting.from === waiting.until && waiting.within7Days === 0);
    const rest = await director(topUp, { ...other.at, body: { groups: { region: "North" }, size: 100 } });
    assert.equal(rest.invited, free);
    await assert.rejects(
      director(topUp, { ...other.at, body: { groups: { region: "North" }, size: 1 } }),
      isRefused("quota.nobody-left"),
    );
    await director(updateContactLimit, {
      params: { workspace: workspaceId },
      body: { invitations: 1, days: 0 },
    });
    const freed = await director(readRoom, { ...other.at, body: { groups: { region: "North" } } });
    assert.equal(freed.free, 30 - freed.invited);
    assert.deepEqual(freed.waiting.people, 0);
  });

  test("draw the same customers again from the same ones", async () => {
    const draws = await Promise.all(
      [1, 1, 2].map(async (seed) => {
        const made = await openCampaigns();
        const { director, transaction, workspaceId } = made;
        const ids = Array.from({ length: 40 }, (_, index) => index);
        await serve(made, crowdOf(40, "North"));
        await transaction(async (tx) => {
          for (const index of ids)
            await sql`UPDATE people.customer SET customer_id = ${`00000000-0000-4000-8000-${String(index).padStart(12, "0")}`}::uuid
              WHERE workspace_id = ${workspaceId} AND name = ${`North Retail ${index}`}`.execute(tx);
        });
        const campaign = await made.prepare({
          audience: customersWhere({ sample: { size: 1, seed: 9, by: null } }),
          breakdowns: ["region"],
          anonymity: "named",
        });
        await made.open(campaign);
        await director(topUp, { ...params(made, campaign), body: { groups: {}, size: 8, seed } });
        const { rows } = await transaction((tx) =>
          sql<{ name: string }>`SELECT name FROM listen.invitation WHERE workspace_id = ${workspaceId}
            AND campaign_id = ${campaign} ORDER BY name`.execute(tx),
        );
        return rows.map(({ name }) => name);
      }),
    );
    const [one, same, other] = draws;
    assert.equal(one?.length, 9);
    assert.deepEqual(one, same);
    assert.notDeepEqual(one, other);
  });

  test("are for customers of open campaigns", async () => {
    const made = await openCampaigns();
    const draft = await made.prepare({ audience: customersWhere(), breakdowns: ["region"] });
    await assert.rejects(
      made.director(topUp, { ...params(made, draft), body: { groups: {}, size: 1 } }),
      isRefused("quota.not-open"),
    );
    const staff = await made.prepare();
    await assert.rejects(
      made.director(topUp, { ...params(made, staff), body: { groups: {}, size: 1 } }),
      isRefused("quota.not-of-customers"),
    );
  });

  test("an audience tells whom the contact limit leaves out, and until when", async () => {
    const made = await opened("named", crowdOf(6, "North"));
    await made.open(made.campaign);
    await made.transaction(async (tx) => {
      await sql`UPDATE listen.invitation SET invited_at = now() - interval '55 days'
        WHERE campaign_id = ${made.campaign} AND name < 'North Retail 2'`.execute(tx);
    });
    const waiting = await made.director(readWaiting, {
      params: { workspace: made.workspaceId },
      body: { audience: customersWhere() },
    });
    assert.deepEqual([waiting.people, waiting.within7Days, waiting.within30Days], [6, 2, 2]);
    assert.ok(waiting.from !== null && waiting.until !== null && waiting.from < waiting.until);
  });
});

describe("reminders", () => {
  test("leave out groups that have their answers", async () => {
    const made = await opened("named", [...crowdOf(6, "North"), ...crowdOf(6, "South")]);
    const { director, at, campaign, transaction, workspaceId } = made;
    await director(saveQuotas, { ...at, body: byRegion(2, 6) });
    await made.open(campaign);
    await finish(made, campaign, { region: "North", people: 2, daysAgo: 0 });
    await transaction((tx) =>
      sql`UPDATE listen.invitation SET mailed_at = now() - interval '9 days'
        WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaign}`.execute(tx),
    );
    await director(remindNow, at);
    await until("the reminders are sent", async () => {
      const { reminders } = await made.read(campaign);
      return reminders.some(({ state }) => state === "done");
    });
    const { rows } = await transaction((tx) =>
      sql<{ region: string; people: number }>`SELECT groups->>'region' AS region, count(*) AS people
        FROM listen.invitation WHERE workspace_id = ${workspaceId} AND campaign_id = ${campaign}
          AND reminded_at IS NOT NULL GROUP BY 1`.execute(tx),
    );
    assert.deepEqual(rows, [{ region: "South", people: 6 }]);
  });
});
