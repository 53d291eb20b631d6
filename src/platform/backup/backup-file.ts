import { createHash, type Hash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { damaged, exists, notABackup } from "./backup-errors.ts";
import type { AppliedMigration, BackedSequence, BackedTable } from "./backup-tables.ts";

/**
 * A backup is a gzip file of lines of JSON: the header, then for each table its name as a text and its rows as objects,
 * then jobs in the same way, then the end as a list. Any tool that reads gzip and JSON can read it.
 */
export interface BackupHeader {
  format: "serviceloop-backup";
  version: 1;
  /** ISO moment of the snapshot. */
  createdAt: string;
  /** The server's version, for people. */
  postgresql: string;
  migrations: AppliedMigration[];
  tables: BackedTable[];
  sequences: BackedSequence[];
}

export interface BackupEnd {
  /** Rows by table; jobs under the name "jobs". */
  rows: Record<string, number>;
  /** Of all lines before this one, hexadecimal. */
  sha256: string;
}

/** The name under which jobs stand among the tables. */
export const jobsTable = "jobs";

const newline = 0x0a;

/**
 * Writes a file that appears under its name when it is complete.
 *
 * @param lines each ends with a line feed; those of the end come from `end`
 * @throws AppError "backup.exists"
 */
export async function writeBackupFile(
  path: string,
  lines: AsyncIterable<string>,
  end: () => Omit<BackupEnd, "sha256">,
  signal: AbortSignal,
): Promise<void> {
  if (await stat(path).catch(() => null)) throw exists(path);
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.partial`);
  const hash = createHash("sha256");
  async function* all() {
    yield* batched(lines, hash);
    const last: BackupEnd = { ...end(), sha256: hash.digest("hex") };
    yield `${JSON.stringify([last])}\n`;
  }
  try {
    await pipeline(all, createGzip(), createWriteStream(partial, { mode: 0o600, flush: true }), { signal });
    await using folder = await open(dirname(path), "r");
    await rename(partial, path);
    await folder.sync().catch(() => {});
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** Pieces of a reasonable size, hashed. */
async function* batched(lines: AsyncIterable<string>, hash: Hash): AsyncGenerator<string> {
  let piece = "";
  for await (const line of lines) {
    piece += line;
    if (piece.length < 64 * 1024) continue;
    hash.update(piece);
    yield piece;
    piece = "";
  }
  hash.update(piece);
  yield piece;
}

/** A line of a backup: the header, a table's name, a row, or the end. */
export type BackupLine =
  | { header: BackupHeader }
  | { table: string }
  | { row: string }
  | { end: BackupEnd; sha256: string };

/**
 * Reads a backup line by line; rows stay text. The end is told with the hash of what was read.
 *
 * @throws AppError "backup.damaged" or "backup.not-a-backup"
 */
export async function* readBackupFile(path: string): AsyncGenerator<BackupLine> {
  const hash = createHash("sha256");
  let isFirst = true;
  let ended = false;
  for await (const line of rawLines(path)) {
    if (ended) throw damaged(path, "something follows its end");
    const text = line.toString("utf8");
    if (isFirst) {
      yield { header: headerOf(text, path) };
      isFirst = false;
    } else if (text.startsWith("[")) {
      ended = true;
      yield { end: parse<[BackupEnd]>(text, path)[0], sha256: hash.digest("hex") };
    } else if (text.startsWith('"')) yield { table: parse<string>(text, path) };
    else yield { row: text };
    if (!ended) hash.update(line).update("\n");
  }
  if (!ended) throw damaged(path, "its end is missing");
}

function parse<T>(text: string, path: string): T {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(path, "a line can't be read");
  }
}

function headerOf(text: string, path: string): BackupHeader {
  try {
    const header = JSON.parse(text);
    if (header.format === "serviceloop-backup" && header.version === 1) return header;
  } catch {}
  throw notABackup(path);
}

/** Lines without their ends. Rejects with the system's error where the file can't be opened. */
async function* rawLines(path: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const reading = pipeline(createReadStream(path), gunzip).catch(() => {});
  let rest: Buffer[] = [];
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      let start = 0;
      for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
        const piece = chunk.subarray(start, end);
        yield rest.length === 0 ? piece : Buffer.concat([...rest, piece]);
        rest = [];
        start = end + 1;
      }
      if (start < chunk.length) rest.push(chunk.subarray(start));
    }
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    if (message === "incorrect header check") throw notABackup(path);
    throw code.startsWith("Z_") ? damaged(path, message) : error;
  } finally {
    gunzip.destroy();
    await reading;
  }
  if (rest.length > 0) throw damaged(path, "its last line is cut off");
}
