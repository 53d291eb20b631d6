import type { ColumnType } from "kysely";

interface BallotCellTable {
  workspace_id: string;
  campaign_id: string;
  cell: number;
  department: string;
  groups: ColumnType<Record<string, string>, string, string>;
  door_id: string | null;
}

interface UsedRightTable {
  workspace_id: string;
  campaign_id: string;
  mark: Buffer;
  receipt: Buffer;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "listen.ballot_cell": BallotCellTable;
    "listen.used_right": UsedRightTable;
  }
}
