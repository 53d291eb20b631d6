/** A passage to be replaced; positions in UTF-16, the end not included. */
export interface Replacement {
  start: number;
  end: number;
  instead: string;
}

/**
 * A text with passages replaced, and not otherwise changed.
 *
 * @returns null where passages overlap, lie outside, or cut a character in two
 */
export function redacted(text: string, replacements: readonly Replacement[]): string | null {
  const sorted = replacements.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let [result, at] = ["", 0];
  for (const { start, end, instead } of sorted) {
    if (start < at || end <= start || end > text.length) return null;
    result += text.slice(at, start) + instead;
    at = end;
  }
  result += text.slice(at);
  return result.isWellFormed() ? result : null;
}
