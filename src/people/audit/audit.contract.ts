import { Type } from "typebox";
import { Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";

const AuditEntry = Type.Object({
  /** Counts from 1, without gaps. */
  number: Type.Integer(),
  at: Moment,
  /** Null: the server itself. */
  actorId: Type.Union([Uuid, Type.Null()]),
  actorName: Type.String(),
  /** e.g. "unit.renamed" */
  action: Type.String(),
  subject: Type.String(),
  details: Type.Record(Type.String(), Type.Unknown()),
  /** SHA-256 of the entry and of the hash before it, in hexadecimal. */
  hash: Type.String(),
});

export const listAudit = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/audit",
  summary: "What was done in the programme, newest first",
  permission: "audit.read",
  params: workspaceParams,
  query: Type.Object({
    /** Entries with smaller numbers: the last page's `next`. */
    before: Type.Optional(Type.Integer({ minimum: 1 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    /** Exactly, e.g. "unit.renamed", or all that begin so, e.g. "unit." */
    action: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    actor: Type.Optional(Uuid),
    from: Type.Optional(Moment),
    to: Type.Optional(Moment),
  }),
  response: Type.Object({
    entries: Type.Array(AuditEntry),
    /** For `before`; null on the last page. */
    next: Type.Union([Type.Integer(), Type.Null()]),
    /** How many entries the programme has, and the newest one's hash: note both elsewhere to prove it later. */
    head: Type.Object({ number: Type.Integer(), hash: Type.String() }),
    /** All actions and people that occur, for filters. */
    actions: Type.Array(Type.String()),
    actors: Type.Array(Type.Object({ id: Uuid, name: Type.String() })),
  }),
});

export const verifyAudit = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/audit/verification",
  summary: "Check the whole log: whether an entry was changed, removed or moved",
  permission: "audit.read",
  params: workspaceParams,
  response: Type.Object({
    /** Entries that were checked. */
    checked: Type.Integer(),
    /** The first number at which the log doesn't fit; null where all of it does. */
    brokenAt: Type.Union([Type.Integer(), Type.Null()]),
    head: Type.Object({ number: Type.Integer(), hash: Type.String() }),
  }),
});
