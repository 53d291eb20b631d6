import { types } from "pg";

/** A whole number, as a number; rejects one that a number can't hold exactly. */
function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`);
  return value;
}

/**
 * How columns arrive where `pg` would do otherwise: `date` as "2026-03-29", since a Date would put it at midnight of
 * the server's time zone; `bigint`, which counts are, as a number. `numeric` stays text.
 */
const parsers = new Map<number, (text: string) => unknown>([
  [types.builtins.DATE, (text) => text],
  [types.builtins.INT8, wholeNumber],
]);

/** For the `types` of a pool. */
export const columnTypes = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    (format !== "binary" && parsers.get(oid)) ||
    types.getTypeParser(oid, format as "text")) as typeof types.getTypeParser,
};
