import type { ColumnType } from "kysely";
import type { AudienceOf } from "#listen/campaigns/breakdowns.ts";
import type { CampaignSurvey, CampaignSurveyGroup } from "./campaign-survey.ts";

interface SurveyReleaseTable {
  workspace_id: string;
  campaign_id: string;
  release_id: string;
  audience: AudienceOf;
  answers: number;
  record: ColumnType<CampaignSurvey, string, never>;
}

interface SurveyGroupTable {
  workspace_id: string;
  release_id: string;
  breakdown: string;
  value: string;
  record: ColumnType<CampaignSurveyGroup, string, never>;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "understand.survey_release": SurveyReleaseTable;
    "understand.survey_group": SurveyGroupTable;
  }
}
