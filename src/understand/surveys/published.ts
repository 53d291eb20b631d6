import { fewestForSpread } from "./released-cells.ts";

/**
 * A figure as it is published: nine significant digits, never a negative zero. That is what summing in another order leaves
 * the same. It hides nothing: the sum of whole-number answers follows from a mean of three digits as well, so what protects
 * people is whom a figure covers (`released-cells.ts`), not how exact it is.
 */
export const published = (value: number): number => Number(value.toPrecision(9)) + 0;

export const publishedOrNull = (value: number | null | undefined): number | null =>
  value === null || value === undefined || !Number.isFinite(value) ? null : published(value);

const interval = { low: null, high: null };

/** Both ends as published, null where there is no interval. */
export const publishedInterval = (
  found: { low: number | null; high: number | null } | null,
): { low: number | null; high: number | null } =>
  found ? { low: publishedOrNull(found.low), high: publishedOrNull(found.high) } : interval;

/**
 * The same record with four significant digits, three where it is about fewer than ten people. With weights that differ a
 * mean's digits tell which answers were added up, to whoever knows the weights; so many leave countless possibilities.
 * Counts, values and ends of scales stay.
 */
export function coarse<Of>(record: Of, digits = 4): Of {
  if (typeof record === "number")
    return (Number.isInteger(record) ? record : Number(record.toPrecision(digits))) as Of;
  if (Array.isArray(record)) return record.map((one) => coarse(one, digits)) as Of;
  if (typeof record !== "object" || record === null) return record;
  const own = "n" in record && typeof record.n === "number" && record.n < fewestForSpread ? 3 : digits;
  const kept = ["value", "ends"];
  return Object.fromEntries(
    Object.entries(record).map(([key, one]) => [key, kept.includes(key) ? one : coarse(one, own)]),
  ) as Of;
}
