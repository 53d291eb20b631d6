/**
 * The longest run of the same answer in a row of items, missing ones left out: the longstring index of careless answering
 * (Johnson, *Journal of Research in Personality* 39, 2005; Meade & Craig, *Psychological Methods* 17, 2012). What length is
 * suspicious depends on the items: somebody may agree with ten in a row and mean it.
 *
 * @param values answers in the order of asking; NaN where there is none
 * @returns 0 where there is no answer
 */
export function longestRun(values: ArrayLike<number>): number {
  let longest = 0;
  let run = 0;
  let last = Number.NaN;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (Number.isNaN(value)) continue;
    run = value === last ? run + 1 : 1;
    last = value;
    if (run > longest) longest = run;
  }
  return longest;
}

/**
 * How much one person's answers differ among themselves: their standard deviation over items (intra-individual response
 * variability; Dunn et al., *Journal of Business and Psychology* 33, 2018). Near 0 somebody gives one answer throughout; very
 * large values go with answering at random.
 *
 * @param values NaN where there is no answer
 * @returns NaN below two answers
 */
export function answerSpread(values: ArrayLike<number>): number {
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (Number.isNaN(value)) continue;
    n++;
    const delta = value - mean;
    mean += delta / n;
    squares += delta * (value - mean);
  }
  return n < 2 ? Number.NaN : Math.sqrt(squares / (n - 1));
}
