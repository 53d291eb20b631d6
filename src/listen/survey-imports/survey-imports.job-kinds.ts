import { Type } from "typebox";
import { Uuid } from "#people/access/contract.ts";
import type { JobKind } from "#platform/jobs/jobs.ts";

const ofImport = Type.Object({ workspaceId: Uuid, importId: Uuid, run: Uuid });
const ofWorkspace = Type.Object({ workspaceId: Uuid });

/** Reads a survey file: what its columns are, what is lost. */
export const readSurveyFile: JobKind<typeof ofImport> = { name: "read-survey-file", payload: ofImport };

/** Reads a survey file and computes its results. */
export const computeSurveyFile: JobKind<typeof ofImport> = { name: "compute-survey-file", payload: ofImport };

/** Deletes what has reached the end of its time: imports, files of waves, files that nothing uses. */
export const surveySweep: JobKind<typeof ofWorkspace> = { name: "sweep-survey-files", payload: ofWorkspace };
