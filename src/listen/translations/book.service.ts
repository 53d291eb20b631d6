import type { Transaction } from "#platform/database/tables.ts";
import { outdatedIn } from "../questionnaires/outdated.service.ts";
import { knownNames } from "../questionnaires/piping.ts";
import { storedDraft } from "../questionnaires/questionnaire.service.ts";
import { findCoachingTexts } from "./coaching-texts.store.ts";
import { coachingTextsOf } from "./coaching-texts.ts";
import { questionTexts } from "./question-texts.ts";
import type { Translatable } from "./sheet.ts";
import type { Part } from "./translations.contract.ts";
import { firstLanguage, languageNotThere, noCoachingTexts } from "./translations.errors.ts";

export interface Reading {
  tx: Transaction;
  workspace: string;
}

/** Everything of a questionnaire that can be translated, in one of its two parts. */
export interface Book {
  part: Part;
  name: string;
  isProfile: boolean;
  isArchived: boolean;
  /** The first one is what is translated. */
  languages: readonly [string, ...string[]];
  texts: Translatable[];
  /** What placeholders may name. */
  placeholders: string[];
}

/** @throws AppError questionnaire.not-found, translations.no-coaching-texts */
export async function bookOf(reading: Reading, id: string, part: Part): Promise<Book> {
  const { name, definition, profile, isArchived } = await storedDraft(reading, id);
  const facts = { part, name, isProfile: profile !== null, isArchived };
  if (part === "questions")
    return {
      ...facts,
      languages: definition.languages,
      texts: questionTexts(definition, await outdatedIn(reading, id, definition)),
      placeholders: [
        ...knownNames,
        ...definition.pages.flatMap((page) => page.questions.map((each) => each.id)),
      ],
    };
  if (!profile) throw noCoachingTexts();
  const stored = await findCoachingTexts(reading.tx, reading.workspace, profile.id);
  const others = new Set([...definition.languages, ...stored.map(({ language }) => language)]);
  others.delete(profile.language);
  const byName = new Map(stored.map((each) => [`${each.language} ${each.key}`, each]));
  const texts = coachingTextsOf(profile).map(({ key, words, place, context, noun }): Translatable => {
    const found = (language: string) => byName.get(`${language} ${key}`);
    return {
      key,
      place,
      context,
      noun,
      most: mostCoaching,
      wordsIn: (language) => (language === profile.language ? words : (found(language)?.words ?? "")),
      earlierFor: (language) => {
        const original = found(language)?.original;
        return original === undefined || original === words ? undefined : original;
      },
    };
  });
  return { ...facts, languages: [profile.language, ...others], texts, placeholders: [] };
}

/** Characters that a coaching text may have. */
export const mostCoaching = 5000;

/**
 * Makes sure that there is such a language to translate into. Coaching texts can be translated into any.
 *
 * @throws AppError translations.first-language, translations.language-not-there
 */
export function requireTarget({ part, languages }: Pick<Book, "part" | "languages">, language: string): void {
  if (languages[0] === language) throw firstLanguage(language);
  if (part === "questions" && !languages.includes(language)) throw languageNotThere(language);
}
