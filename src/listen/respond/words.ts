import { arabic } from "./words/arabic.ts";
import { dutch } from "./words/dutch.ts";
import { english } from "./words/english.ts";
import { french } from "./words/french.ts";
import { german } from "./words/german.ts";
import { spanish } from "./words/spanish.ts";
import type { Words } from "./words/words.ts";

export { directionOf } from "../questionnaires/direction.ts";

const catalogue: readonly Words[] = [english, german, french, spanish, dutch, arabic];

/** Languages that respondents' pages speak by themselves. */
export const spokenLanguages: readonly string[] = catalogue.map(({ language }) => language);

/** The pages' own words in a language or in its base language ("de" for "de-AT"), else in English. */
export function wordsIn(language: string): Words {
  const base = language.split("-")[0]?.toLowerCase();
  return catalogue.find((words) => words.language === base) ?? english;
}

/** The first of the wanted languages that is there, exactly or in its base language, else the first that is there. */
export function languageAmong(languages: readonly string[], wanted: readonly (string | null)[]): string {
  const base = (language: string) => language.split("-")[0]?.toLowerCase();
  for (const each of wanted) {
    if (each === null || each === "") continue;
    const found =
      languages.find((language) => language.toLowerCase() === each.toLowerCase()) ??
      languages.find((language) => base(language) === base(each));
    if (found !== undefined) return found;
  }
  return languages[0] ?? "en";
}

/** Whether the pages' own words are in another language than what the questionnaire says. */
export const speaksOtherwise = (words: Words, language: string): boolean =>
  words.language !== language.split("-")[0]?.toLowerCase();

/** A language by its own name, e.g. "Deutsch". */
export function languageName(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}

/** "15 minutes" in a language. */
export const minutesText = (minutes: number, language: string): string =>
  new Intl.NumberFormat(language, { style: "unit", unit: "minute", unitDisplay: "long" }).format(minutes);
