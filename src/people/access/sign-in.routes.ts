import { setTimeout as delay } from "node:timers/promises";
import { countCode, countLink, countPassword } from "./attempts.service.ts";
import type { Context } from "./context.ts";
import { addSecondFactorRoutes } from "./second-factor.routes.ts";
import { askForSignInLink, signInWithLink, signInWithPassword, signOut } from "./sign-in.contract.ts";
import { sendSignInLink } from "./sign-in-link.service.ts";

/** Milliseconds that the answer takes at least, so that it doesn't tell whether the address is known. */
const linkAnswerTime = 250;

export function addSignInRoutes(context: Context): void {
  const { app, bind, accounts } = context;

  bind(app, signInWithPassword, async ({ body: { email, password }, setHeader, ...asker }) => {
    const giveBack = countPassword(email, asker.address);
    const { next, cookies } = await accounts.signInWithPassword(email, password, asker);
    setHeader("set-cookie", cookies);
    giveBack();
    return { next };
  });

  bind(app, askForSignInLink, async ({ body: { email }, address }) => {
    countLink(email, address);
    await Promise.all([sendSignInLink(context, email.toLowerCase()), delay(linkAnswerTime)]);
    return null;
  });

  bind(app, signInWithLink, async ({ body: { code }, setHeader, ...asker }) => {
    const giveBack = countCode(asker.address);
    const { next, cookies } = await accounts.signInWithCode(code, asker);
    setHeader("set-cookie", cookies);
    giveBack();
    return { next };
  });

  addSecondFactorRoutes(context);

  bind(app, signOut, async ({ setHeader, ...asker }) => {
    setHeader("set-cookie", await accounts.signOut(asker));
    return null;
  });
}
