/** What an import would do, or did, to one person or department; or what hinders it. */
export const importLineKinds = ["department", "new", "changed", "missing", "problem"] as const;
export type ImportLineKind = (typeof importLineKinds)[number];

/** One value before and after; null where there is none. */
export interface ImportChange {
  field: string;
  from: string | null;
  to: string | null;
}

/** One line of a plan, as it is shown. */
export interface ImportLine {
  /** The file's row, as spreadsheets count. */
  row: number | null;
  /** A person's name, a department's path, or a problem's reason. */
  title: string;
  staffNumber: string | null;
  changes: readonly ImportChange[];
}

/** How many lines of each kind a plan has, and how many people stay as they are. */
export type ImportCounts = Record<ImportLineKind | "unchanged", number>;
