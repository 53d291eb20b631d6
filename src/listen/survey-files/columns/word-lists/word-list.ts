import { answerKey } from "../answer-key.ts";

/**
 * Ordered answers of one language by what they are about, a line each from the low to the high end: answers are parted by
 * " | ", words of the same answer by "/" within brackets.
 */
export type WordListLines = Readonly<Record<string, readonly string[]>>;

/** Answers in their order. */
export interface WordList {
  /** What it is about: "satisfaction", "yes or no". */
  about: string;
  /** How many answers it has. */
  points: number;
  /** An answer's key to its place, from 0; several places where a word fits more than one answer. */
  places: ReadonlyMap<string, readonly number[]>;
}

/** Makes lists of their lines. */
export function readWordLists(language: WordListLines): WordList[] {
  return Object.entries(language).flatMap(([about, lines]) => lines.map((line) => readLine(about, line)));
}

function readLine(about: string, line: string): WordList {
  const answers = line.split(" | ");
  const places = new Map<string, number[]>();
  answers.forEach((answer, place) => {
    for (const words of alternatives(answer)) {
      const key = answerKey(words);
      const known = places.get(key) ?? [];
      if (!known.includes(place)) places.set(key, [...known, place]);
    }
  });
  return { about, points: answers.length, places };
}

/** @example alternatives("(very/highly) (good/well)") // ["very good", "very well", "highly good", "highly well"] */
function alternatives(pattern: string): string[] {
  const open = pattern.indexOf("(");
  if (open === -1) return [pattern.trim()];
  const close = closing(pattern, open);
  const before = pattern.slice(0, open);
  const rests = alternatives(pattern.slice(close + 1));
  return parts(pattern.slice(open + 1, close)).flatMap((part) =>
    alternatives(part).flatMap((middle) => rests.map((rest) => `${before}${middle} ${rest}`.trim())),
  );
}

function closing(pattern: string, open: number): number {
  let depth = 0;
  for (let at = open; at < pattern.length; at++) {
    if (pattern[at] === "(") depth++;
    if (pattern[at] === ")" && --depth === 0) return at;
  }
  return pattern.length;
}

/** Parts at the "/" outside of inner brackets. */
function parts(pattern: string): string[] {
  const found = [""];
  let depth = 0;
  for (const sign of pattern) {
    if (sign === "(") depth++;
    if (sign === ")") depth--;
    if (sign === "/" && depth === 0) found.push("");
    else found[found.length - 1] += sign;
  }
  return found;
}
