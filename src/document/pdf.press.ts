import type { Worker } from "node:worker_threads";
import { AppError, errorKind } from "#platform/errors.ts";
import { defaultBrand } from "./brand.ts";
import { askPdfWorker, startPdfWorker } from "./pdf.pool.ts";
import type { Imprint } from "./pdf.renderer.ts";
import type { Report } from "./report.ts";

/** More reports are waited for than can be made soon. */
export const pressBusy = errorKind(
  "document.busy",
  () => ({
    message: "Many reports are being made at this moment. Try again in a minute.",
    headers: { "retry-after": "30" },
  }),
  503,
);

/** Lays out reports on demand, for as long as the application runs. */
export interface PdfPress extends AsyncDisposable {
  /**
   * @param signal the asker is gone: a report that has not begun is not made
   * @param lane "background" is for work that nobody sits and waits for: it takes a thread when nobody else wants one, and
   * is never refused
   * @param imprint who publishes it; without it nobody is named
   * @throws AppError "document.busy", "document.rendering-failed", or the signal's reason
   */
  render(report: Report, signal: AbortSignal, lane?: Lane, imprint?: Imprint): Promise<Uint8Array>;
}

type Lane = "foreground" | "background";

interface Limits {
  /** Threads; each holds fonts and caches of some hundred megabytes while it lives. */
  threads: number;
  /** Reports that may wait for a thread. */
  waiting: number;
  /** Milliseconds without work after which a thread ends and gives its memory back. */
  idle: number;
}

const usualLimits: Limits = { threads: 2, waiting: 48, idle: 120_000 };

interface Thread {
  worker: Worker;
  /** Ends it, unless work comes before. */
  end: NodeJS.Timeout | null;
}

/**
 * Threads start with the first report, are kept while reports are asked for, and end some time after the last. Disposing
 * waits for the reports that were asked for.
 */
export function createPdfPress(limits: Partial<Limits> = {}): PdfPress {
  const { threads: most, waiting: mostWaiting, idle } = { ...usualLimits, ...limits };
  const free: Thread[] = [];
  const all = new Set<Thread>();
  const queues: Record<Lane, ((thread: Thread) => void)[]> = { foreground: [], background: [] };
  const running = new Set<Promise<unknown>>();

  function start(): Thread {
    const thread: Thread = { worker: startPdfWorker(defaultBrand, null), end: null };
    thread.worker.unref();
    all.add(thread);
    return thread;
  }

  function end(thread: Thread): Promise<unknown> {
    all.delete(thread);
    const place = free.indexOf(thread);
    if (place >= 0) free.splice(place, 1);
    if (thread.end) clearTimeout(thread.end);
    return thread.worker.terminate();
  }

  const nextWaiting = () => queues.foreground.shift() ?? queues.background.shift();

  function giveBack(thread: Thread): void {
    const next = nextWaiting();
    if (next) next(thread);
    else {
      free.push(thread);
      thread.end = setTimeout(() => void end(thread), idle).unref();
    }
  }

  /** A thread that died is replaced, where somebody waits for it. */
  function replace(thread: Thread): void {
    void end(thread);
    nextWaiting()?.(start());
  }

  async function take(signal: AbortSignal, lane: Lane): Promise<Thread> {
    const queue = queues[lane];
    const ready = free.pop() ?? (all.size < most ? start() : null);
    if (ready) {
      if (ready.end) clearTimeout(ready.end);
      return ready;
    }
    if (lane === "foreground" && queue.length >= mostWaiting) throw pressBusy();
    const { promise, resolve, reject } = Promise.withResolvers<Thread>();
    const leave = () => {
      queue.splice(queue.indexOf(resolve), 1);
      reject(signal.reason);
    };
    queue.push(resolve);
    signal.addEventListener("abort", leave, { once: true });
    void promise.finally(() => signal.removeEventListener("abort", leave)).catch(() => undefined);
    return promise;
  }

  async function render(
    report: Report,
    signal: AbortSignal,
    lane: Lane,
    imprint: Imprint | undefined,
  ): Promise<Uint8Array> {
    signal.throwIfAborted();
    const thread = await take(signal, lane);
    thread.worker.ref();
    const reply = await askPdfWorker(thread.worker, {
      report,
      path: null,
      ...(imprint && { imprint }),
    }).catch((error: unknown) => {
      replace(thread);
      throw error;
    });
    thread.worker.unref();
    giveBack(thread);
    if (!reply.ok) throw new AppError(reply.code, reply.message);
    return reply.content ?? new Uint8Array();
  }

  return {
    render(report, signal, lane = "foreground", imprint) {
      const made = render(report, signal, lane, imprint);
      const settled = made.then(
        () => void running.delete(settled),
        () => void running.delete(settled),
      );
      running.add(settled);
      return made;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(running);
      await Promise.all([...all].map(end));
    },
  };
}
