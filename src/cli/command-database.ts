import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Database } from "#platform/database/database.ts";
import { databaseSettings } from "#platform/database/database-settings.ts";
import { openDatabase } from "#platform/database/open-database.ts";
import type { Tables } from "#platform/database/tables.ts";
import { errorKind } from "#platform/errors.ts";
import { type InstallationKey, keySettings, openInstallationKey } from "#platform/installation-key.ts";
import { readSettings } from "#platform/settings.ts";
import { callersFolder } from "./callers-folder.ts";

const nothingThere = errorKind(
  "cli.no-database",
  (folder: string) =>
    `There is no database in ${folder}. Name the server's data folder with --data, or its database in DATABASE_URL.`,
);

/**
 * Opens the database that --data or the environment names; a running server goes on beside it.
 *
 * @param data the --data option
 * @param mayBegin whether a data folder without a database gets one
 */
export async function commandDatabase(
  data: string | undefined,
  { mayBegin }: { mayBegin: boolean },
): Promise<Database<Tables>> {
  // A folder named here is meant, whatever the environment says.
  const env = data === undefined ? process.env : { ...process.env, DATABASE_URL: "" };
  const values = readSettings(databaseSettings, env, data === undefined ? [] : ["--data", data]);
  const { databaseUrl, prepareStatements } = values;
  const dataFolder = resolve(callersFolder, values.data);
  const isThere =
    databaseUrl !== null || (await stat(join(dataFolder, "postgres", "server")).catch(() => null));
  if (!isThere && !mayBegin) throw nothingThere(dataFolder);
  return openDatabase(
    { databaseUrl, dataFolder, prepareStatements },
    (line) => void process.stderr.write(`${line}\n`),
  );
}

/** The key of the installation whose data folder --data or the environment names. */
export async function commandKey(data: string | undefined): Promise<InstallationKey> {
  const settings = { data: databaseSettings.data, ...keySettings };
  const values = readSettings(settings, process.env, data === undefined ? [] : ["--data", data]);
  return openInstallationKey({ key: values.key, dataFolder: resolve(callersFolder, values.data) });
}
