import type { Texts } from "./definition.ts";

/**
 * A text in a language: exactly, else in its base language ("de" for "de-AT"), else in the first language that is there.
 *
 * @param languages the questionnaire's, the first being the one that all texts have
 */
export function textIn(texts: Texts, language: string, languages: readonly string[]): string {
  const base = language.split("-")[0] ?? language;
  for (const tag of [language, base, ...languages]) {
    const text = Object.hasOwn(texts, tag) ? texts[tag] : undefined;
    if (text !== undefined && text !== "") return text;
  }
  return Object.values(texts)[0] ?? "";
}

/** Length in characters as people count them, near enough: code points. */
export function characters(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const isLead = unit >= 0xd800 && unit <= 0xdbff;
    const next = isLead ? text.charCodeAt(index + 1) : 0;
    if (next >= 0xdc00 && next <= 0xdfff) index++;
    count++;
  }
  return count;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const lineBreak = /[\n\r\u2028\u2029]/;

/** Whether a text holds nothing but what people write: no control characters, no half characters. */
export const isPlain = (text: string): boolean => text.isWellFormed() && !control.test(text);

/** The same, on a single line. */
export const isPlainLine = (text: string): boolean => isPlain(text) && !lineBreak.test(text);
