import type { ColumnType } from "kysely";
import type { WeightedSurvey } from "./weighted-survey.ts";
import type { WeightingBasis, WeightingItem } from "./weighting-basis.ts";

interface WeightingBasisTable {
  workspace_id: string;
  release_id: string;
  record: ColumnType<WeightingBasis, string, never>;
}

interface WeightingItemTable {
  workspace_id: string;
  release_id: string;
  place: number;
  record: ColumnType<WeightingItem, string, never>;
}

interface WeightingTable {
  workspace_id: string;
  weighting_id: string;
  campaign_id: string;
  release_id: string;
  name: string;
  record: ColumnType<WeightedSurvey, string, never>;
  created_by: string;
  created_at: Date;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "understand.weighting_basis": WeightingBasisTable;
    "understand.weighting_item": WeightingItemTable;
    "understand.weighting": WeightingTable;
  }
}
