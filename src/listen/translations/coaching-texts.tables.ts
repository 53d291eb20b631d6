import type { Generated } from "kysely";

interface CoachingTextTable {
  workspace_id: string;
  profile_id: string;
  language: string;
  text_key: string;
  words: string;
  original: string;
  saved_at: Generated<Date>;
  saved_by: string;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "listen.coaching_text": CoachingTextTable;
  }
}
