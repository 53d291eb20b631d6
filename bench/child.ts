import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** What a piece of work cost, as the process that did it saw it. */
export interface Cost {
  seconds: number;
  /** CPU time of all its threads, in seconds. */
  cpuSeconds: number;
}

/**
 * Runs a file of this folder in a process of its own and returns what it printed as JSON, so that nothing of what
 * was measured before is in its memory or its caches.
 */
export async function runInChild<Answer>(file: string, ...args: (string | number)[]): Promise<Answer> {
  const { stdout } = await execute(process.execPath, [join(import.meta.dirname, file), ...args.map(String)]);
  return JSON.parse(stdout) as Answer;
}

/** The child's side of `runInChild`. */
export function answer(value: unknown): void {
  process.stdout.write(JSON.stringify(value));
}

export async function costOf(work: () => unknown): Promise<Cost> {
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6 };
}

/**
 * The most memory this process has had at once, in MB.
 *
 * Linux counts what the parent held when it forked into `maxRSS` too, so there the process's own mark is read.
 */
export function peakMemory(): number {
  return (ownHighWaterMark() ?? process.resourceUsage().maxRSS) / 1024;
}

function ownHighWaterMark(): number | null {
  if (process.platform !== "linux") return null;
  const mark = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  return mark === undefined ? null : Number(mark);
}
