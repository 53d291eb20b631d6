import type { PromiseFacts } from "./words/campaign-words.ts";
import { wordsIn, wordsOrEnglish } from "./words/catalogue.ts";

/** Paragraphs by language. */
export type Promised = Record<string, string[]>;

/**
 * What respondents are told, made from what is so. Languages without words of their own are left out; where that leaves
 * none, it is said in English under the first language.
 *
 * @param languages of the questionnaire, the main one first
 */
export function makePromise(facts: PromiseFacts, languages: readonly string[]): Promised {
  const told = languages.flatMap((language): [string, string[]][] => {
    const words = wordsIn(language);
    return words ? [[language, words.promise(facts)]] : [];
  });
  if (told.length > 0) return Object.fromEntries(told);
  const [first = "en"] = languages;
  return { [first]: wordsOrEnglish(first).promise(facts) };
}
