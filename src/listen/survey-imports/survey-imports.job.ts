import type { Context } from "#people/access/context.ts";
import { databaseTime } from "#platform/database/database-time.ts";
import { runImport } from "./import-run.service.ts";
import { readSurveyFile, surveySweep } from "./survey-imports.job-kinds.ts";
import { createSurveyThread } from "./survey-thread.service.ts";
import { sweep } from "./sweep.service.ts";
import { removeLeftFolders } from "./temporary-folder.service.ts";

/** Reads survey files in the background, one at a time, and deletes what has reached the end of its time. */
export function workOnSurveyImports({ jobs, transaction, log }: Context): void {
  removeLeftFolders().catch((error: unknown) =>
    log.warn({ err: error }, "temporary files of a former process could not be removed"),
  );
  const thread = createSurveyThread(new URL("open.worker.ts", import.meta.url));
  jobs.work(readSurveyFile, (run, signal) => runImport({ transaction, log, thread }, run, signal, "reading"));
  jobs.work(surveySweep, ({ workspaceId }) =>
    transaction(workspaceId, async (tx) => sweep(tx, workspaceId, await databaseTime(tx))),
  );
}
