import { fewestForSpread } from "../surveys/released-cells.ts";
import type { ItemColumn } from "../surveys/survey-plan.ts";
import type { Tally } from "../surveys/value-tally.ts";
import type { Delight } from "./campaign-survey.ts";
import { shareOf } from "./figures.ts";

/** Shares above, at and below the middle of the scale; null below ten people, and without ends. */
export function delightOf({ ends }: Pick<ItemColumn, "ends">, { values }: Tally): Delight | null {
  if (!ends || !values) return null;
  const middle = (ends.low + ends.high) / 2;
  const count = (isIn: (value: number) => boolean) =>
    values.reduce((sum, { value, n }) => sum + (isIn(value) ? n : 0), 0);
  const n = count(() => true);
  if (n < fewestForSpread) return null;
  return {
    n,
    above: shareOf(
      count((value) => value > middle),
      n,
    ),
    as: shareOf(
      count((value) => value === middle),
      n,
    ),
    below: shareOf(
      count((value) => value < middle),
      n,
    ),
  };
}
