import { createBinder } from "#platform/http/binder.ts";
import type { Accounts } from "./accounts.service.ts";
import { type Actor, allows, type Permission } from "./actor.ts";

/** Makes the binder that knows who asks and what they may do. */
export const createAccess = (accounts: Accounts) =>
  createBinder<Actor, Permission>({
    actorOf: ({ headers, ip, params }) => {
      const { workspace } = params as { workspace?: string };
      return accounts.actorOf({ headers, address: ip }, workspace);
    },
    allows,
  });
