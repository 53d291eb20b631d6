import type { ColumnType, Generated } from "kysely";
import type { Typed } from "./paper-form.ts";

interface PaperPlanTable {
  workspace_id: string;
  campaign_id: string;
  door_id: string;
  entries: Generated<1 | 2>;
  /** ISO date. */
  until: string | null;
  return_to: Generated<string>;
}

interface PaperBatchTable {
  workspace_id: string;
  campaign_id: string;
  batch_id: string;
  name: string;
  language: string;
  cell: number;
  /** ISO date. */
  printed_on: string;
  ended: Generated<boolean>;
}

export type SheetState = "printed" | "typed" | "differs" | "counted";

interface PaperSheetTable {
  workspace_id: string;
  campaign_id: string;
  sheet: string;
  batch_id: string;
  state: Generated<SheetState>;
}

interface PaperEntryTable {
  workspace_id: string;
  campaign_id: string;
  sheet: string;
  typist: string;
  typed: ColumnType<Typed, string, string>;
  is_done: Generated<boolean>;
  revision: Generated<number>;
}

interface PaperDayTable {
  workspace_id: string;
  campaign_id: string;
  typist: string;
  day: string;
  sheets: number;
}

interface PaperTallyTable {
  workspace_id: string;
  campaign_id: string;
  question_id: string;
  compared: Generated<number>;
  differed: Generated<number>;
  unusable: Generated<number>;
  /** As of the last ten counted sheets. */
  told_compared: Generated<number>;
  told_differed: Generated<number>;
  told_unusable: Generated<number>;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "listen.paper_plan": PaperPlanTable;
    "listen.paper_batch": PaperBatchTable;
    "listen.paper_sheet": PaperSheetTable;
    "listen.paper_entry": PaperEntryTable;
    "listen.paper_day": PaperDayTable;
    "listen.paper_tally": PaperTallyTable;
  }
}
