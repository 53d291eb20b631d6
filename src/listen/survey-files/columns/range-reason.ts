/** Why a column of whole numbers is what it is: by the lowest and the highest that somebody gave. */
export const rangeReason = (low: number, high: number): string =>
  low === high ? `always ${low}` : `whole numbers from ${low} to ${high}`;

/** The same reason without the numbers that were given; other reasons stay as they are. */
export const withoutRange = (because: string): string =>
  because.replace(/^(?:always [^\s,]+|whole numbers from \S+ to [^\s,]+)/, "whole numbers");
