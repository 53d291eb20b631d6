import { Type } from "typebox";
import { operation } from "#platform/http/contract.ts";
import {
  addressTaken,
  hasPassword,
  sessionNotFound,
  signInAgain,
  stepOver,
  weakPassword,
  wrongCode,
  wrongCurrentPassword,
  wrongProof,
} from "./access.errors.ts";
import { Code, Email, Line, Moment, NewPassword, Password, Uuid } from "./contract.ts";
import { waysIn } from "./session-mark.ts";

export const renameSelf = operation({
  method: "PATCH",
  path: "/api/account",
  summary: "Change one's own name",
  permission: "user",
  body: Type.Object({ name: Line(100) }),
  response: Type.Null(),
});

export const changePassword = operation({
  method: "POST",
  path: "/api/account/password/change",
  summary: "Change one's own password; ends all other sessions",
  permission: "user",
  body: Type.Object({ current: Password, password: NewPassword }),
  response: Type.Null(),
  errors: [wrongCurrentPassword, weakPassword],
});

export const setFirstPassword = operation({
  method: "POST",
  path: "/api/account/password",
  summary: "Set a password on an account that has none",
  permission: "user",
  body: Type.Object({ password: NewPassword }),
  response: Type.Null(),
  errors: [hasPassword, signInAgain, weakPassword],
});

export const listSessions = operation({
  method: "GET",
  path: "/api/account/sessions",
  summary: "One's own sessions, newest first",
  permission: "user",
  response: Type.Array(
    Type.Object({
      id: Uuid,
      /** The session that asks. */
      current: Type.Boolean(),
      startedAt: Moment,
      expiresAt: Moment,
      /** To the hour; null for sessions of before this was kept. */
      seenAt: Type.Union([Moment, Type.Null()]),
      way: Type.Enum([...waysIn]),
      /** Whether a code of the second factor was given. */
      secondFactor: Type.Boolean(),
      /** The only workspace that it opens, where a provider of that workspace signed in; null: all. */
      onlyIn: Type.Union([Uuid, Type.Null()]),
      /** The browser's own words about itself. */
      userAgent: Type.String(),
      address: Type.String(),
    }),
  ),
});

export const endSession = operation({
  method: "DELETE",
  path: "/api/account/sessions/:session",
  summary: "End one of one's own sessions",
  permission: "user",
  params: Type.Object({ session: Uuid }),
  response: Type.Null(),
  errors: [sessionNotFound],
});

export const endOtherSessions = operation({
  method: "DELETE",
  path: "/api/account/sessions",
  summary: "End all of one's own sessions but this",
  permission: "user",
  response: Type.Null(),
});

/** A code is mailed to the new address; the answer's step is sent back with it. */
export const askForNewAddress = operation({
  method: "POST",
  path: "/api/account/email",
  summary: "Begin to change one's own address",
  permission: "user",
  body: Type.Object({
    email: Email,
    /** Password or a code of the second factor, where the account has one of them; else the session has to be of the last hour. */
    proof: Type.String({ maxLength: 128 }),
  }),
  response: Type.Object({ step: Type.String() }),
  errors: [signInAgain, wrongProof],
});

export const takeNewAddress = operation({
  method: "POST",
  path: "/api/account/email/confirm",
  summary: "Change one's own address, with the code that was mailed to it; ends all other sessions",
  permission: "user",
  body: Type.Object({ step: Type.String({ minLength: 1, maxLength: 100 }), code: Code }),
  response: Type.Null(),
  errors: [wrongCode, stepOver, addressTaken],
});
