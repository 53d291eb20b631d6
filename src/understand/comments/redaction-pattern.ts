/** A passage that was found, before its kind is attached; positions in UTF-16, the end not included. */
export interface Found {
  start: number;
  end: number;
  why: string;
}

/** All passages that a pattern finds. */
export const matches = (text: string, pattern: RegExp, why: string): Found[] =>
  Array.from(text.matchAll(pattern), ({ index, 0: match }) => ({
    start: index,
    end: index + match.length,
    why,
  }));
