/** A survey of more columns than this is none that somebody answered. */
export const mostColumns = 20_000;

/** Answers of all columns together; lists that columns share count for each of them. */
const mostAnswers = 500_000;

/** Languages of a text that are read. */
export const mostLanguages = 50;

/** Characters of a wording by which a column is found, and of those that a label shows. */
export const longestName = 1_000;
export const longestLabel = 300;

/**
 * Refuses more columns than a survey has, before they are made.
 *
 * @throws RangeError
 */
export function requireColumns(count: number): void {
  if (count > mostColumns) throw new RangeError(`${count} columns`);
}

/**
 * Refuses more answers than a survey's columns have together.
 *
 * @throws RangeError
 */
export function requireAnswers(count: number): void {
  if (count > mostAnswers) throw new RangeError(`${count} answers`);
}
