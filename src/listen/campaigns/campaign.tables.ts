import type { ColumnType, Generated } from "kysely";
import type { Anonymity } from "./anonymity.ts";
import type { Audience } from "./audience.ts";
import type { AudienceOf } from "./breakdowns.ts";
import type { DoorPromises } from "./promise.ts";
import type { ReminderTurns } from "./reminder-turns.ts";
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
  anonymity: Anonymity;
  minimum_group: Generated<number>;
  purpose: Generated<string>;
  /** The same in further languages. */
  purposes: ColumnType<Record<string, string>, string | undefined, string>;
  retention_months: Generated<number>;
  audience: Json<Audience>;
  /** Of an anonymous campaign that has not closed. */
  link_salt: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  audience_of: ColumnType<AudienceOf, never, never>;
  /** Ids as breakdowns.ts has them, the most important first. */
  breakdowns: ColumnType<string[], string | undefined, string>;
  /** Whether the invitation's mail shows the first question. */
  first_question: Generated<boolean>;
  /** By stratum the greatest key of those in the sample. */
  sample_cuts: ColumnType<Record<string, string> | null, string | null | undefined, string | null>;
  texts: Json<CampaignTexts>;
  /** Paragraphs by language. */
  promise: ColumnType<Record<string, string[]> | null, string | null | undefined, string | null>;
  /** The same for those who come through doors. */
  door_promises: ColumnType<DoorPromises | null, string | null | undefined, string | null>;
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
  customer_id: ColumnType<string | null, string | null | undefined, string | null>;
  account_id: ColumnType<string | null, string | null | undefined, string | null>;
  /** Who looked after the customer when they were invited. */
  manager_id: ColumnType<string | null, string | null | undefined, string | null>;
  /** Breakdown id to value, as it was when invited. */
  groups: ColumnType<Record<string, string>, string | undefined, string>;
  /** When mail was turned away for good. */
  bounced_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  bounce_words: ColumnType<string | null, string | null | undefined, string | null>;
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
  /** When a round of reminders last came to it, whether or not its person had finished. */
  reminder_turn_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** What may be known of the ballot, in an anonymous campaign. */
  cell: ColumnType<number | null, number | null | undefined, number | null>;
  /** In an anonymous campaign: known to be used, as of the last reminders that told. */
  known_used: Generated<boolean>;
  withdrawn_at: Date | null;
  was_withdrawn: Generated<boolean>;
  /** The person was erased: only that somebody of the department was invited is left. */
  erased_at: Date | null;
}

interface ContactLimitTable {
  workspace_id: string;
  invitations: number;
  days: number;
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
  /** As the round began. */
  turns: ColumnType<ReminderTurns | null, string | null | undefined, string | null>;
  finished_at: Date | null;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "listen.campaign": CampaignTable;
    "listen.invitation": InvitationTable;
    "listen.reminder": ReminderTable;
    "listen.contact_limit": ContactLimitTable;
  }
}
