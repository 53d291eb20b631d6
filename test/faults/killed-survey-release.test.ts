import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { releaseResults } from "#listen/responses/release.job-kind.ts";
import { startTestServer, until } from "#platform/database/database.fixture.ts";
import { connectDatabase } from "#platform/database/database.ts";
import { migrate } from "#platform/database/migrations.ts";
import type { Tables } from "#platform/database/tables.ts";
import { startJobs } from "#platform/jobs/start-jobs.ts";
import { createLog } from "#platform/log.ts";
import { relationship, surveyed } from "#understand/campaign-surveys/campaign-survey.fixture.ts";
import { putCampaign } from "#understand/results/campaign.fixture.ts";

const workerFile = fileURLToPath(
  new URL("../../src/understand/results/results-worker.fixture.ts", import.meta.url),
);

test("a process killed while it computes a survey's figures leaves nothing, and the next one makes them all once", async () => {
  await using server = await startTestServer();
  const { location, url } = await server.createDatabase();
  await using database = await connectDatabase<Tables>(location, { log: () => {} });
  await migrate(database.owner, join(import.meta.dirname, "../../migrations"));
  await using jobs = await startJobs({ database, log: createLog({ level: "silent" }), role: "web" });
  const workspaceId = randomUUID();
  await database.owner.query(
    `INSERT INTO people.workspace (workspace_id, name, organisation, operator, link_key)
     VALUES ($1, 'Programme', 'Organisation', 'Operator', '\\x00')`,
    [workspaceId],
  );
  const people = surveyed(400, { groups: { segment: ["Gold", "Silver"] } }).map(
    ({ groups, answers }, index) => ({ name: `Customer ${index}`, groups, pages: { one: answers } }),
  );
  const plan = { definition: relationship, audience: "customers", breakdowns: ["segment"] } as const;
  await database.transaction(workspaceId, async (tx) => {
    const { campaignId } = await putCampaign(tx, workspaceId, plan, people);
    await jobs.add(tx, releaseResults, { workspaceId, campaignId });
  });
  const made = async () => {
    const { rows } = await database.owner.query<Record<string, number>>(
      `SELECT (SELECT count(*) FROM listen.release)::int AS releases,
         (SELECT count(*) FROM understand.survey_release)::int AS records,
         (SELECT count(*) FROM understand.survey_group)::int AS groups,
         (SELECT count(*) FROM understand.observed_release)::int AS observed`,
    );
    return rows[0];
  };
  /** Whether the worker's connections are as this condition says. */
  const hasConnections = async (condition: string) => {
    const { rows } = await database.owner.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'killed%'
         AND (${condition})`,
    );
    return rows.length > 0;
  };
  const worker = () => spawn(process.execPath, [workerFile, url], { stdio: "inherit" });
  const kill = async (child: ReturnType<typeof worker>) => {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };

  // Nothing can be released meanwhile, however late it is killed.
  const guard = await database.owner.connect();
  try {
    await guard.query("BEGIN; LOCK TABLE listen.release IN SHARE MODE");
    const first = worker();
    await until("it has read the answers, and computes or waits to write what it computed", () =>
      hasConnections(
        `state = 'idle in transaction' AND query LIKE '%answer_page%'
           OR wait_event_type = 'Lock' AND query LIKE '%"release"%'`,
      ),
    );
    await kill(first);
  } finally {
    await guard.query("ROLLBACK");
    guard.release();
  }
  await until("the server knows that it is gone", async () => !(await hasConnections("true")));
  assert.deepEqual(await made(), { releases: 0, records: 0, groups: 0, observed: 0 });

  const second = worker();
  try {
    // A killed process's job is given to another after ten seconds or so.
    await until("the figures are there", async () => (await made())?.["releases"] === 1);
  } finally {
    await kill(second);
  }
  assert.deepEqual(await made(), { releases: 1, records: 1, groups: 2, observed: 1 });
});
