/** What a ZIP archive says about one of the files in it; sizes in bytes. */
interface ZipEntry {
  name: string;
  compressed: number;
  size: number;
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
    entries.push({ name: archive.toString("utf8", offset + 46, nameEnd), compressed, size });
    offset = nameEnd + archive.readUInt16LE(offset + 30) + archive.readUInt16LE(offset + 32);
  }
  return entries;
}

function findEnd(archive: Buffer): number | null {
  const lowest = Math.max(0, archive.length - endLength - longestComment);
  for (let offset = archive.length - endLength; offset >= lowest; offset--)
    if (archive.readUInt32LE(offset) === endSignature) return offset;
  return null;
}
