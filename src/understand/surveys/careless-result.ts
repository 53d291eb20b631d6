import type { CarelessRule } from "./careless-rows.ts";
import type { SurveyEvidence } from "./survey-evidence.ts";
import type { CarelessResult } from "./survey-results.ts";

const texts: Record<CarelessRule, string> = {
  "same answers": "gave one answer to all items of a block of eight or more",
  "no variation": "gave the same answer to all rated items of the survey",
  "left blank": "left more than half of the rated items blank, not counting whole questions",
  "too fast": "took less than a third of the median time",
};

/** How many answers look careless; null where nothing in the file could tell. They stay in all figures. */
export function carelessResult(
  { n, careless }: SurveyEvidence,
  isTopThreeSame: boolean | null,
): CarelessResult | null {
  const { rules, flagged, fastest } = careless;
  if (rules.length === 0) return null;
  return {
    n,
    flagged,
    rules: rules.map(([rule, count]) => ({
      rule,
      text:
        rule === "too fast" && fastest !== null
          ? `${texts[rule]} (${Math.round(fastest)} seconds)`
          : texts[rule],
      n: count,
    })),
    sameTopThree: isTopThreeSame,
  };
}
