import type { ColumnType } from "kysely";

interface PerceptionComparisonTable {
  workspace_id: string;
  comparison_id: string;
  name: string;
  customers_campaign_id: string;
  staff_campaign_id: string;
  saved_by: string;
  saved_at: ColumnType<Date, Date, Date>;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "understand.perception_comparison": PerceptionComparisonTable;
  }
}
