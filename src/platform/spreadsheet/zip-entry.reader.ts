import { Readable } from "node:stream";
import { createInflateRaw } from "node:zlib";
import type { ZipEntry } from "./zip-directory.ts";

const [stored, deflated] = [0, 8];
const headerLength = 30;

/**
 * Unpacks one file of a ZIP archive as text, piece by piece.
 *
 * @throws Error where it is damaged, packed in another way, or longer than the archive says
 */
export async function* entryText(archive: Buffer, entry: ZipEntry): AsyncGenerator<string> {
  const { offset, method, size } = entry;
  const start = offset + headerLength + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const packed = archive.subarray(start, start + entry.compressed);
  if (method !== stored && method !== deflated) throw new Error(`packed by method ${method}`);
  const source = Readable.from([packed]);
  const bytes = method === stored ? source : source.pipe(createInflateRaw({ chunkSize: 1 << 17 }));
  const decoder = new TextDecoder("utf-8");
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > size) throw new Error("longer than its archive says");
    yield decoder.decode(piece, { stream: true });
  }
  if (length < size) throw new Error("shorter than its archive says");
  yield decoder.decode();
}
