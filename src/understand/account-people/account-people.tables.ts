interface AccountFirstViewTable {
  workspace_id: string;
  campaign_id: string;
  person_id: string;
  opened_at: Date;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "understand.account_first_view": AccountFirstViewTable;
  }
}
