import type { Generated } from "kysely";

interface ErasureRequestTable {
  workspace_id: string;
  request_id: string;
  person_id: string;
  asked_at: Date;
  due_at: Date;
  state: Generated<"open" | "withdrawn" | "refused" | "done">;
  note: Generated<string>;
  answered_at: Date | null;
  answered_by: string | null;
  reason: Generated<string>;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "people.erasure_request": ErasureRequestTable;
  }
}
