/** A column's question and its own part of it. */
export interface StemAndPart {
  question: string;
  part: string;
}

const patterns: readonly RegExp[] = [
  /^(.*?\S)\s*\[([^[\]]+)\](?:\[[^[\]]+\])?$/s,
  /^(.*\S)\s+[-–—]\s+(\S.*)$/s,
  /^(.*\S)\s*[:>|]\s+(\S.*)$/s,
  /^([\p{L}][\p{L}\d]*?)[_.](\d{1,3})(?:[_.](?:\d{1,3}|TEXT))?$/u,
];

/**
 * Finds columns that belong to one question, wherever they stand, by what their headers share: "Q4 [Price]", "Q4_2", "How satisfied … -
 * Price". One column alone is no such question.
 *
 * @param headers of each column those to look at, the wording first
 */
export function questionStems(headers: readonly (readonly string[])[]): (StemAndPart | null)[] {
  const found: (StemAndPart | null)[] = headers.map(() => null);
  for (const pattern of patterns) {
    const candidates = headers.map((own) => ownStem(own, pattern));
    const shared = Map.groupBy(candidates, (candidate) => candidate?.question);
    candidates.forEach((candidate, column) => {
      if (candidate === null || found[column] !== null) return;
      if ((shared.get(candidate.question)?.length ?? 0) > 1) found[column] = candidate;
    });
  }
  return found;
}

function ownStem(headers: readonly string[], pattern: RegExp): StemAndPart | null {
  for (const header of headers) {
    const match = pattern.exec(header.slice(0, 2000));
    const [question, part] = [match?.[1]?.trim(), match?.[2]?.trim()];
    if (question && part) return { question: question.replace(/\s*[-–—]\s*Selected Choice$/, ""), part };
  }
  return null;
}

/** "A3" is of "A": what names of items share before their number; null where a name doesn't end with one. */
export const nameStem = (name: string): string | null => /^(.{0,60}?\D)\d{1,3}$/s.exec(name)?.[1] ?? null;
