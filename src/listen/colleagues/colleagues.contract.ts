import { type Static, Type } from "typebox";
import { Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import {
  alreadyAsked,
  alreadyReminded,
  answeredMeanwhile,
  colleagueNotFound,
  enoughAsked,
  noMoreRequests,
  noOpenProfile,
  notWaiting,
  requestNotFound,
} from "./colleagues.errors.ts";

const MaybeMoment = Type.Union([Moment, Type.Null()]);

/** A request as whoever sent it sees it. That somebody declined, left or can't be reached looks all the same. */
const SentRequest = Type.Object({
  request: Uuid,
  name: Type.String(),
  department: Type.String(),
  /** Whether they are asked to rate the sender, too, and not the organisation alone. */
  aboutPerson: Type.Boolean(),
  state: Type.Enum(["asked", "accepted", "answered", "unavailable", "withdrawn"]),
  askedAt: Moment,
  remindedAt: MaybeMoment,
});
export type SentRequest = Static<typeof SentRequest>;

/** A profile that somebody was invited to, with the colleagues whom they asked. */
const Asking = Type.Object({
  /** Their own. */
  invitation: Uuid,
  campaign: Type.String(),
  closesAt: Moment,
  isOpen: Type.Boolean(),
  /** How many colleagues can still be asked. */
  room: Type.Integer(),
  requests: Type.Array(SentRequest),
});
export type Asking = Static<typeof Asking>;

/** A request as whoever got it sees it. */
const ReceivedRequest = Type.Object({
  request: Uuid,
  /** Who asks. */
  from: Type.String(),
  campaign: Type.String(),
  closesAt: Moment,
  state: Type.Enum(["asked", "accepted", "answered", "declined"]),
  /** Where to reply, answer, or change one's mind. */
  path: Type.String(),
});
export type ReceivedRequest = Static<typeof ReceivedRequest>;

export const listMyRequests = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/my/colleagues",
  summary: "List the colleagues whom one asked to complete the profile, and the requests that one got",
  permission: "member",
  params: workspaceParams,
  response: Type.Object({
    /** Newest first; closed ones only where somebody was asked. */
    asking: Type.Array(Asking),
    /** Of campaigns that are open, newest first. */
    received: Type.Array(ReceivedRequest),
  }),
});

const ownParams = Type.Object({ workspace: Uuid, invitation: Uuid });
const requestParams = Type.Object({ workspace: Uuid, invitation: Uuid, request: Uuid });

export const searchColleagues = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/my/colleagues/:invitation/people",
  summary: "Find colleagues to ask, by name",
  permission: "member",
  params: ownParams,
  query: Type.Object({ search: Type.String({ minLength: 2, maxLength: 100 }) }),
  response: Type.Object({
    /** Ten at most, by name; people who can't be asked, or were asked already, are left out. */
    people: Type.Array(Type.Object({ person: Uuid, name: Type.String(), department: Type.String() })),
  }),
  errors: [noOpenProfile],
});

export const askColleague = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/my/colleagues/:invitation/requests",
  summary: "Ask a colleague to complete the profile, too",
  permission: "member",
  params: ownParams,
  body: Type.Object({ person: Uuid, aboutPerson: Type.Boolean() }),
  response: Type.Object({ request: Uuid }),
  errors: [noOpenProfile, colleagueNotFound, alreadyAsked, enoughAsked, noMoreRequests],
});

export const withdrawRequest = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/my/colleagues/:invitation/requests/:request/withdraw",
  summary: "Withdraw a request that has not been answered; what the colleague had saved is deleted",
  permission: "member",
  params: requestParams,
  response: Type.Null(),
  errors: [noOpenProfile, requestNotFound, answeredMeanwhile, notWaiting],
});

export const remindColleague = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/my/colleagues/:invitation/requests/:request/remind",
  summary: "Remind a colleague of a request, once",
  permission: "member",
  params: requestParams,
  response: Type.Null(),
  errors: [noOpenProfile, requestNotFound, notWaiting, alreadyReminded],
});
