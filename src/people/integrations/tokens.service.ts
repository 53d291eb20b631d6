import { randomUUID } from "node:crypto";
import type { Actor } from "#people/access/actor.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { createRateLimit } from "#platform/http/rate-limit.ts";
import { permissionsOfScopes, type Scope } from "./scopes.ts";
import { createToken, fits, readToken } from "./token-code.service.ts";
import { type ApiToken, tokenDays } from "./tokens.contract.ts";
import { tokenNotFound, tooManyTokens } from "./tokens.errors.ts";
import {
  findWorkingToken,
  insertToken,
  noteUse,
  revoke,
  selectTokens,
  type TokenRow,
} from "./tokens.store.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** Tokens that work at once. */
const mostTokens = 50;

const viewOf = (row: TokenRow, now: Date): ApiToken => ({
  token: row.token_id,
  name: row.name,
  scopes: row.scopes as Scope[],
  madeBy: row.made_by_name,
  madeAt: row.made_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  revokedAt: row.revoked_at?.toISOString() ?? null,
  works: row.revoked_at === null && row.expires_at > now,
});

export async function tokensOf(tx: Transaction, workspaceId: string, now: Date): Promise<ApiToken[]> {
  return (await selectTokens(tx, workspaceId)).map((row) => viewOf(row, now));
}

/** @throws AppError "token.too-many" */
export async function addToken(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  { name, scopes, days = tokenDays.usual }: { name: string; scopes: Scope[]; days?: number },
  now: Date,
): Promise<{ token: string; secret: string; expiresAt: string }> {
  const working = (await tokensOf(tx, workspaceId, now)).filter(({ works }) => works);
  if (working.length >= mostTokens) throw tooManyTokens(mostTokens);
  const tokenId = randomUUID();
  const { token, secretHash } = createToken(workspaceId, tokenId);
  const expiresAt = new Date(now.getTime() + days * day);
  await insertToken(tx, {
    workspace_id: workspaceId,
    token_id: tokenId,
    name: name.trim(),
    secret_hash: secretHash,
    scopes,
    made_by: actor.user.id,
    made_by_name: actor.user.name,
    made_at: now,
    expires_at: expiresAt,
  });
  await audit(tx, actor, {
    action: "token.made",
    subject: name.trim(),
    details: { token: tokenId, scopes, expiresAt: expiresAt.toISOString() },
  });
  return { token: tokenId, secret: token, expiresAt: expiresAt.toISOString() };
}

/** @throws AppError "token.not-found" */
export async function endToken(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  tokenId: string,
  now: Date,
): Promise<void> {
  const name = await revoke(tx, workspaceId, tokenId, now);
  if (name === undefined) throw tokenNotFound();
  await audit(tx, actor, { action: "token.revoked", subject: name, details: { token: tokenId } });
}

/**
 * Finds whom a token speaks for: the programme, within its scopes. Requests are counted for each token: 600 a
 * minute.
 *
 * @returns undefined where the token is none, revoked, over, or whose maker may make none any more
 */
export function createTokenAccess(
  transaction: <T>(workspaceId: string, work: (tx: Transaction) => Promise<T>) => Promise<T>,
): (token: string, now: Date) => Promise<Actor | undefined> {
  const limit = createRateLimit({ token: { times: 600, seconds: 60 } });
  return async (token, now) => {
    const read = readToken(token);
    if (!read) return undefined;
    const found = await transaction(read.workspaceId, async (tx) => {
      const row = await findWorkingToken(tx, read.workspaceId, read.tokenId, now);
      if (!row || !fits(read.secret, row.secret_hash)) return undefined;
      if (now.getTime() - (row.last_used_at?.getTime() ?? 0) > hour) await noteUse(tx, row, now);
      return row;
    });
    if (!found) return undefined;
    limit.take({ token: read.tokenId });
    const user = { id: found.token_id, name: `Token “${found.name}”`, email: "", emailVerified: false };
    return {
      user,
      member: { ...user, workspaceId: found.workspace_id, personId: null, roles: [] },
      scope: permissionsOfScopes(found.scopes),
    };
  };
}
