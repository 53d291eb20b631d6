import { randomUUID } from "node:crypto";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import type { Mapping } from "../survey-files/survey-file.ts";
import { findKeptSurvey } from "./kept-surveys.store.ts";
import { deleteUnusedFiles, findFile } from "./survey-files.store.ts";
import { defaultMinimum, type ImportLimits, mostImports } from "./survey-import.ts";
import * as errors from "./survey-imports.errors.ts";
import { computeSurveyFile, readSurveyFile, surveySweep } from "./survey-imports.job-kinds.ts";
import type { SurveyImport } from "./survey-imports.schema.ts";
import {
  deleteImport,
  findImport,
  findPart,
  type ImportRow,
  insertImport,
  listImports,
  updateImport,
} from "./survey-imports.store.ts";

/** What the log calls a file: its name is for whoever sent it alone. */
const whatever = "A survey file";
const dayLength = 24 * 3_600_000;

/** Who does something to imports, where and when. */
export interface ImportScope {
  tx: Transaction;
  workspaceId: string;
  actor: Actor;
}
export type ChangingScope = ImportScope & { jobs: Jobs; now: Date };

/** One's own imports, the newest first. */
export async function myImports({ tx, workspaceId, actor }: ImportScope, limits: ImportLimits) {
  const rows = await listImports(tx, workspaceId, actor.user.id);
  return {
    imports: rows.map(shownImport),
    mostBytes: limits.surveyMegabytes * 2 ** 20,
    days: limits.surveyDays,
  };
}

/** @throws AppError survey-import.not-found, also where it is somebody else's */
export async function ownImport(
  { tx, workspaceId, actor }: ImportScope,
  importId: string,
  options: { lock?: boolean } = {},
): Promise<ImportRow> {
  const found = await findImport(tx, workspaceId, importId, options);
  if (found?.owner_id !== actor.user.id) throw errors.importNotFound();
  return found;
}

/** @throws AppError survey-import.not-found */
export const readImport = async (scope: ImportScope, importId: string): Promise<SurveyImport> =>
  shownImport(await ownImport(scope, importId));

/** What was understood, or what became of everything. @throws AppError survey-import.not-found, survey-import.not-understood */
export async function readPart<Part extends "understanding" | "fidelity">(
  scope: ImportScope,
  importId: string,
  part: Part,
) {
  const { revision } = await ownImport(scope, importId);
  const content = await findPart(scope.tx, scope.workspaceId, importId, part);
  if (content === null) throw errors.importNotUnderstood();
  return { revision, content };
}

/** Has a file read that was sent. @throws AppError survey-import.file-not-found, survey.not-found, survey-import.too-many */
export async function beginImport(
  scope: ChangingScope,
  asked: { file: string; definition?: string; survey?: string },
  limits: ImportLimits,
): Promise<SurveyImport> {
  const { tx, workspaceId, actor } = scope;
  const file = await ownFile(scope, asked.file);
  const definition = asked.definition === undefined ? null : await ownFile(scope, asked.definition);
  const survey = asked.survey === undefined ? undefined : await findKeptSurvey(tx, workspaceId, asked.survey);
  if (asked.survey !== undefined && !survey) throw errors.surveyNotFound();
  return startImport(
    scope,
    {
      file_id: file.file_id,
      definition_file_id: definition?.file_id ?? null,
      survey_id: survey?.survey_id ?? null,
      mapping: survey?.mapping ?? {},
      minimum: survey?.minimum ?? defaultMinimum,
      began_with: survey ? { name: survey.name, at: survey.changed_at.toISOString() } : null,
      looks_back: !survey,
      owner_id: actor.user.id,
    },
    limits,
  );
}

/** Begins to read a file that is here. @throws AppError survey-import.too-many */
export async function startImport(
  scope: ChangingScope,
  given: Pick<
    Parameters<typeof insertImport>[1],
    | "file_id"
    | "definition_file_id"
    | "survey_id"
    | "mapping"
    | "minimum"
    | "began_with"
    | "looks_back"
    | "owner_id"
  >,
  limits: ImportLimits,
): Promise<SurveyImport> {
  const { tx, workspaceId, actor, jobs, now } = scope;
  if ((await listImports(tx, workspaceId, actor.user.id)).length >= mostImports)
    throw errors.tooManyImports(mostImports);
  const [importId, run] = [randomUUID(), randomUUID()];
  const deletesAt = new Date(now.getTime() + limits.surveyDays * dayLength);
  await insertImport(tx, {
    ...given,
    workspace_id: workspaceId,
    import_id: importId,
    run,
    created_at: now,
    deletes_at: deletesAt,
  });
  await jobs.add(tx, readSurveyFile, { workspaceId, importId, run }, { key: run });
  await jobs.add(tx, surveySweep, { workspaceId }, { startAfter: deletesAt, key: importId });
  await audit(tx, actor, {
    action: "survey-import.created",
    subject: whatever,
    details: { import: importId },
  });
  return readImport(scope, importId);
}

/** A file that the actor sent; it stays while this transaction lasts. */
async function ownFile({ tx, workspaceId, actor }: ImportScope, fileId: string) {
  const found = await findFile(tx, workspaceId, fileId, { lock: true });
  if (found?.sent_by !== actor.user.id) throw errors.fileNotFound();
  return found;
}

