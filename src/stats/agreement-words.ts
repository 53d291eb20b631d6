/** Scales of words for chance-corrected agreement. None rests on more than its authors' judgement. */
export type AgreementScale = "Landis & Koch" | "Altman" | "Fleiss";

/** From the lowest value that earns it, best first. */
const words: Record<AgreementScale, readonly (readonly [least: number, word: string])[]> = {
  // Biometrics 33, 1977
  "Landis & Koch": [
    [0.8, "Almost Perfect"],
    [0.6, "Substantial"],
    [0.4, "Moderate"],
    [0.2, "Fair"],
    [0, "Slight"],
    [-1, "Poor"],
  ],
  // Practical Statistics for Medical Research, 1991
  Altman: [
    [0.8, "Very Good"],
    [0.6, "Good"],
    [0.4, "Moderate"],
    [0.2, "Fair"],
    [-1, "Poor"],
  ],
  // Statistical Methods for Rates and Proportions, 1981
  Fleiss: [
    [0.75, "Excellent"],
    [0.4, "Intermediate to Good"],
    [-1, "Poor"],
  ],
};

/**
 * What an agreement coefficient is customarily called. A value on a border gets the better word.
 *
 * @param coefficient −1 to 1
 * @throws RangeError outside it
 */
export function agreementWord(coefficient: number, scale: AgreementScale): string {
  const found = words[scale].find(([least]) => coefficient >= least);
  if (!found || coefficient > 1) throw new RangeError(`${coefficient} is no agreement coefficient`);
  return found[1];
}
