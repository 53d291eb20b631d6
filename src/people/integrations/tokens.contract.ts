import { type Static, Type } from "typebox";
import { Line, Moment, Uuid, workspaceParams } from "#people/access/contract.ts";
import { operation } from "#platform/http/contract.ts";
import { type Scope, scopeNames } from "./scopes.ts";
import { tokenNotFound, tooManyTokens } from "./tokens.errors.ts";

const ScopeName = Type.Unsafe<Scope>(Type.Union(scopeNames.map((name) => Type.Literal(name))));
const OrNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

/** Days that a token works where nothing is said, and at most. */
export const tokenDays = { usual: 90, most: 366 };

const ApiToken = Type.Object({
  token: Uuid,
  name: Type.String(),
  scopes: Type.Array(ScopeName),
  madeBy: Type.String(),
  madeAt: Moment,
  expiresAt: Moment,
  /** To the hour; null where it was never used. */
  lastUsedAt: OrNull(Moment),
  revokedAt: OrNull(Moment),
  /** Whether it opens anything now. */
  works: Type.Boolean(),
});
export type ApiToken = Static<typeof ApiToken>;

export const listTokens = operation({
  method: "GET",
  path: "/api/workspaces/:workspace/tokens",
  summary: "List tokens of other programs, newest first",
  permission: "integrations.manage",
  params: workspaceParams,
  response: Type.Object({ tokens: Type.Array(ApiToken) }),
});

export const makeToken = operation({
  method: "POST",
  path: "/api/workspaces/:workspace/tokens",
  summary: "Make a token for another program; it is shown this once",
  permission: "integrations.manage",
  params: workspaceParams,
  body: Type.Object({
    name: Line(100),
    scopes: Type.Array(ScopeName, { minItems: 1, maxItems: scopeNames.length, uniqueItems: true }),
    /** Days that it works; 90 where nothing is said. */
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: tokenDays.most })),
  }),
  response: Type.Object({
    token: Uuid,
    /** To send as "Authorization: Bearer …". Nobody can read it again. */
    secret: Type.String(),
    expiresAt: Moment,
  }),
  errors: [tooManyTokens],
});

export const revokeToken = operation({
  method: "DELETE",
  path: "/api/workspaces/:workspace/tokens/:token",
  summary: "Revoke a token for good",
  permission: "integrations.manage",
  params: Type.Object({ workspace: Uuid, token: Uuid }),
  response: Type.Null(),
  errors: [tokenNotFound],
});
