import { Worker } from "node:worker_threads";
import type { CodeProposal } from "./propose-codes.ts";
import type { ThemeSuggestion } from "./suggest-themes.ts";

/** What a thread works on. */
export interface ThemesTask {
  comments: readonly string[];
  /** Codes of each comment, null where nobody has coded it; null where no codes are to be proposed. */
  coded: readonly (readonly string[] | null)[] | null;
  /** A fixed number of themes; null: found. */
  count: number | null;
}

export interface ThemesAnswer {
  suggestion: ThemeSuggestion;
  proposals: CodeProposal[];
}

type Message = { answer: ThemesAnswer } | { share: number; doing: string };

/** Megabytes that the thread's objects may take. */
const memory = 1536;

/**
 * Looks for themes in a thread of its own, which holds nobody up and ends with the work.
 *
 * @throws the signal's reason
 */
export async function themesInThread(
  task: ThemesTask,
  signal: AbortSignal,
  onProgress: (share: number, doing: string) => void,
): Promise<ThemesAnswer> {
  signal.throwIfAborted();
  const worker = new Worker(new URL("themes.worker.ts", import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  const { promise, resolve, reject } = Promise.withResolvers<ThemesAnswer>();
  const abort = () => reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  worker.on("message", (message: Message) =>
    "answer" in message ? resolve(message.answer) : onProgress(message.share, message.doing),
  );
  worker.on("error", reject);
  worker.on("exit", (code) => reject(new Error(`a thread for themes ended with code ${code}`)));
  try {
    return await promise;
  } finally {
    signal.removeEventListener("abort", abort);
    await worker.terminate();
  }
}
