import { pipeline, Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";
import { errorKind } from "../errors.ts";

/** A file of an archive, in pieces. */
export interface ArchivePart {
  name: string;
  pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
}

const partTooLarge = errorKind(
  "workbook.part-too-large",
  () => "The workbook would hold more than 4 GB in one sheet. Use CSV.",
  422,
);

/** Bits 3 and 11: sizes follow the content; names are in UTF-8. */
const flags = 0x0808;
const deflated = 8;
const version = 20;
const mostBytes = 0xffffffff;

/**
 * A ZIP archive as it is being made, compressed: the next piece is taken when the one before has been read. Sizes follow the
 * content in data descriptors (PKWARE's APPNOTE 6.3.10, 4.3.9).
 *
 * @throws AppError "workbook.part-too-large" from 4 GB in one part
 */
export async function* packedParts(
  parts: Iterable<ArchivePart> | AsyncIterable<ArchivePart>,
): AsyncGenerator<Uint8Array, void, void> {
  const directory: Buffer[] = [];
  let offset = 0;
  for await (const { name, pieces } of parts) {
    const label = Buffer.from(name);
    const header = record(0x04034b50, [version, flags, deflated, 0, 33], [0, 0, 0], [label.length, 0]);
    yield Buffer.concat([header, label]);
    const sums = { crc: 0, size: 0, packed: 0 };
    const deflate = createDeflateRaw({ level: 3 });
    // What fails here fails the reading below, too.
    pipeline(Readable.from(counted(pieces, sums)), deflate, () => {});
    for await (const chunk of deflate as AsyncIterable<Buffer>) {
      sums.packed += chunk.length;
      yield chunk;
    }
    if (sums.size > mostBytes || offset > mostBytes) throw partTooLarge();
    yield record(0x08074b50, [], [sums.crc, sums.packed, sums.size], []);
    const shared = [version, version, flags, deflated, 0, 33];
    const entry = record(
      0x02014b50,
      shared,
      [sums.crc, sums.packed, sums.size],
      [label.length, 0, 0, 0, 0],
      [0, offset],
    );
    directory.push(Buffer.concat([entry, label]));
    offset += header.length + label.length + sums.packed + 16;
  }
  const list = Buffer.concat(directory);
  yield list;
  const count = directory.length;
  yield record(0x06054b50, [0, 0, count, count], [list.length, offset], [0]);
}

async function* counted(
  pieces: ArchivePart["pieces"],
  sums: { crc: number; size: number },
): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    const bytes =
      typeof piece === "string"
        ? Buffer.from(piece)
        : Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    sums.crc = crc32(bytes, sums.crc);
    sums.size += bytes.length;
    yield bytes;
  }
}

/** A signature, numbers of two bytes, of four, of two, and of four again. */
function record(
  signature: number,
  first: readonly number[],
  second: readonly number[],
  third: readonly number[],
  fourth: readonly number[] = [],
): Buffer {
  const bytes = Buffer.alloc(4 + first.length * 2 + second.length * 4 + third.length * 2 + fourth.length * 4);
  let at = bytes.writeUInt32LE(signature);
  for (const value of first) at = bytes.writeUInt16LE(value, at);
  for (const value of second) at = bytes.writeUInt32LE(value, at);
  for (const value of third) at = bytes.writeUInt16LE(value, at);
  for (const value of fourth) at = bytes.writeUInt32LE(value, at);
  return bytes;
}
