import { type Alphabet, alphabets, frequent, marks } from "./encoding-languages.ts";

/** Encodings from before Unicode that are told apart by what a text would hold; each is a label of TextDecoder. */
export type LegacyEncoding = keyof typeof singleByte | keyof typeof multiByte;

const singleByte = {
  "windows-1252": "western",
  "iso-8859-15": "western",
  macintosh: "western",
  "windows-1250": "central",
  "iso-8859-2": "central",
  "windows-1254": "turkish",
  "windows-1251": "cyrillic",
  "koi8-r": "cyrillic",
  ibm866: "cyrillic",
  "windows-1253": "greek",
  "windows-1256": "arabic",
  "windows-1255": "hebrew",
} as const satisfies Record<string, keyof typeof alphabets>;

/** Characters of two bytes: lead and trail from … to, how many there are, and their part of a text. */
type Area = readonly [leadFrom: number, leadTo: number, trailFrom: number, trailTo: number, share: number];

interface MultiByte {
  /** The first that holds a character counts. */
  areas: readonly Area[];
  /** Characters that are much more likely than the others of their area. */
  frequent: string;
  /** Single bytes beyond ASCII, and their part of a text. */
  single?: readonly [from: number, to: number, share: number];
}

const multiByte = {
  "euc-kr": {
    areas: [
      [0xb0, 0xc8, 0xa1, 0xfe, 0.39],
      [0xa1, 0xac, 0xa1, 0xfe, 0.02],
      [0xca, 0xfd, 0xa1, 0xfe, 0.005],
      [0x81, 0xc6, 0x41, 0xfe, 0.01],
    ],
    frequent: frequent.korean,
  },
  shift_jis: {
    areas: [
      [0x82, 0x82, 0x9f, 0xf1, 0.45],
      [0x83, 0x83, 0x40, 0x96, 0.15],
      [0x81, 0x81, 0x40, 0xfc, 0.08],
      [0x82, 0x82, 0x4f, 0x9a, 0.01],
      [0x88, 0x98, 0x40, 0xfc, 0.3],
      [0x99, 0xea, 0x40, 0xfc, 0.01],
      [0xed, 0xfc, 0x40, 0xfc, 0.001],
    ],
    frequent: frequent.japanese,
    single: [0xa1, 0xdf, 0.01],
  },
  "euc-jp": {
    areas: [
      [0xa4, 0xa4, 0xa1, 0xf3, 0.45],
      [0xa5, 0xa5, 0xa1, 0xf6, 0.15],
      [0xa1, 0xa3, 0xa1, 0xfe, 0.09],
      [0xb0, 0xcf, 0xa1, 0xfe, 0.3],
      [0xd0, 0xf4, 0xa1, 0xfe, 0.01],
      [0x8e, 0x8e, 0xa1, 0xdf, 0.01],
    ],
    frequent: frequent.japanese,
  },
  gb18030: {
    areas: [
      [0xb0, 0xd7, 0xa1, 0xfe, 0.42],
      [0xa1, 0xa3, 0xa1, 0xfe, 0.05],
      [0xd8, 0xf7, 0xa1, 0xfe, 0.02],
      [0x81, 0xfe, 0x40, 0xfe, 0.005],
    ],
    frequent: frequent.simplified,
  },
  big5: {
    areas: [
      [0xa4, 0xc6, 0x40, 0xfe, 0.42],
      [0xa1, 0xa3, 0x40, 0xfe, 0.05],
      [0xc9, 0xf9, 0x40, 0xfe, 0.02],
    ],
    frequent: frequent.traditional,
  },
} as const satisfies Record<string, MultiByte>;

export const legacyEncodings = [...Object.keys(singleByte), ...Object.keys(multiByte)] as LegacyEncoding[];

/** Logarithms of how likely each encoding is before anything is seen; Windows-1252 is the usual one. */
const doubt = {
  usual: 0,
  otherLatin: -4,
  otherAlphabet: -6,
  mac: -8,
  seldom: -20,
  multiByte: -8,
  damage: -4,
};
const seldom = new Set<string>(["koi8-r", "ibm866"] satisfies LegacyEncoding[]);
/** A damaged byte can be any. */
const anyByte = Math.log(1 / 200);
const impossible = Math.log(1e-9);
const ascii = 0x80;
const usual = "windows-1252";

/**
 * The encoding that makes the most likely text of some lines; null where they are rather a text in which a few bytes
 * are damaged.
 *
 * Each encoding is scored by the log-likelihood of the characters beyond ASCII under a coarse model of the texts written
 * in it: which letters of an alphabet are common, that accented letters seldom follow each other and
 * letters of other alphabets seldom stand beside ASCII ones, which areas of a
 * two-byte code and which few hundred characters of it texts use. Damage is scored as bytes that are all equally likely.
 */
