import type { MeasureList } from "#understand/measures/measures.contract.ts";
import { printedMean, signedMean } from "#understand/profile/wording.ts";

export type Measure = MeasureList["measures"][number];
type Kind = Measure["kind"];

/** How values of a measure are printed: gaps with their sign. */
export const printOf = (kind: Kind): ((value: number) => string) =>
  kind === "gap" ? signedMean : printedMean;

/** What is better, as a short phrase. */
export const directionWords: Record<Measure["direction"], string> = {
  "higher is better": "higher is better",
  "nearer to zero is better": "nearer to zero is better",
};

/** Why an observation has no figure, for rows. */
export const withheldWords = {
  "too few answers": "withheld: too few answers",
  "protects individuals": "withheld: protects individuals",
} as const;

/** A day as people write it. */
export const dayWords = (moment: string): string =>
  new Date(moment).toLocaleDateString(undefined, { dateStyle: "medium" });

/** What keeps individuals' answers out of observations. */
export const protectionWords =
  "Only what disclosure control let out of each campaign is observed; what it withheld there is withheld here.";
