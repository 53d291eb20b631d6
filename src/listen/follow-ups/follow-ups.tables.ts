import type { ColumnType, Generated } from "kysely";
import type { FollowUpReason, FollowUpState, Note, Words } from "./follow-up.ts";

interface FollowUpPlanTable {
  workspace_id: string;
  campaign_id: string;
  to_account_manager: boolean;
  owner_id: string | null;
  working_days: number;
  rule: string | null;
  first_view_days: number;
}

interface FollowUpTable {
  workspace_id: string;
  follow_up_id: string;
  campaign_id: string;
  invitation_id: string;
  reason: FollowUpReason;
  state: Generated<FollowUpState>;
  owner_id: string | null;
  handed_over_at: Date | null;
  words: ColumnType<Words[], string, string>;
  opened_at: Date;
  /** ISO date. */
  due_on: string;
  told_on: string | null;
  finished_at: Date | null;
  outcome: Generated<string>;
  notes: ColumnType<Note[], string | undefined, string>;
  revision: Generated<number>;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "listen.follow_up_plan": FollowUpPlanTable;
    "listen.follow_up": FollowUpTable;
  }
}
