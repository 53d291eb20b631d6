import { Type } from "typebox";
import { operation } from "#platform/http/contract.ts";
import { linkUsed, wrongPassword } from "./access.errors.ts";
import { Email, Next, Password } from "./contract.ts";

export const signInWithPassword = operation({
  method: "POST",
  path: "/api/sign-in/password",
  summary: "Sign in with e-mail and password",
  permission: "public",
  body: Type.Object({ email: Email, password: Password }),
  response: Type.Object({ next: Next }),
  errors: [wrongPassword],
});

/** Answers the same whether anybody has the address. The mail leads to `/sign-in/link#<code>`. */
export const askForSignInLink = operation({
  method: "POST",
  path: "/api/sign-in/link",
  summary: "Ask for a sign-in link by e-mail",
  permission: "public",
  body: Type.Object({ email: Email }),
  response: Type.Null(),
});

/** Pressed by a person on the link's page: programs that look at links in mail only open the page. */
export const signInWithLink = operation({
  method: "POST",
  path: "/api/sign-in/link/use",
  summary: "Sign in with the code of an e-mailed link",
  permission: "public",
  body: Type.Object({ code: Type.String({ minLength: 1, maxLength: 100 }) }),
  response: Type.Object({ next: Next }),
  errors: [linkUsed],
});

export const signOut = operation({
  method: "POST",
  path: "/api/sign-out",
  summary: "Sign out: end this session",
  permission: "public",
  response: Type.Null(),
});
