import { Type } from "typebox";
import { Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { personNotFound } from "#people/organisation/organisation.errors.ts";
import { operation } from "#platform/http/contract.ts";
import * as errors from "./data-protection.errors.ts";

const Text = Type.String();
const requestParams = Type.Object({ workspace: Uuid, request: Uuid });

export const readDataProtection = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/data-protection",
  summary: "Read what is kept of people, why, who sees it and until when",
  permission: "member",
  params: workspaceParams,
  response: Type.Object({
    programme: Text,
    organisation: Text,
    operator: Text,
    /** Who runs the programme and who is its independent consultant, by name. */
    directors: Type.Array(Text),
    consultants: Type.Array(Text),
    /** The record of processing. */
    record: Type.Array(Type.Object({ name: Text, purpose: Text, data: Text, seenBy: Text, keptUntil: Text })),
    /** What erasing somebody removes, and what stays; whole sentences. */
    erasure: Type.Object({ removed: Type.Array(Text), stays: Type.Array(Text) }),
  }),
});

const OwnRequest = Type.Object({
  request: Uuid,
  state: Type.Enum(["open", "withdrawn", "refused", "done"]),
  askedAt: Moment,
  dueAt: Moment,
  /** Why it was refused. */
  reason: Text,
});

export const readMyData = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/my/data",
  summary: "Read whether one's data can be exported here, and what became of a request for erasure",
  permission: "member",
  params: workspaceParams,
  response: Type.Object({
    /** Whether a record among the organisation's people is known to be one's own. */
    hasRecord: Type.Boolean(),
    request: Type.Union([OwnRequest, Type.Null()]),
  }),
});

export const askForErasure = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/my/data/erasure",
  summary: "Ask for the erasure of one's own data",
  permission: "member",
  params: workspaceParams,
  body: Type.Object({ note: Type.String({ maxLength: 2000, pattern: "^[^\\u0000]*$" }) }),
  response: OwnRequest,
  errors: [errors.noRecordOfYours, errors.alreadyAsked],
});

export const withdrawErasure = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/my/data/erasure",
  summary: "Take back one's request for erasure",
  permission: "member",
  params: workspaceParams,
  response: Type.Null(),
  errors: [errors.noRecordOfYours, errors.requestNotFound],
});

export const listErasureRequests = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/data-protection/requests",
  summary: "List requests for erasure, the open ones first",
  permission: "people.write",
  params: workspaceParams,
  response: Type.Object({
    requests: Type.Array(
      Type.Object({
        ...OwnRequest.properties,
        person: Uuid,
        /** Null once the person is erased. */
        name: Type.Union([Text, Type.Null()]),
        note: Text,
        answeredAt: Type.Union([Moment, Type.Null()]),
        answeredBy: Type.Union([Text, Type.Null()]),
      }),
    ),
  }),
});

export const refuseErasure = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/data-protection/requests/:request/refuse",
  summary: "Refuse a request for erasure, with a reason that the person reads",
  permission: "people.write",
  params: requestParams,
  body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 2000, pattern: "^[^\\u0000]*\\S" }) }),
  response: Type.Null(),
  errors: [errors.requestNotFound],
});

export const erasePerson = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/people/:person/erase",
  summary: "Erase a person who asked for it or has left",
  permission: "people.write",
  params: Type.Object({ workspace: Uuid, person: Uuid }),
  response: Type.Null(),
  errors: [personNotFound, errors.stillMember, errors.notAsked, errors.campaignOpen],
});