export function likeliestEncoding(lines: Uint8Array): LegacyEncoding | null {
  let best: LegacyEncoding | null = null;
  let highest = doubt.damage + lines.reduce((sum, byte) => (byte < ascii ? sum : sum + anyByte), 0);
  for (const encoding of legacyEncodings) {
    const score =
      encoding in singleByte
        ? scoreOfLetters(lines, encoding as keyof typeof singleByte)
        : scoreOfPairs(lines, encoding as keyof typeof multiByte);
    if (score > highest) [best, highest] = [encoding, score];
  }
  return best !== null && best in singleByte && readsAsUsual(lines, best) ? usual : best;
}

function readsAsUsual(lines: Uint8Array, encoding: LegacyEncoding): boolean {
  return new TextDecoder(encoding).decode(lines) === new TextDecoder(usual).decode(lines);
}

function scoreOfLetters(lines: Uint8Array, encoding: keyof typeof singleByte): number {
  const alphabet: Alphabet = alphabets[singleByte[encoding]];
  const upper = Uint8Array.from({ length: 128 }, (_, index) => ascii + index);
  const characters = new TextDecoder(encoding).decode(upper);
  const scores = Float64Array.from(characters, (character) => {
    if (alphabet.common.includes(character)) return Math.log(alphabet.share);
    if (marks.includes(character)) return Math.log(0.02);
    if (alphabet.some.includes(character)) return Math.log(alphabet.latin ? 0.006 : 0.012);
    return /[\p{Cc}\uFFFD]/u.test(character) ? impossible : Math.log(0.0001);
  });
  const isLetter = Array.from(characters, (character) => /\p{L}/u.test(character));
  const afterAnother = alphabet.latin ? Math.log(0.05) : 0;
  const besideAscii = alphabet.latin ? 0 : Math.log(0.1);
  let score = doubtOf(encoding, alphabet);
  let previous: "none" | "ascii" | "letter" = "none";
  for (const byte of lines) {
    const letter = byte >= ascii && isLetter[byte - ascii] === true;
    const plain = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
    if (byte >= ascii) score += scores[byte - ascii] ?? impossible;
    if (letter && previous === "letter") score += afterAnother;
    if ((letter && previous === "ascii") || (plain && previous === "letter")) score += besideAscii;
    previous = letter ? "letter" : plain ? "ascii" : "none";
  }
  return score;
}

function doubtOf(encoding: string, alphabet: Alphabet): number {
  if (encoding === usual) return doubt.usual;
  if (encoding === "macintosh") return doubt.mac;
  if (seldom.has(encoding)) return doubt.seldom;
  return alphabet.latin ? doubt.otherLatin : doubt.otherAlphabet;
}

function scoreOfPairs(lines: Uint8Array, encoding: keyof typeof multiByte): number {
  const { areas, single, frequent }: MultiByte = multiByte[encoding];
  const often = pairsOf(frequent, encoding, areas);
  const scores = areas.map(([leadFrom, leadTo, trailFrom, trailTo, share]) =>
    Math.log(share / ((leadTo - leadFrom + 1) * (trailTo - trailFrom + 1))),
  );
  const scoreOfOften = Math.log(0.4 / often.size);
  let score = doubt.multiByte;
  for (let index = 0; index < lines.length; index++) {
    const lead = lines[index] ?? 0;
    if (lead < ascii) continue;
    if (single && lead >= single[0] && lead <= single[1]) {
      score += Math.log(single[2] / (single[1] - single[0] + 1));
      continue;
    }
    const trail = lines[index + 1] ?? 0;
    const area = areas.findIndex(
      ([leadFrom, leadTo, trailFrom, trailTo]) =>
        lead >= leadFrom && lead <= leadTo && trail >= trailFrom && trail <= trailTo,
    );
    if (often.has(lead * 256 + trail)) score += scoreOfOften;
    else score += scores[area] ?? impossible;
    if (area !== -1) index++;
  }
  return score;
}

/** The codes of characters, found by decoding all that the areas hold. */
function pairsOf(characters: string, encoding: string, areas: readonly Area[]): Set<number> {
  const found = new Set<number>();
  const wanted = new Set(characters);
  const decoder = new TextDecoder(encoding);
  for (const [leadFrom, leadTo, trailFrom, trailTo, share] of areas) {
    if (share < 0.3) continue;
    for (let lead = leadFrom; lead <= leadTo; lead++)
      for (let trail = trailFrom; trail <= trailTo; trail++)
        if (wanted.has(decoder.decode(Uint8Array.of(lead, trail)))) found.add(lead * 256 + trail);
  }
  return found;
}
