import type { ColumnType, Generated } from "kysely";
import type { Answers } from "../questionnaires/answer.ts";

interface BallotTable {
  workspace_id: string;
  campaign_id: string;
  ballot_id: string;
  /** What is known of whoever filled it in, in an anonymous campaign. */
  cell: ColumnType<number | null, number | null | undefined, number | null>;
  started_at: Generated<Date>;
  changed_at: Generated<Date>;
  completed_at: Date | null;
}

interface AnswerPageTable {
  workspace_id: string;
  campaign_id: string;
  ballot_id: string;
  page_id: string;
  answers: ColumnType<Answers, string, string>;
  revision: Generated<number>;
  saved_at: Generated<Date>;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "listen.ballot": BallotTable;
    "listen.answer_page": AnswerPageTable;
  }
}
