import { connectDatabase } from "#platform/database/database.ts";
import type { Tables } from "#platform/database/tables.ts";
import { startJobs } from "#platform/jobs/start-jobs.ts";
import { createLog } from "#platform/log.ts";
import { createMailServer } from "#platform/mail/mail-server.ts";
import { addMailJobs } from "./send-mail.job.ts";

// A process that sends mail until it is killed: `node mail-worker.fixture.ts DATABASE_URL SMTP_URL`.
const [url = "", smtpUrl = ""] = process.argv.slice(2);
const log = createLog({ level: "warn" });
const database = await connectDatabase<Tables>({ url }, { log: () => {}, applicationName: "killed" });
const mailServer = createMailServer(
  { smtpUrl, mailFrom: "care@example.org", mailConnections: 4, mailPerMinute: null },
  log,
);
const jobs = await startJobs({ database, log, role: "worker" });
addMailJobs({ transaction: (id, work) => database.transaction(id, work), jobs, mailServer, log });
