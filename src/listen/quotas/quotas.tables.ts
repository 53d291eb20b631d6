import type { ColumnType } from "kysely";
import type { QuotaStanding, QuotaTarget, WhenFull } from "./quota.ts";

interface CoveragePlanTable {
  workspace_id: string;
  campaign_id: string;
  roles: string[];
}

interface QuotaTable {
  workspace_id: string;
  campaign_id: string;
  breakdowns: string[];
  when_full: WhenFull;
  targets: ColumnType<QuotaTarget[], string, string>;
  /** How far its groups were when the campaign closed. */
  final: ColumnType<QuotaStanding[] | null, undefined, string>;
}

interface TopUpTable {
  workspace_id: string;
  top_up_id: string;
  campaign_id: string;
  /** Breakdown id to value. */
  groups: ColumnType<Record<string, string>, string, never>;
  seed: number;
  wanted: number;
  invited: number;
  made_at: Date;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "listen.coverage_plan": CoveragePlanTable;
    "listen.quota": QuotaTable;
    "listen.top_up": TopUpTable;
  }
}
