import { setImmediate } from "node:timers/promises";
import type { CodedBatch } from "#listen/survey-files/survey-file.ts";
import { mostDrivers } from "#stats/driver-importance.ts";
import { type CarelessRule, createCarelessRows } from "./careless-rows.ts";
import { createCompleteProducts } from "./complete-products.ts";
import { createGroupPlaces } from "./group-places.ts";
import { createPairedProducts } from "./paired-products.ts";
import { createPairwiseProducts } from "./pairwise-products.ts";
import { together } from "./sums.ts";
import type { SurveyEvidence } from "./survey-evidence.ts";
import { mostScaleItems, type SurveyPlan } from "./survey-plan.ts";
import type { SurveySource } from "./survey-source.ts";
import { createValueTally, type Tally } from "./value-tally.ts";

export interface Reading {
  signal: AbortSignal;
  /** Rows read so far. */
  onRows: (rows: number) => void;
}

/** Longest stretch of work without a pause. */
const milliseconds = 50;

/** Most drivers of which each pair is counted: the work grows with their square, for each row. */
const mostPaired = 50;

/** Different values by item that are counted, all items and groups taken together. */
const mostCounts = 8_000_000;

/**
 * Reads a survey file once and keeps what its figures need. Memory grows with columns, groups and different answers, not
 * with rows. Only where the file says how long people took it is read twice, since who was too fast is known from the
 * median alone.
 */
export async function gatherSurvey(
  file: SurveySource,
  plan: SurveyPlan,
  reading: Reading,
): Promise<SurveyEvidence> {
  const { items, choice, drivers, outcome } = plan;
  const fastest = await fastestOf(file, plan, reading.signal);
  const groups = plan.groupColumn && plan.group !== null ? createGroupPlaces(plan.groupColumn) : null;
  const capacity = groups?.capacity ?? 1;
  const mostValues = Math.max(101, Math.min(1_000, Math.floor(mostCounts / (items.length * capacity || 1))));
  const tallies = items.map(() => createValueTally(capacity, mostValues));
  const careless = createCarelessRows({ items, blocks: plan.careless, fastest });
  const models =
    outcome === null ? [] : plan.driverSets.map((set) => modelAnswers(set, outcome, choice.seed));
  const pairs =
    outcome !== null && drivers.length > mostDrivers ? createPairedProducts(drivers, outcome) : null;
  const pairwise =
    outcome !== null && drivers.length > 0 && drivers.length <= mostPaired
      ? createPairwiseProducts(
          [...drivers, outcome],
          plan.driverSets.map((set) => set.map((place) => drivers.indexOf(place))),
        )
      : null;
  const scales = plan.scales.map(({ places }) =>
    places.length > 1 && places.length <= mostScaleItems
      ? createCompleteProducts(places, { most: 1, seed: choice.seed })
      : null,
  );
  let lastPause = performance.now();
  const sizes = new Array<number>(capacity).fill(0);
  let [read, n, unweighted, weight, weightSquares] = [0, 0, 0, 0, 0];
  for await (const batch of file.read(plan.read, reading.signal)) {
    reading.signal.throwIfAborted();
    const { rows, values, missing } = batch;
    const weights = plan.weights === null ? null : usableWeights(batch, plan.weights);
    const without = weights === null ? 0 : weights.reduce((sum, weight) => sum + (weight === 0 ? 1 : 0), 0);
    const places =
      groups && plan.group !== null ? groups.placesOf(values[plan.group] as Float64Array, rows) : null;
    if (places) addSizes(sizes, places, rows, weights);
    const tallied = { rows, groups: places, weights };
    tallies.forEach((tally, place) => {
      tally.add(values[place] as Float64Array, missing[place] as Uint8Array, tallied);
    });
    for (const { products } of models) products.add(values, rows, weights);
    pairs?.add(values, rows, weights);
    pairwise?.add(values, rows, weights);
    for (const scale of scales) scale?.add(values, rows, weights);
    if (careless.rules.length > 0) {
      const durations = plan.duration === null ? null : (values[plan.duration] as Float64Array);
      const flags = careless.flag({ rows, values, missing, durations, weights });
      for (const { flagged } of models) flagged.add(values, rows, weights, flags);
    }
    read += rows;
    n += rows - without;
    unweighted += without;
    for (const own of weights ?? []) {
      weight += own;
      weightSquares += own * own;
    }
    reading.onRows(read);
    // Others of this process have their turn, whatever the file's own pauses.
    if (performance.now() - lastPause > milliseconds) {
      await setImmediate();
      lastPause = performance.now();
    }
  }
  const { flagged: flaggedRows, byRule } = careless.counts();
  return {
    n,
    unweighted,
    ...(plan.weights === null ? { weight: n, weightSquares: n } : { weight, weightSquares }),
    ...byGroupValue(
      groups ? groups.values() : [],
      tallies.map((tally) => tally.finish()),
      sizes,
    ),
    models: models.map((model) => ({
      drivers: model.drivers,
      products: model.products.finish(),
      flaggedProducts: model.flagged.finish(),
    })),
    pairs: pairs?.finish() ?? null,
    pairwise: pairwise?.finish() ?? null,
    scales: scales.map((scale) => scale?.finish() ?? null),
    careless: {
      flagged: flaggedRows,
      rules: careless.rules.map((rule): [CarelessRule, number] => [rule, byRule.get(rule) ?? 0]),
      fastest,
    },
  };
}

