import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

const main = join(import.meta.dirname, "../src/main.ts");

/** An application that was asked to start. */
export interface StartingServer {
  child: ChildProcess;
  /** Its address, once requests succeed; fails with its log where it ends before. */
  address: Promise<string>;
  /** What it logged so far. */
  log(): string;
}

/** Asks the application to start on a free port, with the data folder "data" in `folder`. */
export function launchServer(
  folder: string,
  argv: readonly string[] = [],
  settings: NodeJS.ProcessEnv = {},
): StartingServer {
  const { DATABASE_URL: _, ...environment } = process.env;
  const child = spawn(process.execPath, [main, "--port", "0", "--data", "data", ...argv], {
    env: { ...environment, ...settings, INIT_CWD: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    log += text;
  });
  // Not at its exit: its last words may still be on the way then.
  const ended = once(child, "close").then(([code, signal]) => {
    throw new Error(`ended with ${signal ?? `code ${code}`}: ${log}`);
  });
  ended.catch(() => {});
  const printed = once(createInterface(child.stdout), "line").then(([line]) => String(line));
  return { child, address: Promise.race([printed, ended]), log: () => log };
}

/**
 * Starts the application on a free port, with the data folder "data" in `folder`, and waits for its address; fails with
 * its log where it ends before.
 */
export async function startServer(
  folder: string,
  ...argv: string[]
): Promise<{ child: ChildProcess; address: string }> {
  const { child, address } = launchServer(folder, argv);
  return { child, address: await address };
}

/** Asks the application to stop. @returns its exit code */
export async function stopServer(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const [code] = await ended;
  return code;
}
