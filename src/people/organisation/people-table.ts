import { staffColumns } from "../staff-file.ts";
import type { ImportLine, ImportLineKind } from "./import-lines.ts";

/** A table of texts to download. */
export interface TextTable {
  header: readonly string[];
  rows: string[][];
}

/** What an export needs of a person. */
interface Exported {
  staffNumber: string | null;
  name: string;
  email: string | null;
  department: string;
  managerNumber: string | null;
  job: string | null;
  level: string | null;
  location: string | null;
  leftAt: Date | null;
}

/** People in the columns that an import reads, and when they left. */
export function peopleTable(people: readonly Exported[]): TextTable {
  const rows = people.map((person) => [
    person.staffNumber ?? "",
    person.name,
    person.email ?? "",
    person.department,
    person.managerNumber ?? "",
    person.job ?? "",
    person.level ?? "",
    person.location ?? "",
    person.leftAt?.toISOString().slice(0, 10) ?? "",
  ]);
  return { header: [...staffColumns, "left"], rows };
}

/** A file to fill in, with two people as examples. */
export const templateTable: TextTable = {
  header: staffColumns,
  rows: [
    ["1001", "Ada Example", "ada@example.com", "Service", "", "Head of service", "manager", "Leeds"],
    ["1002", "Ben Example", "ben@example.com", "Service/Telephone", "1001", "Agent", "front line", "Leeds"],
  ],
};

/** What could not be used of a file. */
export function problemTable(lines: readonly ImportLine[]): TextTable {
  return { header: ["row", "reason"], rows: lines.map(({ row, title }) => [String(row ?? ""), title]) };
}

const whatOf: Record<ImportLineKind, string> = {
  department: "new department",
  new: "new person",
  changed: "changed",
  missing: "marked as left",
  problem: "problem",
};

/** All that an import changes, one row a value. Missing people count where they are marked as left. */
export function changeTable(
  lines: readonly (ImportLine & { kind: ImportLineKind; leaving: boolean })[],
): TextTable {
  const rows = lines.flatMap(({ kind, title, staffNumber, changes, leaving }) => {
    if (kind === "problem" || (kind === "missing" && !leaving)) return [];
    const start = [whatOf[kind], staffNumber ?? "", title];
    if (kind === "missing" || changes.length === 0) return [[...start, "", "", ""]];
    return changes.map(({ field, from, to }) => [...start, field, from ?? "", to ?? ""]);
  });
  return { header: ["what", "id", "name", "field", "before", "after"], rows };
}
