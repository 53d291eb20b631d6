import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { gunzip, gzip, type ZlibOptions } from "node:zlib";
import type { Actor } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import { databaseTime } from "#platform/database/database-time.ts";
import type { InputFile } from "#platform/input-file.ts";
import { countUnusedFiles, findChunk, insertChunk, insertFile } from "./survey-files.store.ts";
import { forgottenAfter, mostUnused } from "./survey-import.ts";
import * as errors from "./survey-imports.errors.ts";
import { surveySweep } from "./survey-imports.job-kinds.ts";
import type { SentFile } from "./survey-imports.schema.ts";
import { openTemporaryFolder } from "./temporary-folder.service.ts";

const chunkBytes = 2 ** 20;
const [compressed, decompressed] = [promisify<Buffer, ZlibOptions, Buffer>(gzip), promisify(gunzip)];

type Work = Pick<Context, "transaction" | "jobs">;

/**
 * Keeps a file that was sent, whole or not at all. It arrives in a temporary file first: a slow sender holds no
 * transaction.
 *
 * @param name what its sender calls it
 * @throws AppError survey-file.too-large, survey-file.sent-empty, survey-file.too-many
 */
export async function keepSentFile(
  { transaction, jobs }: Work,
  { workspaceId, actor, body, name }: { workspaceId: string; actor: Actor; body: Readable; name: string },
  megabytes: number,
): Promise<SentFile> {
  await using folder = await openTemporaryFolder();
  const path = join(folder.path, "file");
  const { bytes, hash } = await receive(body, path, megabytes);
  if (bytes === 0) throw errors.fileEmpty();
  const fileId = randomUUID();
  await transaction(workspaceId, async (tx) => {
    const now = await databaseTime(tx);
    const waiting = await countUnusedFiles(tx, workspaceId, actor.user.id);
    if (waiting >= mostUnused) throw errors.tooManyFiles(waiting);
    await insertFile(tx, {
      workspace_id: workspaceId,
      file_id: fileId,
      name,
      bytes,
      hash,
      sent_by: actor.user.id,
      sent_at: now,
    });
    let part = 0;
    for await (const piece of createReadStream(path, { highWaterMark: chunkBytes })) {
      const content = await compressed(piece, { level: 1 });
      await insertChunk(tx, { workspace_id: workspaceId, file_id: fileId, part: part++, content });
    }
    const startAfter = new Date(now.getTime() + forgottenAfter);
    await jobs.add(tx, surveySweep, { workspaceId }, { startAfter, key: fileId });
  });
  return { file: fileId, name, bytes };
}

async function receive(body: Readable, path: string, megabytes: number) {
  const most = megabytes * 2 ** 20;
  const sum = createHash("sha256");
  let bytes = 0;
  // More is taken, up to a point, and dropped: who sends it then hears why it is refused.
  async function* bounded(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes <= most) {
        sum.update(piece);
        yield piece;
      } else if (bytes > 2 * most) throw errors.fileTooLarge(megabytes);
    }
    if (bytes > most) throw errors.fileTooLarge(megabytes);
  }
  await pipeline(body, bounded, createWriteStream(path, { mode: 0o600, flags: "wx" }));
  return { bytes, hash: sum.digest() };
}

interface KeptFile {
  workspaceId: string;
  fileId: string;
  name: string;
  folder: string;
  /** Megabytes from its beginning; all of it where nothing is said. */
  mostParts?: number;
}

/** Writes a kept file into a folder, piece by piece, each read in a transaction of its own. */
export async function writeKeptFile(
  { transaction }: Pick<Context, "transaction">,
  { workspaceId, fileId, name, folder, mostParts = Number.POSITIVE_INFINITY }: KeptFile,
  signal: AbortSignal,
): Promise<InputFile> {
  const own = join(folder, fileId);
  await mkdir(own, { mode: 0o700 });
  const path = join(own, "file");
  async function* pieces() {
    for (let part = 0; part < mostParts; part++) {
      signal.throwIfAborted();
      const content = await transaction(workspaceId, (tx) => findChunk(tx, workspaceId, fileId, part));
      if (!content) return;
      yield await decompressed(content);
    }
  }
  await pipeline(pieces, createWriteStream(path, { mode: 0o600, flags: "wx" }));
  return { path, name };
}