/**
 * Changes how a file is read, and reads it anew.
 *
 * @throws AppError survey-import.not-found, survey-import.changed
 */
export async function correctImport(
  scope: ChangingScope,
  importId: string,
  {
    revision,
    mapping,
    minimum,
    compute,
  }: { revision: number; mapping: Mapping; minimum: number; compute: boolean },
): Promise<SurveyImport> {
  const found = await changeable(scope, importId, revision);
  await runAnew(scope, found, compute, { mapping, minimum, looks_back: false });
  return readImport(scope, importId);
}

/** @throws AppError survey-import.not-found, survey-import.changed, survey-import.file-not-found */
export async function replaceDefinition(
  scope: ChangingScope,
  importId: string,
  revision: number,
  fileId: string | null,
): Promise<SurveyImport> {
  const found = await changeable(scope, importId, revision);
  const file = fileId === null ? null : await ownFile(scope, fileId);
  await runAnew(scope, found, false, { definition_file_id: file?.file_id ?? null });
  await deleteUnusedFiles(scope.tx, scope.workspaceId, { files: [found.definition_file_id] });
  return readImport(scope, importId);
}

/** @throws AppError survey-import.not-found, survey-import.changed, survey-import.not-understood, survey-import.no-answers */
export async function computeImport(
  scope: ChangingScope,
  importId: string,
  revision: number,
): Promise<SurveyImport> {
  const found = await changeable(scope, importId, revision);
  if (!found.understood) throw errors.importNotUnderstood();
  if (found.answers === 0) throw errors.noAnswers();
  if (found.state !== "computing") await runAnew(scope, found, true, { revision });
  return readImport(scope, importId);
}

/** @throws AppError survey-import.not-found, survey-import.busy */
export async function retryImport(scope: ChangingScope, importId: string): Promise<SurveyImport> {
  const found = await ownImport(scope, importId, { lock: true });
  if (isBusy(found)) throw errors.importBusy();
  await runAnew(scope, found, false, { revision: found.revision });
  return readImport(scope, importId);
}

/** Stops what is being done; does nothing where nothing is. @throws AppError survey-import.not-found */
export async function stopImport(scope: ChangingScope, importId: string): Promise<SurveyImport> {
  const { tx, workspaceId } = scope;
  const found = await ownImport(scope, importId, { lock: true });
  if (isBusy(found))
    await updateImport(tx, workspaceId, importId, {
      run: randomUUID(),
      state: found.understood ? "understood" : "failed",
      problem: found.understood
        ? "Computing was stopped. What was understood is still here; compute again when you are ready."
        : "Reading was stopped. Read the file again, or delete it.",
    });
  return readImport(scope, importId);
}

/** @throws AppError survey-import.not-found */
export async function removeImport(scope: ImportScope, importId: string): Promise<void> {
  const { tx, workspaceId } = scope;
  const found = await ownImport(scope, importId, { lock: true });
  await deleteImport(tx, workspaceId, importId);
  await deleteUnusedFiles(tx, workspaceId, { files: [found.file_id, found.definition_file_id] });
  await audit(tx, scope.actor, {
    action: "survey-import.deleted",
    subject: whatever,
    details: { import: importId },
  });
}

const isBusy = ({ state }: ImportRow) => state === "waiting" || state === "reading" || state === "computing";

async function changeable(scope: ImportScope, importId: string, revision: number): Promise<ImportRow> {
  const found = await ownImport(scope, importId, { lock: true });
  if (found.revision !== revision) throw errors.importChanged();
  return found;
}

/** Begins again with what changed; what is being done so far is overtaken. Results of before are no more. */
async function runAnew(
  { tx, workspaceId, jobs }: ChangingScope,
  { import_id: importId, revision, understood }: ImportRow,
  compute: boolean,
  changes: Parameters<typeof updateImport>[3],
): Promise<void> {
  const run = randomUUID();
  await updateImport(tx, workspaceId, importId, {
    state: compute && understood ? "computing" : "waiting",
    run,
    revision: revision + 1,
    progress: 0,
    doing: "",
    problem: null,
    results: null,
    computed_at: null,
    ...changes,
  });
  await jobs.add(
    tx,
    compute ? computeSurveyFile : readSurveyFile,
    { workspaceId, importId, run },
    { key: run },
  );
}

function shownImport(row: ImportRow): SurveyImport {
  const { definition_name, definition_bytes, survey_id, survey_name } = row;
  return {
    import: row.import_id,
    fileName: row.file_name,
    bytes: row.bytes,
    definition: definition_name === null ? null : { name: definition_name, bytes: definition_bytes ?? 0 },
    survey: survey_id === null ? null : { survey: survey_id, name: survey_name ?? "" },
    state: row.state,
    progress: row.progress,
    doing: row.doing,
    problem: row.problem,
    revision: row.revision,
    mapping: row.mapping,
    minimum: row.minimum,
    beganWith: row.began_with,
    isUnderstood: row.understood,
    rows: row.answers,
    computedAt: row.computed_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    deletesAt: row.deletes_at.toISOString(),
  };
}
