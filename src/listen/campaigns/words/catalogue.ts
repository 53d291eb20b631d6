import { arabic } from "./arabic.ts";
import type { CampaignWords } from "./campaign-words.ts";
import { dutch } from "./dutch.ts";
import { english } from "./english.ts";
import { french } from "./french.ts";
import { german } from "./german.ts";
import { spanish } from "./spanish.ts";

const catalogue: Readonly<Record<string, CampaignWords>> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fr: french,
  nl: dutch,
};

/** The words in a language, e.g. of "de" for "de-AT"; null where there are none. */
export function wordsIn(language: string): CampaignWords | null {
  const [main = ""] = language.split("-");
  return Object.hasOwn(catalogue, main) ? (catalogue[main] ?? null) : null;
}

/** The words in a language, in English where there are none. */
export const wordsOrEnglish = (language: string): CampaignWords => wordsIn(language) ?? english;
