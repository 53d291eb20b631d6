import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { AppError } from "#platform/errors.ts";

interface SentFile {
  /** What its sender calls it. */
  name: string;
  /** Bytes that it may have. */
  most: number;
  tooLarge: () => AppError;
}

/**
 * Reads a file from a request's body, by way of a temporary file that is gone afterwards. Files are read one at a time.
 *
 * @throws AppError what `tooLarge` makes, and what `read` throws
 */
export async function readSentFile<T>(
  body: Readable,
  { name, most, tooLarge }: SentFile,
  read: (file: { path: string; name: string }) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "serviceloop-upload-"));
  try {
    const path = join(folder, "file");
    await pipeline(
      body,
      (pieces: AsyncIterable<Buffer>) => bounded(pieces, most, tooLarge),
      createWriteStream(path, { mode: 0o600 }),
    );
    return await inTurn(() => read({ path, name }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let reading: Promise<unknown> = Promise.resolve();

/** One file is read at a time: many at once would need the memory of many. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = reading.then(work);
  reading = turn.catch(() => {});
  return turn;
}

/** Passes on what may be sent. More is taken, up to a point, and dropped: who sends it then hears why it is refused. */
async function* bounded(
  body: AsyncIterable<Buffer>,
  most: number,
  tooLarge: () => AppError,
): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length <= most) yield piece;
    else if (length > 5 * most) throw tooLarge();
  }
  if (length > most) throw tooLarge();
}
