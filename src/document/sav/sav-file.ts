/** A value of a case: numbers, and dates as `savSeconds` gives them, of texts their characters; null is blank. */
export type SavValue = number | string | null;

/** A column of a file for SPSS. */
export interface SavVariable {
  /** As `savNames` makes it. */
  name: string;
  /** At most 255 bytes of it are kept. */
  label: string;
  /** `bytes` is the longest text in UTF-8, at most 32,767; longer ones are cut. */
  type:
    | { kind: "number"; decimals: number }
    | { kind: "date" }
    | { kind: "moment" }
    | { kind: "text"; bytes: number };
  /** Of numbers only; at most 120 bytes of a label are kept. */
  labels: readonly { value: number; label: string }[];
  /** Values that stand for "no figure". More than three of them are declared as the range that they span. */
  missing: readonly number[];
  measure: "nominal" | "ordinal" | "scale";
}

/** Variables of one question that are 1 where an answer was ticked. */
interface SavSet {
  /** As `savNames` makes it. */
  name: string;
  label: string;
  variables: readonly string[];
}

/** What a file says besides its cases. */
export interface SavDictionary {
  title: string;
  createdAt: Date;
  variables: readonly SavVariable[];
  sets: readonly SavSet[];
  /** Notes that travel with the file. */
  documents: readonly string[];
}

export const longestSavText = 32_767;

/** The beginning of a text that has at most so many bytes in UTF-8, cut between characters. */
export function cutToBytes(text: string, most: number): string {
  if (text.length * 3 <= most) return text;
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (bytes > most) return text.slice(0, end);
    end += character.length;
  }
  return text;
}

/** Seconds since the beginning of the Gregorian calendar, 14 October 1582, as SPSS counts. */
export const savSeconds = (moment: Date): number => moment.getTime() / 1000 + 12_219_379_200;

const words = new Set("all and by eq ge gt le lt ne not or to with".split(" "));

/**
 * Names that SPSS takes, in the same order: letters, digits, "." and "_", at most 64 of them, beginning with a letter, no two the
 * same but for case.
 */
export function savNames(wanted: readonly string[]): string[] {
  const used = new Set<string>();
  return wanted.map((name) => {
    const clean = name.replace(/[^A-Za-z0-9._]/g, "_").replace(/[._]+$/, "") || "v";
    const begun = /^[A-Za-z]/.test(clean) && !words.has(clean.toLowerCase()) ? clean : `v_${clean}`;
    let chosen = begun.slice(0, 64).replace(/[._]+$/, "");
    for (let count = 2; used.has(chosen.toLowerCase()); count++) {
      const end = `_${count}`;
      chosen = begun.slice(0, 64 - end.length) + end;
    }
    used.add(chosen.toLowerCase());
    return chosen;
  });
}