function modelAnswers(drivers: number[], outcome: number, seed: number) {
  const places = [...drivers, outcome];
  const products = createCompleteProducts(places, { most: 2_000, seed });
  return { drivers, products, flagged: createCompleteProducts(places, { most: 1, seed, alike: products }) };
}

/** Groups in the order of their values, not in that in which they came up. */
function byGroupValue(
  values: number[] | null,
  items: Tally[],
  sizes: number[],
): Pick<SurveyEvidence, "items" | "groupValues" | "groupSizes"> {
  // Where there are too many, people of the first that came up were told apart for a while.
  if (!values) return { items: items.map(withoutGroups), groupValues: null, groupSizes: [] };
  const order = [...values.keys()]
    .sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
    .map((index) => index + 1);
  const sorted = <Of>(all: ArrayLike<Of>): Of[] => [0, ...order].map((place) => all[place] as Of);
  return {
    items: items.map((item) => ({
      ...item,
      groups: sorted(item.groups),
      values:
        item.values?.map((one) => ({ ...one, byGroup: Float64Array.from(sorted(one.byGroup)) })) ?? null,
    })),
    groupValues: order.map((place) => values[place - 1] as number),
    groupSizes: sorted(sizes),
  };
}

const withoutGroups = (item: Tally): Tally => ({ ...item, groups: [together(item.groups)] });

function addSizes(sizes: number[], places: Int32Array, rows: number, weights: Float64Array | null): void {
  for (let row = 0; row < rows; row++) {
    if (weights?.[row] === 0) continue;
    const place = places[row] as number;
    sizes[place] = (sizes[place] as number) + 1;
  }
}

/** Weights as they count: those that are missing or not above 0 are 0. */
function usableWeights({ rows, values }: CodedBatch, place: number): Float64Array {
  const weights = (values[place] as Float64Array).slice(0, rows);
  for (let row = 0; row < rows; row++) if (!((weights[row] as number) > 0)) weights[row] = 0;
  return weights;
}

/** Longest time, in seconds, that is told from longer ones when the median is looked for. */
const longest = 100_000;

/** A third of the median duration, whole seconds; null where fewer than ten people's is known. */
async function fastestOf(file: SurveySource, plan: SurveyPlan, signal: AbortSignal): Promise<number | null> {
  const { duration } = file.understanding;
  if (plan.duration === null || duration === null) return null;
  const counts = new Float64Array(longest + 1);
  let known = 0;
  for await (const { rows, values } of file.read([duration], signal)) {
    for (let row = 0; row < rows; row++) {
      const seconds = values[0]?.[row] ?? Number.NaN;
      if (!(seconds >= 0)) continue;
      const place = Math.min(longest, Math.round(seconds));
      counts[place] = (counts[place] as number) + 1;
      known++;
    }
  }
  if (known < 10) return null;
  let below = 0;
  const median = counts.findIndex((count) => {
    below += count;
    return 2 * below >= known;
  });
  return median / 3;
}
