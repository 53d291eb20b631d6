import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { AppError } from "#platform/errors.ts";
import type { Brand } from "./brand.ts";
import type { Imprint, Logo } from "./pdf.renderer.ts";
import type { Report } from "./report.ts";

/** A report and the file that it becomes. */
export interface PdfTask {
  report: Report;
  path: string;
}

export interface PdfPoolOptions {
  brand: Brand;
  logo: Logo | null;
  /** Called after each file is written. */
  onWritten?: () => void;
  signal?: AbortSignal;
}

/** What a worker is asked: to write a file or, without a path, to hand the PDF back. */
export interface PdfRequest {
  report: Report;
  path: string | null;
  /** Whose report it is, where that isn't what the thread was started for. */
  imprint?: Imprint;
}

/** What a worker answers. */
export type PdfReply =
  | { ok: true; content: Uint8Array | null }
  | { ok: false; code: string; message: string };

/** Every renderer holds fonts and caches; more than four gain little and cost memory. */
const mostWorkers = 4;

/** Reports are strings of a few hundred kilobytes; without a bound, a worker collects them late and holds many. */
const workerMemory = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 8 };

/**
 * Writes one PDF a task on all cores. Tasks are taken from the iterable only when a worker is free, so any number of
 * reports needs the memory of a few.
 *
 * @throws AppError of the first report that fails, or the signal's reason; no worker outlives the call
 */
export async function writePdfs(
  tasks: Iterable<PdfTask>,
  { brand, logo, onWritten, signal }: PdfPoolOptions,
): Promise<void> {
  const queue = tasks[Symbol.iterator]();
  const workers: Worker[] = [];
  const runWorker = async () => {
    let task = queue.next();
    if (task.done) return;
    const worker = startPdfWorker(brand, logo);
    workers.push(worker);
    while (!task.done) {
      signal?.throwIfAborted();
      const reply = await askPdfWorker(worker, task.value, signal);
      if (!reply.ok) throw new AppError(reply.code, reply.message);
      onWritten?.();
      task = queue.next();
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(availableParallelism(), mostWorkers) }, runWorker));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Starts a thread that lays out one report after the other. */
export function startPdfWorker(brand: Brand, logo: Logo | null): Worker {
  return new Worker(new URL("pdf.worker.ts", import.meta.url), {
    workerData: { brand, logo },
    resourceLimits: workerMemory,
  });
}

/** Sends a request and waits for its reply, the worker's death or the signal, whichever comes first. */
export function askPdfWorker(worker: Worker, request: PdfRequest, signal?: AbortSignal): Promise<PdfReply> {
  const { promise, resolve, reject } = Promise.withResolvers<PdfReply>();
  const onExit = (code: number) => reject(new Error(`a rendering thread ended with code ${code}`));
  const onAbort = () => reject(signal?.reason);
  worker.once("message", resolve).once("error", reject).once("exit", onExit);
  signal?.addEventListener("abort", onAbort, { once: true });
  worker.postMessage(request);
  return promise.finally(() => {
    worker.off("message", resolve).off("error", reject).off("exit", onExit);
    signal?.removeEventListener("abort", onAbort);
  });
}
