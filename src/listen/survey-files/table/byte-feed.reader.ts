import { open } from "node:fs/promises";
import { pieceDecoder, readingError } from "#platform/text-encoding.ts";

/** A text file's bytes as UTF-8, piece by piece. */
export interface ByteFeed extends AsyncDisposable {
  /** Valid until the next call of `advance`. A line feed stands at `to`. */
  bytes: Buffer;
  from: number;
  to: number;
  /** Whether nothing comes after `to`. */
  last: boolean;
  /** Goes on to the next piece, which begins with what was not used: the bytes from `unused` on. */
  advance(unused: number): Promise<void>;
}

interface FeedOptions {
  /** A label of TextDecoder. */
  encoding: string;
  /** Bytes at the beginning that are no text. */
  markLength: number;
  /** Bytes that are read at once. */
  chunk: number;
}

/** A file by its path, or what it holds. */
export type FeedSource = string | readonly Uint8Array[];

/** Puts the file's next bytes into a buffer at a place, and says how many; 0 at the end. */
type Fill = (into: Buffer, at: number) => Promise<number>;

const lineFeed = 10;
const mostGrowth = 3; // bytes of UTF-8 for one of any other encoding

/**
 * Opens a file as UTF-8. While one piece is used the next is read, into the other one of two buffers.
 *
 * @throws AppError file.not-found, file.unreadable (also while it is read)
 */
export async function openByteFeed(source: FeedSource, options: FeedOptions): Promise<ByteFeed> {
  const { chunk } = options;
  const raw = typeof source === "string" ? await openRaw(source, options) : rawMemory(source, options);
  const fill = options.encoding === "utf-8" ? raw.fill : transcodedFill(raw.fill, options);
  const room = options.encoding === "utf-8" ? chunk : (chunk + 4) * mostGrowth;
  let headroom = chunk;
  let other: Buffer = Buffer.allocUnsafe(headroom + room + 1);
  let reading = read();

  function read(): Promise<number | Error> {
    return fill(other, headroom).catch((cause: unknown) => readingError(String(source), cause));
  }

  const feed: ByteFeed = {
    bytes: Buffer.allocUnsafe(headroom + room + 1),
    from: 0,
    to: 0,
    last: false,
    async advance(unused) {
      const length = await reading;
      if (length instanceof Error) throw length;
      const kept = feed.to - unused;
      let next = other;
      let at = headroom;
      other = feed.bytes;
      if (kept > headroom) {
        headroom = kept * 2;
        const grown = Buffer.allocUnsafe(headroom + room + 1);
        next.copy(grown, headroom, at, at + length);
        next = grown;
        at = headroom;
      }
      feed.bytes.copy(next, at - kept, unused, feed.to);
      feed.bytes = next;
      feed.from = at - kept;
      feed.to = at + length;
      feed.last = length === 0;
      next[feed.to] = lineFeed;
      if (other.length < headroom + room + 1) other = Buffer.allocUnsafe(headroom + room + 1);
      if (!feed.last) reading = read();
    },
    async [Symbol.asyncDispose]() {
      await reading;
      await raw.close();
    },
  };
  return feed;
}

interface Raw {
  fill: Fill;
  close(): Promise<void>;
}

async function openRaw(path: string, { markLength, chunk }: FeedOptions): Promise<Raw> {
  const handle = await open(path).catch((cause: unknown) => {
    throw readingError(path, cause);
  });
  let position = markLength;
  return {
    async fill(into, at) {
      const { bytesRead } = await handle.read(into, at, chunk, position);
      position += bytesRead;
      return bytesRead;
    },
    close: () => handle.close(),
  };
}

function rawMemory(pieces: readonly Uint8Array[], { chunk }: FeedOptions): Raw {
  let [piece, position] = [0, 0];
  return {
    async fill(into, at) {
      while (piece < pieces.length && position === pieces[piece]?.length) [piece, position] = [piece + 1, 0];
      const part = pieces[piece]?.subarray(position, position + chunk) ?? new Uint8Array();
      into.set(part, at);
      position += part.length;
      return part.length;
    },
    close: async () => {},
  };
}

function transcodedFill(fill: Fill, { encoding, chunk }: FeedOptions): Fill {
  const decoder = pieceDecoder(encoding);
  const raw = Buffer.allocUnsafe(chunk);
  let ended = false;
  return async (into, at) => {
    while (!ended) {
      const length = await fill(raw, 0);
      ended = length === 0;
      const text = decoder.decode(raw.subarray(0, length), { stream: !ended });
      // Half a character makes no text yet, which is not the end.
      if (text !== "") return into.write(text, at);
    }
    return 0;
  };
}
