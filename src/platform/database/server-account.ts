import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";

/** The operating system's user that PostgreSQL runs as. */
export interface ServerAccount {
  uid: number;
  gid: number;
  /** A capability by which it passes folders that are closed to it, as root's home is; null where it needs none. */
  capability: string | null;
}

/** "nobody" on every Linux with a usual set of users; Debian, Fedora and SUSE agree on the number. */
const nobody: ServerAccount = { uid: 65534, gid: 65534, capability: null };

/** initdb and PostgreSQL look their user's name up, so a number alone is not enough. */
async function hasName(uid: number): Promise<boolean> {
  const users = await readFile("/etc/passwd", "utf8").catch(() => "");
  return users.split("\n").some((line) => line.split(":")[2] === String(uid));
}

/**
 * Chooses whom the server runs as where this process is root, which PostgreSQL refuses: the owner of the existing
 * cluster, else the owner of the data folder, else nobody.
 *
 * @returns null where this process isn't root: the server then runs as the same user
 */
export async function chooseAccount(dataFolder: string, cluster: string): Promise<ServerAccount | null> {
  if (process.getuid?.() !== 0) return null;
  for (const path of [cluster, dataFolder]) {
    const owner = await stat(path).catch(() => null);
    if (owner && owner.uid !== 0 && (await hasName(owner.uid))) {
      return { uid: owner.uid, gid: owner.gid, capability: null };
    }
  }
  return nobody;
}

/** The first folder on the way to a path, the path included, that an account may not pass by its mode; null if none. */
export async function impassableFolder(path: string, account: ServerAccount): Promise<string | null> {
  const { uid, gid, capability } = account;
  if (capability) return null;
  const parent = dirname(path);
  const above = parent === path ? null : await impassableFolder(parent, account);
  if (above) return above;
  const folder = await stat(path);
  const bit = folder.uid === uid ? 0o100 : folder.gid === gid ? 0o010 : 0o001;
  return folder.mode & bit ? null : path;
}

/** Where a program is started with another identity. */
export interface Command {
  program: string;
  parameters: string[];
  /** For `spawn` and `execFile`. */
  identity: { uid?: number; gid?: number };
}

/** How to start a program as an account; with its capability by setpriv, which every Linux with glibc has. */
export function commandAs(account: ServerAccount | null, program: string, parameters: string[]): Command {
  if (!account) return { program, parameters, identity: {} };
  const { uid, gid, capability } = account;
  if (!capability) return { program, parameters, identity: { uid, gid } };
  // Without the secure bit, access(), by which initdb looks for its programs, would not count the capability.
  const rights = [
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
    "--securebits=+no_setuid_fixup",
  ];
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", ...rights];
  return { program: "setpriv", parameters: [...identity, "--", program, ...parameters], identity: {} };
}

/**
 * Lets an account pass closed folders: with the right to read alone or, in containers that don't have that to give, to
 * write, too. The account stays as it is where neither can be had.
 */
export async function letPass(account: ServerAccount): Promise<ServerAccount> {
  for (const capability of ["dac_read_search", "dac_override"]) {
    const passing = { ...account, capability };
    const { program, parameters } = commandAs(passing, "true", []);
    if (
      await promisify(execFile)(program, parameters).then(
        () => true,
        () => false,
      )
    )
      return passing;
  }
  return account;
}
