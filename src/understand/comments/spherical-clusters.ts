import { type Random, seededRandom } from "#stats/random.ts";
import type { Points } from "./latent-space.ts";

export interface Clusters {
  /** Of each point the cluster, or −1 for points without any term. */
  of: Int32Array;
  /** Cosine of each point to its cluster's centre. */
  closeness: Float32Array;
  /** Cosine to the next centre. */
  next: Float32Array;
  /** Row by row, of length 1. */
  centres: Float32Array;
  count: number;
  /** Sum of all cosines to the own centre: larger is better. */
  fit: number;
}

const iterations = 25;

/**
 * Spherical k-means (Dhillon & Modha, *Machine Learning* 42, 2001): puts points of length 1 into clusters so that the sum of
 * cosines to their centres is large. Begins with k-means++ (Arthur & Vassilvitskii, 2007), several times, and keeps the best.
 */
export function sphericalClusters(
  points: Points,
  count: number,
  seed: number,
  { restarts = 3, tick = () => {} }: { restarts?: number; tick?: () => void } = {},
): Clusters {
  const random = seededRandom(seed);
  const used = usedRows(points);
  let best: Clusters | null = null;
  for (let restart = 0; restart < restarts; restart++) {
    const found = cluster(points, used, Math.min(count, Math.max(1, used.length)), random, tick);
    if (!best || found.fit > best.fit) best = found;
  }
  return best ?? cluster(points, used, 1, random, tick);
}

function usedRows({ rows, dimensions, values }: Points): number[] {
  const used: number[] = [];
  for (let row = 0; row < rows; row++)
    for (let at = 0; at < dimensions; at++)
      if ((values[row * dimensions + at] ?? 0) !== 0) {
        used.push(row);
        break;
      }
  return used;
}

function cluster(
  points: Points,
  used: readonly number[],
  count: number,
  random: Random,
  tick: () => void,
): Clusters {
  const { rows, dimensions } = points;
  const clusters: Clusters = {
    of: new Int32Array(rows).fill(-1),
    closeness: new Float32Array(rows),
    next: new Float32Array(rows),
    centres: beginnings(points, used, count, random),
    count,
    fit: 0,
  };
  for (let iteration = 0; iteration < iterations; iteration++) {
    tick();
    const moved = assign(points, used, clusters);
    if (iteration > 0 && moved <= used.length / 1000) break;
    recentre(points, used, clusters, dimensions);
  }
  assign(points, used, clusters);
  return clusters;
}

/** k-means++: each further centre is drawn from the points, those far from all centres more likely. */
function beginnings({ dimensions, values }: Points, used: readonly number[], count: number, random: Random) {
  const centres = new Float32Array(count * dimensions);
  const distance = new Float64Array(used.length).fill(2);
  for (let centre = 0; centre < count; centre++) {
    const sum = distance.reduce((total, each) => total + each, 0);
    let rest = random.uniform() * sum;
    let chosen = 0;
    while (chosen < used.length - 1 && rest >= (distance[chosen] ?? 0)) rest -= distance[chosen++] ?? 0;
    const from = (used[chosen] ?? 0) * dimensions;
    centres.set(values.subarray(from, from + dimensions), centre * dimensions);
    used.forEach((row, index) => {
      let cosine = 0;
      for (let at = 0; at < dimensions; at++)
        cosine += (values[row * dimensions + at] ?? 0) * (values[from + at] ?? 0);
      distance[index] = Math.max(0, Math.min(distance[index] ?? 0, 1 - cosine));
    });
  }
  return centres;
}

function assign({ dimensions, values }: Points, used: readonly number[], clusters: Clusters): number {
  const { of, closeness, next, centres, count } = clusters;
  let moved = 0;
  let fit = 0;
  for (const row of used) {
    let [best, second, chosen] = [-2, -2, 0];
    const from = row * dimensions;
    for (let centre = 0; centre < count; centre++) {
      let cosine = 0;
      const begin = centre * dimensions;
      for (let at = 0; at < dimensions; at++) cosine += (values[from + at] ?? 0) * (centres[begin + at] ?? 0);
      if (cosine > best) [second, best, chosen] = [best, cosine, centre];
      else if (cosine > second) second = cosine;
    }
    if (of[row] !== chosen) moved++;
    of[row] = chosen;
    closeness[row] = best;
    next[row] = Math.max(second, -1);
    fit += best;
  }
  clusters.fit = fit;
  return moved;
}

function recentre(
  { dimensions, values }: Points,
  used: readonly number[],
  { of, closeness, centres, count }: Clusters,
  width: number,
): void {
  const sums = new Float64Array(count * width);
  for (const row of used) {
    const to = (of[row] ?? 0) * width;
    for (let at = 0; at < width; at++)
      sums[to + at] = (sums[to + at] ?? 0) + (values[row * dimensions + at] ?? 0);
  }
  for (let centre = 0; centre < count; centre++) {
    let squares = 0;
    for (let at = 0; at < width; at++) squares += (sums[centre * width + at] ?? 0) ** 2;
    if (squares > 1e-12) {
      const scale = 1 / Math.sqrt(squares);
      for (let at = 0; at < width; at++)
        centres[centre * width + at] = (sums[centre * width + at] ?? 0) * scale;
      continue;
    }
    // An empty cluster begins again at the point that fits worst.
    const worst = used.reduce(
      (far, row) => ((closeness[row] ?? 0) < (closeness[far] ?? 0) ? row : far),
      used[0] ?? 0,
    );
    centres.set(values.subarray(worst * dimensions, (worst + 1) * dimensions), centre * width);
    closeness[worst] = 1;
  }
}
