import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { answering } from "#embed/report-batches/report-batches.fixture.ts";
import { startBatch } from "#embed/report-batches/report-batches.service.ts";
import { startTestServer, until } from "#platform/database/database.fixture.ts";
import { connectDatabase } from "#platform/database/database.ts";
import { migrate } from "#platform/database/migrations.ts";
import type { Tables } from "#platform/database/tables.ts";
import { startJobs } from "#platform/jobs/start-jobs.ts";
import { createLog } from "#platform/log.ts";
import { putCampaign } from "#understand/results/campaign.fixture.ts";
import { definition, profile } from "#understand/results/profile-answers.fixture.ts";

const root = join(import.meta.dirname, "../..");
const workerFile = fileURLToPath(
  new URL("../../src/embed/report-batches/report-worker.fixture.ts", import.meta.url),
);
const people = 24;

test("a process killed amid its reports leaves only the others to be made, and nobody is told twice", async () => {
  await using server = await startTestServer();
  const { location, url } = await server.createDatabase();
  await using database = await connectDatabase<Tables>(location, { log: () => {} });
  await migrate(database.owner, join(root, "migrations"));
  await using jobs = await startJobs({ database, log: createLog({ level: "silent" }), role: "web" });
  const workspaceId = randomUUID();
  await database.owner.query(
    `INSERT INTO people.workspace (workspace_id, name, organisation, operator, link_key)
     VALUES ($1, 'Programme', 'Organisation', 'Operator', '\\x00')`,
    [workspaceId],
  );
  const names = Array.from({ length: people }, (_, index) => `Person ${index}`);
  const user = { id: randomUUID(), name: "Dora Director", email: "dora@example.org", emailVerified: true };
  const actor = { user, member: { ...user, workspaceId, personId: null, roles: ["director" as const] } };
  await database.transaction(workspaceId, async (tx) => {
    const guests = names.map((name, index) => answering(name, index, { email: `p${index}@example.org` }));
    const { campaignId } = await putCampaign(tx, workspaceId, { definition, profile }, guests);
    await startBatch({ tx, actor, workspaceId, campaignId }, jobs, true, new Date());
  });
  const made = async () => {
    const { rows } = await database.owner.query<{ id: string; at: string }>(
      "SELECT invitation_id AS id, made_at::text AS at FROM embed.personal_report",
    );
    return new Map(rows.map(({ id, at }) => [id, at]));
  };
  const worker = (): ChildProcess => spawn(process.execPath, [workerFile, url], { stdio: "inherit" });
  const kill = async (child: ChildProcess) => {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };

  const first = worker();
  await until("half of the reports are made", async () => (await made()).size >= people / 2);
  await kill(first);
  const before = await made();
  assert.ok(before.size < people, "it was killed too late to see anything");

  const second = worker();
  try {
    // A killed process's job is given to another after ten seconds or so.
    await until("it goes on", async () => (await made()).size > before.size);
    await until("all are told", async () => {
      const { rows } = await database.owner.query("SELECT state FROM embed.report_batch");
      return rows[0]?.state === "done";
    });
  } finally {
    await kill(second);
  }
  const after = await made();
  assert.equal(after.size, people);
  for (const [id, at] of before) assert.equal(after.get(id), at, "a report was made twice");
  const told = await database.transaction(workspaceId, (tx) =>
    sql<{ email: string; mails: number }>`SELECT recipient_email AS email, count(*) AS mails
      FROM people.message WHERE workspace_id = ${workspaceId} GROUP BY 1`.execute(tx),
  );
  assert.deepEqual(
    told.rows.map(({ email, mails }) => [email, mails]).sort(),
    names.map((_, index) => [`p${index}@example.org`, 1]).sort(),
  );
});
