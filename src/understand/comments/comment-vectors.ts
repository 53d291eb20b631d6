import { type Term, termsOf } from "./comment-words.ts";

/** Comments as weighted terms: row i has the terms `places[starts[i]]` to `places[starts[i + 1] - 1]`, of length 1 each. */
export interface CommentVectors {
  rows: number;
  terms: number;
  starts: Int32Array;
  places: Int32Array;
  weights: Float32Array;
  /** How most comments write each term. */
  shown: string[];
  /** Comments that have each term. */
  having: Int32Array;
}

/** Terms that are kept: those that most comments have, since rarer ones make no theme. */
const mostTerms = 20_000;
/** A term in more than this share of comments tells them not apart. */
const commonest = 0.6;

/**
 * Weighs the terms of comments by (1 + ln count) · ln(N / having) and makes each row's length 1. Terms of fewer than `least`
 * comments and of more than 60 % are left out; a comment without any term has an empty row.
 *
 * @param onProgress is told now and then which share is read
 */
export function vectorsOf(
  comments: readonly string[],
  least: number,
  onProgress: (share: number) => void = () => {},
): CommentVectors {
  const having = new Map<string, { comments: number; spellings: Map<string, number> }>();
  const counted = comments.map((comment, index) => {
    if (index % 500 === 0) onProgress(index / comments.length);
    return countTerms(termsOf(comment), having);
  });
  const kept = [...having]
    .filter(
      ([, { comments: count }]) => count >= least && count <= Math.max(least, commonest * comments.length),
    )
    .sort(([a, { comments: one }], [b, { comments: other }]) => other - one || (a < b ? -1 : 1))
    .slice(0, mostTerms);
  const place = new Map(kept.map(([key], index) => [key, index]));
  const idf = kept.map(([, { comments: count }]) => Math.log(comments.length / count) + 0.01);
  const starts = new Int32Array(comments.length + 1);
  const places: number[] = [];
  const weights: number[] = [];
  counted.forEach((terms, row) => {
    const from = places.length;
    let squares = 0;
    for (const [key, count] of terms) {
      const index = place.get(key);
      if (index === undefined) continue;
      const weight = (1 + Math.log(count)) * (idf[index] ?? 0);
      places.push(index);
      weights.push(weight);
      squares += weight ** 2;
    }
    const length = Math.sqrt(squares);
    for (let at = from; at < weights.length; at++) weights[at] = (weights[at] ?? 0) / length;
    starts[row + 1] = places.length;
  });
  return {
    rows: comments.length,
    terms: kept.length,
    starts,
    places: Int32Array.from(places),
    weights: Float32Array.from(weights),
    shown: kept.map(([key, { spellings }]) => commonestOf(spellings, key)),
    having: Int32Array.from(kept, ([, { comments: count }]) => count),
  };
}

function countTerms(
  terms: readonly Term[],
  having: Map<string, { comments: number; spellings: Map<string, number> }>,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key, shown } of terms) {
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    if (count > 0) continue;
    const entry = having.get(key) ?? { comments: 0, spellings: new Map<string, number>() };
    having.set(key, entry);
    entry.comments++;
    entry.spellings.set(shown, (entry.spellings.get(shown) ?? 0) + 1);
  }
  return counts;
}

const commonestOf = (spellings: ReadonlyMap<string, number>, key: string): string =>
  [...spellings].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0] ?? key;
