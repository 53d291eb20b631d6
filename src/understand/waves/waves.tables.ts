import type { ColumnType } from "kysely";
import type { ChangeSummary, CompetencyChange, RegressionWarning, WithheldChange } from "./change.ts";

interface ComparisonTable {
  workspace_id: string;
  campaign_id: string;
  release_id: string;
  earlier_campaign_id: string;
  shows_earlier_levels: boolean;
  summary: ColumnType<ChangeSummary, string, never>;
}

interface ChangeTable {
  workspace_id: string;
  release_id: string;
  unit: number;
  parent: number | null;
  path: string;
  competency: string;
  self: number | null;
  organisation: number | null;
  gap: number | null;
  result: ColumnType<CompetencyChange | WithheldChange, string, never>;
  warnings: ColumnType<RegressionWarning[], string, never>;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "understand.comparison": ComparisonTable;
    "understand.change": ChangeTable;
  }
}
