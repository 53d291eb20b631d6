import { createBinder } from "#platform/http/binder.ts";
import type { Accounts } from "./accounts.service.ts";
import { type Actor, allows, type Permission } from "./actor.ts";

/** Finds whom a token speaks for; undefined where for nobody. */
export type TokenAccess = (token: string, now: Date) => Promise<Actor | undefined>;

/** Any other kind of authorisation is for somebody else, such as a proxy before us. */
const bearer = /^bearer +(slp_\S+) *$/i;

/**
 * Makes the binder that knows who asks and what they may do: a program by its token, where a request has one, else a person by
 * their session.
 */
export const createAccess = (accounts: Accounts, tokenAccess: TokenAccess) =>
  createBinder<Actor, Permission>({
    actorOf: async ({ headers, ip, params }) => {
      const { workspace } = params as { workspace?: string };
      const token = bearer.exec(headers.authorization ?? "")?.[1];
      if (token === undefined) return accounts.actorOf({ headers, address: ip }, workspace);
      const actor = await tokenAccess(token, new Date());
      return actor?.member?.workspaceId === workspace?.toLowerCase()
        ? actor
        : actor && { ...actor, member: null };
    },
    allows,
  });
