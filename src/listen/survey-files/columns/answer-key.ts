import { plainText } from "../definitions/plain-text.ts";

/**
 * An answer as it is compared: without markup, case, accents and punctuation, blanks in runs as one; signs that tell
 * answers apart ("<", ">", "+", "%", digits with their minus) stay. "favour" and "favor" are the same.
 */
export function answerKey(answer: string): string {
  if (/^[a-z\d]+$/.test(answer)) return answer;
  return plainText(answer)
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\p{M}\u0640]/gu, "")
    .normalize("NFC")
    .replace(/ß/g, "ss")
    .replace(/[‐‑‒–—−]/g, "-")
    .replace(/\bfavour/g, "favor")
    .replace(/(\p{L})['’`´](\p{L})/gu, "$1$2")
    .replace(/[^\p{L}\p{N}<>+%$€£.-]+/gu, " ")
    .replace(/(?<!\d)\.|\.(?!\d)/g, " ")
    .replace(/(?<!^)-(?!\d)|(?<=\p{L})-/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}
