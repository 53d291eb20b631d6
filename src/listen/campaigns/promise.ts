import { type DoorKind, doorKinds } from "../doors/door.ts";
import { purposeIn } from "./purpose.ts";
import { anonymousParagraphs, type Way } from "./words/anonymous-promise.ts";
import type { CampaignWords } from "./words/campaign-words.ts";
import { wordsIn, wordsOrEnglish } from "./words/catalogue.ts";
import type { PromiseFacts } from "./words/promise-facts.ts";

/** Paragraphs by language. */
export type Promised = Record<string, string[]>;

/**
 * What respondents are told, made from what is so. Languages without words of their own are left out; where that leaves
 * none, it is said in English under the first language.
 *
 * @param languages of the questionnaire, the main one first
 * @param way by which those come who read it
 */
export function makePromise(
  facts: PromiseFacts,
  languages: readonly string[],
  way: Way = "invitation",
): Promised {
  const promise = (words: CampaignWords, language: string) => {
    const told = { ...facts, purpose: purposeIn({ purposes: {}, ...facts }, language) };
    return told.anonymity === "anonymous"
      ? anonymousParagraphs(words.anonymous, told, way)
      : words.promise(told);
  };
  const told = languages.flatMap((language): [string, string[]][] => {
    const words = wordsIn(language);
    return words ? [[language, promise(words, language)]] : [];
  });
  if (told.length > 0) return Object.fromEntries(told);
  const [first = "en"] = languages;
  return { [first]: promise(wordsOrEnglish(first), first) };
}

/** Paragraphs by language, by the kind of the door. */
export type DoorPromises = Record<DoorKind, Promised>;

/** The same by door, for those who come without an invitation; null where a survey has no doors. */
export const makeDoorPromises = (facts: PromiseFacts, languages: readonly string[]): DoorPromises | null =>
  facts.anonymity === "anonymous"
    ? (Object.fromEntries(
        doorKinds.map((kind) => [kind, makePromise(facts, languages, kind)]),
      ) as DoorPromises)
    : null;
