import { arabic } from "./arabic.ts";
import { english } from "./english.ts";
import type { ReportWords } from "./report-words.ts";
import { spanish } from "./spanish.ts";

const catalogue: readonly ReportWords[] = [english, spanish, arabic];

/** The report's own words in a language or its base language; undefined where there are none. */
const knownWords = (language: string): ReportWords | undefined =>
  catalogue.find((words) => words.language === language.split("-")[0]?.toLowerCase());

/** The report's own words in a language or its base language, else in English. */
export const reportWordsIn = (language: string): ReportWords => knownWords(language) ?? english;

/** Those of some languages in which the report has words of its own. */
export const reportLanguages = (languages: readonly string[]): string[] =>
  languages.filter((language) => knownWords(language) !== undefined);
