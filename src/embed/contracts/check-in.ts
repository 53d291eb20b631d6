import { weeksBetween } from "./weeks.ts";

/** How a goal went in a week. */
export const marks = ["kept", "partly", "not", "none"] as const;
export type Mark = (typeof marks)[number];

export const markWords: Record<Mark, string> = {
  kept: "Kept going",
  partly: "Partly",
  not: "Not this week",
  none: "Does not apply",
};

/** What somebody writes down about a week. */
export interface CheckIn {
  /** ISO date of its Monday. */
  week: string;
  /** By the goal's id; goals that nothing was said about are missing. */
  marks: Partial<Record<string, Mark>>;
  note: string;
  learned: string;
  /** Counts saves. */
  revision: number;
}

/** A week of a contract: with what was written down, or as a gap. */
export interface HistoryWeek {
  week: string;
  checkIn: CheckIn | null;
}

/** All weeks of a contract so far, the newest first. A week without an entry is a gap and nothing worse. */
export function historyOf(
  checkIns: readonly CheckIn[],
  { beginsOn, endsOn, today }: { beginsOn: string; endsOn: string; today: string },
): HistoryWeek[] {
  const last = today < endsOn ? today : endsOn;
  return weeksBetween(beginsOn, last)
    .map((week) => ({ week, checkIn: checkIns.find((each) => each.week === week) ?? null }))
    .reverse();
}

/** Whether there is anything in what was written down. */
export const saysNothing = ({ marks, note, learned }: Pick<CheckIn, "marks" | "note" | "learned">): boolean =>
  Object.keys(marks).length === 0 && note.trim() === "" && learned.trim() === "";
