import { runImport } from "#listen/survey-imports/import-run.service.ts";
import { computeSurveyFile } from "#listen/survey-imports/survey-imports.job-kinds.ts";
import { createSurveyThread } from "#listen/survey-imports/survey-thread.service.ts";
import type { Context } from "#people/access/context.ts";

/** Computes survey files in the background, one at a time. */
export function workOnImportedSurveys({ jobs, transaction, log }: Context): void {
  const thread = createSurveyThread(new URL("compute.worker.ts", import.meta.url));
  jobs.work(computeSurveyFile, (run, signal) =>
    runImport({ transaction, log, thread }, run, signal, "computing"),
  );
}
