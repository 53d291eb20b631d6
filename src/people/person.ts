/** The four levels an organisation's people are compared by, highest first. */
export const levels = ["executive", "manager", "team leader", "front line"] as const;
export type Level = (typeof levels)[number];

/** One member of staff. Every field but `id`, `name` and `department` is null where it is not known. */
export interface Person {
  id: string;
  name: string;
  email: string | null;
  /** Path of the department, segments joined by "/"; "" is the organisation itself. */
  department: string;
  managerId: string | null;
  job: string | null;
  level: Level | null;
  location: string | null;
}
