import type { ColumnType, Generated } from "kysely";
import type { Published, SaidAndDone } from "./said-and-done.ts";

interface SaidAndDoneTable {
  workspace_id: string;
  campaign_id: string;
  draft: ColumnType<SaidAndDone, string, string>;
  revision: Generated<number>;
  shown_version: number | null;
  link_version: Generated<number>;
  told_version: number | null;
  telling_since: Date | null;
  telling_after: string | null;
  told: Generated<number>;
  told_at: Date | null;
}

interface SaidAndDoneVersionTable {
  workspace_id: string;
  campaign_id: string;
  version: number;
  content: ColumnType<Published, string, never>;
  published_at: Date;
  published_by: string;
}

interface NewsRefusalTable {
  workspace_id: string;
  email: string;
  refused_at: Generated<Date>;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "listen.said_and_done": SaidAndDoneTable;
    "listen.said_and_done_version": SaidAndDoneVersionTable;
    "listen.news_refusal": NewsRefusalTable;
  }
}
