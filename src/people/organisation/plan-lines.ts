import type { ImportChange, ImportCounts, ImportLine, ImportLineKind } from "./import-lines.ts";
import type { ImportPlan } from "./import-plan.ts";
import type { PlannedPerson, Problem } from "./staff-records.ts";

type Line = ImportLine & { kind: ImportLineKind; number: number; personId: string | null };

/** A plan and the file's own problems as lines to show, each kind numbered from 0. */
export function linesOf(plan: ImportPlan, fileProblems: readonly Problem[]): Line[] {
  const nothing = { personId: null, row: null, staffNumber: null, changes: [] };
  const numbered = (kind: ImportLineKind, lines: Omit<Line, "kind" | "number">[]) =>
    lines.map((line, number): Line => ({ kind, number, ...line }));
  const problems = [...fileProblems, ...plan.problems].toSorted((a, b) => a.row - b.row);
  return [
    ...numbered(
      "department",
      plan.departments.map((title) => ({ ...nothing, title })),
    ),
    ...numbered(
      "new",
      plan.added.map((person) => ({
        personId: null,
        row: person.row,
        title: person.name,
        staffNumber: person.staffNumber,
        changes: detailsOf(person),
      })),
    ),
    ...numbered(
      "changed",
      plan.changed.map(({ id, row, name, staffNumber, changes }) => ({
        personId: id,
        row,
        title: name,
        staffNumber,
        changes,
      })),
    ),
    ...numbered(
      "missing",
      plan.missing.map(({ id, name, staffNumber, department }) => ({
        personId: id,
        row: null,
        title: name,
        staffNumber,
        changes: department === "" ? [] : [{ field: "Department", from: department, to: department }],
      })),
    ),
    ...numbered(
      "problem",
      problems.map(({ row, reason }) => ({ ...nothing, row, title: reason })),
    ),
  ];
}

/** How many lines of each kind there are. */
export function countsOf(lines: readonly Line[], unchanged: number): ImportCounts {
  const counts: ImportCounts = { department: 0, new: 0, changed: 0, missing: 0, problem: 0, unchanged };
  for (const { kind } of lines) counts[kind]++;
  return counts;
}

function detailsOf(person: PlannedPerson): ImportChange[] {
  const details: [string, string | null][] = [
    ["E-mail", person.email],
    ["Department", person.department || null],
    ["Manager", person.managerName],
    ["Job", person.job],
    ["Level", person.level],
    ["Location", person.location],
  ];
  return details.flatMap(([field, to]) => (to === null ? [] : [{ field, from: null, to }]));
}
