import type { Generated } from "kysely";
import type { BatchState } from "./report-batch.ts";

interface BatchTable {
  workspace_id: string;
  campaign_id: string;
  batch_id: string;
  state: Generated<BatchState>;
  asked_by: string;
  asked_at: Generated<Date>;
  started_at: Generated<Date | null>;
  finished_at: Generated<Date | null>;
  tells: boolean;
  seed: string;
  people: number;
  seen: Generated<number>;
  after_place: Generated<string>;
  problem: Generated<string | null>;
}

interface FailureTable {
  workspace_id: string;
  campaign_id: string;
  batch_id: string;
  invitation_id: string;
  reason: string;
}

interface ReportTable {
  workspace_id: string;
  campaign_id: string;
  invitation_id: string;
  batch_id: string;
  fingerprint: Buffer;
  page_id: string;
  content: Buffer;
  size: number;
  made_at: Generated<Date>;
}

interface NoticeTable {
  workspace_id: string;
  campaign_id: string;
  invitation_id: string;
  batch_id: string;
  told_at: Generated<Date>;
}

interface DeliveryTable {
  workspace_id: string;
  person_id: string;
  email: string;
  chosen_at: Generated<Date>;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "embed.report_batch": BatchTable;
    "embed.report_failure": FailureTable;
    "embed.personal_report": ReportTable;
    "embed.report_notice": NoticeTable;
    "embed.report_delivery": DeliveryTable;
  }
}
