/** A text by language. */
type Texts = Readonly<Record<string, string>>;

type EntryState = "done" | "under way" | "not possible";

/** One thing that was said, and what became of it. */
export interface Entry {
  /** Unique on its page. */
  id: string;
  said: Texts;
  done: Texts;
  state: EntryState;
  /** The day it was done or is planned for, ISO; null where none is said. */
  on: string | null;
  /** Who answers for it, as readers are to see it; "" names nobody. */
  who: string;
  /** A measure that shows what changed; null for none. */
  measure: string | null;
}

/** What a page says, in the languages of its campaign. */
export interface SaidAndDone {
  introduction: Texts;
  entries: readonly Entry[];
}

/** One observation of a measure, as it was released. */
interface Observed {
  /** A moment. */
  at: string;
  n: number | null;
  estimate: number;
  low: number | null;
  high: number | null;
}

/** What a measure was before and after, frozen when the page was published. */
export interface Figure {
  name: string;
  unit: string;
  before: Observed;
  after: Observed;
}

/** What was published: the page, and the figures of its measures. */
export interface Published extends SaidAndDone {
  /** The first is the one that all texts have. */
  languages: readonly string[];
  /** By measure. */
  figures: Readonly<Record<string, Figure>>;
}

export const mostEntries = 30;

/** What hinders publishing, in sentences. */
export function hindrances({ entries }: SaidAndDone, languages: readonly string[]): string[] {
  const [first = "en"] = languages;
  const isEmpty = (texts: Texts) => (texts[first] ?? "").trim() === "";
  if (entries.length === 0)
    return ["Write down at least one thing that was said and what was done about it."];
  return entries.flatMap((entry, index) => {
    const place = `Entry ${index + 1}`;
    return [
      isEmpty(entry.said) && `${place}: write what was said, in the campaign's first language.`,
      isEmpty(entry.done) && `${place}: write what was done, in the campaign's first language.`,
    ].filter((sentence) => sentence !== false);
  });
}

/** A text in a language, else in the page's first. */
export const textIn = (texts: Texts, language: string, languages: readonly string[]): string =>
  texts[language]?.trim() || texts[languages[0] ?? "en"]?.trim() || "";
