import type { ColumnType } from "kysely";

interface AuditEntryTable {
  workspace_id: string;
  number: number;
  at: Date;
  actor_id: string | null;
  actor_name: string;
  action: string;
  subject: string;
  details: ColumnType<Record<string, unknown>, string, never>;
  previous_hash: Buffer;
  hash: Buffer;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "people.audit_entry": AuditEntryTable;
  }
}
