import type { FixedBreakdown } from "../breakdowns.ts";

/** What breakdowns are called within a sentence to respondents. */
export type BreakdownNames = Record<FixedBreakdown, string> & {
  /** Stands for all questions whose answers figures are looked at by. */
  question: string;
};

/** The names of breakdowns, each once; an attribute is called by its own name. */
export function namesOfBreakdowns(ids: readonly string[], names: BreakdownNames): string[] {
  const found = ids.map((id) => {
    if (id.startsWith("question:")) return names.question;
    if (id.startsWith("attribute:")) return `“${id.slice("attribute:".length)}”`;
    return Object.hasOwn(names, id) ? names[id as FixedBreakdown] : id;
  });
  return [...new Set(found)];
}
