import { counted, listed } from "#understand/profile/wording.ts";
import type { ItemChange } from "./compared-waves.ts";

export const changeWords: Record<ItemChange["word"], string> = {
  improved: "improved",
  worse: "got worse",
  higher: "higher than then",
  lower: "lower than then",
  "no evidence of change": "no evidence of change",
  "too little data": "too little data",
};

type Unit = "own" | "points" | "score";

interface ScaleGroup {
  key: string;
  title: string;
  unit: Unit;
  /** Figures are multiplied by it to be in the unit. */
  factor: number;
  /** The largest change first. */
  changes: ItemChange[];
}

/** Changes by what they are measured in, so that each chart has one scale; numbers have units of their own each. */
export function scaleGroups(items: readonly ItemChange[]): ScaleGroup[] {
  const groups = new Map<string, ScaleGroup>();
  for (const change of items) {
    const { kind, ends, name, label } = change;
    const scale = ends ? `from ${ends.low} to ${ends.high}` : "";
    const [key, title, unit, factor]: [string, string, Unit, number] =
      kind === "nps"
        ? ["nps", "Net promoter score", "score", 1]
        : kind === "multiple"
          ? ["multiple", "Options that were ticked", "points", 100]
          : kind === "number"
            ? [`number ${name}`, label, "own", 1]
            : ends
              ? [`rating ${scale}`, `Ratings ${scale}`, "own", 1]
              : [`rating ${name}`, label, "own", 1];
    const group = groups.get(key) ?? { key, title, unit, factor, changes: [] };
    group.changes.push(change);
    groups.set(key, group);
  }
  const sizeOf = ({ difference }: ItemChange) => Math.abs(difference?.estimate ?? -1);
  return [...groups.values()].map((group) => ({
    ...group,
    changes: group.changes.toSorted((one, other) => sizeOf(other) - sizeOf(one)),
  }));
}

/** The sentence that says what changed: no more than the figures carry. */
export function changeHeadline(items: readonly ItemChange[]): string {
  const of = (...words: ItemChange["word"][]) => items.filter(({ word }) => words.includes(word));
  const named = (some: readonly ItemChange[]) =>
    some.length > 3 ? "" : ` (${listed(some.map(({ label }) => `“${label}”`))})`;
  const parts = (
    [
      [of("improved"), "improved"],
      [of("worse"), "got worse"],
      [of("higher"), "went up"],
      [of("lower"), "went down"],
    ] as const
  ).flatMap(([some, words]) => (some.length === 0 ? [] : [`${some.length} ${words}${named(some)}`]));
  const all = counted(items.length, "question");
  if (parts.length === 0)
    return `Of ${all} asked both times, none changed by more than chance explains. That doesn't prove that nothing changed.`;
  const rest = items.length - of("improved", "worse", "higher", "lower").length;
  return `Of ${all} asked both times, ${listed(parts)}${rest > 0 ? `; for ${rest === 1 ? "the other one" : `the other ${rest}`} there is no evidence of change` : ""}.`;
}
