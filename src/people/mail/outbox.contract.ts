import { type Static, Type } from "typebox";
import { Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { messageKinds, messageStates } from "./message.ts";
import { linkEnded, messageNotFound, noMailServer, notToCancel, notToSend } from "./outbox.errors.ts";

const Kind = Type.Enum([...messageKinds]);
const State = Type.Enum([...messageStates]);
const messageParams = Type.Object({ workspace: Uuid, message: Uuid });
const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

const MessageRow = Type.Object({
  id: Uuid,
  kind: Kind,
  state: State,
  subject: Type.String(),
  recipient: Type.Object({ name: Type.String(), email: Type.String() }),
  campaign: orNull(Uuid),
  createdAt: Moment,
  /** When it was sent, failed, was given up or cancelled. */
  finishedAt: orNull(Moment),
  /** While it is queued: when it goes next. */
  nextAttemptAt: orNull(Moment),
  /** The mail server's words, where there is something to know. */
  problem: orNull(Type.String()),
  /** Whether it can be sent again now. */
  canSend: Type.Boolean(),
  canCancel: Type.Boolean(),
});
export type MessageRow = Static<typeof MessageRow>;

const Message = Type.Object({
  ...MessageRow.properties,
  /** Plain text; null for whom it isn't meant. */
  body: orNull(Type.String()),
  /** Who may read the body, where the asker may not. */
  hiddenFor: orNull(Type.Union([Type.Literal("recipient"), Type.Literal("consultant")])),
});
export type Message = Static<typeof Message>;

const filter = Type.Object({
  kind: Type.Optional(Kind),
  state: Type.Optional(State),
  campaign: Type.Optional(Uuid),
});
export type OutboxFilter = Static<typeof filter>;

export const listMessages = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/outbox",
  summary:
    "Mail of the programme and what became of it, newest first; reminders of confidential campaigns only for the consultants whom respondents were told of",
  permission: "outbox.read",
  params: workspaceParams,
  query: Type.Object({
    ...filter.properties,
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000, default: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  }),
  response: Type.Object({
    /** Who sends, where a mail server is set; null where mail stays in the outbox. */
    sender: orNull(Type.String()),
    /** How many fit kind and campaign, by state. */
    counts: Type.Record(State, Type.Integer()),
    /** How many fit the filter. */
    total: Type.Integer(),
    messages: Type.Array(MessageRow),
  }),
});

export const readMessage = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/outbox/:message",
  summary: "Read a message",
  permission: "outbox.read",
  params: messageParams,
  response: Message,
  errors: [messageNotFound],
});

export const resendMessage = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/outbox/:message/send",
  summary: "Send a message that failed, is unconfirmed or waits in the outbox",
  permission: "outbox.read",
  params: messageParams,
  response: Type.Null(),
  errors: [messageNotFound, noMailServer, notToSend, linkEnded],
});

export const cancelMessage = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/outbox/:message/cancel",
  summary: "Cancel a message that waits",
  permission: "outbox.read",
  params: messageParams,
  response: Type.Null(),
  errors: [messageNotFound, notToCancel],
});

/** Messages whose links have ended stay as they are. */
export const resendMessages = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/outbox/send",
  summary: "Send all messages of a state that can be sent again",
  permission: "outbox.read",
  params: workspaceParams,
  body: Type.Object({
    state: Type.Union([Type.Literal("outbox"), Type.Literal("failed"), Type.Literal("unconfirmed")]),
    kind: Type.Optional(Kind),
    campaign: Type.Optional(Uuid),
  }),
  response: Type.Object({ queued: Type.Integer() }),
  errors: [noMailServer],
});
