import type { ColumnType, Generated } from "kysely";
import type { CodeContent, CodeState, Verdict } from "./code-book.ts";
import type { ReleasedThemes } from "./released-themes.ts";
import type { SuggestedTheme } from "./suggested-theme.ts";

type Json<T> = ColumnType<T, string, string>;

interface SourceTable {
  workspace_id: string;
  source_id: string;
  campaign_id: string | null;
  name: string;
  confidential: boolean;
  readers: Generated<string[]>;
  minimum: number;
  first_coder: string | null;
  gathered_at: Date | null;
  created_by: string;
  created_at: Date;
}

interface CommentTable {
  workspace_id: string;
  source_id: string;
  comment_id: string;
  campaign_id: string | null;
  ballot_id: string | null;
  page_id: string | null;
  question_id: string | null;
  part: "text" | "other" | null;
  words: string | null;
  words_hash: Buffer;
  kind: Generated<"" | "customer" | "staff" | "manager">;
  place: Generated<string>;
  said_on: string | null;
  is_double: Generated<boolean>;
}

interface CodeTable {
  workspace_id: string;
  source_id: string;
  code_id: string;
  number: number;
  group_name: Generated<string>;
  name: string;
  definition: Generated<string>;
  use_when: Generated<string>;
  not_when: Generated<string>;
  example: Generated<string>;
  version: Generated<number>;
  state: Generated<CodeState>;
  merged_into: string | null;
  split_from: string | null;
}

interface CodeChangeTable {
  workspace_id: string;
  source_id: string;
  code_id: string;
  number: number;
  before: Json<CodeContent>;
  what: "changed" | "retired" | "merged" | "split" | "undone";
  coded: number;
  changed_by: string;
  changed_at: Date;
}

interface CodingTable {
  workspace_id: string;
  source_id: string;
  comment_id: string;
  coder_id: string;
  coder_name: string;
  verdict: Verdict;
  codes: string[];
  coded_at: Date;
}

interface DecisionTable {
  workspace_id: string;
  source_id: string;
  comment_id: string;
  verdict: Verdict;
  codes: string[];
  reason: string;
  decided_by: string;
  decided_at: Date;
}

interface RunTable {
  workspace_id: string;
  source_id: string;
  run: string;
  state: "waiting" | "running" | "ready" | "failed" | "stopped";
  progress: Generated<number>;
  doing: Generated<string>;
  problem: string | null;
  themes: ColumnType<SuggestedTheme[] | null, string | null | undefined, string | null>;
  started_by: string;
  started_at: Date;
}

interface CommentThemeTable {
  workspace_id: string;
  source_id: string;
  comment_id: string;
  theme: number;
  closeness: number;
}

interface ProposalTable {
  workspace_id: string;
  source_id: string;
  comment_id: string;
  code_id: string;
  confidence: number;
}

interface ReleaseTable {
  workspace_id: string;
  source_id: string;
  release_id: string;
  record: Json<ReleasedThemes>;
  released_by: string;
  released_at: Date;
}

interface QuotationTable {
  workspace_id: string;
  source_id: string;
  quotation_id: string;
  code_id: string;
  comment_id: string | null;
  words: string;
  released_by: string;
  released_at: Date;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "understand.comment_source": SourceTable;
    "understand.comment": CommentTable;
    "understand.comment_code": CodeTable;
    "understand.comment_code_change": CodeChangeTable;
    "understand.comment_coding": CodingTable;
    "understand.comment_decision": DecisionTable;
    "understand.theme_run": RunTable;
    "understand.comment_theme": CommentThemeTable;
    "understand.code_proposal": ProposalTable;
    "understand.theme_release": ReleaseTable;
    "understand.quotation": QuotationTable;
  }
}
