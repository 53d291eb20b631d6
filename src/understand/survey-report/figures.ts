import { shortened } from "../profile/wording.ts";

const minus = (text: string) => (text.startsWith("-") ? `−${text.slice(1)}` : text);

/** Decimals that show about three figures of something that spreads this far. */
export function decimalsFor(spread: number): number {
  if (!Number.isFinite(spread) || spread <= 0) return 2;
  return Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(spread / 0.999))));
}

/** Formatters by decimals; making one takes far longer than using it. */
const formatters = new Map<number, Intl.NumberFormat>();

function formatter(decimals: number): Intl.NumberFormat {
  const known = formatters.get(decimals);
  if (known) return known;
  const made = new Intl.NumberFormat("en-GB", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  formatters.set(decimals, made);
  return made;
}

/** "3.21", "1,240", "−0.50": fixed decimals, a true minus sign, no minus before zero. */
export function fixed(value: number, decimals = 2): string {
  const text = formatter(decimals).format(value);
  return minus(/[1-9]/.test(text) ? text : text.replace("-", ""));
}

/** The same with its sign shown. */
export function withSign(value: number, decimals = 2): string {
  const text = fixed(value, decimals);
  return /[1-9]/.test(text) && value > 0 ? `+${text}` : text;
}

/** A share as percent: "17.1 %", "100 %", "< 0.1 %". */
export function percent(share: number, decimals = 1): string {
  const least = 10 ** -decimals;
  const value = share * 100;
  if (value > 0 && value < least / 2) return `< ${fixed(least, decimals)} %`;
  return `${percentFigure(share, decimals)} %`;
}

/** The same without its sign, to stand in a row of percents. */
export function percentFigure(share: number, decimals = 1): string {
  return fixed(share * 100, share === 1 || share === 0 ? 0 : decimals);
}

/** "13.5 to 20.7"; null without an interval. */
export function between(
  low: number | null,
  high: number | null,
  print: (value: number) => string,
): string | null {
  return low === null || high === null ? null : `${print(low)} to ${print(high)}`;
}

/** "3.21 (3.10 to 3.32)", or the bare estimate where there is no interval. */
export function withInterval(
  estimate: number,
  low: number | null,
  high: number | null,
  print: (value: number) => string,
): string {
  const range = between(low, high, print);
  return range === null ? print(estimate) : `${print(estimate)} (${range})`;
}

/** "p = .012", "p < .001" without the letter. */
export function probability(value: number): string {
  return value < 0.001 ? "< .001" : value.toFixed(3).replace(/^0/, "");
}

/** A whole number as people write it: "12,400". */
export const whole = (value: number) => fixed(value, 0);

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** A label on one line, at most so long; what is written from right to left stays together inside an English sentence. */
export function oneLine(label: string, length = 140): string {
  const line = label.replace(/\s+/gu, " ").trim();
  const text = line.length <= length ? line : shortened(line, length);
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

/** The same in quotation marks, for sentences. */
export function quoted(label: string, length = 90): string {
  return `“${oneLine(label, length)}”`;
}

/** A label for small print under a figure. */
export const shortest = (label: string) => oneLine(label, 60);

const ordinals = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
];

/** "first" … "tenth", then "11th" */
export function ordinal(rank: number): string {
  const word = ordinals[rank - 1];
  if (word) return word;
  const isTeen = rank % 100 >= 11 && rank % 100 <= 13;
  return `${rank}${isTeen ? "th" : (["th", "st", "nd", "rd"][rank % 10] ?? "th")}`;
}

/** "The first sentence": with a capital at its beginning. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
