import { type Static, Type } from "typebox";
import { operation } from "#platform/http/contract.ts";
import { RoleName, Uuid } from "./contract.ts";
import { entries, waysIn } from "./session-mark.ts";

/** A workspace that somebody belongs to, and what they may do in it. */
const OwnWorkspace = Type.Object({
  id: Uuid,
  name: Type.String(),
  organisation: Type.String(),
  /** What stands between this session and the workspace; where it is not "open", no permissions are told. */
  entry: Type.Enum([...entries]),
  /** Empty for staff, who are members and no more. */
  roles: Type.Array(RoleName),
  /** Of `Permission`, e.g. "people.write". */
  permissions: Type.Array(Type.String()),
  /** Their record among the organisation's people, where they have one. */
  personId: Type.Union([Uuid, Type.Null()]),
});
export type OwnWorkspace = Static<typeof OwnWorkspace>;

const SignedIn = Type.Object({
  id: Uuid,
  name: Type.String(),
  email: Type.String(),
  emailVerified: Type.Boolean(),
  hasPassword: Type.Boolean(),
  secondFactor: Type.Boolean(),
  /** How this session was opened. */
  way: Type.Enum([...waysIn]),
  /** The only workspace that this session opens, where a provider of that workspace signed in: the account stays closed. */
  onlyIn: Type.Union([Uuid, Type.Null()]),
});

export const readSession = operation({
  method: "GET",
  path: "/api/session",
  summary: "Who is signed in, and where they belong",
  permission: "public",
  response: Type.Object({
    /** Null: nobody is signed in. */
    user: Type.Union([SignedIn, Type.Null()]),
    workspaces: Type.Array(OwnWorkspace),
    /** Whether this user may make another workspace. */
    mayCreateWorkspace: Type.Boolean(),
    /** Whether mail leaves this server; otherwise it waits in the outbox. */
    mailConfigured: Type.Boolean(),
    /** Nobody has set this server up: the first-run page is next. */
    fresh: Type.Boolean(),
  }),
});
