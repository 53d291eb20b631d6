import type { Group } from "#listen/responses/disclosure.ts";
import type { PairedTotals } from "./evidence.ts";

/** Totals are thirds and sevenths in floating point; rounded to this, equal ones are equal however they were summed. */
const grain = 1e6;

/** One person as the disclosure rules see them: both totals and the gap. */
export function groupOfPerson(totals: PairedTotals, person: number): Group {
  const [self, organisation] = [totals.self[person] ?? 0, totals.organisation[person] ?? 0];
  return {
    count: 1,
    shared: [self, organisation, self - organisation].map((value) => Math.round(value * grain)),
  };
}
