import type { Generated } from "kysely";

interface WorkspaceTable {
  workspace_id: string;
  name: string;
  organisation: string;
  operator: string;
  language: string;
  time_zone: string;
  link_key: Buffer;
  created_at: Generated<Date>;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "people.workspace": WorkspaceTable;
  }
}
