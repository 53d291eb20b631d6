import type { ColumnType, Generated } from "kysely";
import type { AttachmentReference, MessageKind, MessageState, Reader } from "./message.ts";

interface MessageTable {
  workspace_id: string;
  message_id: string;
  kind: MessageKind;
  campaign_id: string | null;
  invitation_id: string | null;
  recipient_name: string;
  recipient_email: string;
  subject: string;
  body: string;
  /** Null where the HTML is made from the body. */
  html: ColumnType<string | null, string | null | undefined, string | null>;
  /** Who puts in what it lacks while it is sent; null where it is whole. */
  completed_by: ColumnType<string | null, string | null | undefined, string | null>;
  private_to: Reader;
  /** User ids; null unless private to consultants. */
  readers: string[] | null;
  state: Generated<MessageState>;
  priority: number;
  attempts: Generated<number>;
  next_attempt_at: Generated<Date>;
  claim_id: Generated<string | null>;
  claimed_until: Generated<Date | null>;
  expires_at: Date | null;
  /** The address of a POST that stops mail like this. */
  unsubscribe: string | null;
  attachment: ColumnType<AttachmentReference | null, string | null, string | null>;
  problem: Generated<string | null>;
  created_at: Generated<Date>;
  finished_at: Generated<Date | null>;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "people.message": MessageTable;
  }
}
