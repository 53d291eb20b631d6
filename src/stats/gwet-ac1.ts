import type { Agreement } from "./cohen-kappa.ts";

/**
 * Gwet's AC1 of any number of raters, each of whom may have left units out (Gwet, *British Journal of Mathematical and
 * Statistical Psychology* 61, 2008). Chance agreement is Σ π(1 − π) / (q − 1) with π a category's mean share over
 * units, so unlike kappa it stays near raw agreement where one category prevails. Raw agreement is over units with at
 * least two ratings, prevalence over all rated ones.
 *
 * @param units one row of ratings a unit, null where a rater left it out
 * @param categories all that could be chosen, at least two
 * @returns null where no unit has two ratings
 * @throws RangeError below two categories, or for a rating that is none of them
 */
export function gwetAc1<Category>(
  units: ReadonlyArray<readonly (Category | null)[]>,
  categories: readonly Category[],
): Agreement | null {
  if (categories.length < 2) throw new RangeError("agreement needs at least two categories");
  const counts = units.map((unit) => countsOf(unit, categories)).filter(({ raters }) => raters > 0);
  const paired = counts.filter(({ raters }) => raters > 1);
  if (paired.length === 0) return null;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const raw = mean(
    paired.map(
      ({ by, raters }) => by.reduce((sum, count) => sum + count * (count - 1), 0) / (raters * (raters - 1)),
    ),
  );
  const shares = categories.map((_, index) =>
    mean(counts.map(({ by, raters }) => (by[index] ?? 0) / raters)),
  );
  const expected = shares.reduce((sum, share) => sum + share * (1 - share), 0) / (categories.length - 1);
  return { coefficient: (raw - expected) / (1 - expected), raw, expected, n: paired.length };
}

function countsOf<Category>(unit: readonly (Category | null)[], categories: readonly Category[]) {
  const by = categories.map(() => 0);
  let raters = 0;
  for (const rating of unit) {
    if (rating === null) continue;
    const index = categories.indexOf(rating);
    if (index < 0) throw new RangeError(`${String(rating)} is none of the categories`);
    by[index] = (by[index] ?? 0) + 1;
    raters++;
  }
  return { by, raters };
}
