import { missingReasons } from "#listen/survey-files/survey-file.ts";
import { answerSpread, longestRun } from "#stats/careless-answering.ts";
import { type CarelessBlock, fewestInBlock } from "./careless-blocks.ts";
import type { ItemColumn } from "./survey-plan.ts";

/** Signs that somebody did not read the questions (Meade & Craig, *Psychological Methods* 17, 2012). */
export type CarelessRule = "same answers" | "no variation" | "left blank" | "too fast";

interface CarelessRules {
  items: readonly ItemColumn[];
  blocks: readonly CarelessBlock[];
  /** Seconds below which somebody was too fast; null where times aren't known. */
  fastest: number | null;
}

/** Columns of a batch: by item, and the durations. */
interface CarelessBatch {
  rows: number;
  values: readonly Float64Array[];
  missing: readonly Uint8Array[];
  durations: Float64Array | null;
  /** Rows of weight 0 are not looked at. */
  weights: Float64Array | null;
}

export interface CarelessRows {
  rules: readonly CarelessRule[];
  /** Which rows are flagged by at least one rule, 1 or 0; overwritten by the next call. */
  flag(batch: CarelessBatch): Uint8Array;
  counts(): { flagged: number; byRule: ReadonlyMap<CarelessRule, number> };
}

const blank = 1 + missingReasons.indexOf("blank");

/**
 * Flags rows one by one. "same answers": one answer to all items of a grid of which at least eight were answered. "no
 * variation": the same place on the scale in all rated items of the file, at least eight answered (intra-individual
 * variability 0). "left blank": more than half of at least eight rated items, whole questions left out apart. "too fast": below the given seconds.
 */
export function createCarelessRows({ items, blocks, fastest }: CarelessRules): CarelessRows {
  const rated = [...items.entries()].flatMap(([place, { kind, ends, reversed, question }]) =>
    kind === "rating" ? [{ place, ends, reversed, question }] : [],
  );
  const scaled = rated.flatMap(({ place, ends, reversed }) =>
    ends && ends.high > ends.low
      ? [{ place, low: reversed ? ends.high : ends.low, width: (ends.high - ends.low) * (reversed ? -1 : 1) }]
      : [],
  );
  const asBlocks = blocks.map((block) =>
    block.items.map(({ place, turnedAbout }) =>
      turnedAbout === null ? { place, low: 0, width: 1 } : { place, low: turnedAbout, width: -1 },
    ),
  );
  const largest = Math.max(0, ...blocks.map((block) => block.items.length));
  const checks: { rule: CarelessRule; flags(batch: CarelessBatch): Uint8Array }[] = [];
  if (blocks.length > 0) {
    const checkers = asBlocks.map((block) =>
      flagRows(block, (answers, answered) => longestRun(answers) === answered),
    );
    checks.push({
      rule: "same answers",
      flags(batch) {
        const all = checkers.map((check) => check(batch));
        return new Uint8Array(batch.rows).map((_, row) => (all.some((flags) => flags[row] === 1) ? 1 : 0));
      },
    });
  }
  if (scaled.length >= fewestInBlock && scaled.length > largest)
    checks.push({ rule: "no variation", flags: flagRows(scaled, (answers) => answerSpread(answers) < 1e-9) });
  if (rated.length >= fewestInBlock)
    checks.push({
      rule: "left blank",
      flags: (batch) => leftBlank(batch, rated),
    });
  if (fastest !== null)
    checks.push({
      rule: "too fast",
      flags: ({ rows, durations }) =>
        new Uint8Array(rows).map((_, row) => ((durations?.[row] ?? Number.NaN) < fastest ? 1 : 0)),
    });

  const byRule = new Map<CarelessRule, number>(checks.map(({ rule }) => [rule, 0]));
  let flagged = 0;
  return {
    rules: checks.map(({ rule }) => rule),
    flag(batch) {
      const any = new Uint8Array(batch.rows);
      for (const { rule, flags } of checks) {
        const own = flags(batch);
        let count = 0;
        for (let row = 0; row < batch.rows; row++) {
          if (own[row] === 0 || batch.weights?.[row] === 0) continue;
          count++;
          any[row] = 1;
        }
        byRule.set(rule, (byRule.get(rule) ?? 0) + count);
      }
      for (let row = 0; row < batch.rows; row++) flagged += any[row] as number;
      return any;
    },
    counts: () => ({ flagged, byRule }),
  };
}

interface ScaledItem {
  place: number;
  low: number;
  width: number;
}

/** Rows with at least eight answers to these items, taken as (value − low) / width, for which the test holds. */
function flagRows(
  items: readonly ScaledItem[],
  holds: (answers: Float64Array, answered: number) => boolean,
): (batch: CarelessBatch) => Uint8Array {
  const answers = new Float64Array(items.length);
  return ({ rows, values }) => {
    const columns = items.map(({ place }) => values[place] as Float64Array);
    const flags = new Uint8Array(rows);
    for (let row = 0; row < rows; row++) {
      let answered = 0;
      items.forEach(({ low, width }, index) => {
        const answer = (((columns[index] as Float64Array)[row] as number) - low) / width;
        answers[index] = answer;
        if (!Number.isNaN(answer)) answered++;
      });
      flags[row] = answered >= fewestInBlock && holds(answers, answered) ? 1 : 0;
    }
    return flags;
  };
}

/**
 * More than half of the rated items blank. Blanks of a question of which the person answered nothing don't count: it may not
 * have been shown.
 */
function leftBlank(
  { rows, missing }: CarelessBatch,
  rated: readonly { place: number; question: string | null }[],
): Uint8Array {
  const all = new Uint16Array(rows);
  for (const question of Map.groupBy(rated, (item) => item.question).values()) {
    const blanks = new Uint16Array(rows);
    for (const { place } of question) {
      const column = missing[place] as Uint8Array;
      for (let row = 0; row < rows; row++)
        if (column[row] === blank) blanks[row] = (blanks[row] as number) + 1;
    }
    for (let row = 0; row < rows; row++)
      if ((blanks[row] as number) < question.length)
        all[row] = (all[row] as number) + (blanks[row] as number);
  }
  return Uint8Array.from(all, (blanks) => (2 * blanks > rated.length ? 1 : 0));
}
