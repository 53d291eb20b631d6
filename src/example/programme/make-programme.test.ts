import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { verifyLog } from "#people/audit/log.service.ts";
import type { ReleasedResults } from "#understand/results/released-results.ts";
import { isWithheld, type ProfileChange } from "#understand/waves/change.ts";
import { startApplication, type TestApplication } from "../../application.fixture.ts";
import { plantedChange } from "../two-waves.ts";
import { placeOf } from "./cast.ts";
import { type Made, makeProgramme } from "./make-programme.service.ts";
import { exampleSeed } from "./story.ts";
import { storyTimes } from "./story-time.ts";

describe("the example programme, made through the use cases", () => {
  const workspaceId = randomUUID();
  const now = new Date();
  const times = storyTimes(now);
  let application: TestApplication;
  let made: Made;

  before(async () => {
    application = await startApplication();
    const { context, database } = application;
    made = await makeProgramme({
      context,
      owner: database.owner,
      workspaceId,
      now,
      seed: exampleSeed,
      say: () => {},
    });
  });
  after(() => application?.[Symbol.asyncDispose]());

  const rows = async <Row>(statement: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
    application.context.transaction(workspaceId, async (tx) => (await statement.execute(tx)).rows);
  const released = async (campaign: string) => {
    const [release] = await rows(
      sql<{ results: ReleasedResults }>`SELECT results FROM listen.release WHERE campaign_id = ${campaign}`,
    );
    const { profile } = release?.results ?? assert.fail("nothing was released");
    return profile ?? assert.fail("there are no figures of a profile");
  };

  test("what happened has happened on its day, and the audit log verifies", async () => {
    const campaigns = await rows(
      sql<{ name: string; opened_at: Date; closed_at: Date | null; created_at: Date }>`
        SELECT name, opened_at, closed_at, created_at FROM listen.campaign WHERE opened_at IS NOT NULL ORDER BY opened_at`,
    );
    assert.deepEqual(
      campaigns.map(({ opened_at, closed_at }) => [opened_at, closed_at]),
      [
        [times.firstWave.opens, times.firstWave.closes],
        [times.secondWave.opens, times.secondWave.closes],
        [times.pulse.opens, null],
      ],
    );
    const [entries] = await rows(sql<{ first: Date; last: Date }>`
      SELECT min(at) AS first, max(at) AS last FROM people.audit_entry`);
    assert.ok(Math.abs((entries?.first.getTime() ?? 0) - times.begun.getTime()) < 60_000);
    assert.ok((entries?.last ?? now) < now);
    const log = await application.context.transaction(workspaceId, (tx) =>
      verifyLog(tx, workspaceId, new AbortController().signal),
    );
    assert.equal(log.brokenAt, null);
    assert.ok(log.checked > 25);
  });

  test("answers lie within their campaign's days", async () => {
    const [outside] = await rows(sql<{ count: number }>`
      SELECT count(*)::int AS count FROM listen.ballot b JOIN listen.campaign c USING (workspace_id, campaign_id)
      WHERE b.started_at < c.opened_at OR b.changed_at > coalesce(c.closed_at, now()) OR b.completed_at < b.started_at`);
    assert.equal(outside?.count, 0);
  });

  test("managers think better of the organisation than the front line does", async () => {
    const [row] = await rows(sql<{ leaders: number; others: number }>`
      WITH rated AS (
        SELECT i.level <> 'front line' AS leads, (ratings.value->>'organisation')::numeric AS rating
        FROM listen.answer_page p
        JOIN listen.invitation i ON i.workspace_id = p.workspace_id AND i.invitation_id = p.ballot_id,
        jsonb_each(p.answers) AS question, jsonb_each(question.value->'pairs') AS ratings
        WHERE p.campaign_id = ${made.campaigns.second})
      SELECT (avg(rating) FILTER (WHERE leads))::float8 AS leaders,
        (avg(rating) FILTER (WHERE NOT leads))::float8 AS others FROM rated`);
    assert.ok((row?.leaders ?? 0) > (row?.others ?? 0) + 0.1, JSON.stringify(row));
  });

  test("small teams are withheld, among them the one that a visitor leads; departments are shown", async () => {
    const { units } = await released(made.campaigns.second);
    const shown = new Map(units.map((unit) => [unit.path, !("suppressed" in unit && unit.suppressed)]));
    assert.equal(shown.get(placeOf.leader), false);
    assert.equal(shown.get(placeOf.manager), true);
    assert.equal(shown.get("Fulfilment"), true);
    assert.ok([...shown.values()].filter((isShown) => !isShown).length >= 5);
  });

  test("what was planted is what the product finds: standards improved, rewards did not, one department is worse", async () => {
    const [release] = await rows(
      sql<{ change: ProfileChange }>`
        SELECT results->'change' AS change FROM listen.release WHERE campaign_id = ${made.campaigns.second}`,
    );
    const wordOf = (path: string, competency: string) => {
      const unit = release?.change.units.find((each) => each.path === path);
      const result = unit?.competencies[competency] ?? assert.fail(`${path} has no ${competency}`);
      return isWithheld(result) ? result.withheld : result.organisation.word;
    };
    const { better, same, worse } = plantedChange;
    assert.equal(wordOf("", better.competency), "improved");
    assert.equal(wordOf("", same.competency), "no evidence");
    assert.equal(wordOf(worse.department, worse.competency), "worse");
    assert.notEqual(release?.change.warnings.length, 0, "some unit was chosen as the lowest");
  });

  test("some people missed questions or stopped, and some gave one rating throughout", async () => {
    const [first] = await rows(sql<{ stopped: number; completed: number }>`
      SELECT count(*) FILTER (WHERE completed_at IS NULL)::int AS stopped, count(completed_at)::int AS completed
      FROM listen.ballot WHERE campaign_id = ${made.campaigns.first}`);
    assert.ok((first?.stopped ?? 0) >= 5 && (first?.completed ?? 0) > 150, JSON.stringify(first));
    assert.notEqual((await released(made.campaigns.first)).careless, undefined);
  });

  test("contracts go on, one is completed, one ended early, with weeks written down and weeks missed", async () => {
    const contracts = await rows(sql<{ state: string; weeks: number }>`
      SELECT c.state, count(w.week)::int AS weeks FROM embed.contract c
      LEFT JOIN embed.contract_check_in w USING (workspace_id, contract_id) GROUP BY c.workspace_id, c.contract_id, c.state`);
    const states = Map.groupBy(contracts, ({ state }) => state);
    assert.deepEqual([states.get("completed")?.length, states.get("ended")?.length], [1, 1]);
    assert.ok((states.get("signed")?.length ?? 0) >= 6);
    for (const { weeks } of contracts) assert.ok(weeks >= 2 && weeks <= 8, `${weeks} weeks`);
  });

  test("colleagues have rated, and one has not answered", async () => {
    const requests = await rows(sql<{ state: string }>`SELECT state FROM listen.colleague_request`);
    const accepted = requests.filter(({ state }) => state === "accepted").length;
    assert.ok(accepted >= 10 && requests.length > accepted, `${accepted} of ${requests.length}`);
  });

  test("nothing that lies in the past is left to do, and no mail waits to leave", async () => {
    const waiting = await application.database.owner.query(
      "SELECT name FROM pgboss.job WHERE state < 'completed' AND start_after < now() - interval '1 hour'",
    );
    assert.deepEqual(waiting.rows, []);
    const queued = await rows(sql`SELECT subject FROM people.message WHERE state = 'queued'`);
    assert.deepEqual(queued, []);
    assert.deepEqual(application.log, []);
  });
});
