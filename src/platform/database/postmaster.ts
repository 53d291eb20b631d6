import { readdir, readFile, readlink, rm } from "node:fs/promises";
import { join } from "node:path";
import { isRunning } from "../process.ts";

/** A running server, as its pid file says. */
export interface Postmaster {
  pid: number;
  /** The port of its socket's name or, on Windows, of the loopback interface. */
  port: number;
}

const pidFile = (cluster: string) => join(cluster, "postmaster.pid");

/** After a restart of the machine or container, the number of a dead server may be another process's. */
async function serves(pid: number, cluster: string): Promise<boolean> {
  if (!isRunning(pid)) return false;
  if (process.platform !== "linux") return true;
  return (await readlink(`/proc/${pid}/cwd`).catch(() => "")) === cluster;
}

async function readPidFile(cluster: string): Promise<Postmaster | null> {
  const lines = (await readFile(pidFile(cluster), "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]) } : null;
}

/**
 * The live server of a cluster, whatever its state; null if there is none or its process is dead or not a server.
 *
 * @param cluster its real path, without links
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const postmaster = await readPidFile(cluster);
  return postmaster && (await serves(postmaster.pid, cluster)) ? postmaster : null;
}

/**
 * Clears away what keeps a new server from starting where no server runs: the socket with its lock file and, where
 * another process has its number now, the pid file, which PostgreSQL would take for a running server. The pid file of
 * a dead process is left to PostgreSQL, which checks more. Call it only while holding the start lock.
 *
 * @param run the socket's folder
 */
export async function removeLeftovers(cluster: string, run: string): Promise<void> {
  for (const name of await readdir(run)) await rm(join(run, name), { force: true });
  const postmaster = await readPidFile(cluster);
  if (postmaster && isRunning(postmaster.pid) && !(await serves(postmaster.pid, cluster))) {
    await rm(pidFile(cluster), { force: true });
  }
}
