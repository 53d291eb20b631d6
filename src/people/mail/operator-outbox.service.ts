import type { ClientBase } from "pg";
import type { MessageKind, MessageState } from "./message.ts";

/** A message as whoever operates the server sees it. */
export interface OperatorMessage {
  id: string;
  kind: MessageKind;
  state: MessageState;
  recipient: string;
  subject: string;
  body: string;
  problem: string | null;
  createdAt: Date;
  /** Where its link has to be put in. */
  late: { workspaceId: string; campaignId: string; invitationId: string } | null;
}

const fields = `message_id AS id, kind, state, recipient_name || ' <' || recipient_email || '>' AS recipient, subject, body,
  problem, created_at AS "createdAt", CASE WHEN completed_by IS NOT NULL THEN json_build_object('workspaceId', workspace_id,
  'campaignId', campaign_id, 'invitationId', invitation_id) END AS late`;

/** The newest messages of all workspaces, newest first. */
export async function newestMessages(
  owner: Pick<ClientBase, "query">,
  limit: number,
): Promise<OperatorMessage[]> {
  const { rows } = await owner.query<OperatorMessage>(
    `SELECT ${fields} FROM people.message ORDER BY created_at DESC, message_id LIMIT $1`,
    [limit],
  );
  return rows;
}

/** Messages whose id begins so. */
export async function messagesWithId(
  owner: Pick<ClientBase, "query">,
  start: string,
): Promise<OperatorMessage[]> {
  const { rows } = await owner.query<OperatorMessage>(
    `SELECT ${fields} FROM people.message WHERE left(message_id::text, length($1)) = lower($1) LIMIT 2`,
    [start],
  );
  return rows;
}
