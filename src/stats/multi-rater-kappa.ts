import { cohenKappa } from "./cohen-kappa.ts";

/** Chance-corrected agreement of any number of raters, by how each coefficient sees chance. */
export interface MultiRaterAgreement {
  /** Share of pairs of raters that agree on a unit, averaged over units with at least two ratings. */
  raw: number;
  /** Chance is everybody's common use of the categories (Fleiss, *Psychological Bulletin* 76, 1971). */
  fleiss: number;
  /** Chance is each rater's own use (Conger, *Psychological Bulletin* 88, 1980); for two raters Cohen's kappa. */
  conger: number;
  /** All categories are equally likely by chance (Brennan & Prediger, 1981). */
  brennanPrediger: number;
  /** Units with at least two ratings. */
  n: number;
}

/**
 * Agreement on categories, where raters may have left units out (Gwet, *Handbook of Inter-Rater Reliability*, 4th ed., 2014,
 * ch. 2). Gwet's AC1 (`gwetAc1`) should stand beside, since all of these sink where one category prevails.
 *
 * @param units one row a unit, one column a rater; null where a rater left it out
 * @param categories all that could be chosen, at least two
 * @returns null where no unit has two ratings or one category is all there is
 */
export function multiRaterKappa<Category>(
  units: ReadonlyArray<readonly (Category | null)[]>,
  categories: readonly Category[],
): MultiRaterAgreement | null {
  const rated = units.filter((unit) => unit.some((rating) => rating !== null));
  const paired = rated.filter((unit) => unit.filter((rating) => rating !== null).length > 1);
  const raters = units[0]?.length ?? 0;
  if (paired.length === 0 || categories.length < 2) return null;
  const count = (ratings: readonly (Category | null)[], category: Category) =>
    ratings.filter((rating) => rating === category).length;
  const given = (ratings: readonly (Category | null)[]) => ratings.filter((rating) => rating !== null).length;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const raw = mean(
    paired.map((unit) => {
      const n = given(unit);
      const agreeing = categories.reduce(
        (sum, category) => sum + count(unit, category) * (count(unit, category) - 1),
        0,
      );
      return agreeing / (n * (n - 1));
    }),
  );
  const shares = categories.map((category) => mean(rated.map((unit) => count(unit, category) / given(unit))));
  const columns = Array.from({ length: raters }, (_, rater) =>
    units.map((unit) => unit[rater] ?? null),
  ).filter((column) => given(column) > 0);
  const chanceOfRaters = categories.reduce((sum, category) => {
    const own = columns.map((column) => count(column, category) / given(column));
    const centre = mean(own);
    const variance = own.reduce((squares, share) => squares + (share - centre) ** 2, 0) / (own.length - 1);
    return sum + centre ** 2 - variance / own.length;
  }, 0);
  const common = shares.reduce((sum, share) => sum + share ** 2, 0);
  if (common >= 1) return null;
  const corrected = (chance: number) => (raw - chance) / (1 - chance);
  return {
    raw,
    fleiss: corrected(common),
    conger: corrected(chanceOfRaters),
    brennanPrediger: corrected(1 / categories.length),
    n: paired.length,
  };
}

/**
 * Test of Fleiss's kappa against chance, where every unit has the same number of ratings: kappa over its standard error
 * under chance alone (Fleiss, Nee & Landis, *Psychological Bulletin* 86, 1979).
 *
 * @param counts one row a unit, how often each category was chosen; all rows sum to the same number of raters
 * @returns null below two units or raters, or where one category is all there is
 */
export function fleissKappaTest(
  counts: ReadonlyArray<readonly number[]>,
): { kappa: number; z: number } | null {
  const n = counts.length;
  const raters = counts[0]?.reduce((sum, count) => sum + count, 0) ?? 0;
  if (n < 2 || raters < 2) return null;
  const categories = counts[0]?.length ?? 0;
  const shares = Array.from(
    { length: categories },
    (_, category) => counts.reduce((sum, row) => sum + (row[category] ?? 0), 0) / (n * raters),
  );
  const spread = shares.reduce((sum, share) => sum + share * (1 - share), 0);
  if (!(spread > 0)) return null;
  const squares = counts.flat().reduce((sum, count) => sum + count ** 2, 0);
  const raw = (squares - n * raters) / (n * raters * (raters - 1));
  const kappa = (raw - (1 - spread)) / spread;
  const skew = shares.reduce((sum, share) => sum + share * (1 - share) * (1 - 2 * share), 0);
  const variance = (2 * (spread ** 2 - skew)) / (n * raters * (raters - 1) * spread ** 2);
  return { kappa, z: kappa / Math.sqrt(variance) };
}

/**
 * Light's kappa: Cohen's kappa averaged over all pairs of raters (Light, *Psychological Bulletin* 76, 1971).
 *
 * @param units one row a unit, one column a rater, nothing missing
 * @returns null below two raters, or where a pair has no kappa
 */
export function lightKappa<Category>(
  units: ReadonlyArray<readonly Category[]>,
  categories: readonly Category[],
): number | null {
  const raters = units[0]?.length ?? 0;
  const kappas: number[] = [];
  for (let one = 0; one < raters; one++)
    for (let other = one + 1; other < raters; other++) {
      const table = categories.map((row) =>
        categories.map(
          (column) => units.filter((unit) => unit[one] === row && unit[other] === column).length,
        ),
      );
      const kappa = cohenKappa(table);
      if (!kappa) return null;
      kappas.push(kappa.coefficient);
    }
  return kappas.length === 0 ? null : kappas.reduce((sum, kappa) => sum + kappa, 0) / kappas.length;
}
