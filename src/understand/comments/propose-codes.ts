import { type CommentVectors, vectorsOf } from "./comment-vectors.ts";

/** A code that the computer proposes for a comment, by its place. */
export interface CodeProposal {
  comment: number;
  code: string;
  /** How often comments that were as close to a code as this one turned out to have it. */
  confidence: number;
}

/** Coded comments that a code needs before it is proposed. */
const leastExamples = 5;
/** Proposed from this confidence up. */
const leastConfidence = 0.5;
const mostProposals = 3;
const bins = 20;

/**
 * Proposes codes for comments that nobody has coded, by their closeness to the mean of the comments that have a code (nearest
 * centroid: Rocchio, 1971). Closeness becomes a confidence by what the coded comments show: each is held out of its own code's
 * mean, and the share that has the code is taken by closeness, made monotone (pool adjacent violators: Ayer et al., *Annals of
 * Mathematical Statistics* 26, 1955). It proposes; people code.
 *
 * @param coded codes of each comment; null where nobody has coded it, an empty list where nothing fitted
 */
export function proposeCodes(
  comments: readonly string[],
  coded: readonly (readonly string[] | null)[],
): CodeProposal[] {
  const examples = new Map<string, number[]>();
  coded.forEach((codes, comment) => {
    for (const code of codes ?? []) examples.set(code, [...(examples.get(code) ?? []), comment]);
  });
  const known = [...examples].filter(([, having]) => having.length >= leastExamples);
  if (known.length === 0) return [];
  const vectors = vectorsOf(comments, 2);
  const centroids = known.map(([code, having]) => ({
    code,
    having: new Set(having),
    ...sumOf(vectors, having),
  }));
  const seen: { closeness: number; has: boolean }[] = [];
  coded.forEach((codes, comment) => {
    if (codes === null) return;
    for (const { having, sum, squares } of centroids) {
      const has = having.has(comment);
      seen.push({ closeness: closenessOf(vectors, comment, sum, squares, has), has });
    }
  });
  const confidence = calibrated(seen);
  const proposals: CodeProposal[] = [];
  coded.forEach((codes, comment) => {
    if (codes !== null) return;
    const found = centroids
      .map(({ code, sum, squares }) => ({
        comment,
        code,
        confidence: confidence(closenessOf(vectors, comment, sum, squares, false)),
      }))
      .filter((each) => each.confidence >= leastConfidence)
      .sort((a, b) => b.confidence - a.confidence);
    proposals.push(...found.slice(0, mostProposals));
  });
  return proposals;
}

function sumOf({ terms, starts, places, weights }: CommentVectors, rows: readonly number[]) {
  const sum = new Float64Array(terms);
  for (const row of rows)
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const place = places[at] ?? 0;
      sum[place] = (sum[place] ?? 0) + (weights[at] ?? 0);
    }
  let squares = 0;
  for (const value of sum) squares += value ** 2;
  return { sum, squares };
}

/** Cosine of a comment to a mean, which it is taken out of where it is part of it. */
function closenessOf(
  { starts, places, weights }: CommentVectors,
  row: number,
  sum: Float64Array,
  squares: number,
  isPart: boolean,
): number {
  let [product, own] = [0, 0];
  for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
    const weight = weights[at] ?? 0;
    product += weight * (sum[places[at] ?? 0] ?? 0);
    own += weight ** 2;
  }
  if (own === 0) return 0;
  const rest = isPart ? squares - 2 * product + own : squares;
  const along = isPart ? product - own : product;
  return rest <= 1e-12 ? 0 : along / Math.sqrt(rest * own);
}

/** Share that has a code, by closeness: in bins of as many pairs each among the closer ones, never falling. */
function calibrated(seen: { closeness: number; has: boolean }[]): (closeness: number) => number {
  const sorted = seen.toSorted((a, b) => a.closeness - b.closeness);
  const positives = sorted.filter(({ has }) => has).length;
  // Bins hold as many that have the code, so that the few close pairs are not lost among the many distant ones.
  const size = Math.max(3, Math.ceil(positives / bins));
  const pools: { from: number; hits: number; n: number }[] = [];
  let pool = { from: Number.NEGATIVE_INFINITY, hits: 0, n: 0 };
  for (const { closeness, has } of sorted) {
    if (pool.hits >= size && closeness > pool.from) {
      pools.push(pool);
      pool = { from: closeness, hits: 0, n: 0 };
    }
    pool.n++;
    if (has) pool.hits++;
  }
  pools.push(pool);
  for (let at = 1; at < pools.length; ) {
    const [before, own] = [pools[at - 1], pools[at]];
    if (!before || !own || before.hits / before.n <= own.hits / own.n) {
      at++;
      continue;
    }
    pools.splice(at - 1, 2, { from: before.from, hits: before.hits + own.hits, n: before.n + own.n });
    at = Math.max(1, at - 1);
  }
  return (closeness) => {
    const found = pools.findLast(({ from }) => closeness >= from);
    // One success and one failure more, so that a few lucky pairs promise nothing.
    return found ? (found.hits + 1) / (found.n + 2) : 0;
  };
}
