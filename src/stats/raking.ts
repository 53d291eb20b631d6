/** People who count alike in every margin: one place in each. */
export interface RakedPeople {
  /** By margin the place among its targets. */
  places: readonly number[];
  n: number;
}

export interface Raking {
  /** By group of people what each of them counts; the mean over all people is 1. */
  weights: number[];
  /** Whether there are weights that meet every margin to the tolerance; with a cap they may be other ones. */
  converged: boolean;
  /** Rounds over all margins. */
  rounds: number;
  /** The largest difference of a share by these weights from its target. */
  largestDifference: number;
  /** Targets above 0 that nobody is there for, as margin and place: then no weights can meet the margin. */
  empty: { margin: number; place: number }[];
  /** People whose weight was held down at the cap. */
  trimmed: number;
}

/** Differences of shares up to it are none. */
const tolerance = 1e-10;
const mostRounds = 1000;
/** A difference that no longer gets smaller by this share in a hundred rounds goes on for ever. */
const stillMoving = 0.999;

type Targets = readonly (readonly number[])[];

/** Weighted shares of a margin's places. */
function sharesOf(
  people: readonly RakedPeople[],
  weights: readonly number[],
  margin: number,
  places: number,
) {
  const sums = new Array<number>(places).fill(0);
  let all = 0;
  people.forEach(({ places: own, n }, at) => {
    const amount = n * (weights[at] ?? 0);
    const place = own[margin] ?? 0;
    sums[place] = (sums[place] ?? 0) + amount;
    all += n;
  });
  return sums.map((sum) => sum / all);
}

const differenceOf = (people: readonly RakedPeople[], weights: readonly number[], targets: Targets): number =>
  Math.max(
    0,
    ...targets.flatMap((margin, at) => {
      const shares = sharesOf(people, weights, at, margin.length);
      return margin.map((share, place) => Math.abs(share - (shares[place] ?? 0)));
    }),
  );

/**
 * The factor with which some people's weights, none of them above the bound, add up to a wanted sum; where even the bound for
 * all of them is too little, the one that brings them there.
 */
function factorFor(members: readonly { weight: number; n: number }[], wanted: number, bound: number): number {
  const ordered = members.filter(({ weight, n }) => weight > 0 && n > 0).sort((a, b) => b.weight - a.weight);
  let [left, sum] = [wanted, ordered.reduce((total, { weight, n }) => total + weight * n, 0)];
  for (const { weight, n } of ordered) {
    const factor = left / sum;
    if (factor * weight <= bound) return factor;
    left -= bound * n;
    sum -= weight * n;
    if (!(left > 0) || !(sum > 0)) return bound / weight;
  }
  return 0;
}

/** Multiplies each margin to its targets, round by round. */
function fitted(
  people: readonly RakedPeople[],
  targets: Targets,
  bound: number,
): { weights: number[]; rounds: number; difference: number } {
  const all = people.reduce((sum, { n }) => sum + n, 0);
  const unbound = people.map(() => 1);
  const weights = () => unbound.map((weight) => Math.min(weight, bound));
  let [rounds, before] = [0, Number.POSITIVE_INFINITY];
  let difference = differenceOf(people, weights(), targets);
  while (difference > tolerance && rounds < mostRounds) {
    targets.forEach((margin, at) => {
      const members = margin.map((): { weight: number; n: number }[] => []);
      people.forEach(({ places, n }, one) => {
        members[places[at] ?? 0]?.push({ weight: unbound[one] ?? 0, n });
      });
      const factors = members.map((some, place) => factorFor(some, all * (margin[place] ?? 0), bound));
      people.forEach(({ places }, one) => {
        unbound[one] = (unbound[one] ?? 0) * (factors[places[at] ?? 0] ?? 0);
      });
    });
    difference = differenceOf(people, weights(), targets);
    rounds++;
    if (rounds % 100 === 0) {
      if (difference > stillMoving * before) break;
      before = difference;
    }
  }
  return { weights: weights(), rounds, difference };
}

/** Cuts weights at the bound; all others count more in turn, so that the mean stays 1. */
function cut(people: readonly RakedPeople[], weights: readonly number[], bound: number): number[] {
  const all = people.reduce((sum, { n }) => sum + n, 0);
  const members = people.map(({ n }, at) => ({ weight: weights[at] ?? 0, n }));
  const factor = factorFor(members, all, bound);
  return weights.map((weight) => Math.min(bound, weight * factor));
}

function check(people: readonly RakedPeople[], targets: Targets, cap: number | null): void {
  if (!people.some(({ n }) => n > 0) || people.some(({ n }) => !(n >= 0)))
    throw new RangeError("nobody to weight");
  for (const margin of targets) {
    const sum = margin.reduce((total, share) => total + share, 0);
    if (!margin.every((share) => share >= 0) || Math.abs(sum - 1) > 1e-9)
      throw new RangeError(`targets add up to ${sum}`);
  }
  if (cap !== null && !(cap > 1)) throw new RangeError(`a cap of ${cap}`);
}

/**
 * Weights with which a sample has the shares that are known of a population in several margins at once, e.g. by region and by
 * role: raking, or iterative proportional fitting (Deming & Stephan, *Ann. Math. Stat.* 11, 1940). Each margin in turn is
 * multiplied to its targets, until all hold. Of all weights that meet the margins these are nearest to equal ones in the
 * distance Σ n(w log w − w + 1) (Deville, Särndal & Sautory, *JASA* 88, 1993, case 2): they are products of one factor a
 * margin, so what was joint in the sample stays. Where people of some combinations are missing, no weights may meet all
 * margins; that is told.
 *
 * With a cap no weight is above so many times the mean: the same distance with a bound (Deville & Särndal, *JASA* 87, 1992,
 * sec. 2). Where no weights below the cap meet the margins, those without it are cut once: less variance, for shares that
 * miss their targets by what is told.
 *
 * @param targets by margin the share of each place; those of a margin add up to 1
 * @throws RangeError where there is nobody, or targets are no shares
 *
 * @example
 * // 40 men and 60 women of a population of halves: men count 1.25, women 0.8333
 * rake([{ places: [0], n: 40 }, { places: [1], n: 60 }], [[0.5, 0.5]]);
 */
export function rake(
  people: readonly RakedPeople[],
  targets: Targets,
  { cap = null }: { cap?: number | null } = {},
): Raking {
  check(people, targets, cap);
  const free = fitted(people, targets, Number.POSITIVE_INFINITY);
  const bound = cap ?? Number.POSITIVE_INFINITY;
  let { weights, rounds } = free;
  if (weights.some((weight) => weight > bound)) {
    const held = fitted(people, targets, bound);
    weights = held.difference <= tolerance ? held.weights : cut(people, free.weights, bound);
    rounds += held.rounds;
  }
  const isThere = targets.map((margin, at) =>
    sharesOf(
      people,
      people.map(() => 1),
      at,
      margin.length,
    ),
  );
  return {
    weights,
    converged: free.difference <= tolerance,
    rounds,
    largestDifference: differenceOf(people, weights, targets),
    empty: targets.flatMap((margin, at) =>
      margin.flatMap((share, place) => (share > 0 && !isThere[at]?.[place] ? [{ margin: at, place }] : [])),
    ),
    trimmed: people.reduce((sum, { n }, at) => sum + ((weights[at] ?? 0) >= bound * (1 - 1e-9) ? n : 0), 0),
  };
}
