import type { ColumnType, Generated } from "kysely";
import type { Audience } from "./audience.ts";
import type { ReminderPlan } from "./schedule.ts";
import type { CampaignTexts } from "./texts.ts";

type Json<T> = ColumnType<T, string, string>;

interface CampaignTable {
  workspace_id: string;
  campaign_id: string;
  name: string;
  state: Generated<"draft" | "opening" | "open" | "closed">;
  questionnaire_id: string | null;
  questionnaire_version: number | null;
  anonymity: "named" | "confidential";
  minimum_group: Generated<number>;
  purpose: Generated<string>;
  retention_months: Generated<number>;
  audience: Json<Audience>;
  texts: Json<CampaignTexts>;
  /** Paragraphs by language. */
  promise: ColumnType<Record<string, string[]> | null, string | null | undefined, string | null>;
  confidants: string[] | null;
  /** The earlier wave that answers are compared with; frozen when the campaign opens. */
  follows_campaign_id: string | null;
  opens_at: Date | null;
  scheduled_at: Date | null;
  opening_problem: string | null;
  closes_at: Date | null;
  opened_at: Date | null;
  closed_at: Date | null;
  answers_deleted_at: Date | null;
  reminders: ColumnType<ReminderPlan[], string | undefined, string>;
  inviting_expected: Generated<number>;
  inviting_after: string | null;
  inviting_since: Date | null;
  revision: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

interface InvitationTable {
  workspace_id: string;
  campaign_id: string;
  invitation_id: string;
  person_id: string | null;
  pilot: Generated<boolean>;
  name: string;
  email: string | null;
  language: string;
  department: string;
  level: string | null;
  job: string | null;
  location: string | null;
  link_version: Generated<number>;
  invited_at: Generated<Date>;
  mailed_at: Date | null;
  reminded_at: Date | null;
  withdrawn_at: Date | null;
  was_withdrawn: Generated<boolean>;
  /** The person was erased: only that somebody of the department was invited is left. */
  erased_at: Date | null;
}

interface ReminderTable {
  workspace_id: string;
  campaign_id: string;
  reminder_id: string;
  planned: boolean;
  due_at: Date;
  state: Generated<"waiting" | "done" | "cancelled">;
  after_invitation: string | null;
  recipients: Generated<number>;
  finished_at: Date | null;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "listen.campaign": CampaignTable;
    "listen.invitation": InvitationTable;
    "listen.reminder": ReminderTable;
  }
}
