import { seededRandom } from "#stats/random.ts";
import { type CommentVectors, vectorsOf } from "./comment-vectors.ts";
import { latentSpace, type Points } from "./latent-space.ts";
import { type Clusters, sphericalClusters } from "./spherical-clusters.ts";

/** What is suggested for a list of comments; comments are named by their place in it. */
export interface ThemeSuggestion {
  /** The largest first. */
  themes: {
    terms: string[];
    size: number;
    typical: number[];
    neighbour: { theme: number; cosine: number } | null;
  }[];
  /** Of each comment its theme, or −1 where it is like none. */
  of: Int32Array;
  closeness: Float32Array;
}

type Tell = (share: number, doing: string) => void;

const dimensions = 60;
/** Comments that a term needs: a word of one or two people could be a name. */
const leastHaving = 3;
/** Numbers of themes that are tried: a few that people can look through. */
const counts = [4, 6, 8, 10, 12, 15, 18, 22, 26, 30];
/** Fewest comments a theme has on average. */
const leastSize = 5;
/** Comments on which the number of themes is chosen. */
const tried = 4000;
/** A comment less like its theme's centre than this cosine belongs to none. */
const leastCosine = 0.3;
const termsShown = 8;
const typicalShown = 5;

/**
 * Suggests themes: TF-IDF, latent semantic analysis, spherical k-means. Their number is the smallest of 4, 6, 8, … 30 whose
 * mean silhouette (Rousseeuw, *Journal of Computational and Applied Mathematics* 20, 1987; simplified to distances from
 * centres) reaches 95 % of the best: more themes than that divide what belongs together. The same comments in the same order
 * and the same seed give the same themes.
 *
 * @param options.count a fixed number of themes instead
 */
export function suggestThemes(
  comments: readonly string[],
  { seed = 1, count, tell = () => {} }: { seed?: number; count?: number; tell?: Tell } = {},
): ThemeSuggestion {
  const vectors = vectorsOf(comments, leastHaving, (share) => tell(0.3 * share, "Reading words"));
  if (vectors.terms < 2 || vectors.rows < 2) return nothingFound(comments.length);
  tell(0.3, "Looking for patterns");
  const points = latentSpace(vectors, dimensions, seed);
  tell(0.5, "Finding the number of themes");
  const wanted = count ?? numberOfThemes(points, seed, tell);
  tell(0.8, "Sorting comments");
  const clusters = sphericalClusters(points, wanted, seed);
  tell(0.97, "Describing themes");
  return described(vectors, points, clusters);
}

const nothingFound = (rows: number): ThemeSuggestion => ({
  themes: [],
  of: new Int32Array(rows).fill(-1),
  closeness: new Float32Array(rows),
});

function numberOfThemes(points: Points, seed: number, tell: Tell): number {
  const sample = sampleOf(points, seed);
  const most = Math.max(2, Math.floor(sample.rows / leastSize));
  const candidates = counts.filter((each) => each <= most);
  if (candidates.length === 0) return Math.min(2, most);
  const silhouettes = candidates.map((each, index) => {
    tell(0.5 + (0.3 * index) / candidates.length, "Finding the number of themes");
    return silhouette(sphericalClusters(sample, each, seed, { restarts: 2 }));
  });
  const best = Math.max(...silhouettes);
  return candidates.find((_, index) => (silhouettes[index] ?? 0) >= 0.95 * best) ?? candidates[0] ?? 2;
}

function sampleOf(points: Points, seed: number): Points {
  if (points.rows <= tried) return points;
  const { dimensions: width, values } = points;
  const chosen = seededRandom(seed + 1).shuffle(Array.from({ length: points.rows }, (_, row) => row));
  const sample = new Float32Array(tried * width);
  chosen.slice(0, tried).forEach((row, at) => {
    sample.set(values.subarray(row * width, (row + 1) * width), at * width);
  });
  return { rows: tried, dimensions: width, values: sample };
}

function silhouette({ of, closeness, next }: Clusters): number {
  let [sum, n] = [0, 0];
  of.forEach((cluster, row) => {
    if (cluster < 0) return;
    const [own, other] = [1 - (closeness[row] ?? 0), 1 - (next[row] ?? 0)];
    sum += Math.max(own, other) > 1e-9 ? (other - own) / Math.max(own, other) : 0;
    n++;
  });
  return n === 0 ? 0 : sum / n;
}

function described(vectors: CommentVectors, points: Points, clusters: Clusters): ThemeSuggestion {
  const members: number[][] = Array.from({ length: clusters.count }, () => []);
  clusters.of.forEach((cluster, row) => {
    if (cluster >= 0 && (clusters.closeness[row] ?? 0) >= leastCosine) members[cluster]?.push(row);
  });
  const order = members
    .map((rows, cluster) => ({ rows, cluster }))
    .filter(({ rows }) => rows.length > 0)
    .sort((a, b) => b.rows.length - a.rows.length || a.cluster - b.cluster);
  const of = new Int32Array(vectors.rows).fill(-1);
  order.forEach(({ rows }, theme) => {
    for (const row of rows) of[row] = theme;
  });
  const mean = meanWeights(vectors, null);
  const themes = order.map(({ rows, cluster }, theme) => ({
    terms: tellingTerms(vectors, rows, mean),
    size: rows.length,
    typical: rows
      .toSorted((a, b) => (clusters.closeness[b] ?? 0) - (clusters.closeness[a] ?? 0) || a - b)
      .slice(0, typicalShown),
    neighbour: nearest(points.dimensions, clusters, order, cluster, theme),
  }));
  return { themes, of, closeness: clusters.closeness };
}

function meanWeights(
  { terms, starts, places, weights, rows }: CommentVectors,
  only: readonly number[] | null,
) {
  const sums = new Float64Array(terms);
  const chosen = only ?? Array.from({ length: rows }, (_, row) => row);
  for (const row of chosen)
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const place = places[at] ?? 0;
      sums[place] = (sums[place] ?? 0) + (weights[at] ?? 0);
    }
  return sums.map((sum) => sum / Math.max(1, chosen.length));
}

/** Terms that its comments have more of than all have; of a pair of words and its halves only what stands first. */
function tellingTerms(vectors: CommentVectors, rows: readonly number[], overall: Float64Array): string[] {
  const own = meanWeights(vectors, rows);
  const best = Array.from(own.keys())
    .filter((place) => (own[place] ?? 0) > (overall[place] ?? 0))
    .sort((a, b) => gain(b) - gain(a) || a - b);
  function gain(place: number): number {
    return (own[place] ?? 0) - (overall[place] ?? 0);
  }
  const chosen: string[] = [];
  for (const place of best) {
    const term = vectors.shown[place] ?? "";
    if (chosen.some((other) => other.split(" ").includes(term) || term.split(" ").includes(other))) continue;
    chosen.push(term);
    if (chosen.length === termsShown) break;
  }
  return chosen;
}

function nearest(
  width: number,
  { centres }: Clusters,
  order: readonly { cluster: number }[],
  cluster: number,
  theme: number,
): { theme: number; cosine: number } | null {
  let found: { theme: number; cosine: number } | null = null;
  order.forEach((other, index) => {
    if (index === theme) return;
    let cosine = 0;
    for (let at = 0; at < width; at++)
      cosine += (centres[cluster * width + at] ?? 0) * (centres[other.cluster * width + at] ?? 0);
    if (!found || cosine > found.cosine) found = { theme: index, cosine: Number(cosine.toFixed(2)) };
  });
  return found;
}
