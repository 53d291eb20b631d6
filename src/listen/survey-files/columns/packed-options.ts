/** Options of a question with several answers that stand in one cell. */
export interface PackedOptions {
  separator: string;
  /** In order of codes, else alphabetically. */
  options: string[];
}

/**
 * Whether a column's cells hold several ticked options ("A; B; C", "1,3,5"): the parts must come again in other cells.
 * Sentences with commas don't.
 *
 * @param cells different cells with how often each comes
 */
export function packedOptions(
  cells: ReadonlyMap<string, { count: number }>,
  packsCodes: boolean,
): PackedOptions | null {
  for (const separator of [";", "|", "\n", ","]) {
    const options = optionsAt(cells, separator, packsCodes);
    if (options !== null) return { separator, options };
  }
  return null;
}

/** @example splitOptions("A; B;", ";") // ["A", "B"] */
export const splitOptions = (cell: string, separator: string): string[] =>
  cell
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");

function optionsAt(
  cells: ReadonlyMap<string, { count: number }>,
  separator: string,
  packsCodes: boolean,
): string[] | null {
  const seenIn = new Map<string, number>();
  let several = 0;
  let filled = 0;
  for (const [cell, { count }] of cells) {
    filled += count;
    const parts = splitOptions(cell, separator);
    if (new Set(parts).size < parts.length || parts.some((part) => part.length > 120)) return null;
    if (parts.length > 1) several += count;
    for (const part of parts) seenIn.set(part, (seenIn.get(part) ?? 0) + 1);
    if (seenIn.size > 60) return null;
  }
  const options = [...seenIn.keys()];
  const areCodes = options.every((option) => /^-?\d{1,3}$/.test(option));
  if (options.length < 2 || several < Math.max(2, filled * 0.05)) return null;
  if (separator === "," && areCodes && !packsCodes && ![...cells.keys()].some((cell) => /,.*,/.test(cell)))
    return null;
  const again = options.filter((option) => (seenIn.get(option) ?? 0) >= 2).length;
  if (areCodes && packsCodes) return options.sort((one, other) => Number(one) - Number(other));
  if (again < options.length / 2 || options.length >= cells.size + (separator === "," ? 0 : 1)) return null;
  return areCodes
    ? options.sort((one, other) => Number(one) - Number(other))
    : options.sort((one, other) => (one < other ? -1 : 1));
}
