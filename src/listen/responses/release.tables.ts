import type { ColumnType, Generated } from "kysely";

interface ReleaseTable {
  workspace_id: string;
  campaign_id: string;
  release_id: string;
  kind: "close" | "snapshot";
  released_at: Generated<Date>;
  has_figures: boolean;
  /** Described by the floor above, which computes it. */
  results: ColumnType<unknown, string, never>;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "listen.release": ReleaseTable;
  }
}
