import { arabic } from "./arabic.ts";
import { dutch } from "./dutch.ts";
import { english } from "./english.ts";
import { french } from "./french.ts";
import { german } from "./german.ts";
import type { PaperWords } from "./paper-words.ts";
import { spanish } from "./spanish.ts";

const catalogue: readonly PaperWords[] = [english, german, french, spanish, dutch, arabic];

/** A sheet's own words in a language or in its base language ("de" for "de-AT"), else in English. */
export function paperWordsIn(language: string): PaperWords {
  const base = language.split("-")[0]?.toLowerCase();
  return catalogue.find((words) => words.language === base) ?? english;
}
