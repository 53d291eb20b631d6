import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CompiledQuery } from "kysely";
import type { Pool } from "pg";
import { Type } from "typebox";
import type { Transaction } from "./database/tables.ts";
import { errorKind } from "./errors.ts";
import { setting } from "./settings.ts";

/** The key that isn't in the database. */
export const keySettings = {
  key: setting({
    doc: "What secrets in the database are encrypted with, and links of anonymous surveys made from: 64 hexadecimal digits, the same for every process. Where nothing is set, it is made once and kept in the file serviceloop.key of the data folder.",
    schema: Type.String({ pattern: "^[0-9A-Fa-f]{64}$" }),
    default: null,
    env: "SERVICELOOP_KEY",
    secret: true,
  }),
  replaceKey: setting({
    doc: "Goes on with another key than the database's own, once that is lost: second factors and secrets of identity providers have to be set again, and links of anonymous surveys that are open stop working.",
    schema: Type.Boolean(),
    default: false,
    env: "SERVICELOOP_REPLACE_KEY",
  }),
};

const badKeyFile = errorKind(
  "key.bad-file",
  (path: string) =>
    `${path} is not a key of 64 hexadecimal digits. Put the file back as it was, or set SERVICELOOP_KEY.`,
);
const missingKey = errorKind(
  "key.missing",
  (path: string) =>
    `${path} is not there, and this database was used with a key. Put the file back, or set SERVICELOOP_KEY. Where the key is lost, start once with --replace-key: second factors and secrets of identity providers then have to be set again, and links of anonymous surveys that are open stop working.`,
);
const otherKey = errorKind(
  "key.other",
  (place: string) =>
    `${place} is not the key that this database was used with. Put that key back. Where it is lost, start once with --replace-key: second factors and secrets of identity providers then have to be set again, and links of anonymous surveys that are open stop working.`,
);

/** A secret of the installation that lies outside its database and backups. */
export interface InstallationKey {
  /** A key for one purpose, 32 bytes; the same each time. */
  derive(purpose: string): Buffer;
  /** Tells keys apart without telling anything of them, 32 bytes. */
  print: Buffer;
}

export function installationKey(secret: Buffer): InstallationKey {
  return {
    derive: (purpose) => createHmac("sha256", secret).update(`serviceloop ${purpose}`).digest(),
    print: createHash("sha256").update("serviceloop print ").update(secret).digest(),
  };
}

interface KeySource {
  /** As it was set; null: the file's, which is made where there is none. */
  key: string | null;
  dataFolder: string;
  /** False where another key than the database's own would be of no use. */
  mayMake?: boolean;
}

/** Reads the key, or makes it. @throws AppError "key.bad-file", "key.missing" */
export async function openInstallationKey({
  key,
  dataFolder,
  mayMake = true,
}: KeySource): Promise<InstallationKey> {
  if (key !== null) return installationKey(Buffer.from(key, "hex"));
  const path = join(dataFolder, "serviceloop.key");
  if (!mayMake && (await existing(path)) === null) throw missingKey(path);
  const text = (await existing(path)) ?? (await made(path)) ?? (await existing(path)) ?? "";
  if (!/^[0-9A-Fa-f]{64}$/.test(text.trim())) throw badKeyFile(path);
  return installationKey(Buffer.from(text.trim(), "hex"));
}

async function existing(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** @returns null where another process has made it meanwhile */
async function made(path: string): Promise<string | null> {
  const text = randomBytes(32).toString("hex");
  const beside = `${path}.${randomBytes(6).toString("hex")}`;
  // With a database elsewhere nothing else has made the folder.
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    // Whole before it has its name: nobody reads half a key.
    {
      await using file = await open(beside, "wx", 0o600);
      await file.writeFile(`${text}\n`);
      await file.sync();
    }
    await link(beside, path);
    return text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return null;
    throw error;
  } finally {
    await rm(beside, { force: true });
  }
}

/** Whether something in a database was made with a key. */
export const wasKeyUsed = async (pool: Pick<Pool, "query">): Promise<boolean> =>
  (await printOf((text, values) => pool.query(text, [...values]))) !== undefined;

/** Runs a statement, wherever: in a pool, or in somebody's transaction. */
type Query = (text: string, values: readonly unknown[]) => Promise<{ rows: readonly { value: Buffer }[] }>;

const printOf = async (query: Query): Promise<Buffer | undefined> =>
  (await query("SELECT value FROM platform.secret WHERE name = 'key-print'", [])).rows[0]?.value;

const isSame = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b);

/**
 * Has the database remember the print of the key that something in it is made from for the first time: a secret that was
 * sealed, or the links of an anonymous survey. From then on it refuses another key: what was encrypted couldn't be read, and
 * whoever has answered could do so once more.
 *
 * @throws AppError "key.other"
 */
export async function noteKeyUse(query: Query, { print }: InstallationKey): Promise<void> {
  await query(
    "INSERT INTO platform.secret (name, value) VALUES ('key-print', $1) ON CONFLICT (name) DO NOTHING",
    [print],
  );
  const known = await printOf(query);
  if (!known || !isSame(known, print)) throw otherKey("This process's key");
}

/** The same in a transaction. */
export const noteKeyUseIn = (transaction: Transaction, key: InstallationKey): Promise<void> =>
  noteKeyUse((text, values) => transaction.executeQuery(CompiledQuery.raw(text, [...values])), key);

/**
 * Refuses a key that isn't the one that the database was used with.
 *
 * @param place where the key is, for the message
 * @throws AppError "key.other"
 */
export async function checkKey(
  pool: Pick<Pool, "query">,
  { print }: InstallationKey,
  { replace, place }: { replace: boolean; place: string },
): Promise<void> {
  const known = await printOf((text, values) => pool.query(text, [...values]));
  if (!known || isSame(known, print)) return;
  if (!replace) throw otherKey(place);
  await pool.query("UPDATE platform.secret SET value = $1 WHERE name = 'key-print'", [print]);
}
