import type { ColumnType, Generated } from "kysely";

interface ApiTokenTable {
  workspace_id: string;
  token_id: string;
  name: string;
  secret_hash: Buffer;
  scopes: string[];
  made_by: string;
  made_by_name: string;
  made_at: ColumnType<Date, Date, never>;
  expires_at: ColumnType<Date, Date, never>;
  last_used_at: ColumnType<Date | null, never, Date>;
  revoked_at: ColumnType<Date | null, never, Date>;
}

interface WebhookTable {
  workspace_id: string;
  webhook_id: string;
  url: string;
  events: string[];
  with_answers: Generated<boolean>;
  secret_version: Generated<number>;
  old_secret_until: Date | null;
  state: Generated<"active" | "paused" | "disabled">;
  made_by_name: string;
  made_at: ColumnType<Date, Date, never>;
}

interface WebhookDeliveryTable {
  workspace_id: string;
  webhook_id: string;
  delivery_id: string;
  event: string;
  body: string | null;
  state: Generated<"waiting" | "delivered" | "failed" | "cancelled">;
  attempts: Generated<number>;
  next_attempt_at: Date | null;
  status: number | null;
  problem: string | null;
  made_at: ColumnType<Date, Date, never>;
  finished_at: Date | null;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "people.api_token": ApiTokenTable;
    "people.webhook": WebhookTable;
    "people.webhook_delivery": WebhookDeliveryTable;
  }
}
