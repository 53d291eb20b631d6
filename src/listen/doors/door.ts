/** Ways into an anonymous campaign that need no invitation. */
export const doorKinds = ["link", "kiosk", "cards"] as const;
export type DoorKind = (typeof doorKinds)[number];

/** What a poster says above and below its code, by language. */
export type Poster = Readonly<Record<string, { headline: string; text: string }>>;

/** The first part of the paths of each kind's pages. */
const rooms = { link: "o", kiosk: "k", cards: "c" } as const satisfies Record<DoorKind, string>;

/** An address as people read and type it, e.g. "ab3k-9xmt". */
const spokenAddress = (address: string): string => `${address.slice(0, 4)}-${address.slice(4)}`;

/** The path of a door's first page, e.g. "/o/ab3k-9xmt". */
export const doorPath = (kind: DoorKind, address: string): string =>
  `/${rooms[kind]}/${spokenAddress(address)}`;

/** Crockford's letters: none that is taken for another, and U left out. */
const letters = "0123456789abcdefghjkmnpqrstvwxyz";
const addressLetters = 8;
const codeLetters = 10;

/** Letters for random bytes, five bits of each byte. */
const lettersFrom = (bytes: Uint8Array): string => Array.from(bytes, (byte) => letters[byte % 32]).join("");

/** A door's address. @param random at least eight random bytes */
export const addressFrom = (random: Uint8Array): string => lettersFrom(random.subarray(0, addressLetters));

/** A card's code, 50 bits, e.g. "7KQ2M9XT4B". @param random at least ten random bytes */
export const codeFrom = (random: Uint8Array): string =>
  lettersFrom(random.subarray(0, codeLetters)).toUpperCase();

/** A code as it is printed, in two groups of five. */
export const printedCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/** What somebody typed without what they may add, and with what they may mistake put right. */
const tidied = (typed: string): string =>
  typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\-\u2010-\u2015._]/g, "")
    .replaceAll("o", "0")
    .replace(/[il]/g, "1");

const readAs = (typed: string, length: number): string | null => {
  if (typed.length > 100) return null;
  const text = tidied(typed);
  return text.length === length && [...text].every((letter) => letters.includes(letter)) ? text : null;
};

/** A door's address as it was typed; null where it has not the form of one. */
export const readAddress = (typed: string): string | null => readAs(typed, addressLetters);

/** A card's code as it was typed, case, blanks, hyphens and the letters O, I and L forgiven; null where it is none. */
export const readCode = (typed: string): string | null => readAs(typed, codeLetters)?.toUpperCase() ?? null;

/** How many came through a door, told so that nobody's arrival shows. */
export interface Count {
  /** "fewer": than the count; "at least": so many, and perhaps some more. */
  kind: "fewer" | "at least";
  count: number;
}

/**
 * What may be told of a number of answers. It grows by whole groups: somebody who looks again and again doesn't see one
 * person's answers arrive, and nobody takes all doors but one away from what the results say of them together.
 */
export function toldCount(number: number, minimumGroup: number): Count {
  if (number < minimumGroup) return { kind: "fewer", count: minimumGroup };
  return { kind: "at least", count: number - (number % minimumGroup) };
}

/** Whether so many wrong codes, up from what there were, are worth telling those who run the programme. */
export const isAlarming = (before: number, after: number): boolean =>
  [100, 1000, 10_000, 100_000, 1_000_000].some((mark) => before < mark && after >= mark);
