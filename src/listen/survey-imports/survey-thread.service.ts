import { Worker } from "node:worker_threads";
import { AppError } from "#platform/errors.ts";
import type { InputFile } from "#platform/input-file.ts";
import type { Mapping } from "../survey-files/survey-file.ts";
import type { AskedQuestion } from "./remembered.ts";
import { fileTooHeavy } from "./survey-imports.errors.ts";

/** What a thread is asked to do with a file. */
export interface SurveyTask {
  file: InputFile;
  definition: InputFile | null;
  mapping: Mapping;
  /** Groups below it are not shown. */
  minimum: number;
}

/** What came of it; the large parts as JSON, ready to be stored. */
export interface SurveyAnswer {
  /** Rows with an answer, and the columns' names. */
  rows: number;
  columns: string[];
  /** What has figures. */
  questions: AskedQuestion[];
  understanding: string;
  fidelity: string;
  /** Null where nothing is computed. */
  results: string | null;
}

/** What a thread tells. */
export type ThreadMessage =
  | { kind: "progress"; share: number; doing: string }
  | { kind: "answer"; answer: SurveyAnswer }
  | { kind: "refused"; code: string; message: string; status: number | undefined }
  | { kind: "fault"; error: unknown };

/**
 * Does a task in a thread of its own, so that a wide or large file holds nobody up, and one that takes too much memory
 * ends nothing but its thread.
 *
 * @throws AppError as the task does, or survey-import.too-heavy; the signal's reason
 */
export type SurveyThread = (
  task: SurveyTask,
  signal: AbortSignal,
  onProgress: (share: number, doing: string) => void,
) => Promise<SurveyAnswer>;

/** Megabytes that a thread's objects may take. */
const memory = 2048;
/** Milliseconds without work after which a thread ends and gives its memory back. */
const idle = 20_000;

/** A thread starts with the first task, one a task at once, and ends some time after the last. @param script what answers in it */
export function createSurveyThread(script: URL): SurveyThread {
  let free: { worker: Worker; end: NodeJS.Timeout } | null = null;

  const take = (): Worker => {
    const found = free;
    free = null;
    if (found) clearTimeout(found.end);
    return found?.worker ?? new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: memory } });
  };
  const giveBack = (worker: Worker) => {
    if (free) return void worker.terminate();
    worker.unref();
    const end = setTimeout(() => {
      free = null;
      void worker.terminate();
    }, idle).unref();
    free = { worker, end };
  };

  return async (task, signal, onProgress) => {
    signal.throwIfAborted();
    const worker = take();
    worker.ref();
    const { promise, resolve, reject } = Promise.withResolvers<ThreadMessage>();
    const hear = (message: ThreadMessage) =>
      message.kind === "progress" ? onProgress(message.share, message.doing) : resolve(message);
    const fail = (error: Error) =>
      reject((error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY" ? fileTooHeavy() : error);
    const leave = (code: number) => reject(new Error(`a thread for survey files ended with code ${code}`));
    const abort = () => reject(signal.reason);
    worker.on("message", hear).on("error", fail).on("exit", leave);
    signal.addEventListener("abort", abort, { once: true });
    worker.postMessage(task);
    try {
      const message = await promise;
      if (message.kind === "answer") return message.answer;
      if (message.kind === "refused")
        throw new AppError(message.code, message.message, { status: message.status });
      throw message.kind === "fault" ? message.error : new Error("a thread said something unknown");
    } finally {
      signal.removeEventListener("abort", abort);
      worker.off("message", hear).off("error", fail).off("exit", leave);
      const settled = await Promise.race([
        promise.then(
          () => true,
          () => false,
        ),
        false,
      ]);
      if (settled) giveBack(worker);
      else await worker.on("error", () => {}).terminate();
    }
  };
}
