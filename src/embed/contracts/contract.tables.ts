import type { ColumnType, Generated } from "kysely";
import type { CheckIn } from "./check-in.ts";
import type { Clauses, Shares } from "./clauses.ts";

type Json<T> = ColumnType<T, string, string>;

interface ContractTable {
  workspace_id: string;
  contract_id: string;
  person_id: string;
  email: string;
  state: Generated<"draft" | "signed" | "completed" | "ended">;
  clauses: Json<Clauses>;
  revision: Generated<number>;
  version: Generated<number>;
  amending_since: Date | null;
  signed_at: Date | null;
  begins_on: string | null;
  ends_on: string | null;
  /** Days by milestone's id. */
  reached: ColumnType<Partial<Record<string, string>>, string | undefined, string>;
  finished_at: Date | null;
  closing_word: Generated<string>;
  reminder_weekday: Generated<number>;
  reminders_stopped_at: Date | null;
  reminders_paused_until: string | null;
  reminded_week: string | null;
  link_version: Generated<number>;
  created_at: Generated<Date>;
}

interface VersionTable {
  workspace_id: string;
  contract_id: string;
  version: number;
  clauses: Json<Clauses>;
}

interface SupporterTable {
  workspace_id: string;
  contract_id: string;
  supporter_id: string;
  person_id: string | null;
  name: string;
  email: string;
  shares: Shares;
  state: Generated<"named" | "asked" | "accepted" | "declined" | "withdrawn">;
  link_version: Generated<number>;
  asked_at: Date | null;
  answered_at: Date | null;
  created_at: Generated<Date>;
}

interface SignatureTable {
  workspace_id: string;
  contract_id: string;
  version: number;
  signer_id: string;
  name: string;
  signed_at: Date;
}

interface CheckInTable {
  workspace_id: string;
  contract_id: string;
  week: string;
  marks: Json<CheckIn["marks"]>;
  note: string;
  learned: string;
  revision: Generated<number>;
  saved_at: Date;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "embed.contract": ContractTable;
    "embed.contract_version": VersionTable;
    "embed.contract_supporter": SupporterTable;
    "embed.contract_signature": SignatureTable;
    "embed.contract_check_in": CheckInTable;
  }
}
