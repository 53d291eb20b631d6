import { readdirSync, readFileSync } from "node:fs";

/** Ticks a second in /proc; Linux has used 100 on every platform that Chromium runs on. */
const ticksPerSecond = 100;

interface Usage {
  parent: number;
  /** Seconds, with what ended children used. */
  cpu: number;
}

function usageOf(pid: string): Usage | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { parent: Number(fields[1]), cpu: ticks / ticksPerSecond };
  } catch {
    return null;
  }
}

/**
 * CPU time in seconds that this process and everything it started and that still runs have used so far; null where
 * there is no /proc.
 */
export function familyCpu(): number | null {
  if (process.platform !== "linux") return null;
  const usages = new Map<number, Usage>();
  for (const name of readdirSync("/proc")) {
    const usage = /^\d+$/.test(name) ? usageOf(name) : null;
    if (usage) usages.set(Number(name), usage);
  }
  const isFamily = (pid: number): boolean => {
    if (pid === process.pid) return true;
    const parent = usages.get(pid)?.parent;
    return parent !== undefined && isFamily(parent);
  };
  return [...usages].reduce((sum, [pid, { cpu }]) => (isFamily(pid) ? sum + cpu : sum), 0);
}
