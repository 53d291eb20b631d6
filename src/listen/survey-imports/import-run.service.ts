import type { Context } from "#people/access/context.ts";
import { AppError } from "#platform/errors.ts";
import { askedInLastWaves } from "./kept-surveys.store.ts";
import { listMappings, rememberMapping } from "./mappings.store.ts";
import { bestRemembered, surveyAsking } from "./remembered.ts";
import { writeKeptFile } from "./survey-files.service.ts";
import { findImport, type ImportChanges, type ImportRow, updateImport } from "./survey-imports.store.ts";
import type { SurveyAnswer, SurveyThread } from "./survey-thread.service.ts";
import { openTemporaryFolder, removeLeftFolders } from "./temporary-folder.service.ts";

type Work = Pick<Context, "transaction" | "log"> & { thread: SurveyThread };

/** Which work on which import; another run of the same import overtakes it. */
export interface ImportRun {
  workspaceId: string;
  importId: string;
  run: string;
}

/** Milliseconds between telling how far it has come, and looking whether it is still wanted. */
const watchInterval = 700;

/**
 * Reads an import's file, or reads it and computes its results: as the thread does. Stores what comes of it, or why it
 * failed. Does nothing where the run was overtaken. The file is in a temporary folder meanwhile, which is gone afterwards.
 */
export async function runImport(
  work: Work,
  run: ImportRun,
  signal: AbortSignal,
  state: "reading" | "computing",
): Promise<void> {
  const { workspaceId, importId } = run;
  const write = (changes: ImportChanges) =>
    work.transaction(workspaceId, (tx) => updateImport(tx, workspaceId, importId, changes, run.run));
  const row = await work.transaction(workspaceId, async (tx) => {
    const found = await findImport(tx, workspaceId, importId);
    const isWanted = found?.run === run.run && (found.state === "waiting" || found.state === state);
    if (!isWanted) return undefined;
    await updateImport(tx, workspaceId, importId, { state, progress: 0, doing: "" }, run.run);
    return found;
  });
  if (!row) return;
  await removeLeftFolders();
  await using folder = await openTemporaryFolder();
  await using watch = watchRun(write, signal);
  try {
    const { answer, changes } = await ask(work, run, row, folder.path, watch);
    await watch.stop();
    const { rows, understanding, fidelity, results } = answer;
    const done = results === null ? ({ state: "understood" } as const) : readyNow(results);
    const found = { answers: rows, understanding, fidelity, ...changes, ...done };
    await write({ ...found, problem: null, progress: 1, doing: "" });
    await remember(work, run, row, answer.columns);
  } catch (error) {
    if (watch.signal.aborted) return;
    await watch.stop();
    if (!isOurs(error)) {
      await write({ doing: "A fault on the server interrupted it. It is tried again by itself." }).catch(
        () => {},
      );
      throw error;
    }
    if (!(error instanceof AppError))
      work.log.error({ err: error, import: importId }, "a survey file failed");
    await write({ state: "failed", problem: problemOf(error), progress: 0, doing: "" });
  }
}

/** Whether a fault lies in the file or the program. Those of the database and the machine pass: the job is tried again. */
const isOurs = (error: unknown) =>
  error instanceof AppError || error instanceof TypeError || error instanceof RangeError;

const problemOf = (error: unknown) =>
  error instanceof AppError
    ? error.message
    : "A fault in the program; the server's log says more. Try again after an update, or export the file in another format.";

const readyNow = (results: string) => ({ state: "ready" as const, results, computed_at: new Date() });

/** Has the thread look at the file, a second time where corrections of an earlier one are found for it. */
async function ask(
  work: Work,
  { workspaceId }: ImportRun,
  row: ImportRow,
  folder: string,
  { signal, tell }: Watch,
): Promise<{ answer: SurveyAnswer; changes: ImportChanges }> {
  const fetch = (fileId: string, name: string) =>
    writeKeptFile(work, { workspaceId, fileId, name, folder }, signal);
  tell(0, "Fetching the file");
  const file = await fetch(row.file_id, row.file_name);
  const definition =
    row.definition_file_id === null ? null : await fetch(row.definition_file_id, row.definition_name ?? "");
  const task = { file, definition, mapping: row.mapping, minimum: row.minimum };
  const answer = await work.thread(task, signal, tell);
  if (!row.looks_back) return { answer, changes: {} };
  const remembered = await work.transaction(workspaceId, (tx) => listMappings(tx, workspaceId, row.owner_id));
  const best = bestRemembered(answer.columns, remembered);
  if (!best) return { answer, changes: { looks_back: false } };
  const { name, mapping, minimum, at } = best;
  const again = await work.thread({ ...task, mapping, minimum }, signal, tell);
  const kept = await work.transaction(workspaceId, (tx) => askedInLastWaves(tx, workspaceId, mostSurveys));
  const survey_id = row.survey_id ?? surveyAsking(again.questions, kept);
  return {
    answer: again,
    changes: { looks_back: false, mapping, minimum, began_with: { name, at: at.toISOString() }, survey_id },
  };
}

/** Kept surveys that are looked through for the one whose next wave a file is. */
const mostSurveys = 40;

/** Keeps corrections in mind for the next file with these columns. */
async function remember(
  { transaction }: Work,
  { workspaceId, importId }: ImportRun,
  { owner_id, file_name, minimum, mapping }: ImportRow,
  columns: readonly string[],
): Promise<void> {
  if (Object.keys(mapping).length === 0) return;
  await transaction(workspaceId, async (tx) => {
    const found = await findImport(tx, workspaceId, importId);
    if (!found) return;
    await rememberMapping(tx, workspaceId, owner_id, {
      name: file_name,
      columns,
      mapping,
      minimum,
      at: new Date(),
    });
  });
}

interface Watch extends AsyncDisposable {
  tell(share: number, doing: string): void;
  signal: AbortSignal;
  /** After it nothing is written any more. */
  stop(): Promise<void>;
}

/** Writes now and then how far a run has come; where it was overtaken meanwhile, the signal aborts. */
function watchRun(write: (changes: ImportChanges) => Promise<boolean>, signal: AbortSignal): Watch {
  const overtaken = new AbortController();
  let latest = { progress: 0, doing: "" };
  let writing = Promise.resolve();
  const timer = setInterval(() => {
    writing = writing.then(async () => {
      // Where the database is away for a moment, the next look will tell.
      const isWanted = await write(latest).catch(() => true);
      if (!isWanted) overtaken.abort();
    });
  }, watchInterval);
  const stop = async () => {
    clearInterval(timer);
    await writing;
  };
  return {
    tell: (share, doing) => {
      latest = { progress: Math.min(1, Math.max(0, share)), doing };
    },
    signal: AbortSignal.any([signal, overtaken.signal]),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
