import type { Note } from "../survey-file.ts";
import { note } from "./detected.ts";
import {
  answerGroups,
  answersOf,
  neighbourGroups,
  plainTicks,
  questionGroups,
  type TickCandidate,
  type TickedTogether,
  type TickGroup,
  tickOf,
} from "./tick-groups.ts";

/**
 * Makes "multiple" of columns that are options of one question: each holds nothing but its own option's words, or but one
 * and the same sign, and blanks. They are told by their question, wherever they stand; where none is named, by standing
 * side by side. Gives those without a question one, and the column in which another answer was typed. An option without
 * others is one by itself, and everybody counts as asked.
 *
 * @param together where options are scattered over the file: which of them the same persons ticked. That goes before
 * headings, which no longer stand above what they are about
 * @returns what should be checked
 */
export function markTicks(
  columns: readonly TickCandidate[],
  rows: number,
  together: TickedTogether | null,
): Note[] {
  const isLoose = ({ column }: TickCandidate): boolean => column.question === null || column.isHeaded;
  const groups = together === null ? [] : answerGroups(columns.filter(isLoose), rows, together);
  const named = columns.filter((candidate) => together === null || !isLoose(candidate));
  groups.push(...questionGroups(named, rows));
  if (together === null)
    groups.push(
      ...neighbourGroups(columns, rows).filter(({ members }) => members[0]?.column.question === null),
    );
  const names = new Set<string>();
  for (const group of groups) {
    const name = nameOf(group, names);
    names.add(name);
    if (group.typed !== null) group.typed.column.question = name;
    for (const { column, detected } of group.members) {
      column.question = name;
      makeOption({ column, detected }, "an option that was ticked or left blank");
    }
  }
  return [...placeNotes(groups), ...markLone(columns, rows, groups)];
}

function nameOf({ members }: TickGroup, taken: ReadonlySet<string>): string {
  const [first, last] = [members[0]?.column, members.at(-1)?.column];
  const isNamed =
    first?.question != null && members.every(({ column }) => column.question === first.question);
  const name = isNamed ? (first?.question ?? "") : `${first?.label ?? ""} … ${last?.label ?? ""}`;
  let number = 2;
  if (!taken.has(name)) return name;
  while (taken.has(`${name} (${number})`)) number++;
  return `${name} (${number})`;
}

function makeOption(candidate: TickCandidate, because: string): void {
  const { column, detected } = candidate;
  const values = answersOf(candidate).map((cell) => ({
    cell,
    value: 1,
    label: column.part ?? column.label,
  }));
  Object.assign(detected, {
    kind: "multiple",
    because: values.length === 0 ? "an option that nobody ticked, among others of its question" : because,
    values,
    ends: null,
    notes: [],
  });
}

/** What no name ties together should be looked at. */
function placeNotes(groups: readonly TickGroup[]): Note[] {
  return groups.flatMap(({ members, by }) => {
    if (by === "question") return [];
    const names = `“${members[0]?.column.name ?? ""}” to “${members.at(-1)?.column.name ?? ""}”`;
    const how =
      by === "place"
        ? "stand side by side and are taken as one question"
        : "stand apart and are taken as one question, because the same persons ticked them";
    const text = `${members.length} columns of options, ${names}, ${how}: whoever left them all blank counts as not asked. Give each its “question” in a mapping if that is wrong.`;
    return [note(by === "place" ? "ticks.beside" : "ticks.together", null, "check", text)];
  });
}

const mostNamed = 5;

/** Options that nothing shows to be one of several. */
function markLone(columns: readonly TickCandidate[], rows: number, groups: readonly TickGroup[]): Note[] {
  const grouped = new Set(groups.flatMap(({ members }) => members.map(({ column }) => column.position)));
  const lone = columns.filter((candidate) => {
    const { column } = candidate;
    const sign = grouped.has(column.position) || column.settled ? null : tickOf(candidate, rows);
    const isTick = sign === "own" || (sign !== null && plainTicks.has(sign));
    return isTick && rows >= 5 && column.tally.filled < rows;
  });
  for (const candidate of lone) {
    candidate.column.question = null;
    makeOption(candidate, "an option by itself, ticked or left blank");
  }
  if (lone.length === 0) return [];
  const names = lone.slice(0, mostNamed).map(({ column }) => `“${column.name}”`);
  if (lone.length > mostNamed) names.push(`${lone.length - mostNamed} more columns`);
  const text = `Nothing shows whether options stand by themselves or belong to a question with others: ${names.join(", ")}. A blank counts as not ticked, so that everybody counts as asked. Give those of one question the same “question” in a mapping to count only who was asked.`;
  return [note("ticks.lone", null, "check", text)];
}
