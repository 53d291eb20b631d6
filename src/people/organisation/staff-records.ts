import type { Level } from "../person.ts";
import type { StaffRow } from "../staff-file.ts";

/** Somebody who is known already. */
export interface KnownPerson {
  id: string;
  staffNumber: string | null;
  name: string;
  email: string | null;
  /** Path; "" directly in the organisation. */
  department: string;
  managerId: string | null;
  job: string | null;
  level: Level | null;
  location: string | null;
  left: boolean;
}

/** What a person will be. The manager is a person's id, or the staff number of somebody new. */
export interface PlannedPerson {
  row: number;
  staffNumber: string;
  name: string;
  email: string | null;
  department: string;
  manager: ManagerKey | null;
  managerName: string | null;
  job: string | null;
  level: Level | null;
  location: string | null;
}
/** "id:" and a known person's id, or "new:" and a new person's staff number. */
export type ManagerKey = `id:${string}` | `new:${string}`;

/** A row and whom it is about; `known` is null for somebody new. */
export interface Match {
  file: StaffRow;
  known: KnownPerson | null;
  planned: PlannedPerson;
}

export interface Problem {
  row: number;
  reason: string;
}

/** A part of a file of staff as it was read. */
export interface StaffPart {
  rows: StaffRow[];
  problems: Problem[];
}
