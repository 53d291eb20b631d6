import type { ColumnType, Generated } from "kysely";
import type { Questionnaire as Profile } from "../profile/questionnaire.ts";
import type { Definition } from "./definition.ts";

type Json<Value> = ColumnType<Value, string, string>;

interface QuestionnaireTable {
  workspace_id: string;
  questionnaire_id: string;
  name: string;
  draft: Json<Definition>;
  draft_revision: Generated<number>;
  draft_saved_at: Generated<Date>;
  draft_saved_by: string;
  profile: ColumnType<Profile | null, string | null, string | null>;
  archived_at: Date | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

interface VersionTable {
  workspace_id: string;
  questionnaire_id: string;
  version: number;
  definition: Json<Definition>;
  profile: ColumnType<Profile | null, string | null, string | null>;
  note: Generated<string>;
  published_at: Generated<Date>;
  published_by: string;
}

interface OutdatedTranslationTable {
  workspace_id: string;
  questionnaire_id: string;
  text_key: string;
  language: string;
  original_language: string;
  original: string;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "listen.questionnaire": QuestionnaireTable;
    "listen.questionnaire_version": VersionTable;
    "listen.outdated_translation": OutdatedTranslationTable;
  }
}
