import { Readable } from "node:stream";
import { crc32 } from "node:zlib";

/** A file of an archive. */
interface ArchivedFile {
  /** With "/" between folders. */
  name: string;
  /** Below 4 GB. */
  content: Uint8Array;
  modified: Date;
}

/**
 * A ZIP file of files that are compressed already, as it is being made: the next file is taken when the one before has been
 * read, so it needs the memory of a few files and of the list of names, however many there are. As PKWARE's APPNOTE 6.3.10
 * says, with names in UTF-8, and with ZIP64 records where there are more than 65,534 files or 4 GB.
 *
 * @param files is ended early where nobody reads any more; its failure is the stream's
 */
export const zipStream = (files: AsyncIterable<ArchivedFile>): Readable =>
  Readable.from(archive(files), { objectMode: false });

/** Values that don't fit are these, and stand in a ZIP64 record. */
const elsewhere16 = 0xffff;
const elsewhere32 = 0xffffffff;

/** A number of so many bytes. */
type Field = readonly [value: number, bytes: 1 | 2 | 4 | 8];

function packed(...fields: readonly Field[]): Buffer {
  const record = Buffer.alloc(fields.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of fields) {
    if (bytes === 8) record.writeBigUInt64LE(BigInt(value), at);
    else record.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return record;
}

async function* archive(files: AsyncIterable<ArchivedFile>): AsyncGenerator<Uint8Array, void, void> {
  const directory: Buffer[] = [];
  let offset = 0;
  for await (const { name, content, modified } of files) {
    const label = Buffer.from(name);
    const common = commonFields(label, content, modified);
    const header = Buffer.concat([
      packed([0x04034b50, 4], ...common),
      packed([9, 2]),
      label,
      timeOf(modified),
    ]);
    directory.push(directoryEntry(common, label, modified, offset));
    offset += header.length + content.byteLength;
    yield header;
    yield content;
  }
  const list = Buffer.concat(directory);
  yield list;
  yield endRecords(directory.length, list.length, offset);
}

/** What a file's header and its entry in the directory share, up to the length of its name. */
function commonFields(name: Buffer, content: Uint8Array, modified: Date): Field[] {
  const day =
    ((modified.getUTCFullYear() - 1980) << 9) | ((modified.getUTCMonth() + 1) << 5) | modified.getUTCDate();
  const time =
    (modified.getUTCHours() << 11) | (modified.getUTCMinutes() << 5) | (modified.getUTCSeconds() >> 1);
  const stored = 0;
  const namesAreUtf8 = 0x0800;
  return [
    [45, 2],
    [namesAreUtf8, 2],
    [stored, 2],
    [time, 2],
    [day, 2],
    [crc32(content), 4],
    [content.byteLength, 4],
    [content.byteLength, 4],
    [name.length, 2],
  ];
}

/** The extra field "extended timestamp", which knows no time zones. */
const timeOf = (modified: Date) =>
  packed([0x5455, 2], [5, 2], [1, 1], [Math.floor(modified.getTime() / 1000) >>> 0, 4]);

function directoryEntry(common: readonly Field[], name: Buffer, modified: Date, offset: number): Buffer {
  const far = offset >= elsewhere32;
  const extra = far
    ? Buffer.concat([timeOf(modified), packed([1, 2], [8, 2], [offset, 8])])
    : timeOf(modified);
  const madeOnUnix = (3 << 8) | 45;
  const readableFile = 0o100644 * 0x10000;
  return Buffer.concat([
    packed([0x02014b50, 4], [madeOnUnix, 2], ...common),
    packed([extra.length, 2], [0, 2], [0, 2], [0, 2], [readableFile, 4], [far ? elsewhere32 : offset, 4]),
    name,
    extra,
  ]);
}

function endRecords(count: number, size: number, offset: number): Buffer {
  const small = count < elsewhere16 && size < elsewhere32 && offset < elsewhere32;
  const end = packed(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [Math.min(count, elsewhere16), 2],
    [Math.min(count, elsewhere16), 2],
    [Math.min(size, elsewhere32), 4],
    [Math.min(offset, elsewhere32), 4],
    [0, 2],
  );
  if (small) return end;
  const record = packed(
    [0x06064b50, 4],
    [44, 8],
    [45, 2],
    [45, 2],
    [0, 4],
    [0, 4],
    [count, 8],
    [count, 8],
    [size, 8],
    [offset, 8],
  );
  const locator = packed([0x07064b50, 4], [0, 4], [offset + size, 8], [1, 4]);
  return Buffer.concat([record, locator, end]);
}
