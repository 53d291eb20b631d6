/** How many of a stratum there are, and how many of them are drawn. */
export interface Stratum {
  /** The value that its members share; "" where it isn't known. */
  value: string;
  people: number;
}

/**
 * Shares a sample out over strata in proportion to their sizes, by largest remainder (Hamilton's method): each gets the
 * whole part of its share, and those with the largest rests one more until the sample is full. Equal rests go to the larger
 * stratum, then by name, so that the same strata are always shared out alike.
 *
 * @param size at most everybody is drawn
 * @returns how many to draw, by value
 *
 * @example
 * allocate([{ value: "a", people: 50 }, { value: "b", people: 30 }, { value: "c", people: 20 }], 9);
 * // a 4, b 3, c 2: shares 4.5, 2.7 and 1.8 leave two for the largest rests
 */
export function allocate(strata: readonly Stratum[], size: number): Map<string, number> {
  const everybody = strata.reduce((sum, { people }) => sum + people, 0);
  const wanted = Math.min(size, everybody);
  const shares = strata.map(({ value, people }) => {
    // In whole numbers: a rest as a fraction could be rounded either way.
    const product = wanted * people;
    return { value, people, whole: Math.floor(product / everybody), rest: product % everybody };
  });
  const left = wanted - shares.reduce((sum, { whole }) => sum + whole, 0);
  const ordered = shares.toSorted(
    (a, b) => b.rest - a.rest || b.people - a.people || (a.value < b.value ? -1 : 1),
  );
  return new Map(ordered.map(({ value, whole }, index) => [value, index < left ? whole + 1 : whole]));
}

/** Greater than every key: the whole stratum is in the sample. */
export const wholeStratum = "g";
