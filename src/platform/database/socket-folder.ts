import { createHash } from "node:crypto";
import { once } from "node:events";
import { chown, lstat, mkdir, readlink, rm, symlink } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorKind } from "../errors.ts";
import type { ServerAccount } from "./server-account.ts";
import type { ServerFolder } from "./server-folder.ts";

const noSocketFolder = errorKind(
  "database.socket-folder",
  (path: string, reason: string) =>
    `The database's socket can't be placed in ${path} (${reason}). Use a data folder with a shorter path.`,
);

/** Where a server listens: a socket in a folder or, on Windows, a port of the loopback interface. */
export interface SocketAddress {
  /** The folder's path; it begins with a slash only where it is one. */
  host: string;
  port: number;
}

/** The socket's name holds a port, though none is opened; in a folder of its own any number is free. */
const socketPort = 5432;

/** What the kernel has room for in a socket's address, less the closing zero. */
const longestPath = process.platform === "linux" ? 107 : 103;

const fits = (folder: string) => Buffer.byteLength(join(folder, `.s.PGSQL.${socketPort}`)) <= longestPath;

/** A folder for a link to a run folder: its name follows from the run folder's, so every process finds it. */
function linkFolder(runFolder: string): string {
  return join(tmpdir(), `serviceloop-${createHash("sha256").update(runFolder).digest("hex").slice(0, 16)}`);
}

/**
 * Where the server in a folder listens, or will.
 *
 * @param runningAt the port of a running server, which matters on Windows alone
 * @throws AppError "database.socket-folder"
 */
export async function socketAddress(
  { run, account }: Pick<ServerFolder, "run" | "account">,
  runningAt: number | undefined,
): Promise<SocketAddress> {
  if (process.platform === "win32") return { host: "127.0.0.1", port: runningAt ?? (await freePort()) };
  return { host: await socketFolder(run, account), port: socketPort };
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address() as AddressInfo;
  listener.close();
  await once(listener, "close");
  return port;
}

/**
 * The path by which server and clients reach the socket in the run folder: the folder itself or, where its path is too
 * long for a socket, a link to it in a private folder in the system's temporary folder. The link is made again if it
 * was cleared away; the socket stays where it is.
 *
 * @throws AppError "database.socket-folder" where the private folder is somebody else's or too long, too
 */
async function socketFolder(runFolder: string, account: ServerAccount | null): Promise<string> {
  if (fits(runFolder)) return runFolder;
  const folder = linkFolder(runFolder);
  const link = join(folder, "run");
  if (!fits(link)) throw noSocketFolder(link, `more than ${longestPath} bytes`);
  await mkdir(folder, { mode: 0o700 }).then(
    () => account && chown(folder, account.uid, account.gid),
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw noSocketFolder(folder, error.message);
    },
  );
  const { mode, uid } = await lstat(folder);
  const owners = [account?.uid, process.getuid?.()];
  if ((mode & 0o170777) !== 0o040700 || !owners.includes(uid)) {
    throw noSocketFolder(folder, "it is not a private folder of this user");
  }
  if ((await readlink(link).catch(() => "")) !== runFolder) {
    await rm(link, { force: true });
    await symlink(runFolder, link);
  }
  return link;
}

/** Removes the link that `socketFolder` may have made. */
export async function removeSocketLink(runFolder: string): Promise<void> {
  if (!fits(runFolder)) await rm(linkFolder(runFolder), { recursive: true, force: true });
}
