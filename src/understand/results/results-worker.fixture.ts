import { connectDatabase } from "#platform/database/database.ts";
import type { Tables } from "#platform/database/tables.ts";
import { startJobs } from "#platform/jobs/start-jobs.ts";
import { createLog } from "#platform/log.ts";
import { workOnResults } from "./results.job.ts";

// A process that releases results until it is killed: `node results-worker.fixture.ts DATABASE_URL`.
const [url = ""] = process.argv.slice(2);
const log = createLog({ level: "warn" });
const database = await connectDatabase<Tables>({ url }, { log: () => {}, applicationName: "killed" });
const jobs = await startJobs({ database, log, role: "worker" });
workOnResults({ transaction: (id, work) => database.transaction(id, work), jobs });
