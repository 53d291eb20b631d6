import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { Level } from "../person.ts";
import type { ImportCounts, ImportLine, ImportLineKind } from "./import-lines.ts";
import type { StaffPart } from "./staff-records.ts";

interface UnitTable {
  workspace_id: string;
  unit_id: string;
  parent_id: string | null;
  name: string;
}

interface PersonTable {
  workspace_id: string;
  person_id: string;
  staff_number: string | null;
  name: string;
  email: string | null;
  email_key: ColumnType<string | null, never, never>;
  unit_id: string | null;
  manager_id: string | null;
  job: string | null;
  level: Level | null;
  location: string | null;
  left_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

interface PersonImportTable {
  workspace_id: string;
  import_id: string;
  file_name: string;
  columns: string[];
  state: Generated<"planned" | "applied">;
  clear_empty: Generated<boolean>;
  plan_hash: Buffer;
  counts: JSONColumnType<ImportCounts>;
  created_by: string;
  created_at: Generated<Date>;
  applied_by: ColumnType<string | null, never, string>;
  applied_at: ColumnType<Date | null, never, Date>;
}

interface PersonImportPartTable {
  workspace_id: string;
  import_id: string;
  part: number;
  content: JSONColumnType<StaffPart>;
}

interface PersonImportLineTable {
  workspace_id: string;
  import_id: string;
  kind: ImportLineKind;
  number: number;
  person_id: string | null;
  content: JSONColumnType<ImportLine>;
  chosen: Generated<boolean>;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "people.unit": UnitTable;
    "people.person": PersonTable;
    "people.person_import": PersonImportTable;
    "people.person_import_part": PersonImportPartTable;
    "people.person_import_line": PersonImportLineTable;
  }
}
