import type { Text } from "#document/report.ts";

/** Coaching texts that stand in another language than the report, since nobody has translated them. */
export interface OriginalTexts {
  /** BCP 47 tag of that language. */
  language: string;
  texts: ReadonlySet<string>;
}

/** Says of a text in which language it is, where that isn't the report's. */
export type Mark = (text: string) => Text;

export const markOriginals =
  ({ language, texts }: OriginalTexts): Mark =>
  (text) =>
    texts.has(text) ? { text, language } : text;
