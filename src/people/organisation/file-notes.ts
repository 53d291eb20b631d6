import type { StaffFile, StaffRow } from "../staff-file.ts";
import type { KnownPerson, Problem } from "./staff-records.ts";

/** The row that notes on a file as a whole stand at: its header's. */
export const fileRow = 1;

const shownColumns = 30;

/** What of a file has no use here; nothing where all has. */
export function columnNotes({ unusedColumns }: Pick<StaffFile, "unusedColumns">): Problem[] {
  if (unusedColumns.length === 0) return [];
  const shown = unusedColumns.slice(0, shownColumns).map((name) => `“${shortened(name)}”`);
  const more = unusedColumns.length - shown.length;
  const names = more === 0 ? shown.join(", ") : `${shown.join(", ")} and ${more} more`;
  return [{ row: fileRow, reason: `Columns that were not used: ${names}.` }];
}

function shortened(name: string): string {
  const characters = [...name.replace(/\p{Cc}+/gu, " ")];
  return characters.length <= 40 ? characters.join("") : `${characters.slice(0, 39).join("")}…`;
}

/** A warning where a file gives nobody an address, though somebody in it has none here. */
export function addressNotes(rows: readonly StaffRow[], people: readonly KnownPerson[]): Problem[] {
  if (rows.some(({ person }) => person.email !== null)) return [];
  const addresses = new Map(people.map(({ staffNumber, email }) => [staffNumber, email]));
  if (rows.every(({ person }) => addresses.get(person.id) != null)) return [];
  return [
    {
      row: fileRow,
      reason:
        "Nobody in the file has an e-mail address, so no invitations can be sent to those who are without. Add a column named email.",
    },
  ];
}
