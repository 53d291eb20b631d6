import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type DriverIntervals, intervalsOfDraws, numbersOfDraw } from "#stats/driver-bootstrap.ts";
import type { GroupedProducts } from "#stats/resampling-groups.ts";

/** What a thread is given. Products, numbers and the count of what is done are shared memory. */
export interface DrawingTask {
  products: GroupedProducts;
  range: { from: number; to: number };
  seed: number;
  numbers: SharedArrayBuffer;
  done: SharedArrayBuffer;
}

const mostThreads = 8;
const milliseconds = 200;

/**
 * Bootstrap intervals of drivers, drawn on all cores. The same seed gives the same intervals whatever the number of
 * threads.
 *
 * @param products rows in groups; the last variable is the outcome
 * @param run.top how many drivers count as the most important
 * @param run.onProgress is told the share done some times a second
 * @returns null where no draw gave figures
 * @throws the signal's reason at once when it is aborted; no thread outlives the call
 */
export async function bootstrapDrivers(
  products: GroupedProducts,
  run: {
    draws: number;
    seed: number;
    top: number;
    signal: AbortSignal;
    onProgress?: (share: number) => void;
    threads?: number;
  },
): Promise<DriverIntervals | null> {
  const { draws, seed, signal, onProgress = () => {} } = run;
  signal.throwIfAborted();
  const drivers = products.variables - 1;
  const numbers = new SharedArrayBuffer(Math.max(1, draws) * numbersOfDraw(drivers) * 8);
  const done = new SharedArrayBuffer(4);
  const shared = new Float64Array(new SharedArrayBuffer(products.data.byteLength));
  shared.set(products.data);
  const count = Math.max(1, Math.min(run.threads ?? availableParallelism(), mostThreads, draws));
  const bounds = Array.from({ length: count + 1 }, (_, index) => Math.round((index * draws) / count));
  const workers: Worker[] = [];
  const counter = new Int32Array(done);
  const timer = setInterval(() => onProgress(Atomics.load(counter, 0) / draws), milliseconds);
  try {
    const finished = bounds.slice(1).map((to, index) => {
      const task: DrawingTask = {
        products: { ...products, data: shared },
        range: { from: bounds[index] ?? 0, to },
        seed,
        numbers,
        done,
      };
      const worker = new Worker(new URL("driver-bootstrap.worker.ts", import.meta.url), { workerData: task });
      workers.push(worker);
      return finish(worker, signal);
    });
    await Promise.all(finished);
  } finally {
    clearInterval(timer);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return intervalsOfDraws(new Float64Array(numbers), drivers, run.top);
}

/** Waits for a thread's end, its death or the signal, whichever comes first. */
function finish(worker: Worker, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const onAbort = () => reject(signal.reason);
  worker.once("message", () => resolve()).once("error", reject);
  worker.once("exit", (code) => reject(new Error(`a computing thread ended with code ${code}`)));
  signal.addEventListener("abort", onAbort, { once: true });
  return promise.finally(() => signal.removeEventListener("abort", onAbort));
}
