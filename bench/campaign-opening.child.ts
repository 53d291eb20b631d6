import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import type { PoolClient } from "pg";
import { everybody } from "#listen/campaigns/audience.ts";
import { inviteAll, workIn } from "#listen/campaigns/campaign.job.ts";
import { openNow } from "#listen/campaigns/opening.service.ts";
import { english } from "#listen/campaigns/words/english.ts";
import type { Actor } from "#people/access/actor.ts";
import { startTestServer } from "#platform/database/database.fixture.ts";
import { connectDatabase, type Database } from "#platform/database/database.ts";
import { migrate } from "#platform/database/migrations.ts";
import type { Tables } from "#platform/database/tables.ts";
import { installationKey } from "#platform/installation-key.ts";
import { startJobs } from "#platform/jobs/start-jobs.ts";
import { createLog } from "#platform/log.ts";
import { answer, peakMemory } from "./child.ts";

/** Seconds, and memory in MB. */
export interface OpeningCost {
  /** From the director's click until everybody is invited and all mail is queued. */
  opening: number;
  /** The same invitations and messages as multi-row inserts of 1,000, each its own transaction, nothing else. */
  raw: number;
  invitations: number;
  messages: number;
  peakBefore: number;
  peak: number;
}

const people = Number(process.argv[2]);
const departments = 300;
const rowsPerStatement = 1000;
const workspaceId = randomUUID();
const campaignId = randomUUID();

async function settle(database: Database<Tables>): Promise<void> {
  const units = Array.from({ length: departments }, (_, index) => ({
    workspace_id: workspaceId,
    unit_id: randomUUID(),
    parent_id: null,
    name: `Department ${index}`,
  }));
  const questionnaireId = randomUUID();
  const definition = JSON.stringify({ languages: ["en"], title: { en: "Service" }, pages: [] });
  await database.transaction(workspaceId, async (tx) => {
    await tx
      .insertInto("people.workspace")
      .values({
        workspace_id: workspaceId,
        name: "Programme",
        organisation: "Example Rail",
        operator: "Example Rail, IT department",
        language: "en",
        time_zone: "Europe/Berlin",
        link_key: Buffer.alloc(32, 7),
      })
      .execute();
    await tx.insertInto("people.unit").values(units).execute();
    await tx
      .insertInto("listen.questionnaire")
      .values({
        workspace_id: workspaceId,
        questionnaire_id: questionnaireId,
        name: "Service",
        draft: definition,
        draft_saved_by: "Bench",
      })
      .execute();
    await tx
      .insertInto("listen.questionnaire_version")
      .values({
        workspace_id: workspaceId,
        questionnaire_id: questionnaireId,
        version: 1,
        definition,
        published_by: "Bench",
      })
      .execute();
    await tx
      .insertInto("listen.campaign")
      .values({
        workspace_id: workspaceId,
        campaign_id: campaignId,
        name: "How do we serve?",
        questionnaire_id: questionnaireId,
        questionnaire_version: 1,
        anonymity: "named",
        purpose: "To serve better.",
        audience: JSON.stringify(everybody),
        texts: JSON.stringify({ en: english.mails }),
        closes_at: new Date(Date.now() + 14 * 86_400_000),
      })
      .execute();
  });
  const unit = (index: number) => units[index % departments]?.unit_id ?? null;
  for (let start = 0; start < people; start += rowsPerStatement) {
    const rows = Array.from({ length: rowsPerStatement }, (_, index) => ({
      workspace_id: workspaceId,
      person_id: randomUUID(),
      staff_number: String(start + index),
      name: `Person Number ${start + index}`,
      email: `person-${start + index}@example.org`,
      unit_id: unit(start + index),
      manager_id: null,
      job: "Clerk",
      level: "front line" as const,
      location: "Bremen",
    }));
    await database.transaction(workspaceId, (tx) => tx.insertInto("people.person").values(rows).execute());
  }
}

const user = { id: randomUUID(), name: "Dora", email: "dora@example.org", emailVerified: true };
const actor: Actor = { user, member: { ...user, workspaceId, personId: null, roles: ["director"] } };

/** Copies a table's rows into an empty one like it, by plain statements; reading them is not measured. */
async function insertAgain(
  database: Database<Tables>,
  table: string,
): Promise<{ rows: number; seconds: number }> {
  const copy = `public.copy_of_${table.replace(".", "_")}`;
  await database.owner.query(`CREATE TABLE ${copy} (LIKE ${table} INCLUDING ALL)`);
  await database.owner.query(`GRANT INSERT ON ${copy} TO serviceloop_app`);
  const key = table === "people.message" ? "message_id" : "invitation_id";
  const client = await database.application.connect();
  let [rows, seconds, after] = [0, 0, "00000000-0000-0000-0000-000000000000"];
  for (;;) {
    const { rows: batch } = await database.owner.query<Record<string, unknown>>(
      `SELECT * FROM ${table} WHERE ${key} > $1 ORDER BY ${key} LIMIT ${rowsPerStatement}`,
      [after],
    );
    const last = batch.at(-1);
    if (!last) break;
    after = String(last[key]);
    rows += batch.length;
    seconds += await insertBatch(client, copy, batch);
  }
  client.release();
  return { rows, seconds };
}

async function insertBatch(
  client: PoolClient,
  table: string,
  batch: readonly Record<string, unknown>[],
): Promise<number> {
  const columns = Object.keys(batch[0] ?? {});
  const values = batch.flatMap((row) => columns.map((column) => row[column]));
  const places = batch.map(
    (_, row) => `(${columns.map((_, column) => `$${row * columns.length + column + 1}`).join(",")})`,
  );
  const started = performance.now();
  await client.query("BEGIN");
  await client.query(`INSERT INTO ${table} (${columns.join(",")}) VALUES ${places.join(",")}`, values);
  await client.query("COMMIT");
  return (performance.now() - started) / 1000;
}

await using stack = new AsyncDisposableStack();
const server = stack.use(await startTestServer());
const { location } = await server.createDatabase();
const database = stack.use(await connectDatabase<Tables>(location, { log: () => {} }));
await migrate(database.owner, join(import.meta.dirname, "../migrations"));
const log = createLog({ level: "error" });
// Does no jobs itself: what is measured is this process's alone.
const jobs = stack.use(await startJobs({ database, log, role: "web" }));
await settle(database);
await database.owner.query("ANALYZE");
const inWorkspace = workIn({
  transaction: (id, work) => database.transaction(id, work),
  jobs,
  mailServer: null,
  key: installationKey(randomBytes(32)),
  origin: () => "https://loop.example.org",
});
const peakBefore = peakMemory();
const started = performance.now();
await inWorkspace(workspaceId, (work) => openNow(work, actor, campaignId, 1));
await inviteAll(inWorkspace, { workspaceId, campaignId }, new AbortController().signal);
const opening = (performance.now() - started) / 1000;
const peak = peakMemory();
const invitations = await insertAgain(database, "listen.invitation");
const messages = await insertAgain(database, "people.message");
answer({
  opening,
  raw: invitations.seconds + messages.seconds,
  invitations: invitations.rows,
  messages: messages.rows,
  peakBefore,
  peak,
} satisfies OpeningCost);
