import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Definition, Question } from "#listen/questionnaires/definition.ts";
import { findSurvey } from "#listen/responses/responses.service.ts";
import type { Actor } from "#people/access/actor.ts";
import { startTestServer } from "#platform/database/database.fixture.ts";
import { connectDatabase } from "#platform/database/database.ts";
import { migrate } from "#platform/database/migrations.ts";
import type { Tables } from "#platform/database/tables.ts";
import { answerCsv } from "#understand/exports/answer-csv.writer.ts";
import { answerSav } from "#understand/exports/answer-sav.writer.ts";
import { answerTable } from "#understand/exports/answer-table.service.ts";
import { answerWorkbook } from "#understand/exports/answer-workbook.writer.ts";
import { readExportFacts } from "#understand/exports/answers.store.ts";
import { makeCampaign } from "./answered-campaign.ts";
import { answer, peakMemory } from "./child.ts";

/** What an export cost. */
export interface ExportCost {
  seconds: number;
  /** The same rows handed out by PostgreSQL's own COPY, as they are stored. */
  copySeconds: number;
  /** MB, of the process. */
  peak: number;
  bytes: number;
}

const format = process.argv[2] as "csv" | "xlsx" | "sav";
const people = Number(process.argv[3]);
const ratings = 60;

const text = (words: string) => ({ en: words });
const question = (place: number): Question => {
  const id = `q${place}`;
  if (place < ratings)
    return {
      type: "rating",
      id,
      text: text(`How good is part ${place}?`),
      minimum: 1,
      maximum: 5,
      anchors: [text("bad"), text("good")],
      notApplicable: true,
    };
  if (place < 65)
    return {
      type: "single-choice",
      id,
      text: text(`Which of these ${place}?`),
      options: ["a", "b", "c"].map((each) => ({ id: each, text: text(`Option ${each}`) })),
    };
  if (place < 68) return { type: "number", id, text: text(`How many ${place}?`) };
  return { type: "long-text", id, text: text("Anything else?") };
};
const questions = Array.from({ length: 70 }, (_, place) => question(place));
const pageSize = 18;
const definition: Definition = {
  languages: ["en"],
  title: text("Customers"),
  pages: Array.from({ length: 4 }, (_, page) => ({
    id: `p${page}`,
    questions: questions.slice(page * pageSize, (page + 1) * pageSize),
  })),
};

/** SQL that makes the answer to a question, differently for each person. */
function answerSql(place: number): string {
  if (place < ratings)
    return `CASE WHEN hashint8(n * 71 + ${place}) % 20 = 0 THEN '{"special": "not-applicable"}'::jsonb
      ELSE jsonb_build_object('rating', 1 + abs(hashint8(n * 71 + ${place}) % 5)) END`;
  if (place < 65) return `jsonb_build_object('choice', chr(97 + abs(hashint8(n * 71 + ${place}) % 3)))`;
  if (place < 68) return `jsonb_build_object('number', abs(hashint8(n * 71 + ${place}) % 1000))`;
  return `jsonb_build_object('text', repeat('They called back only after a week. ', 1 + abs(hashint8(n) % 8)))`;
}

await using stack = new AsyncDisposableStack();
const databases = stack.use(await startTestServer());
const { location } = await databases.createDatabase();
const database = stack.use(
  await connectDatabase<Tables>(location, { log: () => {}, statementTimeout: 600_000 }),
);
await migrate(database.owner, join(import.meta.dirname, "../migrations"));
const { workspaceId, campaignId } = await makeCampaign(database.owner, definition, people);
await database.owner.query(
  `INSERT INTO listen.ballot (workspace_id, campaign_id, ballot_id, completed_at)
    SELECT workspace_id, campaign_id, invitation_id, now() FROM listen.invitation`,
);
for (const [page, { id, questions: asked }] of definition.pages.entries()) {
  const pairs = asked.map((each, index) => `'${each.id}', ${answerSql(page * pageSize + index)}`);
  await database.owner.query(
    `INSERT INTO listen.answer_page (workspace_id, campaign_id, ballot_id, page_id, answers)
      SELECT workspace_id, campaign_id, ballot_id, '${id}', jsonb_build_object(${pairs.join(", ")})
      FROM (SELECT *, row_number() OVER () AS n FROM listen.ballot) AS numbered`,
  );
}
await database.owner.query("VACUUM ANALYZE");

const user = { id: workspaceId, name: "Dora", email: "dora@example.org", emailVerified: true };
const actor: Actor = { user, member: { ...user, workspaceId, personId: null, roles: ["director"] } };
const transaction = database.transaction.bind(database);
const { survey, facts } = await transaction(workspaceId, async (tx) => ({
  survey: await findSurvey(tx, workspaceId, campaignId),
  facts: await readExportFacts(tx, { workspaceId, campaignId }),
}));
if (!survey || !facts) throw new Error("the campaign is gone");

const copyStarted = performance.now();
await database.owner.query(
  "COPY (SELECT * FROM listen.answer_page ORDER BY ballot_id, page_id) TO '/dev/null'",
);
const copySeconds = (performance.now() - copyStarted) / 1000;

const started = performance.now();
const choice = { format, names: false, groups: false };
const table = await answerTable({ transaction, actor, workspaceId, survey, facts }, choice, null, new Date());
const parts = { csv: answerCsv, xlsx: answerWorkbook, sav: () => answerSav(table, new Date()) }[format](
  table,
);
const file = createWriteStream("/dev/null");
await pipeline(Readable.from(parts, { objectMode: false }), file);
if (!file.closed) await once(file, "close");
const cost: ExportCost = {
  seconds: (performance.now() - started) / 1000,
  copySeconds,
  peak: peakMemory(),
  bytes: file.bytesWritten,
};
answer(cost);
