/** What a method says of the population: the correction for it, or nothing where it has no known end. */
export const correctionWords = (n: number, population: number): string =>
  Number.isFinite(population)
    ? ` with finite-population correction for ${n} of ${population} people`
    : `, n = ${n} of an unknown number of people`;
