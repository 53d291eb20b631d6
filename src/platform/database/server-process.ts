import { execFile, spawn } from "node:child_process";
import { open, rename, stat } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { type Binaries, programPath } from "./embedded-binaries.ts";
import { findPostmaster } from "./postmaster.ts";
import { type Command, commandAs, type ServerAccount } from "./server-account.ts";
import type { SocketAddress } from "./socket-folder.ts";

/** How long a stop waits for a fast shutdown, which writes what is in memory to disk, before it becomes an immediate one. */
const fastShutdownTime = 30_000;
const immediateShutdownTime = 10_000;

/** A log that has grown beyond this many bytes is put aside at the next start, as server.log.1. */
const longestLog = 5_000_000;

const onWindows = process.platform === "win32";

export interface ServerSettings {
  cluster: string;
  address: SocketAddress;
  logFile: string;
}

/** Given on the command line, so that a release's settings reach clusters that older ones made. */
function serverOptions({ address: { host, port } }: ServerSettings): string[] {
  const onSocket = host.startsWith("/");
  const settings: Record<string, string | number> = {
    // Reached through the socket alone, in a folder that only the server's user and root may enter.
    listen_addresses: onSocket ? "" : host,
    unix_socket_directories: onSocket ? `"${host.replaceAll('"', '""')}"` : "",
    unix_socket_permissions: "0700",
    port,
    cluster_name: "serviceloop",
    max_connections: 100,
    // An acknowledged answer is on disk.
    fsync: "on",
    synchronous_commit: "on",
    // The log names errors, and nobody's data: no statements, no values of keys.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_checkpoints: "off",
    log_line_prefix: "%m [%p] ",
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** What PostgreSQL's programs get to see of this process's environment: no PG* settings, no secrets. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env;
  return { LC_ALL: "C", ...(PATH && { PATH }), ...(SystemRoot && { SystemRoot }), ...(TEMP && { TEMP }) };
}

/** A server that was asked to start. */
export interface Launch {
  /** False once its process has ended: it failed, or another server was first. */
  isRunning(): boolean;
  /** The last lines that were logged since. */
  lastWords(): Promise<string>;
}

async function openLog(path: string) {
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  );
  if (size > longestLog) await rename(path, `${path}.1`);
  return open(path, "a+", 0o600);
}

/** On Windows pg_ctl gives up an administrator's rights, with which PostgreSQL refuses to run. */
function launchCommand(binaries: Binaries, settings: ServerSettings, account: ServerAccount | null): Command {
  const options = serverOptions(settings);
  if (!onWindows) {
    return commandAs(account, programPath(binaries, "postgres"), ["-D", settings.cluster, ...options]);
  }
  const quoted = options.map((option) => `"${option}"`).join(" ");
  const parameters = ["start", "-W", "-D", settings.cluster, "-o", quoted];
  return { program: programPath(binaries, "pg_ctl"), parameters, identity: {} };
}

/** Starts a server that outlives this process and doesn't hear its terminal; it isn't ready yet. */
export async function launchServer(
  binaries: Binaries,
  settings: ServerSettings,
  account: ServerAccount | null,
): Promise<Launch> {
  await using log = await openLog(settings.logFile);
  const { size } = await log.stat();
  const command = launchCommand(binaries, settings, account);
  const child = spawn(command.program, command.parameters, {
    ...command.identity,
    cwd: settings.cluster,
    env: serverEnvironment(),
    stdio: ["ignore", log.fd, log.fd],
    detached: !onWindows,
    windowsHide: true,
  });
  let failure: Error | undefined;
  child.once("error", (error) => {
    failure = error;
  });
  child.unref();
  const started = Date.now();
  return {
    isRunning() {
      if (failure) return false;
      // pg_ctl ends when it has launched the server; give that time to write its pid file.
      if (onWindows && child.exitCode === 0) return Date.now() - started < 10_000;
      return child.exitCode === null && child.signalCode === null;
    },
    async lastWords() {
      if (failure) return failure.message;
      await using file = await open(settings.logFile, "r");
      const { size: end } = await file.stat();
      const start = Math.max(size, end - 4000);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.max(end - start, 1)), {
        position: start,
      });
      return buffer.toString("utf8", 0, bytesRead).trim().split("\n").slice(-8).join("\n");
    },
  };
}

async function isGone(cluster: string, until: number): Promise<boolean> {
  while (await findPostmaster(cluster)) {
    if (Date.now() > until) return false;
    await delay(5);
  }
  return true;
}

/** Ends a cluster's server: its connections are closed, transactions under way rolled back. Returns when it is gone. */
export async function stopServer(binaries: Binaries, cluster: string): Promise<void> {
  const postmaster = await findPostmaster(cluster);
  if (!postmaster) return;
  if (onWindows) {
    const stop = (mode: string) =>
      promisify(execFile)(programPath(binaries, "pg_ctl"), ["stop", "-w", "-D", cluster, "-m", mode]);
    await stop("fast").catch(() => stop("immediate"));
    return;
  }
  process.kill(postmaster.pid, "SIGINT");
  if (await isGone(cluster, Date.now() + fastShutdownTime)) return;
  process.kill(postmaster.pid, "SIGQUIT");
  await isGone(cluster, Date.now() + immediateShutdownTime);
}
