import { arabic } from "./words/arabic.ts";
import type { ProfileWords } from "./words/profile-words.ts";
import { spanish } from "./words/spanish.ts";

/** The languages besides English in which the product's own profile comes. */
export const profileLanguages: readonly ProfileWords[] = [spanish, arabic];

/** The own profile's words in a language or its base language; undefined in English and where there are none. */
export const profileWordsIn = (language: string): ProfileWords | undefined =>
  profileLanguages.find((words) => words.language === language.split("-")[0]?.toLowerCase());
