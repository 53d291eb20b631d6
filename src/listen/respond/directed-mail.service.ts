import { htmlOfParts } from "#platform/mail/mail-html.ts";
import { directionOf } from "./words.ts";

/**
 * The HTML of a mail that says itself in which direction it is read; null where every language in it is read from left to
 * right, since the HTML that is made of its text serves then.
 */
export function directedHtml(parts: readonly { language: string; body: string }[]): string | null {
  const [first, ...others] = parts.map((part) => ({ ...part, direction: directionOf(part.language) }));
  if (!first || [first, ...others].every(({ direction }) => direction === "ltr")) return null;
  return htmlOfParts([first, ...others]);
}
