import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writePdfs } from "#document/pdf.pool.ts";
import { createPdfPress } from "#document/pdf.press.ts";
import { workOnReportBatches } from "#embed/report-batches/report-batches.job.ts";
import { startBatch } from "#embed/report-batches/report-batches.service.ts";
import { writeExampleFiles } from "#example/example-files.ts";
import { readAnswers } from "#listen/profile/answers.import.ts";
import type { RatingSheet } from "#listen/profile/answers.ts";
import type { Person } from "#people/person.ts";
import { readStaff } from "#people/staff.import.ts";
import { startTestServer } from "#platform/database/database.fixture.ts";
import { connectDatabase } from "#platform/database/database.ts";
import { migrate } from "#platform/database/migrations.ts";
import type { Tables } from "#platform/database/tables.ts";
import { startJobs } from "#platform/jobs/start-jobs.ts";
import { createLog } from "#platform/log.ts";
import { scorePerson } from "#understand/profile/scoring.ts";
import { putCampaign } from "#understand/results/campaign.fixture.ts";
import { definition, pagesOf, profile } from "#understand/results/profile-answers.fixture.ts";
import { personalTasks, reportFiles } from "../src/cli/profile-reports.ts";
import { answer, type Cost, costOf, peakMemory } from "./child.ts";
import { brand, reportsFolder } from "./example-reports.ts";

/** What making everybody's reports cost; `peak` of this process in MB. */
export interface BatchCost extends Cost {
  reports: number;
  peak: number;
}

type Answered = { person: Person; sheet: RatingSheet };

const [way, folder = "", count] = process.argv.slice(2);

/** So many people of the example with their own answers, again and again where there are fewer. */
async function people(): Promise<Answered[]> {
  const { staff, answers } = await writeExampleFiles(folder, profile);
  const all = await readStaff(staff, () => {});
  const book = await readAnswers(answers, profile, all, () => {});
  const answered = [...all.values()].flatMap((person) => {
    const sheet = book.own.get(person.id);
    return sheet && scorePerson(profile, person.id, sheet, []).answered ? [{ person, sheet }] : [];
  });
  return Array.from({ length: Number(count) }, (_, index) => {
    const { person, sheet } = answered[index % answered.length] as Answered;
    return { person: { ...person, id: `${person.id}-${index}`, name: `${person.name} ${index}` }, sheet };
  });
}

/** As the `profile` command writes them. */
async function byCommand(answered: readonly Answered[]): Promise<Cost> {
  await mkdir(reportsFolder(folder), { recursive: true });
  const persons = answered.map(({ person }) => person);
  const sheets = new Map(answered.map(({ person: { id }, sheet }) => [id, sheet]));
  const score = (id: string) => scorePerson(profile, id, sheets.get(id) as RatingSheet, []);
  const imprint = { brand, date: "2026-11-21" };
  return costOf(() =>
    writePdfs(personalTasks(folder, profile, persons, score, reportFiles(persons), imprint), {
      brand,
      logo: null,
    }),
  );
}

/** As the application makes and stores them, from the asking to the end. */
async function byJob(answered: readonly Answered[]): Promise<Cost> {
  await using server = await startTestServer();
  const { location } = await server.createDatabase();
  await using database = await connectDatabase<Tables>(location, { log: () => {} });
  await migrate(database.owner, join(import.meta.dirname, "../migrations"));
  const log = createLog({ level: "warn" });
  await using press = createPdfPress();
  await using jobs = await startJobs({ database, log });
  const workspaceId = randomUUID();
  await database.owner.query(
    `INSERT INTO people.workspace (workspace_id, name, organisation, operator, link_key)
     VALUES ($1, 'Programme', 'Organisation', 'Operator', '\\x00')`,
    [workspaceId],
  );
  const { campaignId } = await database.transaction(workspaceId, (tx) =>
    putCampaign(
      tx,
      workspaceId,
      { definition, profile },
      answered.map(({ person: { name, department }, sheet }) => ({
        name,
        department,
        pages: pagesOf(sheet),
      })),
    ),
  );
  await database.owner.query("ANALYZE");
  const user = { id: randomUUID(), name: "Bench", email: "bench@example.org", emailVerified: true };
  const actor = { user, member: { ...user, workspaceId, personId: null, roles: ["director" as const] } };
  const done = Promise.withResolvers<void>();
  workOnReportBatches(
    { transaction: (id, work) => database.transaction(id, work), jobs, log, origin: () => "" },
    press,
  );
  return await costOf(async () => {
    await database.transaction(workspaceId, (tx) =>
      startBatch({ tx, actor, workspaceId, campaignId }, jobs, false, new Date()),
    );
    const look = setInterval(async () => {
      const { rows } = await database.owner.query("SELECT state FROM embed.report_batch");
      if (rows[0]?.state === "done") done.resolve();
    }, 50);
    await done.promise;
    clearInterval(look);
  });
}

const answered = await people();
const cost = way === "job" ? await byJob(answered) : await byCommand(answered);
answer({ ...cost, reports: answered.length, peak: peakMemory() } satisfies BatchCost);
