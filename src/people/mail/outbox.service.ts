import { type Actor, allows } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { Row, Transaction } from "#platform/database/tables.ts";
import type { InputOf, ResponseOf } from "#platform/http/contract.ts";
import { sendMail } from "./mail.service.ts";
import { type MessageState, messageStates } from "./message.ts";
import type { listMessages, Message, MessageRow, resendMessages } from "./outbox.contract.ts";
import { linkEnded, messageNotFound, noMailServer, notToCancel, notToSend } from "./outbox.errors.ts";
import * as store from "./outbox.store.ts";

/** Who asks, where. */
interface Scope {
  tx: Transaction;
  workspace: string;
  actor: Actor;
}

type Mailing = Pick<Context, "jobs" | "mailServer">;

const sendable: readonly MessageState[] = ["failed", "unconfirmed", "outbox"];
const waiting: readonly MessageState[] = ["queued", "outbox"];

const hasEnded = ({ expires_at }: Row<"people.message">) => expires_at !== null && expires_at < new Date();

/** Who alone may read a message; null where the actor may. */
export function hiddenFor(
  { private_to, readers }: Pick<Row<"people.message">, "private_to" | "readers">,
  actor: Actor,
): Message["hiddenFor"] {
  if (private_to === "programme") return null;
  const isReader = readerIn(actor) !== null && readers?.includes(actor.user.id);
  return isReader ? null : private_to;
}

/** The actor's user id where they may read consultants' mail at all. */
export const readerIn = (actor: Actor) => (allows(actor, "answers.identified") ? actor.user.id : null);

function shown(message: Row<"people.message">, canSend: boolean): MessageRow {
  const { state } = message;
  return {
    id: message.message_id,
    kind: message.kind,
    state,
    subject: message.subject,
    recipient: { name: message.recipient_name, email: message.recipient_email },
    campaign: message.campaign_id,
    createdAt: message.created_at.toISOString(),
    finishedAt: message.finished_at?.toISOString() ?? null,
    nextAttemptAt: state === "queued" ? message.next_attempt_at.toISOString() : null,
    problem: message.problem,
    canSend: canSend && sendable.includes(state) && !hasEnded(message),
    canCancel: waiting.includes(state),
  };
}

/** A subject may have the recipient's name in it, and others read the log than those who know of the message. */
const loggedAs = ({ kind, private_to, subject }: Row<"people.message">) =>
  private_to === "consultant" ? `a message (${kind})` : subject;

/** One page of the messages that the actor may know of. */
export async function pageOfMessages(
  { tx, workspace, actor }: Scope,
  { mailServer }: Mailing,
  { offset = 0, limit = 50, state, ...filter }: NonNullable<InputOf<typeof listMessages>["query"]>,
): Promise<ResponseOf<typeof listMessages>> {
  const reader = readerIn(actor);
  const found = await store.countByState(tx, workspace, reader, filter);
  const counts = Object.fromEntries(
    messageStates.map((each) => [each, found.find((row) => row.state === each)?.count ?? 0]),
  ) as Record<MessageState, number>;
  const messages = await store.findMessages(tx, workspace, reader, {
    ...filter,
    ...(state && { state }),
    offset,
    limit,
  });
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    sender: mailServer?.from ?? null,
    counts,
    total: state ? counts[state] : all,
    messages: messages.map((message) => shown(message, mailServer !== null)),
  };
}

/** @throws AppError message.not-found */
export async function readMessage(
  { tx, workspace, actor }: Scope,
  { mailServer }: Mailing,
  id: string,
): Promise<Message> {
  const message = await store.findMessage(tx, workspace, readerIn(actor), id);
  if (!message) throw messageNotFound();
  const hidden = hiddenFor(message, actor);
  return {
    ...shown(message, mailServer !== null),
    body: hidden === null ? message.body : null,
    hiddenFor: hidden,
  };
}

/** @throws AppError message.not-found, message.no-mail-server, message.not-to-send, message.link-ended */
export async function resendMessage(
  { tx, workspace, actor }: Scope,
  { jobs, mailServer }: Mailing,
  id: string,
): Promise<void> {
  const reader = readerIn(actor);
  const message = await store.findMessage(tx, workspace, reader, id);
  if (!message) throw messageNotFound();
  if (!mailServer) throw noMailServer();
  if (!sendable.includes(message.state)) throw notToSend();
  if (hasEnded(message)) throw linkEnded();
  await store.requeue(tx, workspace, reader, { id });
  await jobs.add(tx, sendMail, { workspaceId: workspace }, { key: workspace });
  await audit(tx, actor, { action: "message.resent", subject: loggedAs(message), details: { message: id } });
}

/** @throws AppError message.no-mail-server */
export async function resendMessagesOf(
  { tx, workspace, actor }: Scope,
  { jobs, mailServer }: Mailing,
  filter: InputOf<typeof resendMessages>["body"],
): Promise<number> {
  if (!mailServer) throw noMailServer();
  const reader = readerIn(actor);
  const queued = await store.requeue(tx, workspace, reader, filter);
  if (queued === 0) return 0;
  await jobs.add(tx, sendMail, { workspaceId: workspace }, { key: workspace });
  // How many a consultant sent is not for the log: others read it, and there may be reminders among them.
  const counted = reader === null ? { queued } : {};
  await audit(tx, actor, {
    action: "messages.resent",
    subject: reader === null ? `${queued} messages` : "messages",
    details: { ...filter, ...counted },
  });
  return queued;
}

/** @throws AppError message.not-found, message.not-to-cancel */
export async function cancelMessage({ tx, workspace, actor }: Scope, id: string): Promise<void> {
  const message = await store.findMessage(tx, workspace, readerIn(actor), id);
  if (!message) throw messageNotFound();
  if (!waiting.includes(message.state)) throw notToCancel();
  await store.setState(tx, workspace, id, "cancelled");
  await audit(tx, actor, {
    action: "message.cancelled",
    subject: loggedAs(message),
    details: { message: id },
  });
}
