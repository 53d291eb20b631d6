import { arabic } from "./arabic.ts";
import type { DoorWords } from "./door-words.ts";
import { dutch } from "./dutch.ts";
import { english } from "./english.ts";
import { french } from "./french.ts";
import { german } from "./german.ts";
import { spanish } from "./spanish.ts";

const catalogue: readonly DoorWords[] = [english, german, french, spanish, dutch, arabic];

/** What doors say in a language or its base language ("de" for "de-AT"), else in English. */
export function doorWords(language: string): DoorWords {
  const base = language.split("-")[0]?.toLowerCase();
  return catalogue.find((words) => words.language === base) ?? english;
}
