import type { MeasureList } from "#understand/measures/measures.contract.ts";
import { printedMean, signedMean } from "#understand/profile/wording.ts";
import { percent } from "#understand/survey-report/figures.ts";

export type Measure = MeasureList["measures"][number];
type Kind = Measure["kind"];

/** How values of a measure are printed: gaps and scores with their sign, shares as percent. */
export const printOf = (kind: Kind): ((value: number) => string) => {
  if (kind === "share") return (share) => percent(share);
  return kind === "gap" || kind === "score" ? signedMean : printedMean;
};

/** What is better, as a short phrase. */
export const directionWords: Record<Measure["direction"], string> = {
  "higher is better": "higher is better",
  "nearer to zero is better": "nearer to zero is better",
  "not said": "which way is better is not said",
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
  "Only what disclosure control let out of each campaign or wave is observed; what it withheld there is withheld here.";
