import type { Estimate } from "#understand/surveys/survey-results.ts";

/** A figure with two decimals. */
export const numberWords = (value: number): string =>
  value.toLocaleString(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** "12.5 %" */
export const shareWords = (share: number): string =>
  `${(100 * share).toLocaleString(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} %`;

/** How a figure is written: a mean or score as it is, a share in per cent. */
export type FigureKind = "mean" | "share" | "score";

const writtenAs: Record<FigureKind, (value: number) => string> = {
  mean: numberWords,
  share: shareWords,
  score: (value) => value.toLocaleString(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
};

export const figureWords = (value: number, kind: FigureKind): string =>
  writtenAs[kind](value).replace("-", "−");

/** "3.9 to 4.3"; nothing where there is no interval. */
export const intervalWords = ({ low, high }: Estimate, kind: FigureKind): string =>
  low === null || high === null ? "no interval" : `${figureWords(low, kind)} to ${figureWords(high, kind)}`;
