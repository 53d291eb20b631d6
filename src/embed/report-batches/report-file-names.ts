/** Names that Windows keeps for devices. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Most file systems take 255 bytes a name; this leaves room for a number and an ending. */
const longestName = 200;
const longestFolder = 100;

function bytesOf(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** At most so many bytes of UTF-8, cut between characters. */
function shortened(text: string, bytes: number): string {
  let short = "";
  let size = 0;
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)) {
    size += bytesOf(segment);
    if (size > bytes) break;
    short += segment;
  }
  return short;
}

/** The text as it can name a file or folder on every system: no separators, nothing hidden, no device, never empty. */
function cleaned(text: string, bytes: number): string {
  const plain = text
    .toWellFormed()
    .normalize("NFC")
    .replace(/(?![\u200c\u200d])[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]/gu, "_")
    .replace(/_+/g, "_")
    .trim();
  const short = shortened(plain, bytes).replace(/^\.+|[. ]+$/g, "_");
  return short === "" || reserved.test(short) ? `_${short}` : short;
}

/**
 * Gives each file of an archive a name of its own: "Sales/North/Ana - Spring.pdf". Names that would be one where upper and
 * lower case are one get a number.
 */
export function archiveNamer(): (folders: readonly string[], title: string) => string {
  const taken = new Set<string>();
  return (folders, title) => {
    // A folder that ends like a file could stand in the place of one.
    const path = folders
      .map((folder) => `${cleaned(folder.replace(/(\.pdf)$/i, "$1_"), longestFolder)}/`)
      .join("");
    const file = cleaned(title, longestName);
    for (let number = 1; ; number++) {
      const name = `${path}${file}${number === 1 ? "" : ` (${number})`}.pdf`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  };
}
