/** What of TextDecoder reading in pieces needs. */
export interface PieceDecoder {
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}

const replacement = 0xfffd;
const [firstSyllable, lastSyllable] = [0xac00, 0xd7a3];

/**
 * Decodes Korean text as CP949, which Windows writes: EUC-KR with the 8,822 syllables that KS X 1001 lacks. The engine's
 * own "euc-kr" knows only those of the standard.
 *
 * The other syllables stand in Unicode's order at lead bytes 81 to C6 and trail bytes 41–5A, 61–7A and 81–FE, where the
 * standard has nothing.
 */
export function koreanDecoder(): PieceDecoder {
  let lead = 0;
  return {
    decode(bytes = new Uint8Array(), { stream = false } = {}) {
      const codes = new Uint16Array(bytes.length + 2);
      let length = 0;
      for (const byte of bytes) {
        if (lead === 0) {
          if (byte < 0x80) codes[length++] = byte;
          else lead = byte;
          continue;
        }
        const code = table()[lead * 256 + byte] ?? 0;
        codes[length++] = code === 0 ? replacement : code;
        // A byte of ASCII that makes no character with the one before stands for itself.
        if (code === 0 && byte < 0x80) codes[length++] = byte;
        lead = 0;
      }
      if (!stream && lead !== 0) {
        codes[length++] = replacement;
        lead = 0;
      }
      return Buffer.from(codes.buffer, 0, length * 2).toString("utf16le");
    },
  };
}

let known: Uint16Array | null = null;

/** Characters by lead × 256 + trail; 0 where there is none. */
function table(): Uint16Array {
  if (known !== null) return known;
  const characters = new Uint16Array(65_536);
  const decoder = new TextDecoder("euc-kr");
  const standard = new Set<number>();
  for (let lead = 0xa1; lead <= 0xfe; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      const code = text.charCodeAt(0);
      if (text.length !== 1 || code === replacement) continue;
      characters[lead * 256 + trail] = code;
      standard.add(code);
    }
  }
  // Two signs that Windows added.
  characters.set([0x20ac, 0xae], 0xa2e6);
  let syllable = firstSyllable;
  for (let lead = 0x81; lead <= 0xc6; lead++) {
    for (let trail = 0x41; trail <= (lead <= 0xa0 ? 0xfe : 0xa0); trail++) {
      if ((trail > 0x5a && trail < 0x61) || (trail > 0x7a && trail < 0x81)) continue;
      while (standard.has(syllable)) syllable++;
      if (syllable <= lastSyllable) characters[lead * 256 + trail] = syllable++;
    }
  }
  known = characters;
  return characters;
}
