import type { ColumnType, Generated } from "kysely";
import type { DoorKind, Poster } from "./door.ts";

interface DoorAddressTable {
  address: string;
  workspace_id: string;
  door_id: string;
}

interface DoorTable {
  workspace_id: string;
  door_id: string;
  campaign_id: string;
  kind: ColumnType<DoorKind, DoorKind, never>;
  name: string;
  address: string;
  cell: number;
  is_open: Generated<boolean>;
  /** Of a kiosk. */
  idle_minutes: Generated<number>;
  poster: ColumnType<Poster, string | undefined, string>;
  wrong_codes: Generated<number>;
  revision: Generated<number>;
  made_at: Generated<Date>;
}

interface CardBatchTable {
  workspace_id: string;
  batch_id: string;
  door_id: string;
  team: string;
  cell: number;
  cards: number;
  /** ISO days. */
  made_on: string;
  ended_on: string | null;
}

interface AccessCardTable {
  workspace_id: string;
  door_id: string;
  mark: Buffer;
  batch_id: string;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "platform.door_address": DoorAddressTable;
    "listen.door": DoorTable;
    "listen.card_batch": CardBatchTable;
    "listen.access_card": AccessCardTable;
  }
}
