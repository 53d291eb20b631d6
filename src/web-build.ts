import { createHash, randomUUID } from "node:crypto";
import { existsSync, globSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { isDeepStrictEqual, stripVTControlCharacters } from "node:util";
import { errorKind } from "#platform/errors.ts";
import { compressFiles } from "#platform/http/compressed-files.ts";
import type { Log } from "#platform/log.ts";

const root = join(import.meta.dirname, "..");

/** Where the built web application is. */
export const webFolder = join(root, "web/dist");

const buildFailed = errorKind("web.build-failed", (cause: unknown) => ({
  message: `The web application could not be built. Run \`npm ci\` and start again.\n${stripVTControlCharacters(String(Object(cause).message ?? cause))}`,
  cause,
}));

/** What a build was made from: SHA-256 in hexadecimal by path, relative to the repository. */
type Sources = Record<string, string>;

const sourcesFile = "sources.json";

/** What each build is made from, besides the modules of `src/` that it imports. */
const ownSources = () =>
  [
    "package-lock.json",
    "vite.config.ts",
    ...globSync("web/**/*.*", { cwd: root, exclude: (path) => /^web[\\/]dist/.test(path) }),
  ].map((path) => path.replaceAll("\\", "/"));

interface BuildOptions {
  log: Pick<Log, "info" | "error">;
  /** Where the build is; `webFolder` unless told. */
  folder?: string;
  build?: (folder: string) => Promise<void>;
}

/**
 * Builds the web application where it is missing or was made from other sources; takes about two seconds then. Where that
 * fails, an earlier one goes on being served: respondents' pages don't need it, and must not wait for it.
 */
export async function buildWebIfStale({
  log,
  folder = webFolder,
  build = buildWeb,
}: BuildOptions): Promise<void> {
  if (await isFresh(folder)) return;
  const start = performance.now();
  try {
    await build(folder);
  } catch (error) {
    if (!existsSync(join(folder, "index.html"))) throw error;
    log.error({ err: error }, "the web application could not be built: the earlier one is served");
    return;
  }
  log.info({ milliseconds: Math.round(performance.now() - start) }, "web application built");
}

/** Builds the web application, into `webFolder` unless told. */
export async function buildWeb(folder = webFolder): Promise<void> {
  const made = join(root, `web/dist-${randomUUID()}`);
  try {
    await bundle(made);
    await compressFiles(join(made, "assets"));
    await takePlace(made, folder);
  } catch (error) {
    throw buildFailed(error);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

/** Puts a build in the place of the earlier one: a process that serves that meanwhile never sees half of it. */
async function takePlace(made: string, folder: string): Promise<void> {
  const earlier = join(root, `web/dist-${randomUUID()}`);
  await rename(folder, earlier).catch(() => "there is none");
  try {
    await rename(made, folder);
  } catch (error) {
    // Another process was faster, and built the same.
    if (!(await isFresh(folder))) throw error;
  }
  await rm(earlier, { recursive: true, force: true });
}

/** Bundles into a folder, with a note of what it was made from. */
async function bundle(folder: string): Promise<void> {
  const [{ build, mergeConfig }, { default: config }] = await Promise.all([
    import("vite"),
    import("../vite.config.ts"),
  ]);
  const files = new Set(ownSources());
  const noteSources = {
    name: "note-sources",
    moduleParsed: ({ id }: { id: string }) => {
      const path = relative(root, id.replace(/\?.*$/, "")).replaceAll("\\", "/");
      if (path.startsWith("src/")) files.add(path);
    },
  };
  await mkdir(folder, { recursive: true });
  await build(
    mergeConfig(config, {
      configFile: false,
      logLevel: "silent",
      plugins: [noteSources],
      build: { outDir: folder },
    }),
  );
  await writeFile(join(folder, sourcesFile), JSON.stringify(await hashesOf(files)));
}

async function isFresh(folder: string): Promise<boolean> {
  try {
    const built = JSON.parse(await readFile(join(folder, sourcesFile), "utf8")) as Sources;
    const now = await hashesOf(new Set([...Object.keys(built), ...ownSources()]));
    return isDeepStrictEqual(now, built);
  } catch {
    return false;
  }
}

/** Fails where a file is missing. */
async function hashesOf(paths: ReadonlySet<string>): Promise<Sources> {
  const hashed = Array.from(paths, async (path): Promise<[string, string]> => {
    const content = await readFile(join(root, path));
    return [path, createHash("sha256").update(content).digest("hex")];
  });
  return Object.fromEntries(await Promise.all(hashed));
}

if (import.meta.main) await buildWeb();
