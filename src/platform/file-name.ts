import { createHash } from "node:crypto";

/** Names that Windows keeps for devices. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const longest = 80;

/** The text as it can stand in a file name on every system; equal to it where nothing had to change. */
function cleaned(text: string): string {
  const plain = text
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}_. -]/gu, "_")
    .replace(/^[. -]+|[. ]+$/g, "_");
  const short = Array.from(plain).slice(0, longest).join("");
  return short === "" || reserved.test(short) ? `_${short}` : short;
}

/**
 * Gives each id a file name of its own that stays inside its folder: no separators, no leading dots, at most 100
 * characters, different from every other name even where upper and lower case are one. An id that is such a name
 * already is kept; others end in "~" and eight digits of the id's SHA-256.
 */
export function fileNamer(): (id: string) => string {
  const taken = new Set<string>();
  return (id) => {
    const plain = cleaned(id);
    const isFree = plain === id && !taken.has(plain.toLowerCase());
    const name = isFree ? plain : `${plain}~${createHash("sha256").update(id).digest("hex").slice(0, 8)}`;
    taken.add(name.toLowerCase());
    return name;
  };
}
