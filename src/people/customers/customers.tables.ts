import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { FileColumn } from "./customer-columns.ts";
import type { CustomerImportCounts, CustomerImportLine, CustomerImportLineKind } from "./import-lines.ts";
import type { ImportPart } from "./import-rows.ts";

interface AccountTable {
  workspace_id: string;
  account_id: string;
  account_number: string | null;
  name: string;
  name_key: ColumnType<string, never, never>;
  segment: string | null;
  region: string | null;
  manager_id: string | null;
  attributes: ColumnType<Record<string, string>, string | undefined, string>;
  left_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

interface CustomerTable {
  workspace_id: string;
  customer_id: string;
  customer_number: string | null;
  account_id: string | null;
  name: string;
  name_key: ColumnType<string, never, never>;
  email: string | null;
  email_key: ColumnType<string | null, never, never>;
  language: string | null;
  roles: Generated<string[]>;
  segment: string | null;
  region: string | null;
  attributes: ColumnType<Record<string, string>, string | undefined, string>;
  no_contact_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  no_contact_reason: Generated<string>;
  bounced_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  last_invited_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  left_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

interface PanelTable {
  workspace_id: string;
  panel_id: string;
  name: string;
  note: Generated<string>;
  last_invited_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_by: string;
  created_at: Generated<Date>;
}

interface PanelMemberTable {
  workspace_id: string;
  panel_id: string;
  customer_id: string;
  added_at: Generated<Date>;
}

interface CustomerWordTable {
  workspace_id: string;
  kind: "role" | "attribute";
  word: string;
}

interface CustomerColumnTable {
  workspace_id: string;
  name_key: string;
  field: string;
  used_at: Date;
}

interface CustomerImportTable {
  workspace_id: string;
  import_id: string;
  file_name: string;
  columns: JSONColumnType<FileColumn[]>;
  rows: number;
  state: Generated<"mapping" | "planning" | "planned" | "applying" | "applied">;
  run: string;
  progress: Generated<number>;
  problem: ColumnType<string | null, string | null | undefined, string | null>;
  clear_empty: Generated<boolean>;
  plan_hash: ColumnType<Buffer | null, never, Buffer | null>;
  counts: ColumnType<CustomerImportCounts | null, never, string | null>;
  all_leaving: Generated<boolean>;
  left_count: ColumnType<number | null, never, number>;
  created_by: string;
  created_at: Generated<Date>;
  applied_by: ColumnType<string | null, never, string | null>;
  applied_at: ColumnType<Date | null, never, Date>;
}

interface CustomerImportPartTable {
  workspace_id: string;
  import_id: string;
  part: number;
  content: JSONColumnType<ImportPart>;
}

interface CustomerImportLineTable {
  workspace_id: string;
  import_id: string;
  kind: CustomerImportLineKind;
  number: number;
  customer_id: string | null;
  content: JSONColumnType<CustomerImportLine>;
}

interface CustomerImportChoiceTable {
  workspace_id: string;
  import_id: string;
  customer_id: string;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "people.account": AccountTable;
    "people.customer": CustomerTable;
    "people.panel": PanelTable;
    "people.panel_member": PanelMemberTable;
    "people.customer_word": CustomerWordTable;
    "people.customer_column": CustomerColumnTable;
    "people.customer_import": CustomerImportTable;
    "people.customer_import_part": CustomerImportPartTable;
    "people.customer_import_line": CustomerImportLineTable;
    "people.customer_import_match": CustomerImportChoiceTable;
    "people.customer_import_leaver": CustomerImportChoiceTable;
  }
}
