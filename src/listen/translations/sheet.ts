/** What a text is, and where it stands. */
interface TextFacts {
  key: string;
  /** Which page or chapter it stands on. */
  place: string;
  /** The question or statement that it belongs to, in the original; null where it is none's. */
  context: string | null;
  /** What it is: "option". */
  noun: string;
  /** The characters it may have. */
  most: number;
}

/** A text beside its translation; translations.contract.ts says more. */
interface SheetText extends TextFacts {
  original: string;
  source?: string;
  words: string;
  earlier?: string;
}

/** A text that can be translated, with what there is of it. */
export interface Translatable extends TextFacts {
  /** In a language; "" where it is missing. */
  wordsIn(language: string): string;
  /** What the original was when the translation into a language was written; undefined where it is the same. */
  earlierFor(language: string): string | undefined;
}

/** What is translated into each language besides the first. */
export function languageStates(
  texts: readonly Translatable[],
  [first = "", ...others]: readonly string[],
): { language: string; translated: number; outdated: number }[] {
  const count = (language: string, isMeant: (text: Translatable) => boolean) =>
    texts.filter((text) => text.wordsIn(language).trim() !== "" && isMeant(text)).length;
  return [
    { language: first, translated: texts.length, outdated: 0 },
    ...others.map((language) => ({
      language,
      translated: count(language, () => true),
      outdated: count(language, (text) => text.earlierFor(language) !== undefined),
    })),
  ];
}

/**
 * Texts beside their translation.
 *
 * @param first the language that all texts have
 */
export const sheetTexts = (
  texts: readonly Translatable[],
  { first, source, target }: { first: string; source: string; target: string },
): SheetText[] =>
  texts.map((text) => {
    const { key, place, context, noun, most } = text;
    const words = text.wordsIn(target);
    const earlier = words.trim() === "" ? undefined : text.earlierFor(target);
    return {
      key,
      place,
      context,
      noun,
      most,
      original: text.wordsIn(first),
      ...(source !== first && { source: text.wordsIn(source) }),
      words,
      ...(earlier !== undefined && { earlier }),
    };
  });
