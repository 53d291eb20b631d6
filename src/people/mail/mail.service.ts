import { randomUUID } from "node:crypto";
import { Type } from "typebox";
import { Uuid } from "#people/access/contract.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { JobKind, Jobs } from "#platform/jobs/jobs.ts";
import { currentWorkspace, insertMessages } from "./mail.store.ts";
import { type AttachmentReference, type MessageKind, priorityOf, type Reader } from "./message.ts";

/** Mail to one person. */
export interface NewMessage {
  kind: MessageKind;
  recipientName: string;
  recipientEmail: string;
  subject: string;
  /** Plain text; paragraphs are parted by empty lines, and addresses become links. */
  body: string;
  /** The same in HTML, where more than paragraphs and links is wanted; made from the body where absent. */
  html?: string;
  /**
   * Who may read it in the outbox; "recipient" unless told. Mail whose link lets somebody in as another is the
   * "recipient"'s, respondents' links of a confidential campaign are for the consultants with the given user ids, those of
   * a named one for the "programme".
   */
  privateTo?: Exclude<Reader, "consultant"> | { consultants: readonly string[] };
  campaignId?: string;
  invitationId?: string;
  /** After this it isn't sent any more, since e.g. its link has ended. */
  expiresAt?: Date;
  /**
   * Address at which one POST, without signing in, stops mail like this: mail programs offer it as a button. A GET of it
   * should show a page that asks first.
   */
  unsubscribe?: string;
  attachment?: AttachmentReference;
  /** Who puts in what stands as `lateLink` while it is sent; absent where it is whole. */
  completedBy?: string;
}

/** Stands for the path of a link that must not lie in the database. */
export const lateLink = "⟦personal link⟧";

const jobPayload = Type.Object({ workspaceId: Uuid });

/** Sends what is queued in a workspace. */
export const sendMail: JobKind<typeof jobPayload> = { name: "send-mail", payload: jobPayload };

const rowsPerStatement = 1000;

/** Asks for mail, as part of the transaction: it leaves when that commits. Without a mail server it stays in the outbox. */
export async function queueMessages(
  tx: Transaction,
  jobs: Jobs,
  messages: readonly NewMessage[],
): Promise<void> {
  if (messages.length === 0) return;
  const workspaceId = await currentWorkspace(tx);
  const rows = messages.map((message) => ({
    workspace_id: workspaceId,
    message_id: randomUUID(),
    kind: message.kind,
    campaign_id: message.campaignId ?? null,
    invitation_id: message.invitationId ?? null,
    recipient_name: oneLine(message.recipientName),
    recipient_email: oneLine(message.recipientEmail),
    subject: oneLine(message.subject),
    body: message.body.replaceAll("\0", "").toWellFormed(),
    html: message.html?.replaceAll("\0", "").toWellFormed() ?? null,
    ...readersOf(message),
    priority: priorityOf(message.kind),
    expires_at: message.expiresAt ?? null,
    unsubscribe: message.unsubscribe === undefined ? null : oneLine(message.unsubscribe),
    completed_by: message.completedBy ?? null,
    attachment: message.attachment ? JSON.stringify(message.attachment) : null,
  }));
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    await insertMessages(tx, rows.slice(start, start + rowsPerStatement));
  }
  await jobs.add(tx, sendMail, { workspaceId }, { key: workspaceId });
}

const readersOf = ({ privateTo = "recipient" }: NewMessage) =>
  typeof privateTo === "string"
    ? { private_to: privateTo, readers: null }
    : { private_to: "consultant" as const, readers: [...privateTo.consultants] };

/** Asks for one message, as `queueMessages` does. */
export const queueMessage = (tx: Transaction, jobs: Jobs, message: NewMessage): Promise<void> =>
  queueMessages(tx, jobs, [message]);

/** Nothing in a header may begin another. */
const oneLine = (text: string) =>
  text
    .replace(/\p{Cc}+/gu, " ")
    .trim()
    .toWellFormed();
