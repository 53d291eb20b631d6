import { errorKind } from "../errors.ts";

export const damaged = errorKind(
  "backup.damaged",
  (file: string, reason: string) =>
    `${file} is damaged or incomplete (${reason}). Nothing was restored. Use another copy of it, or another backup.`,
);

export const notABackup = errorKind(
  "backup.not-a-backup",
  (file: string) => `${file} is not a backup of Serviceloop. Nothing was restored.`,
);

export const madeLater = errorKind(
  "backup.made-later",
  (file: string, migration: string) =>
    `${file} was made by a later release (it has ${migration}). Install that release, or a later one, and restore with it.`,
);

export const otherHistory = errorKind(
  "backup.other-history",
  (file: string, migration: string) =>
    `${file} was made with another text of ${migration} than this release has. Restore with the release that made it.`,
);

export const notEmpty = errorKind(
  "backup.not-empty",
  (what: string) =>
    `The database that you restore into isn't empty (${what}). Name a new folder with --data, or an empty database in DATABASE_URL.`,
);

export const missing = errorKind(
  "backup.nothing-there",
  () => "There is no database to back up there. Check --data or DATABASE_URL.",
);

export const exists = errorKind(
  "backup.exists",
  (file: string) => `${file} exists already. Name a file that doesn't, or remove this one first.`,
);

export const countsDiffer = errorKind(
  "backup.counts-differ",
  (table: string, expected: number, found: number) =>
    `${table} has ${found} rows after restoring, and ${expected} in the backup. Nothing was restored.`,
);
