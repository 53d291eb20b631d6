/** Crockford's base 32: no I, L, O and U, which are taken for other signs or for words. */
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const group = 4;

/** Bytes of a ballot code: 24 signs of 5 bits. */
export const ballotCodeBytes = 15;

/** Writes bytes as signs of 5 bits each; their bits are a multiple of 5. */
export function spell(bytes: Uint8Array): string {
  let [text, held, bits] = ["", 0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += signs[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return text;
}

/** Reads signs as people type them: small letters, blanks and dashes, O for 0, I and L for 1. @returns null where others are among them */
export function readSpelled(text: string): Uint8Array | null {
  const clean = text
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  const bytes: number[] = [];
  let [held, bits] = [0, 0];
  for (const sign of clean) {
    const value = signs.indexOf(sign);
    if (value < 0) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
    }
    held &= (1 << bits) - 1;
  }
  return held === 0 ? Uint8Array.from(bytes) : null;
}

/** A code for people: "7K3M-…", in groups of four. */
export const inGroups = (spelled: string, size = group): string =>
  spelled.match(new RegExp(`.{1,${size}}`, "g"))?.join("-") ?? "";
