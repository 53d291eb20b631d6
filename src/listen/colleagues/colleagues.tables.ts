import type { Generated } from "kysely";

interface ColleagueRequestTable {
  workspace_id: string;
  campaign_id: string;
  request_id: string;
  invitation_id: string;
  subject_name: string;
  /** Null once this person's data were erased. */
  person_id: string | null;
  name: string;
  email: string | null;
  department: string;
  language: string;
  state: Generated<"asked" | "accepted" | "declined" | "withdrawn">;
  about_person: boolean;
  agrees_person: Generated<boolean>;
  agrees_name: Generated<boolean>;
  link_version: Generated<number>;
  revision: Generated<number>;
  asked_at: Generated<Date>;
  replied_at: Date | null;
  reminded_at: Date | null;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "listen.colleague_request": ColleagueRequestTable;
  }
}
