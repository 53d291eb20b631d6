import type { Definition, Texts } from "./definition.ts";
import { keyedTexts } from "./text-keys.ts";

/** A translation whose original was reworded since it was written. */
export interface Outdated {
  /** Of the text; see text-keys.ts. */
  key: string;
  language: string;
  /** The language that was the first one, and its words then. */
  originalLanguage: string;
  original: string;
}

const wordsOf = (texts: Texts | undefined, language: string) => texts?.[language]?.trim() ?? "";

/**
 * Which translations are outdated after a draft was changed: those that were and still are, and those that stayed while
 * their original changed. One that was rewritten counts as made for the original as it is now.
 */
export function outdatedAfter(before: Definition, after: Definition, known: readonly Outdated[]): Outdated[] {
  const [first, ...others] = after.languages;
  const old = new Map(Array.from(keyedTexts(before), ({ key, texts }) => [key, texts]));
  const now = new Map(Array.from(keyedTexts(after), ({ key, texts }) => [key, texts]));
  const kept = known.filter(({ key, language, originalLanguage, original }) => {
    const [words, current] = [wordsOf(now.get(key), language), wordsOf(now.get(key), originalLanguage)];
    return words !== "" && words === wordsOf(old.get(key), language) && current !== original.trim();
  });
  const isKnown = new Set(known.filter(({ originalLanguage }) => originalLanguage === first).map(nameOf));
  const found: Outdated[] = [];
  for (const [key, texts] of now) {
    const earlier = old.get(key);
    const original = wordsOf(earlier, first);
    if (original === "" || original === wordsOf(texts, first)) continue;
    for (const language of others) {
      const words = wordsOf(texts, language);
      if (words === "" || words !== wordsOf(earlier, language) || isKnown.has(nameOf({ key, language })))
        continue;
      found.push({ key, language, originalLanguage: first, original });
    }
  }
  return [...kept, ...found];
}

const nameOf = ({ key, language }: Pick<Outdated, "key" | "language">) => `${language} ${key}`;
