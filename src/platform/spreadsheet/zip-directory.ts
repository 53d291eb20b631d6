/** What a ZIP archive says about one of the files in it; sizes in bytes. */
export interface ZipEntry {
  name: string;
  compressed: number;
  size: number;
  /** How it is packed: 0 not at all, 8 deflated. */
  method: number;
  /** Where its own header begins. */
  offset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const longestComment = 65_535;

/** Sizes and counts that only a ZIP64 archive needs: no workbook of a size that we read. */
const elsewhere = { count: 0xffff, bytes: 0xffffffff };

/**
 * Reads the central directory of a ZIP archive; null where there is none that can be used: ZIP64, damaged, or with sizes
 * left out, which would let a file unpack to any size.
 */
export function readZipDirectory(archive: Buffer): ZipEntry[] | null {
  const end = findEnd(archive);
  if (end === null) return null;
  const count = archive.readUInt16LE(end + 10);
  let offset = archive.readUInt32LE(end + 16);
  if (count === elsewhere.count || offset === elsewhere.bytes) return null;
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (offset + 46 > archive.length || archive.readUInt32LE(offset) !== entrySignature) return null;
    const [compressed, size] = [archive.readUInt32LE(offset + 20), archive.readUInt32LE(offset + 24)];
    if (compressed === elsewhere.bytes || size === elsewhere.bytes) return null;
    // An empty file deflated takes two bytes.
    if ((compressed === 0 && size > 0) || (size === 0 && compressed > 2)) return null;
    const nameEnd = offset + 46 + archive.readUInt16LE(offset + 28);
    const name = archive.toString("utf8", offset + 46, nameEnd);
    const [method, header] = [archive.readUInt16LE(offset + 10), archive.readUInt32LE(offset + 42)];
    entries.push({ name, compressed, size, method, offset: header });
    offset = nameEnd + archive.readUInt16LE(offset + 30) + archive.readUInt16LE(offset + 32);
  }
  return entries;
}

const headerSignature = 0x04034b50;
const headerLength = 30;

/** Names of files in an archive that lacks its directory, by the headers in front of them, as far as these lead on. */
export function namesInArchive(archive: Buffer): string[] {
  const names: string[] = [];
  let offset = 0;
  while (offset + headerLength <= archive.length && archive.readUInt32LE(offset) === headerSignature) {
    const nameEnd = offset + headerLength + archive.readUInt16LE(offset + 26);
    if (nameEnd <= archive.length) names.push(archive.toString("utf8", offset + headerLength, nameEnd));
    offset = nameEnd + archive.readUInt16LE(offset + 28) + archive.readUInt32LE(offset + 18);
  }
  return names;
}

function findEnd(archive: Buffer): number | null {
  const lowest = Math.max(0, archive.length - endLength - longestComment);
  for (let offset = archive.length - endLength; offset >= lowest; offset--)
    if (archive.readUInt32LE(offset) === endSignature) return offset;
  return null;
}
