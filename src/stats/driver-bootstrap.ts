import { driverImportance } from "./driver-importance.ts";
import { seededRandom } from "./random.ts";
import { covarianceOfGroups, type GroupedProducts } from "./resampling-groups.ts";

/** 95 % interval. */
interface Interval {
  low: number;
  high: number;
}

export interface DriverIntervals {
  r2: Interval;
  /** By driver. */
  lmg: Interval[];
  relativeWeights: Interval[];
  /** By driver: share of draws in which its LMG part was among the `top` largest. */
  among: number[];
  /** Draws that gave a figure; those in which the outcome did not vary give none. */
  draws: number;
}

/** Numbers that a draw gives: R², then LMG parts, then relative weights. */
export const numbersOfDraw = (drivers: number): number => 1 + 2 * drivers;

/**
 * Some draws of a bootstrap: groups with replacement, importance of what was drawn. A draw depends on the seed and its own
 * number alone, so draws can be shared out among threads in any way. The last variable is the outcome.
 *
 * @param range draws from `from` up to, not including, `to`
 * @param numbers takes `numbersOfDraw` numbers a draw, NaN where there is none, from its beginning
 * @param onDraw is told after each
 */
export function drawDrivers(
  products: GroupedProducts,
  { from, to }: { from: number; to: number },
  seed: number,
  numbers: Float64Array,
  onDraw: () => void = () => {},
): void {
  const drivers = products.variables - 1;
  const width = numbersOfDraw(drivers);
  const takes = new Uint32Array(products.groups);
  for (let draw = from; draw < to; draw++) {
    const random = seededRandom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(draw + 1, 0x85ebca6b));
    takes.fill(0);
    for (let index = 0; index < products.groups; index++) {
      const taken = random.integer(products.groups);
      takes[taken] = (takes[taken] as number) + 1;
    }
    const covariance = covarianceOfGroups(products, takes);
    // The same sample of orders in every draw: only the answers differ from draw to draw.
    const drawn = covariance && driverImportance(covariance, "draw", seed);
    const at = (draw - from) * width;
    if (drawn) numbers.set([drawn.r2, ...drawn.lmg, ...drawn.relativeWeights], at);
    else numbers.fill(Number.NaN, at, at + width);
    onDraw();
  }
}

/**
 * Percentile intervals of all draws (Efron & Tibshirani, *An Introduction to the Bootstrap*, 1993, ch. 13; quantiles of
 * R's type 7), as relaimpo gives them. A part is never negative, so the interval of a driver without importance doesn't
 * reach below zero: it says how large the part could be, and is no test.
 *
 * @param numbers `numbersOfDraw` numbers a draw
 * @param top how many drivers count as the most important
 * @returns null where no draw gave figures
 */
export function intervalsOfDraws(
  numbers: Float64Array,
  drivers: number,
  top: number,
): DriverIntervals | null {
  const width = numbersOfDraw(drivers);
  const all = Array.from({ length: numbers.length / width }, (_, draw) => draw * width);
  const starts = all.filter((start) => !Number.isNaN(numbers[start]));
  if (starts.length === 0) return null;
  const interval = (offset: number): Interval => {
    const sorted = Float64Array.from(starts, (start) => numbers[start + offset] as number).sort();
    return { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
  };
  const among = new Array<number>(drivers).fill(0);
  for (const start of starts) {
    const parts = Array.from(numbers.subarray(start + 1, start + 1 + drivers));
    const order = parts.map((_, index) => index).sort((a, b) => (parts[b] ?? 0) - (parts[a] ?? 0));
    for (const index of order.slice(0, top)) among[index] = (among[index] ?? 0) + 1;
  }
  const perDriver = (first: number) => Array.from({ length: drivers }, (_, index) => interval(first + index));
  return {
    r2: interval(0),
    lmg: perDriver(1),
    relativeWeights: perDriver(1 + drivers),
    among: among.map((count) => count / starts.length),
    draws: starts.length,
  };
}

/** Hyndman and Fan's type 7, between the nearest two of sorted values. */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number];
  return below + (at - Math.floor(at)) * (above - below);
}
