import type { Import } from "#people/organisation/import.contract.ts";

export const importSteps = ["Choose a file", "Check what changes", "Done"] as const;

/** What an import does to people, in short: "12 new, 3 changed, 1 left". */
export function countWords({ counts, leaving }: Pick<Import, "counts" | "leaving">): string {
  const parts = [
    [counts.new, "new"],
    [counts.changed, "changed"],
    [leaving, leaving === 1 ? "leaves" : "leave"],
    [counts.department, counts.department === 1 ? "new department" : "new departments"],
  ] as const;
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count.toLocaleString()} ${word}`);
  return words.length === 0 ? "nothing changes" : words.join(", ");
}
