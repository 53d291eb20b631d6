import type { Actor } from "#people/access/actor.ts";
import { registerProvider } from "#people/sign-in-providers/providers.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { Making } from "./making.ts";
import { signInProvider } from "./story.ts";

/** Registers the organisation's own sign-in, which nobody is offered until it is switched on: no such server is there. */
export async function registerSignIn(
  { workspaceId, context: { key } }: Making,
  tx: Transaction,
  director: Actor,
  now: Date,
): Promise<void> {
  const work = { tx, actor: director, workspaceId, key, allowed: [], now };
  const { name, domains, issuer, clientId } = signInProvider;
  await registerProvider(work, {
    name,
    domains: [...domains],
    oidc: { issuer, clientId, clientSecret: "invented, like everything here" },
  });
}
