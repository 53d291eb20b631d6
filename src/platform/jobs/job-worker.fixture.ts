import { sql } from "kysely";
import { Type } from "typebox";
import { connectDatabase } from "../database/database.ts";
import type { Tables } from "../database/tables.ts";
import { createLog } from "../log.ts";
import { startJobs } from "./start-jobs.ts";

/** A process that begins jobs of the kind "steps" and never ends them, until it is killed. It says when one has begun. */
export const steps = { name: "steps", payload: Type.Object({ workspaceId: Type.String() }) };

if (process.argv[1] === import.meta.filename) {
  const database = await connectDatabase<Tables>({ url: process.argv[2] ?? "" }, { log: () => {} });
  const jobs = await startJobs({ database, log: createLog() });
  jobs.work(steps, async ({ workspaceId }) => {
    await database.transaction(workspaceId, (transaction) =>
      sql`INSERT INTO step VALUES (${workspaceId}, 'begun')`.execute(transaction),
    );
    process.stdout.write("begun\n");
    await new Promise(() => {});
  });
}
