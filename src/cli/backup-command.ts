import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { refuseExample } from "#example/visit/content.service.ts";
import { pauseRestoredWebhooks } from "#people/integrations/restored-webhooks.service.ts";
import { holdRestoredMail } from "#people/mail/restored-mail.service.ts";
import { restoreBackup } from "#platform/backup/restore-backup.ts";
import { type BackupCounts, writeBackup } from "#platform/backup/write-backup.ts";
import { createLog } from "#platform/log.ts";
import { callersFolder } from "./callers-folder.ts";
import { commandDatabase } from "./command-database.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Progress } from "./progress.ts";
import { wrongUsage } from "./usage.ts";

const migrations = join(import.meta.dirname, "../../migrations");
const number = new Intl.NumberFormat("en-GB");

function parse<Options extends NonNullable<Parameters<typeof parseArgs>[0]>["options"]>(
  argv: string[],
  options: Options,
) {
  try {
    return parseArgs({ args: argv, options }).values;
  } catch (error) {
    throw wrongUsage((error as Error).message);
  }
}

function summary(counts: BackupCounts): string {
  const { jobs = 0, ...tables } = counts;
  const rows = Object.values(tables).reduce((sum, count) => sum + count, 0);
  return `${number.format(rows)} rows in ${Object.keys(tables).length} tables, ${number.format(jobs)} pending jobs`;
}

/**
 * Writes all that the server keeps into one file: the `backup` command. The server may run meanwhile.
 *
 * @throws AppError where no backup was written
 */
export async function runBackup(
  argv: string[],
  progress: Progress,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<number> {
  const { out, data } = parse(argv, { out: { type: "string" }, data: { type: "string" } } as const);
  if (!out) throw wrongUsage("Say which file to write: --out backup.jsonl.gz");
  const path = resolve(callersFolder, out);
  await using database = await commandDatabase(data, { mayBegin: false });
  await refuseExample(database.owner);
  const show = (rows: number) => progress.show(`Rows ${number.format(rows)}`);
  const counts = await writeBackup(database.owner, path, show, signal);
  const { size } = await stat(path);
  progress.clear();
  say(`${path}: ${summary(counts)}, ${number.format(Math.ceil(size / 1024))} KB.`);
  say("It holds everything, also answers and what proves who people are: keep it as safe as the server.");
  return exitCodes.done;
}

/**
 * Restores a backup into an empty database: the `restore` command.
 *
 * @throws AppError where nothing was restored
 */
export async function runRestore(
  argv: string[],
  progress: Progress,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<number> {
  const options = parse(argv, {
    from: { type: "string" },
    data: { type: "string" },
    "send-pending": { type: "boolean" },
  } as const);
  if (!options.from) throw wrongUsage("Say which file to restore: --from backup.jsonl.gz");
  const path = resolve(callersFolder, options.from);
  if (!(await stat(path).catch(() => null))?.isFile()) throw wrongUsage(`There is no file ${path}.`);
  await using database = await commandDatabase(options.data, { mayBegin: true });
  let held = 0;
  let paused = 0;
  const counts = await restoreBackup(path, {
    owner: database.owner,
    migrations,
    adapt: async (client, { createdAt }) => {
      if (options["send-pending"]) return;
      held = await holdRestoredMail(client, createdAt);
      paused = await pauseRestoredWebhooks(client);
    },
    progress: (phase, rows) => progress.show(`${phase} ${number.format(rows)} rows`),
    log: createLog({ level: "warn" }),
    signal,
  });
  progress.clear();
  say(`Restored ${summary(counts)}.`);
  if (held > 0) {
    say(
      `${number.format(held)} messages were waiting and may have been sent since. They are in the outbox, where they can be sent.`,
    );
  }
  if (paused > 0)
    say(`${number.format(paused)} webhooks are paused: the server that was backed up may still tell them.`);
  return exitCodes.done;
}
